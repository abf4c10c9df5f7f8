#include "grammar/choice_linter.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "grammar/printer.h"

namespace wirefacts {
namespace {

/// Captures decide nothing about what matches.
Pattern without_captures(const Pattern& node) {
  if (node.kind == Pattern::Kind::capture) return without_captures(node.parts.front());
  Pattern out = node;
  for (Pattern& part : out.parts) part = without_captures(part);
  return out;
}

std::vector<std::string> elements(const Pattern& branch) {
  std::vector<std::string> out;
  if (branch.kind != Pattern::Kind::sequence) return {dump(branch)};
  for (const Pattern& part : branch.parts) out.push_back(dump(part));
  return out;
}

class ChoiceLinter {
 public:
  ChoiceLinter(ChoiceUse use, Diagnostics& diagnostics) : use_(use), diagnostics_(diagnostics) {}

  /// `last`: nothing follows the node in the pattern.
  void visit(const Pattern& node, bool last) {
    if (node.kind == Pattern::Kind::constraint) return;
    if (node.kind == Pattern::Kind::choice) look_at(node, last);
    const bool repeated = node.kind == Pattern::Kind::repeat && node.high > 1;
    for (std::size_t i = 0; i < node.parts.size(); ++i) {
      const bool at_end = node.kind != Pattern::Kind::sequence || i + 1 == node.parts.size();
      visit(node.parts[i], last && at_end && !repeated);
    }
  }

 private:
  void look_at(const Pattern& choice, bool last) {
    std::map<std::string, const Pattern*> seen;  // elements of a branch, one text
    std::vector<const Pattern*> constraints;
    for (const Pattern& written : choice.parts) {
      const Pattern branch = without_captures(written);
      const std::vector<std::string> parts = elements(branch);
      std::string begun;
      for (std::size_t i = 0; i < parts.size(); ++i) {
        begun += parts[i];
        const auto earlier = seen.find(begun);
        const bool whole = i + 1 == parts.size();
        if (earlier == seen.end() || !(whole || (last && use_ == ChoiceUse::units))) continue;
        hidden(written, *earlier->second);
        break;
      }
      seen.emplace(begun, &written);
      if (use_ == ChoiceUse::units && written.kind == Pattern::Kind::constraint) {
        look_at_constraint(written, constraints);
      }
    }
  }

  /// [A] hides [A x=y]: all terms of the earlier one stand in the later one.
  void look_at_constraint(const Pattern& later, std::vector<const Pattern*>& earlier) {
    std::set<std::string> terms;
    for (const Pattern& term : later.parts) terms.insert(dump(term));
    for (const Pattern* other : earlier) {
      const bool all = std::all_of(other->parts.begin(), other->parts.end(),
                                   [&](const Pattern& t) { return terms.count(dump(t)) != 0; });
      if (all && other->parts.size() < later.parts.size()) return hidden(later, *other);
    }
    constexpr std::size_t kMost = 50;  // so that a choice of thousands stays cheap
    if (earlier.size() < kMost) earlier.push_back(&later);
  }

  void hidden(const Pattern& later, const Pattern& earlier) {
    diagnostics_.warning(later.range, "this branch can never count: " + print(earlier) + " is tried before it",
                         "the first way to match as written counts; write the longer one first",
                         {earlier.range, "tried before it"});
  }

  ChoiceUse use_;
  Diagnostics& diagnostics_;
};

}  // namespace

void lint_choices(const Pattern& pattern, ChoiceUse use, Diagnostics& diagnostics) {
  ChoiceLinter(use, diagnostics).visit(pattern, true);
}

}  // namespace wirefacts
