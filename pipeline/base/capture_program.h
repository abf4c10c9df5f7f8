#pragma once
// What the groups of a regular expression cover: its instructions, kept with the pack and walked over a text that is
// known to match, or not.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/expression_program.h"

namespace wirefacts {

/// Immutable; any thread. Over well-formed UTF-8 it finds what RE2 finds.
class CaptureProgram {
 public:
  CaptureProgram() = default;
  /// Nothing: parse_expression() does not follow the pattern, or it is too large.
  static std::optional<CaptureProgram> compile(std::string_view pattern, CharacterProperties& properties);

  struct Walk {
    bool found = false, too_long = false;  // the latter: not tried, it would take too much memory
  };
  /// The first way as written in which all of the subject matches. `slots`: 2n and 2n + 1 are the begin and end of
  /// group n, kNowhere when it took no part; those of group 0 are left alone. In time and memory of length times size.
  Walk match_whole(std::string_view subject, std::span<std::uint32_t> slots) const;
  static constexpr std::uint32_t kNowhere = 0xFFFFFFFF;

  /// For an archive (base/archive.h).
  template <class A>
  void fields(A& a) {
    a(classes_, code_, bits_, words_, start_);
    if constexpr (A::reading) a.expect(start_ < code_.size() && words_ == words_for(classes_.size()));
  }

 private:
  static constexpr std::size_t kMostPlaces = std::size_t{1} << 23U;  // bits: a megabyte
  static std::uint32_t words_for(std::uint32_t classes) { return (classes + 63) / 64; }
  [[nodiscard]] bool holds(std::uint32_t set, std::uint16_t character_class) const {
    return (bits_[set * words_ + character_class / 64U] >> (character_class % 64U) & 1U) != 0;
  }

  CharacterClasses classes_;
  Packed<Instruction> code_;
  Packed<std::uint64_t> bits_;  // of each set, by class
  std::uint32_t words_ = 0, start_ = 0;
};

}  // namespace wirefacts
