#pragma once
// Which rules can fire in a window: cheap necessary conditions, kept as sets of rules while words and
// annotations come in, and asked before anything is matched.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "base/symbol.h"
#include "base/text_table.h"
#include "document/annotation_set.h"

namespace wirefacts {

/// Needs of a rule that the sieve knows: something of each must stand in the window.
inline constexpr std::size_t kSieveNeeds = 4;

/// Rules as bits: 64 a word, every stage begins with a word of its own; the words once for every need.
/// Immutable.
struct Sieve {
  struct StagePart {
    std::uint32_t first_word = 0;
    std::uint32_t words = 0;
  };
  /// Rules whose need is met by one word, label or gate: bits of word `word` of all `kSieveNeeds` * `words`.
  struct Met {
    std::uint32_t word = 0;
    std::uint64_t rules = 0;
  };
  using MetList = std::vector<Met>;
  /// Needs that an annotation of one label meets by the text of one field. What the words of its span say
  /// stands in `by_word`.
  struct FieldNeeds {
    std::size_t field = 0;
    TextMap<MetList> by_text;
    MetList any;  // of all texts
  };

  std::uint32_t words = 0;  // of one need
  std::vector<StagePart> stages;
  std::vector<std::uint64_t> at_first;  // kSieveNeeds * words: needs that nothing has to meet
  std::vector<MetList> by_label, by_gate;
  std::vector<std::vector<FieldNeeds>> by_field;       // by label
  std::unordered_map<std::uint32_t, MetList> by_word;  // by symbol
};

/// The rules that are still possible in one window.
class PossibleRules {
 public:
  PossibleRules(const Sieve& sieve, std::uint64_t* words) : sieve_(sieve), words_(words) {}
  void meet(const Sieve::MetList& list) {
    for (const Sieve::Met& met : list) words_[met.word] |= met.rules;
  }
  /// Forgets what is met for the rules of a stage.
  void clear(const Sieve::StagePart& stage) {
    for (std::size_t need = 0; need < kSieveNeeds; ++need) {
      std::fill_n(words_ + need * sieve_.words + stage.first_word, stage.words, std::uint64_t{0});
    }
  }
  /// Rules 64 * i … of the stage whose every need is met.
  [[nodiscard]] std::uint64_t rules(const Sieve::StagePart& stage, std::uint32_t i) const {
    std::uint64_t all = ~std::uint64_t{0};
    for (std::size_t need = 0; need < kSieveNeeds; ++need) all &= words_[need * sieve_.words + stage.first_word + i];
    return all;
  }

 private:
  const Sieve& sieve_;
  std::uint64_t* words_;
};

/// What the sieve leaves of one rule to be asked.
struct RuleSieve {
  std::vector<Label> zones;  // `in`: one must touch the window; empty: anywhere
};

}  // namespace wirefacts
