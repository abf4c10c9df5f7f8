#include "io/json_writer.h"

#include <charconv>
#include <cstring>

#include "document/offset_map.h"

namespace wirefacts {
namespace {

constexpr std::uint64_t repeated(std::uint8_t byte) { return 0x0101010101010101U * byte; }

/// No byte of the eight is a control character, '"', '\\' or part of a longer sequence.
bool all_plain(std::uint64_t eight) {
  const auto has_zero = [](std::uint64_t w) { return (w - repeated(1)) & ~w & repeated(0x80); };
  const std::uint64_t low = (eight - repeated(0x20)) & ~eight & repeated(0x80);
  return ((eight & repeated(0x80)) | low | has_zero(eight ^ repeated('"')) | has_zero(eight ^ repeated('\\'))) == 0;
}

bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x80 && c != '"' && c != '\\';
}

/// Bytes from `at` on that need no change.
std::size_t plain_run(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end + 8 <= text.size()) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data() + end, 8);
    if (!all_plain(eight)) break;
    end += 8;
  }
  while (end < text.size() && is_plain(text[end])) ++end;
  return end - at;
}

void append_escape(char c, std::string& out) {
  switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    default: break;
  }
  constexpr std::string_view kDigits = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  out += "\\u00";
  out += kDigits[byte >> 4U];
  out += kDigits[byte & 15U];
}

template <typename Integer>
void append_integer(Integer value, std::string& out) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  out.append(digits, static_cast<std::size_t>(end - digits));
}

}  // namespace

void append_json_string(std::string_view text, std::string& out) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t plain = plain_run(text, at);
    out.append(text.data() + at, plain);
    at += plain;
    if (at == text.size()) break;
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      append_escape(text[at++], out);
      continue;
    }
    const Utf8Sequence sequence = utf8_sequence(text, at);
    if (sequence.well_formed) {
      out.append(text.data() + at, sequence.length);
    } else {
      out += "\xEF\xBF\xBD";
    }
    at += sequence.length;
  }
  out += '"';
}

void JsonWriter::key(std::string_view name) {
  string(name);
  out_ += ':';
  comma_ = false;
}

void JsonWriter::string(std::string_view text) {
  separate();
  append_json_string(text, out_);
}

void JsonWriter::number(std::int64_t value) {
  separate();
  append_integer(value, out_);
}

void JsonWriter::number(std::uint64_t value) {
  separate();
  append_integer(value, out_);
}

void JsonWriter::number(const Decimal& value) {
  separate();
  out_ += value.to_string();
}

void JsonWriter::boolean(bool value) {
  separate();
  out_ += value ? "true" : "false";
}

void JsonWriter::null() {
  separate();
  out_ += "null";
}

}  // namespace wirefacts
