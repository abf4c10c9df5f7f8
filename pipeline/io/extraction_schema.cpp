#include "io/extraction_schema.h"

#include <concepts>
#include <nlohmann/json.hpp>
#include <type_traits>
#include <variant>

#include "io/extraction_members.h"
#include "records/stable_id.h"

namespace wirefacts {
namespace {

using Json = nlohmann::ordered_json;

Json definition(const char* name) { return {{"$ref", std::string("#/definitions/") + name}}; }
Json list_of(Json items) { return {{"type", "array"}, {"items", std::move(items)}}; }
Json or_null(Json schema) { return {{"anyOf", Json::array({std::move(schema), {{"type", "null"}}})}}; }

template <typename Value>
Json schema_of(const Value& value);
template <typename Item>
Json schema_of(const std::optional<Item>& value);
template <typename Item>
Json schema_of(const std::vector<Item>& value);

/// Describes the members of one record (extraction_members.h).
class MemberSchema {
 public:
  template <typename Record>
  using Of = const Record;

  template <typename Value>
  void must(const char* key, const Value& value) {
    member(key, value);
  }
  template <typename Value>
  void member(const char* key, const Value& value) {
    add(key, schema_of(value), true);
  }
  template <typename Value>
  void nullable(const char* key, const Value& value) {
    add(key, or_null(schema_of(value)), true);
  }
  template <typename Value>
  void optional(const char* key, const Value& value) {
    add(key, schema_of(value), false);
  }
  void constant(const char* key, const char* text) { add(key, {{"const", text}}, true); }

  void ends(const CharSpan& end) {
    member("start", end.start);
    member("end", end.end);
  }
  template <typename Span>
  void pair(const char* key, const Span& /*span*/) {
    add(key, definition("pair"), true);
  }
  template <typename Span>
  void optional_pair(const char* key, const Span& /*span*/) {
    add(key, definition("pair"), false);
  }
  template <typename Span>
  void nullable_pair(const char* key, const Span& /*span*/) {
    add(key, or_null(definition("pair")), true);
  }

  [[nodiscard]] Json object() const {
    return {{"type", "object"}, {"properties", properties_}, {"required", required_}, {"additionalProperties", false}};
  }

 private:
  void add(const char* key, Json schema, bool always) {
    properties_[key] = std::move(schema);
    if (always) required_.push_back(key);
  }

  Json properties_ = Json::object(), required_ = Json::array();
};

template <typename Record>
Json object_of(const Record& record) {
  MemberSchema schema;
  members(schema, record);
  return schema.object();
}

template <typename Item>
Json schema_of(const std::optional<Item>& /*value*/) {
  return schema_of(Item());
}

template <typename Item>
Json schema_of(const std::vector<Item>& /*value*/) {
  if constexpr (std::is_same_v<Item, NamedReferences>) return definition("named");
  else return list_of(schema_of(Item()));
}

template <typename Value>
Json schema_of(const Value& value) {
  if constexpr (std::is_same_v<Value, bool>) return {{"type", "boolean"}};
  else if constexpr (std::is_unsigned_v<Value>) return {{"type", "integer"}, {"minimum", 0}};
  else if constexpr (std::is_integral_v<Value>) return {{"type", "integer"}};
  else if constexpr (std::is_same_v<Value, Decimal>) return {{"type", "number"}};
  else if constexpr (std::is_same_v<Value, std::string>) return {{"type", "string"}};
  else if constexpr (std::is_same_v<Value, CharSpan>) return definition("span");
  else if constexpr (std::is_same_v<Value, Reference>) return definition("reference");
  else if constexpr (std::is_same_v<Value, MentionRecord>) return definition("mention");
  else return object_of(value);
}

Json definitions() {
  const Json number = schema_of(std::uint32_t());
  Json span = {{"type", "object"}, {"properties", {{"start", number}, {"end", number}}}};
  span["required"] = {"start", "end"};
  span["additionalProperties"] = false;
  Json words = {{"type", "object"},
                {"properties", {{"text", {{"type", "string"}}}, {"start", number}, {"end", number}}}};
  words["required"] = {"text"};
  words["additionalProperties"] = false;
  const Json reference = definition("reference");
  return {{"span", std::move(span)},
          {"pair", {{"type", "array"}, {"items", number}, {"minItems", 2}, {"maxItems", 2}}},
          {"reference",
           {{"description", "id of a record of this article, words, or a number"},
            {"anyOf", Json::array({{{"type", "string"}}, std::move(words), {{"type", "number"}}})}}},
          {"named",
           {{"type", "object"}, {"additionalProperties", {{"anyOf", Json::array({reference, list_of(reference)})}}}}},
          {"mention", object_of(MentionRecord())}};
}

}  // namespace

std::string extraction_schema() {
  const Json record = object_of(Extraction());
  Json out = {
      {"$schema", "http://json-schema.org/draft-07/schema#"},
      {"$id", "urn:wirefacts:" + std::string(kSchemaId.substr(kSchemaId.find('/') + 1))},
      {"title", "wirefacts: everything found in one article"},
      {"description",
       "One line of the output jsonl. start and end count code points of the document text, from 0, the end not "
       "included. The text itself is not in the line: it is title, empty line, text of the article; doc.text_start "
       "is where the latter begins, 0 without a title or when the text begins with it. ids (P1, E2) hold inside "
       "the line, uid everywhere."},
      {"type", "object"}};
  out["properties"] = {{"schema", {{"const", kSchemaId}}}};
  out["required"] = Json::array({"schema"});
  out["properties"].update(record["properties"]);
  for (const Json& name : record["required"]) out["required"].push_back(name);
  out["additionalProperties"] = false;
  out["definitions"] = definitions();
  return out.dump(1) + "\n";
}

}  // namespace wirefacts
