#pragma once
// ICU's compiled break rules as a dense table, run straight over UTF-8.

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "segmentation/unicode_breaks.h"

namespace wirefacts {

/// One segment as the rules see it.
struct RuleSegment {
  std::uint32_t end = 0;
  std::int32_t status = 0;
  bool dictionary = false;  // holds letters of a script whose words only ICU's dictionaries know
};

/// Derived from the installed ICU (72 and its neighbors: format 6); immutable, shared by threads.
/// The rule file format is ICU's own, though versioned, so everything is checked: when something is
/// unknown, or a probe text breaks otherwise than by ICU, `usable` is false.
class BreakRules {
 public:
  /// The rules of a kind, made when first asked for.
  static const BreakRules& of(BreakKind kind);

  explicit BreakRules(BreakKind kind);
  ~BreakRules();
  BreakRules(const BreakRules&) = delete;
  BreakRules& operator=(const BreakRules&) = delete;

  [[nodiscard]] bool usable() const { return usable_; }
  /// The segment that begins at byte `from`, itself a boundary; depends only on what follows.
  /// REQUIRES: usable(), from < text.size().
  [[nodiscard]] RuleSegment segment_at(std::string_view text, std::uint32_t from) const {
    return resume(text, from, from, start_);
  }
  /// The same when the bytes [from, at) were read and led to `state`, which accepts unless at == from.
  [[nodiscard]] RuleSegment resume(std::string_view text, std::uint32_t from, std::uint32_t at,
                                   std::uint32_t state) const;

  // The machine, for BreakPairs. A step to `stop` ends the segment at the last accepting state.
  static constexpr std::uint32_t stop = 0;
  [[nodiscard]] std::uint32_t states() const { return states_; }
  [[nodiscard]] std::uint32_t start() const { return start_; }
  [[nodiscard]] std::uint32_t step(std::uint32_t state, unsigned char ascii) const {
    return next_ascii_[state * 128 + ascii];
  }
  [[nodiscard]] bool accepts(std::uint32_t state) const { return accepts_[state] != 0; }
  [[nodiscard]] std::int32_t status(std::uint32_t state) const { return status_[state]; }
  [[nodiscard]] std::uint32_t ascii_category(unsigned char c) const { return low_categories_[c]; }

 private:
  struct Trie;
  bool load(BreakKind kind);
  bool load_states(std::uint32_t table, std::uint32_t statuses);
  bool load_categories(std::uint32_t trie, std::uint32_t length);
  [[nodiscard]] bool agrees_with_icu(BreakKind kind) const;
  [[nodiscard]] std::uint32_t word_at(std::size_t offset) const;
  [[nodiscard]] std::uint32_t category(char32_t c) const;

  bool usable_ = false;
  std::vector<std::uint8_t> file_;  // ICU's binary rules; the trie points into it
  std::unique_ptr<Trie> trie_;
  std::uint32_t categories_ = 0, states_ = 0, first_dictionary_ = 0;
  std::uint8_t start_ = 1;
  std::vector<std::uint8_t> next_;            // state * categories + category
  std::vector<std::uint8_t> next_ascii_;      // state * 128 + byte
  std::vector<std::uint8_t> accepts_;         // by state
  std::vector<std::int32_t> status_;          // by state
  std::vector<std::uint8_t> low_categories_;  // of code points below U+10000
};

}  // namespace wirefacts
