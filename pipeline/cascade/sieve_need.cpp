#include "cascade/sieve_need.h"

#include <algorithm>

#include "segmentation/segmenter.h"

namespace wirefacts {
namespace {

// Of a thousand sentences: what is not known, because rules make it.
constexpr std::size_t kLabel = 400, kSaid = 300, kSaidToo = 50;

template <typename T>
void append(std::vector<T>& to, const std::vector<T>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

}  // namespace

void Need::add(const Need& other) {
  append(words, other.words);
  append(labels, other.labels);
  append(gates, other.gates);
  append(fields, other.fields);
}

bool Need::only_lemmas() const {
  return std::all_of(fields.begin(), fields.end(), [](const Field& field) { return field.rare; });
}

std::size_t NeedSizes::of(const Need& need) {
  std::size_t out = need.gates.size();
  for (const Symbol word : need.words) out += 1 + frequency_.per_mille(word);
  for (const Label label : need.labels) out += of(label);
  std::size_t fields = 0;
  for (const Need::Field& field : need.fields) fields += of(field);
  return out + std::min(fields, kLabel - 1);
}

void NeedSizes::sort(std::vector<Need>& needs) {
  std::stable_sort(needs.begin(), needs.end(), [&](const Need& a, const Need& b) { return of(a) < of(b); });
}

std::size_t NeedSizes::of(Label label) {
  const auto key = static_cast<std::uint16_t>(label);
  const auto [known, added] = labels_.try_emplace(key, kLabel);
  const auto rows = rows_.find(key);
  if (!added || made_[key] || rows == rows_.end()) return known->second;
  std::size_t sum = 0;
  for (std::size_t i = 0; i < rows->second.size() && sum < kLabel; ++i) sum += of_row(rows->second[i]);
  return known->second = std::min(sum, kLabel);
}

/// As often as the rows of lists that say so.
std::size_t NeedSizes::of(const Need::Field& field) {
  if (field.rare) return 0;  // as often as its words
  const SizeByText& said = said_in_rows(field.label, field.number);
  const auto rows = said.find(field.text);
  if (!made_[static_cast<std::uint16_t>(field.label)]) return rows == said.end() ? 1 : rows->second;
  return rows == said.end() ? kSaid : rows->second + kSaidToo;
}

std::size_t NeedSizes::of_row(std::uint32_t row) const {
  const std::string_view form = lists_[row].form;
  return 1 + frequency_.per_mille(symbols_.find(fold(form.substr(0, form.find(' ')))));
}

const NeedSizes::SizeByText& NeedSizes::said_in_rows(Label label, std::size_t field) {
  const auto [said, added] = fields_.try_emplace({label, field});
  const auto rows = rows_.find(static_cast<std::uint16_t>(label));
  if (!added || rows == rows_.end()) return said->second;
  for (const std::uint32_t row : rows->second) {
    const FieldValue value = lists_[row].features[field];
    if (value.kind == FieldValue::Kind::text) said->second[std::string(value.text)] += of_row(row);
  }
  return said->second;
}

}  // namespace wirefacts
