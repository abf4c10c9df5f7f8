#include "events/event_tables.h"

#include "segmentation/segmenter.h"

namespace wirefacts {

const WordColumns& EventTables::columns(std::string_view record_type) const {
  const auto found = by_record_type_.find(std::string(record_type));
  return found == by_record_type_.end() ? none_.columns : columns(found->second);
}

const std::string& EventTables::sector(std::string_view kind, std::string_view value) const {
  const auto found = sectors_.find(std::string(kind) + '\t' + std::string(value));
  return found == sectors_.end() ? no_sector_ : found->second;
}

const std::string& EventTables::office_sector(std::string_view title) const {
  const auto found = office_sectors_.find(fold_name(title));
  return found == office_sectors_.end() ? no_sector_ : found->second;
}

const NounClass& EventTables::noun_class(std::string_view lemma) const {
  const auto found = nouns_.find(std::string(lemma));
  return found == nouns_.end() ? no_noun_ : found->second;
}

Decimal EventTables::confidence(std::string_view rule) const {
  const auto found = precision_.find(std::string(rule));
  const Judgment judgment = found == precision_.end() ? Judgment() : found->second;
  const std::int64_t thousandths = 1000 * (judgment.right + 1);
  const std::int64_t below = judgment.judged + 2;
  std::int64_t rounded = thousandths / below;
  const std::int64_t twice_rest = 2 * (thousandths % below);
  if (twice_rest > below || (twice_rest == below && rounded % 2 != 0)) ++rounded;
  return Decimal(rounded, -3);
}

}  // namespace wirefacts
