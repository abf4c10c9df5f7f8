#include "base/character_set.h"

#include <algorithm>

namespace wirefacts {

CharacterSet set_of(std::vector<CharacterRange> ranges) {
  std::sort(ranges.begin(), ranges.end());
  CharacterSet out;
  for (const CharacterRange& range : ranges) {
    if (!out.empty() && range.first <= out.back().last + 1) {
      out.back().last = std::max(out.back().last, range.last);
    } else {
      out.push_back(range);
    }
  }
  return out;
}

CharacterSet all_but(const CharacterSet& set) {
  CharacterSet out;
  std::uint32_t next = 0;
  for (const CharacterRange& range : set) {
    if (range.first > next) out.push_back({next, range.first - 1});
    next = range.last + 1;
  }
  if (next <= kLastCharacter) out.push_back({next, kLastCharacter});
  return out;
}

Utf8Character long_character_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) -> std::uint32_t {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0;
  };
  const std::uint32_t lead = byte(0);
  const std::uint32_t length = lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 1;
  if (length == 1) return {kIllFormed, 1};
  std::uint32_t code = lead & (0x7FU >> length);
  for (std::uint32_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80) return {kIllFormed, 1};
    code = code << 6U | (byte(i) & 0x3FU);
  }
  const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  if (overlong || code > kLastCharacter || (code >= 0xD800 && code < 0xE000)) return {kIllFormed, 1};
  return {code, length};
}

}  // namespace wirefacts
