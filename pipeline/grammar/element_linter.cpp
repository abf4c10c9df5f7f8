#include "grammar/element_linter.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/printer.h"
#include "grammar/words.h"

namespace wirefacts {
namespace {

using PatternKind = Pattern::Kind;

/// The alternatives of a term, without '!'.
const std::vector<Pattern>& alternatives(const Pattern& term, std::vector<Pattern>& one) {
  const Pattern& inner = term.kind == PatternKind::negation ? term.parts.front() : term;
  if (inner.kind == PatternKind::choice) return inner.parts;
  one.assign(1, inner);
  return one;
}

std::set<std::string> dumps_of(const Pattern& term) {
  std::vector<Pattern> one;
  std::set<std::string> out;
  for (const Pattern& test : alternatives(term, one)) out.insert(dump(test));
  return out;
}

/// All alternatives are of the kind that a unit has one of: shapes, or spellings.
bool exclusive(const Pattern& term, PatternKind kind) {
  if (term.kind == PatternKind::negation || term.kind == PatternKind::feature) return false;
  std::vector<Pattern> one;
  const std::vector<Pattern>& tests = alternatives(term, one);
  return std::all_of(tests.begin(), tests.end(), [&](const Pattern& test) {
    const bool shape = test.kind == PatternKind::label && words::has(words::kShapes, test.text) && test.text != "Any";
    return test.kind == kind && (kind != PatternKind::label || shape);
  });
}

/// Has a blank that no class like "[^ ]" holds.
bool asks_for_blank(std::string_view expression) {
  bool in_class = false;
  for (const char c : expression) {
    if (c == ' ' && !in_class) return true;
    in_class = c == '[' || (in_class && c != ']');
  }
  return false;
}

bool disjoint(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::none_of(a.begin(), a.end(), [&](const std::string& x) { return b.count(x) != 0; });
}

std::set<std::string> values_of(const Pattern& feature) {
  std::set<std::string> out;
  for (const Name& value : feature.values) out.insert(value.text);
  return out;
}

/// The numbers that comparisons of one feature leave.
struct Interval {
  std::optional<Decimal> low, high;
  bool low_open = false, high_open = false;

  void narrow(const Pattern& feature) {
    const auto number = Decimal::parse(feature.values.front().text);
    if (!number) return;
    const bool below = feature.compare == Comparison::less || feature.compare == Comparison::less_equal;
    const bool open = feature.compare == Comparison::less || feature.compare == Comparison::greater;
    std::optional<Decimal>& bound = below ? high : low;
    const bool tighter = !bound || (below ? *number < *bound : *bound < *number);
    if (tighter || (*number == *bound && open)) {
      bound = *number;
      (below ? high_open : low_open) = open;
    }
  }
  [[nodiscard]] bool empty() const {
    return low && high && (*high < *low || (*high == *low && (low_open || high_open)));
  }
};

class ElementLinter {
 public:
  ElementLinter(const PackView& pack, const Defines& defines, Diagnostics& diagnostics)
      : pack_(pack), defines_(defines), diagnostics_(diagnostics) {}

  void visit(const Pattern& node) {
    if (node.kind == PatternKind::constraint) return look_at(node);
    if (node.kind == PatternKind::sequence) look_at_edges(node);
    for (const Pattern& part : node.parts) visit(part);
  }

 private:
  void look_at(const Pattern& constraint) {
    for (std::size_t i = 0; i < constraint.parts.size(); ++i) {
      for (std::size_t k = 0; k < i; ++k) {
        const Pattern &earlier = constraint.parts[k], &later = constraint.parts[i];
        if (!exclude(earlier, later, constraint)) continue;
        diagnostics_.warning(constraint.range, "no unit can be " + print(constraint),
                             print(earlier) + " and " + print(later) + " exclude each other",
                             {later.range, "excludes what stands before it"});
        return;
      }
    }
    look_at_bounds(constraint);
    look_at_features(constraint);
    look_at_expressions(constraint);
  }

  void look_at_expressions(const Pattern& constraint) {
    for (const Pattern& term : constraint.parts) {
      std::vector<Pattern> one;
      for (const Pattern& test : alternatives(term, one)) {
        if (test.kind != PatternKind::regex || !asks_for_blank(test.text)) continue;
        diagnostics_.warning(test.range, "no unit matches " + print(test),
                             "an expression sees units of one word: write the words one by one, or norm=\"two words\"");
      }
    }
  }

  /// Features are asked of every label of the brackets: one that has no such feature never counts there.
  void look_at_features(const Pattern& constraint) {
    const std::vector<Pattern> labels = labels_of_features(constraint);
    const bool known = std::any_of(labels.begin(), labels.end(), [](const Pattern& l) { return l.text == "Known"; });
    for (const Pattern& term : constraint.parts) {
      if (term.kind != PatternKind::feature || term.compare == Comparison::not_equal) continue;
      if (!known) look_at_values(term);  // Known type=Person
      if (labels.size() < 2 || words::has(words::kCommonFields, term.text)) continue;
      for (const Pattern& label : labels) {
        if (pack_.has_field(label.text, term.text)) continue;
        diagnostics_.warning(
            label.range, "'" + label.text + "' has no feature '" + term.text + "' and never counts here",
            "features hold for all labels of the brackets: write [" + label.text + "] apart, as an alternative");
      }
    }
  }

  /// Those of the first term that names labels.
  [[nodiscard]] std::vector<Pattern> labels_of_features(const Pattern& constraint) const {
    for (const Pattern& term : constraint.parts) {
      if (term.kind == PatternKind::negation || term.kind == PatternKind::feature) continue;
      std::vector<Pattern> one, labels;
      for (const Pattern& test : alternatives(term, one)) {
        if (test.kind == PatternKind::label && pack_.label(test.text)) labels.push_back(test);
      }
      if (!labels.empty()) return labels;
    }
    return {};
  }

  void look_at_values(const Pattern& feature) {
    for (const Name& value : feature.values) {
      if (!pack_.label(value.text)) continue;
      diagnostics_.warning(value.range, "'" + value.text + "' is a label, but a value of '" + feature.text + "' here",
                           "behind '=' '|' divides values: write [" + value.text + "] apart, as an alternative");
    }
  }

  [[nodiscard]] bool exclude(const Pattern& a, const Pattern& b, const Pattern& constraint) const {
    if (a.kind == PatternKind::feature || b.kind == PatternKind::feature) {
      return a.kind == b.kind && a.text == b.text && features_exclude(a, b, constraint);
    }
    const std::set<std::string> of_a = dumps_of(a), of_b = dumps_of(b);
    if ((a.kind == PatternKind::negation) != (b.kind == PatternKind::negation)) {
      const std::set<std::string>& wanted = a.kind == PatternKind::negation ? of_b : of_a;
      const std::set<std::string>& refused = a.kind == PatternKind::negation ? of_a : of_b;
      return std::includes(refused.begin(), refused.end(), wanted.begin(), wanted.end());
    }
    for (const PatternKind kind : {PatternKind::label, PatternKind::literal, PatternKind::exact, PatternKind::lemma}) {
      if (exclusive(a, kind) && exclusive(b, kind)) return disjoint(of_a, of_b);
    }
    return false;
  }

  [[nodiscard]] bool features_exclude(const Pattern& a, const Pattern& b, const Pattern& constraint) const {
    const std::set<std::string> of_a = values_of(a), of_b = values_of(b);
    if (a.compare == Comparison::equal && b.compare == Comparison::equal) {
      return has_one_value(a.text, constraint) && disjoint(of_a, of_b);
    }
    const bool a_is = a.compare == Comparison::equal && b.compare == Comparison::not_equal;
    const bool b_is = b.compare == Comparison::equal && a.compare == Comparison::not_equal;
    if (!a_is && !b_is) return false;
    const std::set<std::string>& wanted = a_is ? of_a : of_b;
    const std::set<std::string>& refused = a_is ? of_b : of_a;
    return std::includes(refused.begin(), refused.end(), wanted.begin(), wanted.end());
  }

  /// A cell of a list may hold several values, and so may a list field.
  [[nodiscard]] bool has_one_value(const std::string& feature, const Pattern& constraint) const {
    const std::vector<std::string> labels = demanded_labels(constraint);
    return !labels.empty() && std::all_of(labels.begin(), labels.end(), [&](const std::string& label) {
      const FieldInfo* field = pack_.field(label, feature);
      return pack_.is_type(label) && field != nullptr && !field->list;
    });
  }

  void look_at_bounds(const Pattern& constraint) {
    std::map<std::string, Interval> intervals;
    for (const Pattern& term : constraint.parts) {
      if (term.kind != PatternKind::feature || term.values.size() != 1) continue;
      if (term.compare == Comparison::equal || term.compare == Comparison::not_equal) continue;
      Interval& interval = intervals[term.text];
      interval.narrow(term);
      if (!interval.empty()) continue;
      diagnostics_.warning(constraint.range, "no unit can be " + print(constraint),
                           "no number is left for '" + term.text + "'");
      return;
    }
  }

  /// '^' behind something that takes a unit, '$' in front of it.
  void look_at_edges(const Pattern& sequence) {
    std::optional<std::size_t> first, last;
    for (std::size_t i = 0; i < sequence.parts.size(); ++i) {
      if (may_be_empty(sequence.parts[i], defines_)) continue;
      if (!first) first = i;
      last = i;
    }
    for (std::size_t i = 0; i < sequence.parts.size(); ++i) {
      const Pattern& part = sequence.parts[i];
      if (part.kind == PatternKind::start && first && *first < i) {
        diagnostics_.warning(part.range, "'^' behind words can never hold",
                             "a window starts in front of its first unit");
      } else if (part.kind == PatternKind::end && last && *last > i) {
        diagnostics_.warning(part.range, "'$' in front of words can never hold", "a window ends behind its last unit");
      }
    }
  }

  const PackView& pack_;
  const Defines& defines_;
  Diagnostics& diagnostics_;
};

}  // namespace

void lint_elements(const Pattern& pattern, const PackView& pack, const Defines& defines, Diagnostics& diagnostics) {
  ElementLinter(pack, defines, diagnostics).visit(pattern);
}

}  // namespace wirefacts
