#pragma once
// One sequence rule as RE2 sees it: its pattern over the bytes of its own alphabet.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/regex.h"
#include "cascade/alphabet.h"
#include "cascade/reference_matcher.h"

namespace wirefacts {

/// Of one worker. Compiled when first asked, and again when the alphabet has grown.
class SequenceProgram {
 public:
  /// `pattern` must outlive it. `closing_atom`: a stage atom that holds for . ! ? (for Rest).
  SequenceProgram(const PatternNode& pattern, std::uint32_t closing_atom);

  /// False when the pattern cannot be said to RE2 (Rest not at its end): use the reference matcher.
  [[nodiscard]] bool usable() const { return usable_; }
  /// Ready to search the line: its letters are compiled. Compiling costs as much as some plain matches, so
  /// the first few lines with new letters are refused: the reference matcher reads them.
  bool prepare(const std::string& line);
  [[nodiscard]] RuleAlphabet& alphabet() { return alphabet_; }

  /// The first way, as written, to match at unit `begin`, in `out`; false: there is none.
  /// REQUIRES: prepare(line).
  bool match_at(const std::string& line, std::uint32_t begin, UnitMatch& out);

 private:
  struct Group {
    const PatternNode* node = nullptr;  // capture, or repeat with captures inside
  };
  /// One regular expression with its groups (group 1 is the whole match, groups[i] is group i + 2).
  struct Program {
    std::string text;
    std::vector<Group> groups;
    std::optional<Regex> regex;
  };
  std::string build(const PatternNode& node, std::vector<Group>* groups) const;
  Program make(const PatternNode& node) const;
  void recompile();
  void take(const Program& program, const std::vector<Regex::Group>& found, std::size_t first,
            const std::string& line, std::vector<CapturedUnits>& out);
  void take_repetition(const PatternNode& node, Regex::Group span, const std::string& line,
                       std::vector<CapturedUnits>& out);

  const PatternNode& pattern_;
  std::uint32_t closing_atom_ = 0;
  bool usable_ = true;
  RuleAlphabet alphabet_;
  std::uint32_t compiled_letters_ = 0;
  std::uint32_t refused_ = 0;  // lines since it was compiled
  Program program_;
  std::vector<Regex::Group> groups_;
  /// One iteration and the rest of a repetition, by its node and how many may follow.
  struct Piece {
    const PatternNode* node = nullptr;
    std::uint32_t done = 0;
    Program program;
  };
  std::vector<Piece> pieces_;
};

/// Atoms that the pattern mentions, sorted.
std::vector<std::uint32_t> atoms_of(const PatternNode& node);

}  // namespace wirefacts
