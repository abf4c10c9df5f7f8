#include "records/json_text.h"

#include <optional>

namespace wirefacts {

std::string json_string(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      out += "\\u00";
      out += kDigits[byte >> 4];
      out += kDigits[byte & 15];
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string json_text(const TimeRelation& relation) {
  std::string out = "{\"anchor\":" + json_string(relation.anchor) + ",\"unit\":" + json_string(relation.unit) +
                    ",\"n\":" + std::to_string(relation.n);
  const auto number = [&](std::string_view name, const std::optional<int>& value) {
    if (value) out += "," + json_string(name) + ":" + std::to_string(*value);
  };
  const auto words = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) out += "," + json_string(name) + ":" + json_string(value);
  };
  number("weekday", relation.weekday);
  number("month", relation.month);
  number("day", relation.day);
  words("clock", relation.clock);
  words("direction", relation.direction);
  return out + "}";
}

std::string json_text(const std::vector<DiagnosticRecord>& diagnostics) {
  std::string out = "[";
  for (const DiagnosticRecord& diagnostic : diagnostics) {
    if (out.size() > 1) out += ", ";
    out += "{\"code\": " + json_string(diagnostic.code);
    if (!diagnostic.rule.empty()) out += ", \"rule\": " + json_string(diagnostic.rule);
    if (!diagnostic.message.empty()) out += ", \"message\": " + json_string(diagnostic.message);
    out += "}";
  }
  return out + "]";
}

}  // namespace wirefacts
