#include "cascade/runner.h"

#include <algorithm>
#include <bit>

#include "cascade/conflicts.h"
#include "cascade/group_cache.h"
#include "cascade/plain_scan_matcher.h"
#include "cascade/plain_trigger_matcher.h"
#include "cascade/recall.h"
#include "cascade/rule_observer.h"
#include "cascade/scan_starts.h"
#include "cascade/sentence_sieve.h"

namespace wirefacts {
namespace {

constexpr std::uint64_t kStepsPerRule = 2'000'000;  // of one article: then the rule is left out
constexpr std::uint64_t kStepsPerToken = 2'000;     // more for longer articles

/// The line as groups, made when it is first asked for.
class LazyGroups {
 public:
  LazyGroups(const Cascade& cascade, GroupCache& cache, const MatchContext& context, const UnitLine& line)
      : cascade_(cascade), cache_(cache), context_(context), line_(line) {}

  const GroupLine& get() {
    if (groups_ == nullptr) groups_ = &cache_.of(line_.window(), context_);
    return *groups_;
  }

  /// Of an event that a sequence or scan rule finds.
  std::optional<Realis> realis_of(const CompiledRule& rule, const RuleMatch& found) {
    if (!rule.span) return realis_in(found.span, get(), cascade_, context_);
    const std::vector<Capture>& words = found.bindings[*rule.span];
    if (words.empty()) return std::nullopt;
    return realis_in({words.front().tokens.begin, words.back().tokens.end}, get(), cascade_, context_);
  }

 private:
  const Cascade& cascade_;
  GroupCache& cache_;
  const MatchContext& context_;
  const UnitLine& line_;
  const GroupLine* groups_ = nullptr;
};

/// The matcher of a stage, which reads the line when it is first asked for.
class LazyReading {
 public:
  LazyReading(SequenceMatcher& matcher, const MatchContext& context, const UnitLine& line)
      : matcher_(matcher), context_(context), line_(line) {}

  SequenceMatcher& get() {
    if (!read_) matcher_.read(line_, context_);
    read_ = true;
    return matcher_;
  }
  /// Of what `get` has read.
  [[nodiscard]] const UnitColumns& columns() const { return matcher_.columns(); }

 private:
  SequenceMatcher& matcher_;
  const MatchContext& context_;
  const UnitLine& line_;
  bool read_ = false;
};

}  // namespace

struct CascadeRunner::State {
  State(const Cascade& c, const CascadeKnowledge& k, const SegmentationTables& t, Engine e)
      : cascade(c), knowledge(k), tables(t), engine(e), defaults(field_defaults(k.schema)),
        tests(c.stages, c.lemma_field), symbols(tests), numbers(c.stages.size()), scan_starts(c), group_cache(c),
        sentence_sieve(c), plain_scan(cascade, knowledge) {
    for (const CompiledStage& stage : cascade.stages) {
      sequences.emplace_back(stage, sequences.size(), cascade.lemma_field, symbols, numbers);
    }
  }

  const Cascade& cascade;
  CascadeKnowledge knowledge;
  const SegmentationTables& tables;
  Engine engine;
  FieldDefaults defaults;
  UnitTests tests;
  UnitSymbols symbols;
  SymbolNumbers numbers;
  std::vector<SequenceMatcher> sequences;  // by stage
  ScanStarts scan_starts;
  GroupCache group_cache;
  SentenceSieve sentence_sieve;
  PlainScanMatcher plain_scan;

  // One article.
  const Document* document = nullptr;
  AnnotationSet* annotations = nullptr;
  Trace* trace = nullptr;
  std::vector<RunDiagnostic> diagnostics;
  std::uint64_t steps = 0;
  std::vector<std::uint64_t> rule_steps;  // by rule number

  // Scratch of one window.
  UnitLine line;
  std::vector<std::uint32_t> places;
  RuleMatch match;  // of units
  std::vector<std::uint16_t> active;
  std::vector<Candidate> candidates, vetoes;

  void diagnose(std::string code, std::string rule) {
    RunDiagnostic d{std::move(code), std::move(rule)};
    if (std::find(diagnostics.begin(), diagnostics.end(), d) == diagnostics.end()) diagnostics.push_back(std::move(d));
  }

  void begin_article() {
    diagnostics.clear();
    steps = 0;
    rule_steps.assign(cascade.rule_names.size(), 0);
    bool renumbered = symbols.begin_article(*document);
    for (SequenceMatcher& matcher : sequences) renumbered |= matcher.trim();
    if (renumbered) numbers.clear();
    scan_starts.begin_article(*document);
    group_cache.begin_article();
    sentence_sieve.begin(*document, *annotations);
  }

  void run(std::optional<std::uint32_t> last_stage) {
    begin_article();
    for (std::uint32_t s = 0; s < cascade.stages.size(); ++s) {
      run_stage(s);
      if (last_stage && *last_stage == s) break;
    }
  }

  /// The visible part of a sentence or paragraph: hidden text at either end is left out.
  TokenSpan visible(const CompiledStage& stage, TokenSpan window) const {
    const auto hidden = [&](std::uint32_t token) {
      return std::any_of(stage.skips.begin(), stage.skips.end(), [&](Label label) {
        return annotations->touched(label, {token, token + 1});
      });
    };
    while (!window.empty() && hidden(window.begin)) ++window.begin;
    while (!window.empty() && hidden(window.end - 1)) --window.end;
    return window;
  }

  void run_stage(std::uint32_t number) {
    const CompiledStage& stage = cascade.stages[number];
    candidates.clear();
    vetoes.clear();
    const std::vector<TokenSpan>& windows = stage.over_paragraph ? document->paragraphs() : document->sentences();
    for (const TokenSpan window : windows) {
      find_active(number, window);
      if (active.empty()) continue;
      const TokenSpan seen = visible(stage, window);
      if (!seen.empty()) run_window(number, seen);
    }
    keep(stage);
    const std::uint32_t first = annotations->size();
    recall_if_any(stage);
    sentence_sieve.note(first);
  }

  void recall_if_any(const CompiledStage& stage) {
    if (stage.recalls.empty()) return;
    const MatchContext context = match_context();
    recall_names(stage, knowledge.schema, tables, context, *annotations);
  }

  void keep(const CompiledStage& stage) {
    const std::uint32_t first = annotations->size();
    bool amended = false;
    std::vector<Candidate> kept = resolve_conflicts(std::move(candidates), vetoes, stage.keeps_all, trace);
    candidates = {};
    vetoes = {};
    for (const Candidate& candidate : kept) {
      AnnotationId id = AnnotationId::none;
      const SourceId source = SourceId::rule(candidate.rule->number);
      if (candidate.rule->makes != Label::none) {
        id = annotations->add(candidate.rule->makes, candidate.span, source, candidate.fields);
      }
      for (const PendingAmendment& a : candidate.amendments) {
        annotations->amend({a.target, a.field, candidate.span, source}, a.value);
        sentence_sieve.note_amended(a.target);
        amended = true;
      }
      if (trace != nullptr) {
        trace->entries.push_back({TraceEntry::Outcome::kept, candidate.rule->number, candidate.span, id, 0, {}, 0});
      }
    }
    if (amended) symbols.forget_annotations();  // of the whole article: once
    sentence_sieve.note(first);
  }

  MatchContext match_context() const { return {*document, *annotations, cascade.lemma_field, cascade.name_field}; }

  bool zones_touch(const RuleSieve& sieve, TokenSpan window) const {
    return sieve.zones.empty() || std::any_of(sieve.zones.begin(), sieve.zones.end(),
                                              [&](Label label) { return annotations->touched(label, window); });
  }

  /// Rules of the stage that can fire in the window, by what stands there at all.
  void find_active(std::uint32_t number, TokenSpan window) {
    const CompiledStage& stage = cascade.stages[number];
    active.clear();
    if (engine == Engine::plain) {  // the oracle trusts no sieve
      for (std::uint16_t r = 0; r < stage.rules.size(); ++r) active.push_back(r);
      return;
    }
    const Sieve::StagePart& part = cascade.sieve.stages[number];
    const PossibleRules rules = sentence_sieve.in(window);
    for (std::uint32_t i = 0; i < part.words; ++i) {
      for (std::uint64_t bits = rules.rules(part, i); bits != 0; bits &= bits - 1) {
        const std::size_t r = i * 64 + static_cast<std::size_t>(std::countr_zero(bits));
        if (zones_touch(stage.sieves[r], window)) active.push_back(static_cast<std::uint16_t>(r));
      }
    }
  }

  void run_window(std::uint32_t number, TokenSpan window) {
    const CompiledStage& stage = cascade.stages[number];
    while (!window.empty()) {
      line.build(window, stage.uses, *annotations, kMaxUnits);
      steps += line.size();
      run_line(number, active);
      if (line.window().end < window.end) diagnose("window_cut", "");
      window.begin = line.window().end;
    }
  }

  void run_line(std::uint32_t number, const std::vector<std::uint16_t>& rules) {
    const CompiledStage& stage = cascade.stages[number];
    const MatchContext context = match_context();
    Evaluator evaluator(context, *annotations, knowledge.schema, knowledge.lists, knowledge.numbers, knowledge.symbols);
    CandidateBuilder builder(knowledge.schema, defaults, context, *annotations, evaluator);
    LazyGroups groups(cascade, group_cache, context, line);
    LazyReading reading(sequences[number], context, line);
    const bool fast = engine == Engine::fast;
    const UnitTester slow_tester(stage.atoms, line, context),
        fast_tester(stage.atoms, line, context, &reading.columns());
    for (const std::uint16_t r : rules) {
      const CompiledRule& rule = stage.rules[r];
      if (exhausted(rule)) continue;
      const UnitTester& tester = fast && rule.shape == RuleShape::sequence ? fast_tester : slow_tester;
      const Acceptor accept{*this, stage, builder, tester, rule, groups, fast ? &reading : nullptr, r};
      if (observer() != nullptr) observer()->begins(rule, line.window().size());
      if (rule.shape == RuleShape::scan) {
        count(rule, line.size());
        match_scan(number, context, accept);
      } else if (rule.shape == RuleShape::trigger) {
        count(rule, groups.get().size());
        for (RuleMatch& found : trigger_matches(stage, rule, context, groups.get())) accept(found);
      } else if (fast) {
        match_sequence(reading.get(), r, accept);
      } else {
        match_plainly(rule, accept);
      }
      if (observer() != nullptr) observer()->ends();
    }
  }

  [[nodiscard]] RuleObserver* observer() const { return trace == nullptr ? nullptr : trace->observer; }

  /// Turns a match of one rule into a candidate; false when its conditions do not hold.
  struct Acceptor {
    State& state;
    const CompiledStage& stage;
    CandidateBuilder& builder;
    const UnitTester& tester;
    const CompiledRule& rule;
    LazyGroups& groups;
    LazyReading* reading = nullptr;  // knows where contexts hold; none: they are tested one by one
    std::uint16_t number = 0;        // of the rule in the stage

    bool operator()(RuleMatch& found) const {
      return builder.zones_hold(rule, found.span) && contexts_hold(found) && build(found);
    }
    bool contexts_hold(const RuleMatch& found) const {
      if (rule.contexts.empty()) return true;
      if (reading == nullptr) return builder.contexts_hold(rule, found, tester);
      const auto [begin, end] = CandidateBuilder::context_units(found, tester.line());
      return reading->get().contexts_hold(number, begin, end);
    }
    bool build(RuleMatch& found) const {
      if (rule.event && !found.realis) found.realis = groups.realis_of(rule, found);
      auto candidate = builder.build(rule, found, state.trace);
      if (!candidate) return false;
      if (RuleObserver* const o = state.observer()) o->matched(stage, rule, found, tester);
      (rule.vetoes.empty() ? state.candidates : state.vetoes).push_back(std::move(*candidate));
      return true;
    }
  };

  void count(const CompiledRule& rule, std::uint64_t n) {
    steps += n;
    rule_steps[rule.number] += n;
  }

  bool exhausted(const CompiledRule& rule) {
    const std::uint64_t limit = kStepsPerRule + kStepsPerToken * document->token_count();
    if (rule_steps[rule.number] <= limit) return false;
    diagnose("step_limit", cascade.rule_names[rule.number]);
    return true;
  }

  void match_sequence(SequenceMatcher& sequence, std::uint16_t r, const Acceptor& accept) {
    const CompiledRule& rule = accept.rule;
    count(rule, line.size());
    if (!sequence.find_places(r, places)) return;
    std::uint32_t free = 0;  // behind the last match
    for (const std::uint32_t place : places) {
      if (place < free) continue;
      const UnitMatch* found = sequence.match_at(r, place);
      count(rule, 1);
      if (found == nullptr || found->end == place) continue;
      RuleMatch& raw = raw_match(rule, place, found->end);
      if (!accept.builder.zones_hold(rule, raw.span)) continue;
      if (sequence.has_long_context(r) && !accept.contexts_hold(raw)) continue;
      bind(raw, found->captures, accept.tester);
      if (accept.build(raw)) free = found->end;
    }
  }

  std::vector<RuleMatch> trigger_matches(const CompiledStage& stage, const CompiledRule& rule,
                                         const MatchContext& context, const GroupLine& groups) const {
    if (engine == Engine::fast) return TriggerMatcher(context, cascade).match(stage, rule, groups);
    return PlainTriggerMatcher(context, cascade, line.window()).match(stage, rule, groups);
  }

  void match_scan(std::uint32_t stage, const MatchContext& context, const Acceptor& accept) {
    if (engine == Engine::plain && cascade.grammar) {
      const bool whole = plain_scan.match(stage, accept.rule, context, line.window(), accept);
      if (!whole) diagnose("step_limit", cascade.rule_names[accept.rule.number]);
    } else {
      ScanMatcher(context, engine == Engine::plain ? nullptr : &scan_starts).match(accept.rule, line.window(), accept);
    }
  }

  void match_plainly(const CompiledRule& rule, const Acceptor& accept) {
    for (std::uint32_t at = 0; at < line.size();) {
      std::uint64_t own = 0;
      const auto found = first_match(rule.match, accept.tester, at, own);
      count(rule, own);
      if (own > kMostMatchSteps) diagnose("step_limit", cascade.rule_names[rule.number]);  // it gave up
      ++at;
      if (!found || found->end == at - 1) continue;
      RuleMatch& raw = raw_match(rule, at - 1, found->end);
      bind(raw, found->captures, accept.tester);
      if (accept(raw)) at = found->end;
    }
  }

  /// Units of the line, nothing bound; good until the next.
  RuleMatch& raw_match(const CompiledRule& rule, std::uint32_t begin, std::uint32_t end) {
    match.realis.reset();
    match.first_unit = begin;
    match.end_unit = end;
    match.span = {line.span(begin).begin, line.span(end - 1).end};
    if (match.bindings.size() < rule.slots.size()) match.bindings.resize(rule.slots.size());
    for (std::vector<Capture>& captures : match.bindings) captures.clear();
    return match;
  }

  void bind(RuleMatch& raw, const std::vector<CapturedUnits>& captures, const UnitTester& tester) const {
    for (const CapturedUnits& c : captures) {
      if (c.begin == c.end) continue;  // an empty capture is null
      const TokenSpan span{line.span(c.begin).begin, line.span(c.end - 1).end};
      raw.bindings[c.slot].push_back({span, document->bytes(span), captured_annotation(c, tester)});
    }
  }
};

CascadeRunner::CascadeRunner(const Cascade& cascade, const CascadeKnowledge& knowledge,
                             const SegmentationTables& tables, Engine engine)
    : state_(std::make_unique<State>(cascade, knowledge, tables, engine)) {}
CascadeRunner::~CascadeRunner() = default;
CascadeRunner::CascadeRunner(CascadeRunner&&) noexcept = default;

void CascadeRunner::run(const Document& document, AnnotationSet& annotations, Trace* trace,
                        std::optional<std::uint32_t> last_stage) {
  state_->document = &document;
  state_->annotations = &annotations;
  state_->trace = trace;
  state_->run(last_stage);
}

const std::vector<RunDiagnostic>& CascadeRunner::diagnostics() const { return state_->diagnostics; }
std::uint64_t CascadeRunner::steps() const { return state_->steps; }

}  // namespace wirefacts
