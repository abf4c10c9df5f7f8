#include "workbench/coverage.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <tuple>
#include <unordered_map>

#include "cascade/rule_observer.h"
#include "extractor.h"
#include "grammar/defines.h"
#include "workbench/dropped_matches.h"
#include "workbench/parallel.h"

namespace wirefacts {
namespace {

/// Places of the elements of every rule, and which node of a compiled pattern is which.
class ElementIndex {
 public:
  explicit ElementIndex(const Cascade& cascade) : elements_(cascade.rule_names.size()) {
    for (const CompiledStage& stage : cascade.stages) {
      for (const CompiledRule& rule : stage.rules) add(rule);
    }
  }

  [[nodiscard]] const std::vector<SourceRange>& of(std::uint32_t rule) const { return elements_[rule]; }
  /// Number of the element of a rule that an atom belongs to.
  [[nodiscard]] std::uint32_t of(const PatternNode* atom) const { return by_node_.at(atom); }
  /// Elements that a filled slot has used; beside slots.
  [[nodiscard]] const std::vector<std::vector<std::uint32_t>>& slots_of(std::uint32_t rule) const {
    return slots_.at(rule);
  }

 private:
  void add(const CompiledRule& rule) {
    auto& by_slot = slots_[rule.number];
    by_slot.resize(rule.slots.size());
    if (rule.shape == RuleShape::sequence) add_atoms(rule.match, rule.number);
    for (const TriggerTest& trigger : rule.triggers) add_atoms(trigger.pattern, rule.number);
    for (std::size_t i = 0; i < rule.lines.size(); ++i) {
      const auto& slot = rule.lines[i].slot;
      if (slot) by_slot[*slot].push_back(number(rule.number, rule.source->lines[i].range));
    }
    if (rule.source == nullptr || !rule.source->scan) return;
    walk(*rule.source->scan, [&](const Pattern& node) {
      if (node.kind != Pattern::Kind::capture) return;
      const auto slot = rule.slots.find(node.text);
      if (slot) by_slot[*slot].push_back(number(rule.number, node.range));
    });
  }

  void add_atoms(const PatternNode& node, std::uint32_t rule) {
    if (node.kind == PatternNode::Kind::atom) by_node_.emplace(&node, number(rule, node.range));
    for (const PatternNode& part : node.parts) add_atoms(part, rule);
  }

  /// The words of one literal are one element, and so is a define that stands twice.
  std::uint32_t number(std::uint32_t rule, SourceRange range) {
    std::vector<SourceRange>& known = elements_[rule];
    const auto at = std::find_if(known.begin(), known.end(), [&](SourceRange r) {
      return std::tie(r.file, r.begin, r.end) == std::tie(range.file, range.begin, range.end);
    });
    if (at != known.end()) return static_cast<std::uint32_t>(at - known.begin());
    known.push_back(range);
    return static_cast<std::uint32_t>(known.size() - 1);
  }

  std::vector<std::vector<SourceRange>> elements_;
  std::unordered_map<const PatternNode*, std::uint32_t> by_node_;
  std::unordered_map<std::uint32_t, std::vector<std::vector<std::uint32_t>>> slots_;
};

/// Counts of one thread.
class Counter final : public RuleObserver {
 public:
  Counter(const ElementIndex& index, std::size_t rules, const Clock& clock) : index_(index), clock_(clock) {
    counts.resize(rules);
    for (std::uint32_t r = 0; r < rules; ++r) {
      for (const SourceRange range : index.of(r)) counts[r].elements.push_back({range, 0});
    }
  }

  void begins(const CompiledRule& rule, std::uint32_t tokens) override {
    now_ = &counts[rule.number];
    ++now_->windows;
    now_->tokens += tokens;
    if (clock_) begun_ = clock_();
  }

  void matched(const CompiledStage& stage, const CompiledRule& rule, const RuleMatch& match,
               const UnitTester& tester) override {
    const std::uint64_t before = clock_ ? clock_() : 0;
    ++now_->matched;
    used_.assign(now_->elements.size(), false);
    if (rule.shape == RuleShape::sequence && match.first_unit && match.end_unit) {
      use(taken_units(rule.match, tester, *match.first_unit, *match.end_unit));
    }
    for (const TriggerTest& trigger : rule.triggers) use_trigger(stage, trigger.pattern, match, tester);
    const auto& by_slot = index_.slots_of(rule.number);
    for (std::size_t s = 0; s < std::min(by_slot.size(), match.bindings.size()); ++s) {
      if (match.bindings[s].empty()) continue;
      for (const std::uint32_t element : by_slot[s]) used_[element] = true;
    }
    for (std::size_t i = 0; i < used_.size(); ++i) now_->elements[i].used += used_[i] ? 1 : 0;
    if (clock_) begun_ += clock_() - before;  // counting is not the rule's work
  }

  void ends() override {
    if (clock_) now_->nanoseconds += clock_() - begun_;
  }

  void count_outcomes(const Trace& trace) {
    using Outcome = TraceEntry::Outcome;
    for (const TraceEntry& e : trace.entries) {
      RuleCoverage& rule = counts[e.rule];
      switch (e.outcome) {
        case Outcome::kept: ++rule.kept; break;
        case Outcome::beaten:
          ++rule.beaten;
          ++rule.beaten_by[e.other];
          break;
        case Outcome::vetoed:
          ++rule.vetoed;
          ++counts[e.other].removed;
          break;
        case Outcome::quarantined: ++rule.quarantined; break;
        case Outcome::vetoes:
        case Outcome::idle: break;
      }
    }
  }

  std::vector<RuleCoverage> counts;
  std::uint64_t all_tokens = 0;  // of the articles read

 private:
  void use(const std::vector<TakenUnits>& taken) {
    for (const TakenUnits& t : taken) {
      if (t.element->kind == PatternNode::Kind::atom) used_[index_.of(t.element)] = true;
    }
  }

  /// The words of a trigger stand on their own: as one unit, then token by token.
  void use_trigger(const CompiledStage& stage, const PatternNode& pattern, const RuleMatch& match,
                   const UnitTester& tester) {
    const TokenSpan span = match.span;
    unit_.build_single(span, tester.context().annotations);
    const UnitTester alone(stage.atoms, unit_, tester.context());
    use(taken_units(pattern, alone, 0, unit_.size()));
    if (span.size() < 2) return;
    unit_.build(span, no_labels(stage), tester.context().annotations, kMaxUnits);
    const UnitTester apart(stage.atoms, unit_, tester.context());
    use(taken_units(pattern, apart, 0, unit_.size()));
  }

  const LabelMask& no_labels(const CompiledStage& stage) {
    no_labels_.assign(stage.uses.size(), false);
    return no_labels_;
  }

  const ElementIndex& index_;
  const Clock& clock_;
  RuleCoverage* now_ = nullptr;
  std::uint64_t begun_ = 0;
  std::vector<bool> used_;
  UnitLine unit_;
  LabelMask no_labels_;
};

void add(const RuleCoverage& from, RuleCoverage& to) {
  to.windows += from.windows;
  to.tokens += from.tokens;
  to.matched += from.matched;
  to.kept += from.kept;
  to.beaten += from.beaten;
  to.vetoed += from.vetoed;
  to.quarantined += from.quarantined;
  to.dropped += from.dropped;
  to.removed += from.removed;
  to.nanoseconds += from.nanoseconds;
  for (const auto& [rule, times] : from.beaten_by) to.beaten_by[rule] += times;
  for (std::size_t i = 0; i < from.elements.size(); ++i) to.elements[i].used += from.elements[i].used;
}

}  // namespace

Coverage cover(const RulePack& pack, const Corpus& corpus, std::uint32_t threads, const Clock& clock) {
  const ElementIndex index(pack.cascade);
  const std::size_t rules = pack.cascade.rule_names.size();
  std::mutex mutex;
  std::vector<std::shared_ptr<Counter>> counters;
  in_parallel(corpus.articles.size(), threads, [&]() -> IndexedWork {
    auto counter = std::make_shared<Counter>(index, rules, clock);
    auto extractor = std::make_shared<Extractor>(pack, PackIdentity{});
    {
      const std::lock_guard lock(mutex);
      counters.push_back(counter);
    }
    return [&corpus, &pack, counter, extractor](std::size_t i) {
      Trace trace;
      trace.observer = counter.get();
      const Analysis analysis = extractor->analyze(corpus.articles[i], &trace);
      counter->all_tokens += analysis.document.token_count();
      counter->count_outcomes(trace);
      for (const DroppedMatch& match : dropped_matches(analysis, corpus.articles[i], pack)) {
        ++counter->counts[match.rule].dropped;
      }
    };
  });
  Coverage out;
  out.articles = corpus.articles.size();
  out.rules = Counter(index, rules, clock).counts;
  for (const auto& counter : counters) {
    out.tokens += counter->all_tokens;
    for (std::size_t r = 0; r < rules; ++r) add(counter->counts[r], out.rules[r]);
  }
  return out;
}

}  // namespace wirefacts
