#include "grammar/schema.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace wirefacts {
namespace {

FieldInfo simple_field(std::string name, FieldType type) {
  FieldInfo field;
  field.name = std::move(name);
  field.type = type;
  return field;
}

bool is_upper(char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; }
bool is_lower(char c) { return std::islower(static_cast<unsigned char>(c)) != 0; }

}  // namespace

std::optional<std::uint32_t> LabelInfo::field(std::string_view field_name) const {
  const auto at = std::find_if(fields.begin(), fields.end(), [&](const FieldInfo& f) { return f.name == field_name; });
  if (at == fields.end()) return std::nullopt;
  return static_cast<std::uint32_t>(at - fields.begin());
}

Schema::Schema() {
  for (const std::string_view name : {"Number", "Quoted", "Headline", "Lead", "Body", "Table", "Known"}) {
    declare(name).kind = LabelKind::builtin;
  }
  declare("Number").fields = {simple_field("value", FieldType::decimal), simple_field("form", FieldType::text)};
  declare("Known").fields = {simple_field("type", FieldType::text), simple_field("of", FieldType::reference),
                             simple_field("form", FieldType::text)};
}

Label Schema::find(std::string_view name) const {
  const auto at = by_name_.find(std::string(name));
  return at == by_name_.end() ? Label::none : at->second;
}

const std::vector<std::string>* Schema::enumeration(std::string_view name) const {
  const auto at = enums_.find(std::string(name));
  return at == enums_.end() ? nullptr : &at->second;
}

std::vector<std::string> Schema::label_names() const {
  std::vector<std::string> names;
  for (const LabelInfo& info : labels_) names.push_back(info.name);
  return names;
}

LabelInfo& Schema::declare(std::string_view name) {
  if (const Label known = find(name); known != Label::none) {
    return labels_[static_cast<std::uint16_t>(known)];
  }
  by_name_.emplace(std::string(name), static_cast<Label>(labels_.size()));
  labels_.emplace_back();
  labels_.back().name = name;
  return labels_.back();
}

void Schema::declare_enumeration(std::string name, std::vector<std::string> values) {
  enums_[std::move(name)] = std::move(values);
}

std::string lower_snake(std::string_view label_name) {
  std::string out;
  for (std::size_t i = 0; i < label_name.size(); ++i) {
    if (i > 0 && is_upper(label_name[i]) && is_lower(label_name[i - 1])) out += '_';
    out += static_cast<char>(std::tolower(static_cast<unsigned char>(label_name[i])));
  }
  return out;
}

std::string upper_snake(std::string_view label_name) {
  std::string out = lower_snake(label_name);
  for (char& c : out) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return out;
}

}  // namespace wirefacts
