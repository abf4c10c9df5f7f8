#pragma once
// Trees of regular expressions as instructions over classes of characters.

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/expression_tree.h"
#include "base/packed.h"

namespace wirefacts {

/// Characters by what some expressions tell apart: two of one class are the same to them. Immutable.
class CharacterClasses {
 public:
  static constexpr std::uint16_t kNone = 0;  // of no set

  CharacterClasses() = default;
  /// `members`: the classes of each set.
  CharacterClasses(const std::vector<CharacterSet>& sets, std::vector<std::vector<std::uint16_t>>& members);

  [[nodiscard]] std::uint16_t of(std::uint32_t code) const { return code < kAscii ? ascii_[code] : find(code); }
  /// Classes are 0 … size() - 1.
  [[nodiscard]] std::uint32_t size() const { return size_; }

  /// For an archive (base/archive.h).
  template <class A>
  void fields(A& a) {
    a(ascii_, beyond_, size_);
    if constexpr (A::reading) a.expect(ascii_.size() == kAscii && !beyond_.empty());
  }

 private:
  static constexpr std::uint32_t kAscii = 128;
  struct Range {
    std::uint32_t first = 0, number = 0;  // up to the next range
  };
  [[nodiscard]] std::uint16_t find(std::uint32_t code) const;

  Packed<std::uint16_t> ascii_;
  Packed<Range> beyond_;
  std::uint32_t size_ = 0;
};

struct Instruction {
  enum class Kind : std::uint32_t { characters, split, save, accept };
  Kind kind = Kind::accept;
  std::uint32_t first = 0;  // set; the way tried first; slot
  std::uint32_t next = 0;   // split: the other way
};

/// Used once.
class ExpressionProgram {
 public:
  static constexpr std::size_t kMostInstructions = 30'000;

  /// Its start; nothing: there would be more than kMostInstructions.
  std::optional<std::uint32_t> add(const ExpressionTree& tree);
  [[nodiscard]] const std::vector<Instruction>& code() const { return code_; }

 private:
  std::uint32_t emit(Instruction instruction);
  std::uint32_t write(const ExpressionNode& node, std::uint32_t next);
  std::uint32_t write_repeat(const ExpressionNode& node, std::uint32_t next);
  [[nodiscard]] bool full() const { return code_.size() > kMostInstructions; }

  std::vector<Instruction> code_;
};

}  // namespace wirefacts
