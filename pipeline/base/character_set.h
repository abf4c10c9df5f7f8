#pragma once
// Sets of characters, as regular expressions name them.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace wirefacts {

/// Code points `first` to `last`, both included.
struct CharacterRange {
  std::uint32_t first = 0, last = 0;
  friend auto operator<=>(const CharacterRange&, const CharacterRange&) = default;  // NOLINT(modernize-use-nullptr)
};

/// Ascending; between two ranges something is left out.
using CharacterSet = std::vector<CharacterRange>;

inline constexpr std::uint32_t kLastCharacter = 0x10FFFF;

/// Ranges in any order, which may overlap, as a set.
CharacterSet set_of(std::vector<CharacterRange> ranges);
/// All characters but these.
CharacterSet all_but(const CharacterSet& set);

/// A character of UTF-8. An ill-formed byte is one by itself, with a code that no set holds.
struct Utf8Character {
  std::uint32_t code = 0, length = 1;
};
inline constexpr std::uint32_t kIllFormed = 0xFFFFFFFF;
/// Of one that does not begin with an ASCII byte. REQUIRES: at < text.size().
Utf8Character long_character_at(std::string_view text, std::size_t at);
/// REQUIRES: at < text.size().
inline Utf8Character character_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  return lead < 0x80 ? Utf8Character{lead, 1} : long_character_at(text, at);
}

/// The characters with a Unicode property, as RE2 knows them (regex.cpp). Looked up in all characters, some
/// milliseconds each, and then known. One thread at a time.
class CharacterProperties {
 public:
  /// `escape` as in an expression that RE2 accepts: "\p{Lu}", "\PL".
  const CharacterSet& of(std::string_view escape);

 private:
  std::map<std::string, CharacterSet, std::less<>> known_;
};

}  // namespace wirefacts
