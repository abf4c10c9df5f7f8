// Messages of the library then say where in the object the mistake is.
#define JSON_DIAGNOSTICS 1
#include <nlohmann/json.hpp>

#include "io/extraction_json.h"
#include "io/extraction_members.h"
#include "records/stable_id.h"

namespace wirefacts {
namespace {

using Json = nlohmann::ordered_json;

/// The member, or null: absent and null are alike.
const Json& at(const Json& object, const char* key) {
  static const Json kNull;
  const auto found = object.find(key);
  return found == object.end() ? kNull : *found;
}

/// Reads members of an object (extraction_members.h); the library throws where one has the wrong kind.
class MemberReader {
 public:
  template <typename Record>
  using Of = Record;

  explicit MemberReader(const Json& object) : object_(object) {}

  template <typename Value>
  void must(const char* key, Value& value) {
    get(object_.at(key), value);
  }
  template <typename Value>
  void member(const char* key, Value& value) {
    if (const Json& found = at(object_, key); !found.is_null()) get(found, value);
  }
  template <typename Value>
  void nullable(const char* key, Value& value) {
    member(key, value);
  }
  template <typename Value>
  void optional(const char* key, Value& value) {
    member(key, value);
  }
  void constant(const char* /*key*/, const char* /*value*/) {}

  void ends(CharSpan& span) { get(object_, span); }
  template <typename Span>
  void pair(const char* key, Span& span) {
    member(key, span);
  }
  template <typename Span>
  void optional_pair(const char* key, Span& span) {
    member(key, span);
  }
  template <typename Span>
  void nullable_pair(const char* key, Span& span) {
    member(key, span);
  }

 private:
  static void get(const Json& json, std::string& value) { value = json.get<std::string>(); }

  template <typename Number>
  requires std::is_arithmetic_v<Number>
  static void get(const Json& json, Number& value) { value = json.get<Number>(); }

  /// The shortest form of a double is what was written, up to 15 digits.
  static void get(const Json& json, Decimal& value) {
    if (!json.is_number()) static_cast<void>(json.get<double>());  // throws, with the place
    value = Decimal::parse(json.dump()).value_or(Decimal());
  }

  /// {"start": …, "end": …} or [start, end]
  static void get(const Json& json, CharSpan& span) {
    const bool pair = json.is_array();
    get(pair ? json.at(0) : json.at("start"), span.start);
    get(pair ? json.at(1) : json.at("end"), span.end);
  }

  static void get(const Json& json, LiteralText& words) {
    get(json.at("text"), words.text);
    if (json.contains("start")) get(json, words.span.emplace());
  }

  static void get(const Json& json, Reference& value) {
    if (json.is_number()) get(json, value.emplace<Decimal>());
    else if (json.is_object()) get(json, value.emplace<LiteralText>());
    else get(json, value.emplace<std::string>());
  }

  static void get(const Json& json, std::vector<NamedReferences>& all) {
    for (const auto& [name, value] : json.items()) {
      if (value.is_null()) continue;
      NamedReferences& one = all.emplace_back(NamedReferences{name, value.is_array(), {}});
      one.list ? get(value, one.values) : get(value, one.values.emplace_back());
    }
  }

  template <typename Value>
  static void get(const Json& json, std::optional<Value>& value) {
    get(json, value.emplace());
  }

  template <typename Value>
  static void get(const Json& json, std::vector<Value>& values) {
    for (const Json& item : json) get(item, values.emplace_back());
  }

  template <typename Record>
  requires std::is_class_v<Record>
  static void get(const Json& json, Record& record) {
    MemberReader reader(json);
    members(reader, record);
  }

  const Json& object_;
};

}  // namespace

Result<Extraction> parse_extraction(std::string_view json) {
  try {
    const Json object = Json::parse(json);
    if (!object.is_object()) return Error{"an extraction is a JSON object", ErrorKind::bad_data};
    std::string schema;
    MemberReader reader(object);
    reader.member("schema", schema);
    if (!schema.empty() && schema != kSchemaId) {
      return Error{"records of schema '" + schema + "', not '" + std::string(kSchemaId) + "'", ErrorKind::bad_data};
    }
    Extraction out;
    members(reader, out);
    return out;
  } catch (const Json::exception& problem) {
    return Error{problem.what(), ErrorKind::bad_data};
  }
}

}  // namespace wirefacts
