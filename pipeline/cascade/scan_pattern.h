#pragma once
// `scan`: patterns over characters, as one regular expression.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/regex.h"
#include "cascade/pattern.h"
#include "lexicon/word_lists.h"

namespace wirefacts {

inline constexpr std::uint32_t kMaxScanBytes = 400;  // of one match
inline constexpr std::size_t kMaxScanForms = 1000;   // of one [List]

/// Something every match contains, tested on words: a letter run or sign, or a digit.
struct ScanGate {
  bool digit = false;
  std::vector<std::string> fragments;  // folded; one of them stands inside some word
  friend bool operator==(const ScanGate&, const ScanGate&) = default;
};

/// What a match can begin with; perhaps more than that, never less.
struct ScanBeginning {
  std::vector<bool> bytes;          // by byte
  std::vector<std::string> forms;   // the first word begins with one, or one with it
  std::vector<std::string> folded;  // the same of the folded word
};

struct ScanPattern {
  std::string source;                      // RE2 syntax
  std::vector<std::uint32_t> group_slots;  // slot of group 1, 2 …
  bool anchored = false;                   // ^: only at the start of the window
  std::vector<ScanGate> gates;             // all must be met by words of the window
  ScanBeginning beginning;
  std::shared_ptr<const Regex> longest, first;
};

/// REQUIRES: compile_scan() has accepted the source, now or when the pack was built.
void compile_expressions_later(ScanPattern& pattern);

/// Reports an expression that RE2 refuses and lists of more than kMaxScanForms forms.
ScanPattern compile_scan(const Pattern& pattern, const Stage& stage, const Schema& schema, const WordLists& lists,
                         PatternCompiler& compiler, SlotTable& slots, Diagnostics& diagnostics);

/// The row has all features that the constraint asks of it.
bool row_fits(const Atom& atom, const ListRow& row);

}  // namespace wirefacts
