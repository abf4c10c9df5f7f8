#include "workbench/record_diff.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/text.h"

namespace wirefacts {
namespace {

constexpr std::uint32_t kBesideChange = 60;  // code points beside the words

std::string words_of(const ComparedField* field) {
  if (field == nullptr) return {};
  std::vector<std::string> words;
  for (const ComparedValue& value : field->values) words.push_back(value.words);
  std::sort(words.begin(), words.end());
  return join(words, "; ");
}

/// Fields of one name may stand several times (figures): their values together.
std::map<std::string, ComparedField> by_name(const ComparedRecord& record) {
  std::map<std::string, ComparedField> out;
  for (const ComparedField& field : record.fields) {
    ComparedField& own = out[field.name];
    own.name = field.name;
    own.values.insert(own.values.end(), field.values.begin(), field.values.end());
  }
  return out;
}

std::vector<FieldChange> changes_between(const ComparedRecord& before, const ComparedRecord& after) {
  std::vector<FieldChange> out;
  if (before.type != after.type) out.push_back({"type", before.type, after.type});
  if (before.span != after.span) out.push_back({"span", before.words, after.words});
  const std::map<std::string, ComparedField> old_fields = by_name(before), new_fields = by_name(after);
  std::map<std::string, FieldChange> changed;
  for (const auto& [name, field] : old_fields) changed[name] = {name, words_of(&field), {}};
  for (const auto& [name, field] : new_fields) {
    changed[name].name = name;
    changed[name].after = words_of(&field);
  }
  for (auto& [name, change] : changed) {
    if (change.before != change.after) out.push_back(std::move(change));
  }
  return out;
}

}  // namespace

Result<ArticleDiff> diff_article(const Extraction& before, const Extraction& after, const Article& article,
                                 ContextReader& contexts) {
  if (before.doc.sha256 != after.doc.sha256) {
    return Error{
        "the two sides read different texts of article '" + after.doc.doc_id + "': make both from the same corpus",
        ErrorKind::bad_data};
  }
  contexts.read(article);
  const std::vector<ComparedRecord> old_records = compared_records(before, article.text),
                                    new_records = compared_records(after, article.text);
  std::vector<bool> old_seen(old_records.size()), new_seen(new_records.size());
  ArticleDiff out;
  const auto add = [&](RecordChange change) {
    change.article = after.doc.doc_id;
    change.context = contexts.around(change.record.span, kBesideChange);
    out.changes.push_back(std::move(change));
  };
  for (const RecordPair& pair : pair_records(old_records, new_records, TypeMatch::any)) {
    old_seen[pair.left] = new_seen[pair.right] = true;
    const ComparedRecord& was = old_records[pair.left];
    const ComparedRecord& is = new_records[pair.right];
    std::vector<FieldChange> fields = changes_between(was, is);
    if (fields.empty() && was.rule == is.rule) {
      ++out.same;
      continue;
    }
    add({RecordChange::Kind::changed, {}, is, was.rule == is.rule ? std::string() : was.rule, std::move(fields), {}});
  }
  for (std::size_t i = 0; i < old_records.size(); ++i) {
    if (!old_seen[i]) add({RecordChange::Kind::lost, {}, old_records[i], {}, {}, {}});
  }
  for (std::size_t i = 0; i < new_records.size(); ++i) {
    if (!new_seen[i]) add({RecordChange::Kind::added, {}, new_records[i], {}, {}, {}});
  }
  std::stable_sort(out.changes.begin(), out.changes.end(),
                   [](const RecordChange& a, const RecordChange& b) { return a.record.span < b.record.span; });
  return out;
}

}  // namespace wirefacts
