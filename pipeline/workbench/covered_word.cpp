#include "workbench/covered_word.h"

#include <algorithm>

namespace wirefacts {
namespace {

bool is_word(const UnitTest& test) {
  using Kind = UnitTest::Kind;
  return (test.kind == Kind::norm && test.norm.size() == 1) || test.kind == Kind::exact || test.kind == Kind::lemma;
}

bool asks_for_word(const Atom& atom) {
  return std::any_of(atom.terms.begin(), atom.terms.end(), [](const UnitTerm& term) {
    return !term.negated && std::all_of(term.any_of.begin(), term.any_of.end(), is_word);
  });
}

/// Looks for the word among the tokens of the line.
class WordFinder {
 public:
  WordFinder(const StageView& view, const UnitLine& line)
      : view_(view), line_(line), units_(view.stage.atoms, line_, view.context),
        words_(view.stage.atoms, tokens_, view.context) {
    nothing_.assign(view.stage.uses.size(), false);
    tokens_.build(line.window(), nothing_, view.analysis.annotations, kMaxUnits);
  }

  std::optional<CoveredWord> find(const PatternNode& node) {
    if (node.kind == PatternNode::Kind::atom) return at_atom(node);
    for (const PatternNode& part : node.parts) {
      if (auto found = find(part)) return found;
    }
    return std::nullopt;
  }

 private:
  std::optional<CoveredWord> at_atom(const PatternNode& node) {
    if (!asks_for_word(view_.stage.atoms.atoms[node.atom])) return std::nullopt;
    for (std::uint32_t i = 0; i < line_.size(); ++i) {
      if (units_.holds(node.atom, i)) return std::nullopt;
    }
    for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
      if (!words_.holds(node.atom, i)) continue;
      const std::uint32_t unit = line_.unit_at(tokens_.span(i).begin);
      if (unit >= line_.size() || line_.span(unit).size() < 2) continue;
      const std::string label = labels_of(view_, line_[unit]);
      return CoveredWord{node.range, "'" + words_of(view_, tokens_.span(i)) + "' is part of [" + label + " " +
                                         words_of(view_, line_.span(unit)) +
                                         "], one unit here: ask for that, or take its label out of 'uses'"};
    }
    return std::nullopt;
  }

  const StageView& view_;
  const UnitLine& line_;
  LabelMask nothing_;
  UnitLine tokens_;
  UnitTester units_, words_;
};

}  // namespace

std::optional<CoveredWord> covered_word(const StageView& view, const PatternNode& pattern, const UnitLine& line) {
  return WordFinder(view, line).find(pattern);
}

}  // namespace wirefacts
