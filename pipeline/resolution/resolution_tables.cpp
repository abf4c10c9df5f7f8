#include "resolution/resolution_tables.h"

#include <algorithm>

#include "base/content_hash.h"
#include "resolution/field_text.h"
#include "resolution/resolution_data.h"

namespace wirefacts {
namespace {

template <typename Map>
const typename Map::mapped_type* find_name(const Map& map, std::string_view name) {
  if (name.empty()) return nullptr;
  const auto found = map.find(fold_name(name));
  return found == map.end() ? nullptr : &found->second;
}

}  // namespace

ResolutionTables::ResolutionTables(const Knowledge& knowledge) : data_(std::make_unique<Data>(knowledge)) {}
ResolutionTables::ResolutionTables(std::unique_ptr<Data> data) : data_(std::move(data)) {}
ResolutionTables::~ResolutionTables() = default;
ResolutionTables::ResolutionTables(ResolutionTables&&) noexcept = default;
ResolutionTables& ResolutionTables::operator=(ResolutionTables&&) noexcept = default;

const OrganizationFacts* ResolutionTables::Data::organization(std::string_view name) const {
  return find_name(organizations, name);
}

const PersonFacts* ResolutionTables::Data::person(std::string_view name) const { return find_name(persons, name); }

const FacilityFacts* ResolutionTables::Data::facility(std::string_view name) const {
  return find_name(facilities, name);
}

std::vector<std::string> ResolutionTables::Data::office_classes(const std::string& office_class) const {
  if (office_class.empty()) return {};
  const auto found = classes_of_member.find(office_class);
  return found == classes_of_member.end() ? std::vector<std::string>{office_class} : found->second;
}

const std::vector<OfficeTerm>& ResolutionTables::Data::terms(const std::string& country,
                                                             const std::string& office_class) const {
  static const std::vector<OfficeTerm> none;
  const auto found = office_terms.find(country + ' ' + office_class);
  return found == office_terms.end() ? none : found->second;
}

std::vector<std::uint32_t> ResolutionTables::Data::named(const PlaceIndex& places, std::string_view name) const {
  std::vector<std::uint32_t> found;
  const std::string folded = fold_name(name);
  const std::uint64_t hash = checksum(folded);
  for (auto at = std::lower_bound(places.begin(), places.end(), PlaceKey{hash, 0, 0});
       at != places.end() && at->hash == hash; ++at) {
    if (fold_name(knowledge.lists[at->row].form) == folded) found.push_back(at->row);
  }
  return found;
}

std::string ResolutionTables::Data::cell(std::uint32_t row, std::string_view column) const {
  const ListRow listed = knowledge.lists[row];
  const auto number = knowledge.schema.field(listed.label, column);
  return number && *number < listed.features.size() ? to_text(listed.features[*number]) : std::string();
}

std::string ResolutionTables::Data::singular(const std::string& noun) const {
  if (counted_lemmas.contains(noun)) return noun;
  for (const SingularShape& shape : singular_shapes) {
    if (!shape.pattern.matches(noun)) continue;
    return noun.substr(0, noun.size() - std::min(shape.drop, noun.size())) + shape.add;
  }
  return noun;
}

std::string ResolutionTables::Data::noun_class(const std::string& lemma) const {
  const auto found = nouns.find(lemma);
  return found == nouns.end() ? std::string() : cell(found->second, "class");
}

bool ResolutionTables::Data::may_be_different(std::string_view name) const {
  return !never_same.empty() && never_same.count(fold_name(name)) != 0;
}

bool ResolutionTables::Data::may_be_same(std::string_view one, std::string_view other) const {
  if (never_same.empty()) return true;
  const auto found = never_same.find(fold_name(one));
  if (found == never_same.end()) return true;
  return std::find(found->second.begin(), found->second.end(), fold_name(other)) == found->second.end();
}

}  // namespace wirefacts
