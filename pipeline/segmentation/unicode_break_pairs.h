#pragma once
// What the break rules say of two neighboring ASCII characters whatever stands before them.

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "segmentation/unicode_break_rules.h"

namespace wirefacts {

/// For most pairs of ASCII characters the rules always break, or never, and so need no state: the
/// loop over such text has no dependent steps. Which pairs, is proved from the table of states:
/// over all states that ASCII text can lead to. Immutable, shared by threads.
class BreakPairs {
 public:
  static const BreakPairs& of(BreakKind kind);
  explicit BreakPairs(const BreakRules& rules);

  /// Where the pairs do not decide: the segment that begins at `from` was read up to `at`, in `state`.
  struct Place {
    std::uint32_t from = 0, at = 0, state = 0;
  };
  /// Appends the boundaries behind the boundary `from` as far as pairs decide them. The last segment
  /// of a text, and whatever touches other than ASCII, is left to the caller (BreakRules::resume).
  /// REQUIRES: from < text.size().
  Place find(std::string_view text, std::uint32_t from, std::vector<Boundary>& out) const;

 private:
  static constexpr std::uint32_t kMostKinds = 32;  // categories of ASCII, and one kind for the rest
  static constexpr std::uint32_t kOther = kMostKinds - 1;
  enum class Fact : std::uint8_t { unknown, join, cut };

  void find_kinds();
  void find_states();
  void find_facts();
  [[nodiscard]] Fact fact_of(std::uint32_t before, std::uint32_t behind) const;
  [[nodiscard]] Place place_of(std::string_view text, std::uint32_t from, std::uint32_t at) const;

  const BreakRules* rules_;
  std::array<std::uint8_t, 256> kind_{};               // by byte
  std::array<Fact, kMostKinds * kMostKinds> facts_{};  // all unknown when not provable
  std::array<std::int32_t, kMostKinds> status_{};      // of a segment cut behind the kind
  std::array<std::uint8_t, kMostKinds> only_state_{};  // behind the kind; 0: several, or none that accepts
  std::vector<unsigned char> sample_;                  // a character of each kind
  std::vector<std::vector<std::uint32_t>> states_;     // behind each kind
};

}  // namespace wirefacts
