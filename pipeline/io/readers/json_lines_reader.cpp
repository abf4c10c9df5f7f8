#include "io/readers/json_lines_reader.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/table.h"
#include "base/text.h"
#include "io/readers/article_builder.h"
#include "io/readers/json_mistake.h"
#include "io/readers/raw_fields.h"

namespace wirefacts {
namespace {

static_assert(LineReader::kPadding >= simdjson::SIMDJSON_PADDING);

std::optional<int> hex_digits(std::string_view text) {
  int out = 0;
  if (text.size() < 4) return std::nullopt;
  for (const char c : text.substr(0, 4)) {
    const auto digit = std::string_view("0123456789abcdef").find(static_cast<char>(c >= 'A' && c <= 'F' ? c + 32 : c));
    if (digit == std::string_view::npos) return std::nullopt;
    out = out * 16 + static_cast<int>(digit);
  }
  return out;
}

/// Half surrogates in escapes → "\ufffd", in place. True when there was one.
bool repair_surrogates(std::string& json) {
  const auto escape_at = [&](std::size_t at) -> std::optional<int> {
    if (json.compare(at, 2, "\\u") != 0) return std::nullopt;
    return hex_digits(std::string_view(json).substr(at + 2));
  };
  bool repaired = false;
  for (std::size_t at = json.find('\\'); at < json.size(); at = json.find('\\', at)) {
    const auto code = escape_at(at);
    const bool high = code && *code >= 0xD800 && *code < 0xDC00;
    const bool low = code && *code >= 0xDC00 && *code < 0xE000;
    if (high && at + 6 < json.size()) {
      if (const auto second = escape_at(at + 6); second && *second >= 0xDC00 && *second < 0xE000) {
        at += 12;
        continue;
      }
    }
    if (high || low) {
      json.replace(at, 6, "\\ufffd");
      repaired = true;
    }
    at += 2;
  }
  return repaired;
}

}  // namespace

/// The only user of the fast JSON library. Its document form, not the on-demand one, because only that picks the
/// fastest code for the processor at run time (and checks the whole line). One thread at a time.
class JsonObjectParser {
 public:
  explicit JsonObjectParser(const InputFields& map) : block_names_(map.text) {
    const std::vector<std::string> usual = InputFields().text;
    block_names_.insert(block_names_.end(), usual.begin(), usual.end());
    for (std::size_t f = 0; f < kFieldNames.size(); ++f) {
      const auto& names = map.*kFieldNames[f].names;
      for (std::size_t rank = 0; rank < names.size(); ++rank) {
        slots_[names[rank]].push_back({f, rank});
        if (names[rank].find('.') != std::string::npos) paths_.emplace_back(names[rank], Slot{f, rank});
      }
    }
  }

  struct Failure {
    std::string code, message;
  };
  using Parsed = std::variant<RawFields, Failure>;

  /// REQUIRES: LineReader::kPadding readable bytes behind `json`.
  Parsed parse(std::string_view json) {
    auto error = read(json);
    if (error == simdjson::STRING_ERROR) {
      std::string repaired(json);
      repaired.reserve(repaired.size() + LineReader::kPadding);
      if (repair_surrogates(repaired)) error = read(repaired);
    }
    if (!error) return std::move(fields_);
    if (error == simdjson::UTF8_ERROR) return Failure{"bad_utf8", "the line is not UTF-8"};
    if (error == simdjson::INCORRECT_TYPE) return Failure{"bad_json", "what stands here is no JSON object"};
    return Failure{"bad_json", json_mistake(json).value_or(simdjson::error_message(error))};
  }

 private:
  using Error = simdjson::error_code;
  using Element = simdjson::dom::element;
  struct Slot {
    std::size_t field;
    std::size_t rank;  // among the names of the field; the first wins
  };

  Error read(std::string_view json) {
    fields_ = {};
    ranks_.fill(SIZE_MAX);
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(json.data());
    simdjson::dom::object object;
    if (const Error e = parser_.parse(bytes, json.size(), false).get_object().get(object)) return e;
    for (const auto& [key, value] : object) read_member(key, value);
    for (const auto& [path, slot] : paths_) {
      if (const auto value = value_at(object, path)) fill(slot, path, *value);
    }
    if (!fields_.text) {
      fields_.instead_of_text = texts_of(object);
      fields_.articles = list_of_articles(object);
    }
    return simdjson::SUCCESS;
  }

  /// The names of its texts and of those in its objects, "a b c.d", at most kMostKeys of them.
  static std::string texts_of(simdjson::dom::object object) {
    constexpr std::size_t kMostKeys = 12;
    std::vector<std::string> names;
    for (const auto& [key, value] : object) {
      if (value.is_string()) names.emplace_back(key);
      simdjson::dom::object below;
      if (value.get_object().get(below) != simdjson::SUCCESS) continue;
      for (const auto& [name, content] : below) {
        if (content.is_string()) names.push_back(std::string(key) + "." + std::string(name));
      }
    }
    if (names.size() > kMostKeys) names.resize(kMostKeys);
    return wirefacts::join(names, " ");
  }

  /// What stands at "fields.body": a member of a member.
  static std::optional<Element> value_at(simdjson::dom::object object, std::string_view path) {
    for (;;) {
      const std::size_t dot = path.find('.');
      Element value;
      if (object.at_key(path.substr(0, dot)).get(value) != simdjson::SUCCESS) return std::nullopt;
      if (dot == std::string_view::npos) return value;
      if (value.get_object().get(object) != simdjson::SUCCESS) return std::nullopt;
      path.remove_prefix(dot + 1);
    }
  }

  /// Where the articles of a list stand, as jq says it: in this object or in one of it, "response.results[]"; ""
  /// without such a list.
  [[nodiscard]] std::string list_of_articles(simdjson::dom::object object, bool look_below = true) const {
    for (const auto& [key, value] : object) {
      const std::string items = value.is_array() ? articles_in(simdjson::dom::array(value)) : std::string();
      if (!items.empty()) return std::string(key) + items;
      simdjson::dom::object below;
      if (!look_below || value.get_object().get(below) != simdjson::SUCCESS) continue;
      if (const std::string list = list_of_articles(below, false); !list.empty()) return std::string(key) + "." + list;
    }
    return {};
  }

  /// "[]" when an object of the list has a text, "[]._source" when one in it has, as of a search engine; else "".
  [[nodiscard]] std::string articles_in(simdjson::dom::array list) const {
    for (const Element one : list) {
      simdjson::dom::object object;
      if (one.get_object().get(object) != simdjson::SUCCESS) continue;
      if (has_text(object)) return "[]";
      for (const auto& [key, value] : object) {
        simdjson::dom::object below;
        if (value.get_object().get(below) == simdjson::SUCCESS && has_text(below)) return "[]." + std::string(key);
      }
    }
    return {};
  }

  [[nodiscard]] bool has_text(simdjson::dom::object object) const {
    return std::any_of(slots_.begin(), slots_.end(), [&](const auto& slot) {
      const bool text = std::any_of(slot.second.begin(), slot.second.end(), &is_text);
      const auto value = text ? value_at(object, slot.first) : std::nullopt;
      return value && value->is_string();
    });
  }

  void read_member(std::string_view key, Element value) {
    const auto found = slots_.find(std::string(key));
    if (found == slots_.end()) return;
    for (const Slot& slot : found->second) fill(slot, key, value);
  }

  void fill(const Slot& slot, std::string_view key, Element value) {
    if (slot.rank > ranks_[slot.field]) return;
    const bool text = is_text(slot);
    const bool list = text && value.is_array();
    auto words = list ? paragraphs_of(simdjson::dom::array(value)) : text ? text_of(value) : words_of(value);
    if (!words) {
      if (text) fields_.no_text = "'" + std::string(key) + "' is " + kind_of(value);
      return;
    }
    ranks_[slot.field] = slot.rank;
    fields_.*kFieldNames[slot.field].field = std::move(words);
  }

  static std::string kind_of(Element value) {
    if (value.is_null()) return "null";
    if (value.is_bool()) return "true or false";
    if (value.is_array()) return "a list without a text";
    return value.is_object() ? "an object" : "a number";
  }

  static std::optional<std::string> words_of(Element value) {
    switch (value.type()) {
      case simdjson::dom::element_type::STRING: return std::string(std::string_view(value));
      case simdjson::dom::element_type::INT64: return std::to_string(std::int64_t(value));
      case simdjson::dom::element_type::UINT64: return std::to_string(std::uint64_t(value));
      case simdjson::dom::element_type::DOUBLE: return simdjson::minify(value);
      case simdjson::dom::element_type::ARRAY: return words_of_list(value);
      default: return std::nullopt;
    }
  }

  static std::optional<std::string> text_of(Element value) {
    return value.is_string() ? std::optional<std::string>(std::string_view(value)) : std::nullopt;
  }

  /// A list of paragraphs: texts, or objects that have one as articles do ({"type": "p", "content": "…"}). What is
  /// neither is left out, and told.
  std::optional<std::string> paragraphs_of(simdjson::dom::array list) {
    std::string joined;
    bool some_left_out = false;
    for (const Element item : list) {
      const auto paragraph = item.is_object() ? text_of_block(simdjson::dom::object(item)) : text_of(item);
      if (!paragraph) {
        some_left_out = some_left_out || !item.is_null();
        continue;
      }
      if (!joined.empty()) joined += "\n\n";
      joined += *paragraph;
    }
    if (joined.empty()) return std::nullopt;
    fields_.parts_left_out = some_left_out;
    return joined;
  }

  [[nodiscard]] std::optional<std::string> text_of_block(simdjson::dom::object block) const {
    std::optional<std::string> out;
    for (const auto& [key, value] : block) {
      const bool named = std::find(block_names_.begin(), block_names_.end(), key) != block_names_.end();
      if (!out && named) out = text_of(value);
    }
    return out;
  }

  static bool is_text(const Slot& slot) { return kFieldNames[slot.field].field == &RawFields::text; }

  /// The strings of a list, joined.
  static std::string words_of_list(Element list) {
    std::string joined;
    for (const Element item : simdjson::dom::array(list)) {
      if (!item.is_string()) continue;
      if (!joined.empty()) joined += ", ";
      joined += std::string_view(item);
    }
    return joined;
  }

  simdjson::dom::parser parser_;
  std::unordered_map<std::string, std::vector<Slot>> slots_;
  std::vector<std::pair<std::string, Slot>> paths_;  // names with a point in them
  std::vector<std::string> block_names_;             // of the text of one paragraph
  RawFields fields_;
  std::array<std::size_t, kFieldNames.size()> ranks_{};
};

JsonLinesReader::JsonLinesReader(LineReader lines, std::string path, const ArticleOptions& options, JsonLayout layout)
    : lines_(std::move(lines)), path_(std::move(path)), options_(options), layout_(layout),
      parser_(std::make_unique<JsonObjectParser>(options.fields)) {}

JsonLinesReader::~JsonLinesReader() = default;

ReadPosition JsonLinesReader::position() const { return {whole_bytes_ + lines_.file_bytes_read(), 0}; }

Result<ReadItem> JsonLinesReader::next() {
  if (whole_bytes_ > 0) return ReadItem(EndOfInput{});
  if (layout_ == JsonLayout::one_object) {
    layout_ = JsonLayout::lines;
    if (auto item = read_whole()) return std::move(*item);
  }
  for (;;) {
    if (!lines_.is_ready()) return ReadItem(NothingYet{});
    const auto line = layout_ == JsonLayout::array ? lines_.next_element() : lines_.next();
    if (!line) return line.error();
    if (!*line) return ReadItem(EndOfInput{});
    std::string_view text = (*line)->text;
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    if ((*line)->number == 1 && text.starts_with(kMark)) text.remove_prefix(kMark.size());
    if (trim(text).empty()) continue;
    Line content = **line;
    content.offset += content.text.size() - text.size();
    content.length -= content.text.size() - text.size();
    content.text = text;
    return read_line(content);
  }
}

ReadItem JsonLinesReader::read_line(const Line& line) {
  InputPlace place{path_, line.number, line.offset, line.length};
  if (line.is_cut()) return damaged(std::move(place), "too_long", "the line has more than 64 MiB", line.text);
  auto parsed = parser_->parse(line.text);
  if (auto* failure = std::get_if<JsonObjectParser::Failure>(&parsed)) {
    return damaged(std::move(place), failure->code, failure->message, line.text);
  }
  return build_article(std::move(std::get<RawFields>(parsed)), options_, std::move(place), line.text);
}

/// One line is an object, the first of any kind or another with a text: a damaged line costs no other.
bool JsonLinesReader::has_object_line(std::string_view content) {
  for (std::size_t at = 0; at < content.size();) {
    const std::size_t end = std::min(content.find('\n', at), content.size());
    const auto parsed = parser_->parse(content.substr(at, end - at));
    const auto* fields = std::get_if<RawFields>(&parsed);
    if (fields != nullptr && (at == 0 || fields->text)) return true;
    at = end + 1;
  }
  return false;
}

/// The file as one object; nothing when it should be read by lines.
std::optional<ReadItem> JsonLinesReader::read_whole() {
  auto file = File::for_reading(path_);
  if (!file) return std::nullopt;
  LineReader reader(std::move(*file), LineReader::kLongestLine);
  auto content = reader.rest(LineReader::kLongestLine);
  if (!content) return std::nullopt;
  content->reserve(content->size() + LineReader::kPadding);
  const Line whole{*content, 0, 0, content->size()};
  auto item = read_line(whole);
  if (const auto* letter = std::get_if<DeadLetter>(&item); letter != nullptr && letter->code == "bad_json") {
    if (has_object_line(*content) || trim(*content).empty()) return std::nullopt;
  }
  whole_bytes_ = reader.file_bytes_read();
  return item;
}

}  // namespace wirefacts
