#pragma once
// A regular expression as a deterministic automaton over characters, made once and kept with the pack: nothing is
// compiled when a program starts, and nothing is written while it matches.

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/expression_program.h"

namespace wirefacts {

/// Immutable; any thread. Over well-formed UTF-8 it finds what RE2 finds.
class Automaton {
 public:
  static constexpr std::size_t kMostStates = 20'000;

  Automaton() = default;
  /// Nothing: parse_expression() does not follow the pattern, or there would be too many states.
  static std::optional<Automaton> compile(std::string_view pattern, CharacterProperties& properties);

  /// The whole subject matches.
  [[nodiscard]] bool matches(std::string_view subject) const;
  /// A match that is not empty can begin with the first character of the subject.
  [[nodiscard]] bool may_begin(std::string_view subject) const {
    return from_start_[classes_.of(character_at(subject, 0).code)] != kDead;
  }
  /// The ASCII bytes with which a match that is not empty can end.
  [[nodiscard]] std::bitset<128> last_bytes() const;
  /// Where the longest match that begins at `at` ends; nothing: none does. Adds the characters that
  /// it has read to `steps`.
  [[nodiscard]] std::optional<std::size_t> longest(std::string_view subject, std::size_t at, std::size_t& steps) const;
  /// The first place from `at` on where a match may begin, by its first character; the end of the subject: none.
  [[nodiscard]] std::size_t next_beginning(std::string_view subject, std::size_t at) const;

  /// For an archive (base/archive.h).
  template <class A>
  void fields(A& a) {
    a(classes_, from_start_, edge_begin_, edges_, accepts_);
    if constexpr (A::reading) {
      a.expect(from_start_.size() == classes_.size() && !accepts_.empty() && edge_begin_.size() == accepts_.size() + 1);
    }
  }

 private:
  class Builder;
  static constexpr std::uint16_t kStart = 0, kDead = 0xFFFF;
  struct Edge {
    std::uint16_t by = 0, to = 0;
  };

  [[nodiscard]] std::uint16_t step(std::uint16_t state, std::uint16_t by) const;
  CharacterClasses classes_;
  Packed<std::uint16_t> from_start_;  // by class: most subjects end with their first character
  Packed<std::uint32_t> edge_begin_;  // by state, and the end
  Packed<Edge> edges_;                // of a state by class, ascending
  Packed<std::uint8_t> accepts_;      // by state: 1, a match may end here
};

}  // namespace wirefacts
