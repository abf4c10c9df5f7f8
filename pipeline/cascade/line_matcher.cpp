#include "cascade/line_matcher.h"

#include <optional>
#include <utility>

#include "cascade/expression.h"
#include "cascade/group_line.h"
#include "cascade/plain_trigger_matcher.h"
#include "cascade/realis.h"
#include "cascade/reference_matcher.h"
#include "cascade/rule_observer.h"
#include "cascade/scan_matcher.h"
#include "cascade/trigger_matcher.h"

namespace wirefacts {
namespace {

constexpr std::uint64_t kStepsPerRule = 2'000'000;  // of one article: then the rule is left out
constexpr std::uint64_t kStepsPerToken = 2'000;     // more for longer articles

}  // namespace

/// One line. The sets of positions that sequence rules need and the groups that trigger rules walk are made when the
/// first rule asks for them.
class LineMatcher::Trial {
 public:
  Trial(LineMatcher& all, std::uint32_t stage, const UnitLine& line, StageCandidates& out)
      : all_(all), stage_number_(stage), stage_(all.cascade_.stages[stage]), line_(line), out_(out),
        context_(all.context()), fast_(all.engine_ == Engine::fast), sequence_(all.sequences_[stage]),
        evaluator_(context_, *all.annotations_, all.knowledge_.schema, all.knowledge_.lists, all.knowledge_.numbers,
                   all.knowledge_.symbols),
        builder_(all.knowledge_.schema, all.defaults_, context_, *all.annotations_, evaluator_),
        unit_tester_(stage_.atoms, line, context_), column_tester_(stage_.atoms, line, context_, &sequence_.columns()) {
  }
  Trial(const Trial&) = delete;
  Trial& operator=(const Trial&) = delete;

  /// Rule number `number` of the stage.
  void try_rule(std::uint16_t number) {
    number_ = number;
    rule_ = &stage_.rules[number];
    const RuleHead head = all_.heads_[stage_number_][number];
    rule_number_ = head.number;
    if (all_.is_exhausted(rule_number_)) return;
    if (observer() != nullptr) observer()->begins(*rule_, line_.window().size());
    switch (head.shape) {
      case RuleShape::none: break;
      case RuleShape::sequence: fast_ ? match_sequence() : match_sequence_plainly(); break;
      case RuleShape::scan: match_scan(); break;
      case RuleShape::trigger: match_trigger(); break;
    }
    if (observer() != nullptr) observer()->ends();
  }

 private:
  [[nodiscard]] RuleObserver* observer() const { return all_.trace_ == nullptr ? nullptr : all_.trace_->observer; }

  const GroupLine& groups() {
    if (groups_ == nullptr) groups_ = &all_.group_cache_.of(line_.window(), context_);
    return *groups_;
  }
  SequenceMatcher& sequence() {
    if (!is_read_) sequence_.read(line_, context_);
    is_read_ = true;
    return sequence_;
  }
  /// The columns of sequence() hold what a rule of sequences asks; else each unit is tested.
  [[nodiscard]] const UnitTester& tester() const {
    return fast_ && rule_->shape == RuleShape::sequence ? column_tester_ : unit_tester_;
  }

  void match_sequence() {
    all_.count(rule_number_, line_.size());
    SequenceMatcher& matcher = sequence();
    if (!matcher.find_places(number_, all_.places_)) return;
    std::uint32_t free = 0;  // behind the last match
    for (const std::uint32_t place : all_.places_) {
      if (place < free) continue;
      const UnitMatch* found = matcher.match_at(number_, place);
      all_.count(rule_number_, 1);
      if (found == nullptr || found->end == place) continue;
      RuleMatch& match = match_of_units(place, found->end);
      if (!builder_.zones_hold(*rule_, match.span)) continue;
      if (matcher.has_long_context(number_) && !contexts_hold(match)) continue;
      bind(match, found->captures);
      if (build(match)) free = found->end;
    }
  }

  void match_sequence_plainly() {
    for (std::uint32_t at = 0; at < line_.size();) {
      std::uint64_t steps = 0;
      const auto found = first_match(rule_->match, tester(), at, steps);
      all_.count(rule_number_, steps);
      if (steps > kMostMatchSteps) note_step_limit();  // it gave up
      ++at;
      if (!found || found->end == at - 1) continue;
      RuleMatch& match = match_of_units(at - 1, found->end);
      bind(match, found->captures);
      if (accept(match)) at = found->end;
    }
  }

  void match_scan() {
    all_.count(rule_number_, line_.size());
    const auto accepts = [this](RuleMatch& found) { return accept(found); };
    if (fast_ || !all_.cascade_.grammar) {
      ScanMatcher(context_, fast_ ? &all_.scan_starts_ : nullptr).match(*rule_, line_.window(), accepts);
    } else if (!all_.plain_scan_.match(stage_number_, *rule_, context_, line_.window(), accepts)) {
      note_step_limit();
    }
  }

  void match_trigger() {
    all_.count(rule_number_, groups().size());
    if (!triggers_) triggers_.emplace(context_, all_.cascade_);
    std::vector<RuleMatch> found =
        fast_ ? triggers_->match(stage_, *rule_, groups())
              : PlainTriggerMatcher(context_, all_.cascade_, line_.window()).match(stage_, *rule_, groups());
    if (fast_) {
      all_.count(rule_number_, triggers_->effort().steps);
      if (triggers_->effort().most > kMostMatchSteps) note_step_limit();
    }
    for (RuleMatch& match : found) accept(match);
  }

  void note_step_limit() { all_.log_->diagnose("step_limit", all_.cascade_.rule_names[rule_->number]); }

  /// Turns a match into a candidate; false when its conditions do not hold.
  bool accept(RuleMatch& match) {
    return builder_.zones_hold(*rule_, match.span) && contexts_hold(match) && build(match);
  }

  bool contexts_hold(const RuleMatch& match) {
    if (rule_->contexts.empty()) return true;
    if (!fast_) return builder_.contexts_hold(*rule_, match, tester());
    const auto [begin, end] = CandidateBuilder::context_units(match, line_);
    return sequence().contexts_hold(number_, begin, end);
  }

  bool build(RuleMatch& match) {
    if (rule_->event && !match.realis) match.realis = realis_of_words(match);
    auto candidate = builder_.build(*rule_, match, all_.trace_);
    if (!candidate) return false;
    if (observer() != nullptr) observer()->matched(stage_, *rule_, match, tester());
    (rule_->vetoes.empty() ? out_.candidates : out_.vetoes).push_back(std::move(*candidate));
    return true;
  }

  /// Of an event that a sequence or scan rule finds.
  std::optional<Realis> realis_of_words(const RuleMatch& match) {
    if (!rule_->span) return realis_in(match.span, groups(), all_.cascade_, context_);
    const std::vector<Capture>& words = match.bindings[*rule_->span];
    if (words.empty()) return std::nullopt;
    return realis_in({words.front().tokens.begin, words.back().tokens.end}, groups(), all_.cascade_, context_);
  }

  /// Units [begin, end) of the line, nothing bound; good until the next.
  RuleMatch& match_of_units(std::uint32_t begin, std::uint32_t end) {
    RuleMatch& match = all_.match_;
    match.realis.reset();
    match.first_unit = begin;
    match.end_unit = end;
    match.span = {line_.span(begin).begin, line_.span(end - 1).end};
    if (match.bindings.size() < rule_->slots.size()) match.bindings.resize(rule_->slots.size());
    for (std::vector<Capture>& captures : match.bindings) captures.clear();
    return match;
  }

  void bind(RuleMatch& match, const std::vector<CapturedUnits>& captures) const {
    for (const CapturedUnits& c : captures) {
      if (c.begin == c.end) continue;  // an empty capture is null
      const TokenSpan span{line_.span(c.begin).begin, line_.span(c.end - 1).end};
      match.bindings[c.slot].push_back({span, context_.document.bytes(span), captured_annotation(c, tester())});
    }
  }

  LineMatcher& all_;
  const std::uint32_t stage_number_;
  const CompiledStage& stage_;
  const UnitLine& line_;
  StageCandidates& out_;
  const MatchContext context_;
  const bool fast_;
  SequenceMatcher& sequence_;
  bool is_read_ = false;  // by sequence_
  const GroupLine* groups_ = nullptr;
  std::optional<TriggerMatcher> triggers_;
  Evaluator evaluator_;
  CandidateBuilder builder_;
  UnitTester unit_tester_, column_tester_;

  // The rule that is tried.
  const CompiledRule* rule_ = nullptr;
  std::uint16_t number_ = 0;       // in the stage
  std::uint32_t rule_number_ = 0;  // in the cascade
};

LineMatcher::LineMatcher(const Cascade& cascade, const CascadeKnowledge& knowledge, Engine engine)
    : cascade_(cascade), knowledge_(knowledge), engine_(engine), defaults_(field_defaults(knowledge.schema)),
      tests_(cascade.stages, cascade.lemma_field), symbols_(tests_), numbers_(cascade.stages.size()),
      scan_starts_(cascade), group_cache_(cascade), plain_scan_(cascade_, knowledge_) {
  for (const CompiledStage& stage : cascade.stages) {
    sequences_.emplace_back(stage, sequences_.size(), cascade.lemma_field, symbols_, numbers_);
    std::vector<RuleHead>& heads = heads_.emplace_back();
    for (const CompiledRule& rule : stage.rules) heads.push_back({rule.number, rule.shape});
  }
}

void LineMatcher::begin_article(const Document& document, AnnotationSet& annotations, Trace* trace, RunLog& log) {
  document_ = &document;
  annotations_ = &annotations;
  trace_ = trace;
  log_ = &log;
  rule_steps_.assign(cascade_.rule_names.size(), 0);
  steps_allowed_ = kStepsPerRule + kStepsPerToken * document.token_count();
  bool renumbered = symbols_.begin_article(document);
  for (SequenceMatcher& matcher : sequences_) renumbered |= matcher.trim();
  if (renumbered) numbers_.clear();
  scan_starts_.begin_article(document);
  group_cache_.begin_article();
}

void LineMatcher::match(std::uint32_t stage, const UnitLine& line, const std::vector<std::uint16_t>& rules,
                        StageCandidates& out) {
  Trial trial(*this, stage, line, out);
  for (const std::uint16_t rule : rules) trial.try_rule(rule);
}

}  // namespace wirefacts
