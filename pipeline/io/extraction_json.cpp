#include "io/extraction_json.h"

#include <concepts>
#include <type_traits>
#include <variant>

#include "io/extraction_members.h"
#include "io/json_writer.h"
#include "records/stable_id.h"

namespace wirefacts {
namespace {

bool is_empty(bool value) { return !value; }
bool is_empty(const std::string& value) { return value.empty(); }
bool is_empty(CharSpan value) { return value.end <= value.start; }
template <typename Value>
bool is_empty(const std::optional<Value>& value) {
  return !value;
}
template <typename Value>
bool is_empty(const std::vector<Value>& values) {
  return values.empty();
}

/// Writes members of the object it stands in (extraction_members.h).
class MemberWriter {
 public:
  template <typename Record>
  using Of = const Record;

  explicit MemberWriter(JsonWriter& json) : json_(json) {}

  template <typename Value>
  void must(std::string_view key, const Value& value) {
    member(key, value);
  }
  template <typename Value>
  void member(std::string_view key, const Value& value) {
    json_.key(key);
    put(value);
  }
  template <typename Value>
  void nullable(std::string_view key, const Value& value) {
    json_.key(key);
    is_empty(value) ? json_.null() : put(value);
  }
  template <typename Value>
  void optional(std::string_view key, const Value& value) {
    if (!is_empty(value)) member(key, value);
  }
  void constant(std::string_view key, std::string_view text) { json_.member(key, text); }

  void ends(CharSpan span) {
    member("start", span.start);
    member("end", span.end);
  }
  void pair(std::string_view key, CharSpan span) {
    json_.key(key);
    json_.begin_array();
    put(span.start);
    put(span.end);
    json_.end_array();
  }
  void optional_pair(std::string_view key, CharSpan span) {
    if (!is_empty(span)) pair(key, span);
  }
  void optional_pair(std::string_view key, const std::optional<CharSpan>& span) {
    if (span) pair(key, *span);
  }
  void nullable_pair(std::string_view key, const std::optional<CharSpan>& span) {
    span ? pair(key, *span) : member(key, span);
  }

 private:
  void put(bool value) { json_.boolean(value); }
  void put(std::uint32_t value) { json_.number(std::uint64_t{value}); }
  void put(std::uint64_t value) { json_.number(value); }
  void put(int value) { json_.number(std::int64_t{value}); }
  void put(std::int64_t value) { json_.number(value); }
  void put(const Decimal& value) { json_.number(value); }
  void put(const std::string& value) { json_.string(value); }

  void put(CharSpan span) {
    json_.begin_object();
    ends(span);
    json_.end_object();
  }

  void put(const LiteralText& words) {
    json_.begin_object();
    member("text", words.text);
    if (words.span) ends(*words.span);
    json_.end_object();
  }

  void put(const Reference& value) {
    std::visit([&](const auto& kind) { put(kind); }, value);
  }

  /// An object: a reference or an array of them under each name.
  void put(const std::vector<NamedReferences>& all) {
    json_.begin_object();
    for (const NamedReferences& one : all) {
      if (one.values.empty()) continue;
      one.list ? member(one.name, one.values) : member(one.name, one.values.front());
    }
    json_.end_object();
  }

  template <typename Value>
  void put(const std::optional<Value>& value) {
    value ? put(*value) : json_.null();
  }

  template <typename Value>
  void put(const std::vector<Value>& values) {
    json_.begin_array();
    for (const Value& value : values) put(value);
    json_.end_array();
  }

  template <typename Record>
  requires std::is_class_v<Record>
  void put(const Record& record) {
    json_.begin_object();
    members(*this, record);
    json_.end_object();
  }

  JsonWriter& json_;
};

}  // namespace

void append_json(const Extraction& extraction, std::string& out) {
  JsonWriter json(out);
  MemberWriter writer(json);
  json.begin_object();
  json.member("schema", kSchemaId);
  members(writer, extraction);
  json.end_object();
}

}  // namespace wirefacts
