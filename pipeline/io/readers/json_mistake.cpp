#include "io/readers/json_mistake.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace wirefacts {
namespace {

using Json = nlohmann::json;

/// "[json.exception.parse_error.101] parse error at line 1, column 22: WHAT; last read: '…'" → WHAT.
std::string_view complaint(std::string_view message) {
  constexpr std::string_view kColon = ": ";
  const std::size_t colon = message.find(kColon);
  if (colon != std::string_view::npos) message.remove_prefix(colon + kColon.size());
  return message.substr(0, message.find("; last read"));
}

/// Of the character that ends `before`.
std::string place_of(std::string_view before, bool several_lines) {
  const auto lines = 1 + std::count(before.begin(), before.end(), '\n');
  const std::string_view line = before.substr(before.rfind('\n') + 1);
  const auto column = std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; });
  std::string out = several_lines ? "line " + std::to_string(lines) + ", " : "";
  return out + "column " + std::to_string(std::max<std::ptrdiff_t>(column, 1));
}

}  // namespace

std::optional<std::string> json_mistake(std::string_view text) {
  try {
    const auto keep_nothing = [](int, Json::parse_event_t, const Json&) { return false; };
    [[maybe_unused]] const Json nothing = Json::parse(text.begin(), text.end(), keep_nothing);
  } catch (const Json::parse_error& error) {
    const std::string_view before = text.substr(0, error.byte);
    const bool several_lines = text.find('\n') < text.find_last_not_of(" \r\n");
    return place_of(before, several_lines) + ": " + std::string(complaint(error.what()));
  }
  return std::nullopt;
}

}  // namespace wirefacts
