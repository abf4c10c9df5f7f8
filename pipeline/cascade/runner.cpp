// The stages of a cascade, one after the other: windows → sieve → line of units → candidates → what is kept.

#include "cascade/runner.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "cascade/conflicts.h"
#include "cascade/line_matcher.h"
#include "cascade/recall.h"
#include "cascade/sentence_sieve.h"

namespace wirefacts {

struct CascadeRunner::State {
  State(const Cascade& c, const CascadeKnowledge& k, const SegmentationTables& t, Engine e)
      : cascade(c), knowledge(k), tables(t), engine(e), sentence_sieve(c), line_matcher(c, k, e) {}

  const Cascade& cascade;
  CascadeKnowledge knowledge;
  const SegmentationTables& tables;
  Engine engine;
  SentenceSieve sentence_sieve;
  LineMatcher line_matcher;

  // One article.
  const Document* document = nullptr;
  AnnotationSet* annotations = nullptr;
  Trace* trace = nullptr;
  RunLog log;

  // Of one stage, of one window.
  StageCandidates found;
  std::vector<std::uint16_t> active;  // numbers of rules in the stage
  UnitLine line;

  void run(std::optional<std::uint32_t> last_stage) {
    log = {};
    line_matcher.begin_article(*document, *annotations, trace, log);
    sentence_sieve.begin(*document, *annotations);
    for (std::uint32_t s = 0; s < cascade.stages.size(); ++s) {
      run_stage(s);
      if (last_stage && *last_stage == s) break;
    }
  }

  void run_stage(std::uint32_t number) {
    const CompiledStage& stage = cascade.stages[number];
    found = {};
    for (const TokenSpan window : stage.over_paragraph ? document->paragraphs() : document->sentences()) {
      find_active(number, window);
      if (active.empty()) continue;
      const TokenSpan seen = visible(stage, window);
      if (!seen.empty()) run_window(number, seen);
    }
    keep(stage);
    recall(stage);
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
    const PossibleRules rules = sentence_sieve.in(window, part);
    for (std::uint32_t i = 0; i < part.words; ++i) {
      for (std::uint64_t bits = rules.rules(part, i); bits != 0; bits &= bits - 1) {
        const std::size_t r = i * 64 + static_cast<std::size_t>(std::countr_zero(bits));
        if (zones_touch(stage.sieves[r], window)) active.push_back(static_cast<std::uint16_t>(r));
      }
    }
  }

  bool zones_touch(const RuleSieve& sieve, TokenSpan window) const {
    return sieve.zones.empty() || std::any_of(sieve.zones.begin(), sieve.zones.end(),
                                              [&](Label label) { return annotations->touched(label, window); });
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

  /// Line by line, if the window has more units than a line.
  void run_window(std::uint32_t number, TokenSpan window) {
    while (!window.empty()) {
      line.build(window, cascade.stages[number].uses, *annotations, kMaxUnits);
      log.steps += line.size();
      line_matcher.match(number, line, active, found);
      if (line.window().end < window.end) log.diagnose("window_cut");
      window.begin = line.window().end;
    }
  }

  /// Candidates that vetoes and conflicts leave become annotations or amend them.
  void keep(const CompiledStage& stage) {
    const std::uint32_t first = annotations->size();
    bool amended = false;
    for (const Candidate& candidate :
         resolve_conflicts(std::move(found.candidates), found.vetoes, stage.keeps_all, trace)) {
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
        trace->entries.push_back({.outcome = TraceEntry::Outcome::kept,
                                  .rule = candidate.rule->number,
                                  .span = candidate.span,
                                  .annotation = id});
      }
    }
    if (amended) line_matcher.forget_annotations();  // of the whole article: once
    sentence_sieve.note(first);
  }

  void recall(const CompiledStage& stage) {
    if (stage.recalls.empty()) return;
    const std::uint32_t first = annotations->size();
    const MatchContext context{*document, *annotations, cascade.lemma_field, cascade.name_field};
    recall_names(stage, knowledge.schema, tables, context, *annotations);
    sentence_sieve.note(first);
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

const RunLog& CascadeRunner::log() const { return state_->log; }

}  // namespace wirefacts
