#pragma once
// The regular expressions that rules are written with, as trees: what automata and capture programs are made of.

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "base/character_set.h"

namespace wirefacts {

/// Distinct sets of characters, by number. One thread at a time.
class CharacterSets {
 public:
  std::uint32_t number(CharacterSet set) {
    return numbers_.try_emplace(std::move(set), static_cast<std::uint32_t>(numbers_.size())).first->second;
  }
  /// In the order of their numbers.
  [[nodiscard]] std::vector<CharacterSet> all() const;

 private:
  std::map<CharacterSet, std::uint32_t> numbers_;
};

struct ExpressionNode {
  enum class Kind : std::uint8_t { characters, sequence, choice, repeat, capture };
  static constexpr std::uint32_t kForEver = 0xFFFFFFFF;

  Kind kind = Kind::sequence;
  bool lazy = false;                // repeat: as few as possible
  std::uint32_t number = 0;         // characters: of the set; capture: 1 for the first
  std::uint32_t low = 0, high = 0;  // repeat
  std::vector<ExpressionNode> parts;
};

struct ExpressionTree {
  ExpressionNode root;
  std::uint32_t captures = 0;
};

/// REQUIRES: RE2 accepts the pattern. Nothing: something in it is not followed here: anchors, word boundaries, case
/// folding of more than ASCII letters, flags for the rest of a group, quoted stretches, endless repetition of what may
/// be empty. What is followed means what it means in RE2.
std::optional<ExpressionTree> parse_expression(std::string_view pattern, CharacterSets& sets,
                                               CharacterProperties& properties);

}  // namespace wirefacts
