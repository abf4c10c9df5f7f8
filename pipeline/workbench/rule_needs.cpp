#include "workbench/rule_needs.h"

#include <algorithm>
#include <optional>

namespace wirefacts {
namespace {

class NeedFinder {
 public:
  NeedFinder(const CompiledStage& stage, const RulePack& own, const RulePack& other)
      : stage_(stage), own_(own), other_(other) {}

  std::vector<RuleNeed> take() { return std::move(needs_); }

  /// Every match of the pattern has all of these.
  void pattern(const PatternNode& node) {
    switch (node.kind) {
      case PatternNode::Kind::atom: add(of_atom(stage_.atoms.atoms[node.atom])); break;
      case PatternNode::Kind::choice: add(of_choice(node)); break;
      case PatternNode::Kind::repeat:
        if (node.low > 0) pattern(node.parts.front());
        break;
      default:
        for (const PatternNode& part : node.parts) pattern(part);
    }
  }

  void trigger(const CompiledRule& rule) {
    std::vector<std::optional<RuleNeed>> ways;
    for (const TriggerTest& test : rule.triggers) ways.push_back(rarest(test.pattern));
    add(either(std::move(ways)));
    for (const ArgumentLine& line : rule.lines) {
      if (line.slot ? !line.required : line.negated) continue;
      ways.clear();
      for (const ArgumentPosition& position : line.positions) {
        ways.push_back(position.kind == Position::Kind::after ? rarest(position.pattern)
                                                              : of_atom(position.constraint));
      }
      add(either(std::move(ways)));
    }
  }

 private:
  void add(std::optional<RuleNeed> need) {
    if (need) needs_.push_back(std::move(*need));
  }

  /// One of the ways; nothing when one of them needs nothing that is known.
  static std::optional<RuleNeed> either(std::vector<std::optional<RuleNeed>> ways) {
    RuleNeed out;
    for (std::optional<RuleNeed>& way : ways) {
      if (!way) return std::nullopt;
      std::move(way->words.begin(), way->words.end(), std::back_inserter(out.words));
      std::move(way->annotations.begin(), way->annotations.end(), std::back_inserter(out.annotations));
      out.lemmas.merge(way->lemmas);
    }
    return out;
  }

  std::optional<RuleNeed> of_choice(const PatternNode& node) {
    std::vector<std::optional<RuleNeed>> ways;
    for (const PatternNode& part : node.parts) ways.push_back(rarest(part));
    return either(std::move(ways));
  }

  /// One need of the pattern: a word rather than an annotation.
  std::optional<RuleNeed> rarest(const PatternNode& node) {
    NeedFinder own(stage_, own_, other_);
    own.pattern(node);
    if (own.needs_.empty()) return std::nullopt;
    return std::move(*std::min_element(own.needs_.begin(), own.needs_.end(), [](const RuleNeed& a, const RuleNeed& b) {
      return a.annotations.size() < b.annotations.size();
    }));
  }

  std::optional<RuleNeed> of_atom(const Atom& atom) {
    for (const UnitTerm& term : atom.terms) {
      if (term.negated) continue;
      if (auto need = of_term(term, atom)) return need;
    }
    return atom.positive ? of_term(*atom.positive, atom) : std::nullopt;
  }

  std::optional<RuleNeed> of_term(const UnitTerm& term, const Atom& atom) {
    RuleNeed out;
    for (const UnitTest& test : term.any_of) {
      switch (test.kind) {
        case UnitTest::Kind::label: annotation(test.label, atom, out); break;
        case UnitTest::Kind::norm: out.words.emplace_back(own_.symbols.text(test.norm.front())); break;
        case UnitTest::Kind::exact: {
          const std::vector<ByteSpan> tokens = tokenize(test.text, own_.segmentation);
          if (tokens.empty()) return std::nullopt;
          out.words.push_back(fold(std::string_view(test.text).substr(tokens[0].begin, tokens[0].size())));
          break;
        }
        case UnitTest::Kind::lemma: out.lemmas.insert(test.text); break;
        default: return std::nullopt;
      }
    }
    return out;
  }

  /// An annotation with the label and with what the atom asks of its features.
  void annotation(Label label, const Atom& atom, RuleNeed& need) {
    const Label there = other_.schema.find(own_.schema[label].name);
    if (there == Label::none) return;
    Atom out;
    out.labels.push_back(there);
    // Beside a word or another label, whatever stands there has the features.
    const bool alone = atom.positive && std::all_of(atom.positive->any_of.begin(), atom.positive->any_of.end(),
                                                    [](const UnitTest& t) { return t.kind == UnitTest::Kind::label; });
    for (const FeatureTest& test : atom.features) {
      if (!alone || test.compare == Comparison::not_equal) continue;  // may stop to hold when a later rule amends
      FeatureTest moved = test;
      moved.field.assign(other_.schema.size(), -1);
      moved.field[static_cast<std::uint16_t>(there)] = test.field[static_cast<std::uint16_t>(label)];
      out.features.push_back(std::move(moved));
    }
    need.annotations.push_back(std::move(out));
  }

  const CompiledStage& stage_;
  const RulePack& own_;
  const RulePack& other_;
  std::vector<RuleNeed> needs_;
};

}  // namespace

NeedyRule needs_of(const CompiledStage& stage, const CompiledRule& rule, const RulePack& own, const RulePack& other) {
  NeedFinder finder(stage, own, other);
  if (rule.shape == RuleShape::sequence) {
    finder.pattern(rule.match);
    for (const ContextCondition& context : rule.contexts) {
      if (!context.negated) finder.pattern(context.pattern);
    }
  }
  if (rule.shape == RuleShape::trigger) finder.trigger(rule);
  NeedyRule out{stage.over_paragraph, finder.take(), {}, 0};
  if (rule.shape != RuleShape::scan) return out;
  for (const ScanGate& gate : rule.scan.gates) {
    if (const auto number = out.gates.add(gate)) out.all_gates |= std::uint64_t{1} << *number;
  }
  return out;
}

}  // namespace wirefacts
