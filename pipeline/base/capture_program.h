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
    a(classes_, code_, bits_, ahead_, choices_, way_begin_, ways_, words_, start_);
    if constexpr (A::reading) {
      a.expect(start_ < code_.size() && words_ == words_for(classes_.size()) &&
               ahead_.size() == code_.size() * words_ && choices_.size() == code_.size());
    }
  }

 private:
  static constexpr std::size_t kMostPlaces = std::size_t{1} << 23U;  // bits: a megabyte
  /// One bit more than classes: for the end of the text.
  static std::uint32_t words_for(std::uint32_t classes) { return classes / 64 + 1; }
  [[nodiscard]] static bool has(const Packed<std::uint64_t>& bits, std::size_t first, std::uint32_t bit) {
    return (bits[first + bit / 64U] >> (bit % 64U) & 1U) != 0;
  }
  void look_ahead();
  void list_ways();
  /// The ways of a choice that what comes next leaves.
  [[nodiscard]] std::span<const std::uint32_t> ways(std::uint32_t choice, std::uint32_t character_class) const {
    const std::size_t at = std::size_t{choice} * (classes_.size() + 1) + character_class;
    return std::span(ways_.data() + way_begin_[at], way_begin_[at + 1] - way_begin_[at]);
  }
  /// From the instruction on, a character of the class can come next; or, for as many as there are, the end.
  [[nodiscard]] bool may_meet(std::uint32_t instruction, std::uint32_t character_class) const {
    return has(ahead_, std::size_t{instruction} * words_, character_class);
  }

  CharacterClasses classes_;
  Packed<Instruction> code_;
  Packed<std::uint64_t> bits_;   // of each set, by class
  Packed<std::uint64_t> ahead_;  // of each instruction, by class and for the end
  /// Many ways, as a word list has them: which of them what comes next leaves.
  Packed<std::uint32_t> choices_;    // by instruction: the number of its choice and 1; 0: none begins here
  Packed<std::uint32_t> way_begin_;  // by choice, then by class and for the end; and the end
  Packed<std::uint32_t> ways_;       // instructions, in order
  std::uint32_t words_ = 0, start_ = 0;
};

}  // namespace wirefacts
