#pragma once
// Which rules can fire in this window: cheap necessary conditions, asked before anything is matched.

#include <array>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "cascade/atom.h"
#include "cascade/scan_pattern.h"

namespace wirefacts {

/// Labels and words that stand in a window, as bits; several may share one, so a bit that is set
/// proves nothing, one that is not set proves absence.
class Signature {
 public:
  static constexpr std::uint32_t kLabelBits = 320;
  static constexpr std::uint32_t kWordBits = 192;
  static constexpr std::uint32_t kBits = kLabelBits + kWordBits;

  static std::uint32_t label_bit(Label label) { return static_cast<std::uint16_t>(label) % kLabelBits; }
  void set(std::uint32_t bit) { words_[bit / 64] |= std::uint64_t{1} << (bit % 64); }
  [[nodiscard]] std::uint64_t word(std::uint32_t i) const { return words_[i]; }
  void add(const Signature& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
  }
  void clear() { words_.fill(0); }

 private:
  std::array<std::uint64_t, kBits / 64> words_{};
};

/// One of these bits must be set.
struct AnyOf {
  std::vector<std::pair<std::uint32_t, std::uint64_t>> parts;  // word of the signature, bits
  [[nodiscard]] bool met(const Signature& signature) const {
    for (const auto& [word, bits] : parts) {
      if ((signature.word(word) & bits) != 0) return true;
    }
    return false;
  }
};

/// Necessary conditions of the rules of one stage. Immutable.
struct StageSieve {
  struct RuleSieve {
    std::vector<AnyOf> needs;                   // of the signature: all
    std::uint64_t gates = 0;                    // bits of scan gates: all
    std::vector<Label> zones;                   // `in`: one must touch the window; empty: anywhere
    bool triggered = false;                     // only by its trigger words
    std::vector<std::uint32_t> mandatory;       // atoms of the stage, rarest first
  };
  std::vector<RuleSieve> rules;
  /// Trigger rules by the norm of a word that can begin their trigger (rule numbers in the stage).
  std::unordered_map<std::uint32_t, std::vector<std::uint16_t>> by_trigger;
  std::vector<std::uint16_t> always;            // trigger rules whose words are not known
};

}  // namespace wirefacts
