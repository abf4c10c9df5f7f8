#include "workbench/why.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "base/diagnostic.h"
#include "workbench/dropped_matches.h"
#include "workbench/nearest_match.h"
#include "workbench/total_order.h"
#include "workbench/why_attempts.h"

namespace wirefacts {
namespace {

using Outcome = WhyAttempt::Outcome;

/// Number of the stage that holds a rule, and the rule there; no rule when it is broken.
struct StagedRule {
  std::uint32_t stage = 0;
  const CompiledRule* rule = nullptr;
};

StagedRule find_rule(const RulePack& pack, std::uint32_t number) {
  for (std::uint32_t s = 0; s < pack.cascade.stages.size(); ++s) {
    for (const CompiledRule& rule : pack.cascade.stages[s].rules) {
      if (rule.number == number) return {s, &rule};
    }
  }
  return {};
}

class Asker {
 public:
  Asker(const RulePack& pack, StagedRule place, const StageView& view)
      : pack_(pack), rule_(*place.rule), view_(view), offsets_(view.analysis.document.text()),
        doctor_(view), context_{view, rule_, offsets_, doctor_} {}

  /// Matches; with `at` those in sentences that hold it.
  void add_outcomes(const Trace& trace, const std::vector<DroppedMatch>& dropped, std::optional<std::uint32_t> at,
                    std::vector<WhyAttempt>& out) const {
    const std::vector<TokenSpan> asked = windows(at);
    for (const TraceEntry& e : trace.entries) {
      if (e.rule != rule_.number || e.outcome == TraceEntry::Outcome::quarantined) continue;
      const bool inside = std::any_of(asked.begin(), asked.end(), [&](TokenSpan window) {
        return window.begin <= e.span.begin && e.span.end <= window.end;
      });
      if (at && !inside) continue;
      WhyAttempt attempt = attempt_at(context_, e.span);
      attempt.outcome = Outcome::kept;
      attempt.message = rule_.makes != Label::none ? "made " + pack_.schema[rule_.makes].name
                        : rule_.vetoes.empty()     ? "amended a record"
                                                   : "forbade a match";
      const auto fallen = std::find_if(dropped.begin(), dropped.end(), [&](const DroppedMatch& d) {
        return d.rule == rule_.number && d.span == e.span;
      });
      if (e.outcome == TraceEntry::Outcome::kept && fallen != dropped.end()) {
        attempt.outcome = Outcome::dropped;
        attempt.message += ", which gives no event: " + fallen->reason;
      }
      if (e.outcome == TraceEntry::Outcome::idle) {
        attempt.outcome = Outcome::dropped;
        attempt.message = "fits, but no " + names_of_vetoed() + " stands there to be forbidden";
      }
      if (e.outcome == TraceEntry::Outcome::beaten || e.outcome == TraceEntry::Outcome::vetoed) {
        attempt.outcome = Outcome::lost;
        const bool vetoed = e.outcome == TraceEntry::Outcome::vetoed;
        const StagedRule other = find_rule(pack_, e.other);
        attempt.range = other.rule->source->name.range;
        attempt.message = std::string(vetoed ? "forbidden by " : "beaten by ") + pack_.cascade.rule_names[e.other] +
                          " '" + words_of(view_, e.other_span) + "'" +
                          (vetoed ? "" : ", " + advantage(*other.rule, e.other_span, rule_, e.span));
      }
      if (rule_.shape == RuleShape::trigger) add_roles(context_, e.span, attempt);
      out.push_back(std::move(attempt));
    }
  }

  /// Windows, with `at` only those that hold it.
  [[nodiscard]] std::vector<TokenSpan> windows(std::optional<std::uint32_t> at) const {
    std::vector<TokenSpan> out = windows_of(view_);
    if (!at) return out;
    std::erase_if(out, [&](TokenSpan window) {
      const ByteSpan span = offsets_.code_points(view_.analysis.document.bytes(window));
      return *at < span.begin || *at >= span.end;
    });
    return out;
  }

  [[nodiscard]] std::string sentence(std::uint32_t at) const {
    const std::vector<TokenSpan> holding = windows(at);
    return holding.empty() ? std::string() : words_of(view_, holding.front());
  }

  void add_attempts(std::optional<std::uint32_t> at, std::vector<WhyAttempt>& out) {
    for (const TokenSpan window : windows(at)) {
      std::vector<WhyAttempt> found = in_window(window);
      std::move(found.begin(), found.end(), std::back_inserter(out));
    }
  }

  /// Elements that every match needs and nothing in the article is. REQUIRES: no attempt was found.
  std::vector<WhyRow> nowhere(std::optional<std::uint32_t> at) const {
    std::vector<WhyRow> out;
    for (const TriggerClause& trigger : rule_.source->triggers) {
      out.push_back({false, source_text(pack_, trigger.pattern.range), "", ""});
    }
    if (rule_.shape != RuleShape::sequence) return out;
    std::vector<const PatternNode*> wanted;
    collect_needed(rule_.match, wanted);
    for (const TokenSpan window : windows(at)) {
      const UnitsSeen units(view_, window);
      std::erase_if(wanted, [&](const PatternNode* node) {
        for (std::uint32_t u = 0; u < units.line().size(); ++u) {
          if (element_holds(*node, u, units.tester())) return true;
        }
        return false;
      });
    }
    for (const PatternNode* node : wanted) out.push_back({false, source_text(pack_, node->range), "", ""});
    return out;
  }

 private:
  std::string names_of_vetoed() const {
    std::vector<std::string> names;
    for (const Label label : rule_.vetoes) names.push_back(pack_.schema[label].name);
    return join(names, ", ");
  }

  std::vector<WhyAttempt> in_window(TokenSpan window) const {
    switch (rule_.shape) {
      case RuleShape::sequence: return sequence_attempts(context_, window);
      case RuleShape::scan: return scan_attempts(context_, window);
      case RuleShape::trigger: return trigger_attempts(context_, window);
      case RuleShape::none: break;
    }
    return {};
  }

  static void collect_needed(const PatternNode& node, std::vector<const PatternNode*>& out) {
    using Kind = PatternNode::Kind;
    const bool atoms_only =
        std::all_of(node.parts.begin(), node.parts.end(), [](const PatternNode& p) { return p.kind == Kind::atom; });
    if (node.kind == Kind::atom || (node.kind == Kind::choice && atoms_only)) out.push_back(&node);
    if (node.kind == Kind::choice || (node.kind == Kind::repeat && node.low == 0)) return;
    for (const PatternNode& part : node.parts) collect_needed(part, out);
  }

  const RulePack& pack_;
  const CompiledRule& rule_;
  const StageView& view_;
  OffsetMap offsets_;
  ConditionDoctor doctor_;
  WhyContext context_;
};

}  // namespace

WhyAttempt attempt_at(const WhyContext& context, TokenSpan span) {
  WhyAttempt out;
  const ByteSpan chars = context.offsets.code_points(context.view.analysis.document.bytes(span));
  out.span = {chars.begin, chars.end};
  out.words = words_of(context.view, span);
  return out;
}

std::optional<WhyAttempt> failed_condition(const WhyContext& context, const RuleMatch& match,
                                           const UnitTester& tester) {
  const auto failed = context.doctor.diagnose(context.rule, match, tester);
  if (!failed) return std::nullopt;
  WhyAttempt out = attempt_at(context, match.span);
  out.outcome = Outcome::condition;
  out.range = failed->range;
  out.message = failed->message;
  return out;
}

struct WhyReader::State {
  Extractor& extractor;
  const RulePack& pack;
  const Article& article;
  Trace trace;  // of the whole run
  std::vector<DroppedMatch> dropped;
  std::uint32_t stage = 0;  // that `view` is of
  std::optional<StageView> view;
};

WhyReader::WhyReader(Extractor& extractor, const RulePack& pack, const Article& article)
    : state_(new State{extractor, pack, article, {}, {}, 0, std::nullopt}) {
  const Analysis whole = extractor.analyze(article, &state_->trace);
  state_->dropped = dropped_matches(whole, article, pack);
}

WhyReader::~WhyReader() = default;

WhyReport WhyReader::ask(std::uint32_t rule, std::optional<std::uint32_t> at) {
  const RulePack& pack = state_->pack;
  WhyReport out;
  out.rule = pack.cascade.rule_names[rule];
  const StagedRule place = find_rule(pack, rule);
  if (place.rule == nullptr) return out;
  out.place = place.rule->source->name.range;
  out.stage = pack.cascade.stages[place.stage].name;
  out.at = at;
  out.length = static_cast<std::uint32_t>(count_code_points(state_->article.text));
  Trace trace;
  std::copy_if(state_->trace.entries.begin(), state_->trace.entries.end(), std::back_inserter(trace.entries),
               [&](const TraceEntry& e) { return e.rule == rule; });
  if (!state_->view || state_->stage != place.stage) {
    state_->stage = place.stage;
    state_->view.emplace(pack, place.stage, state_->extractor.analyze_before(state_->article, place.stage));
  }
  Asker asker(pack, place, *state_->view);
  asker.add_outcomes(trace, place.rule->event ? state_->dropped : std::vector<DroppedMatch>(), at, out.attempts);
  if (at) out.sentence = asker.sentence(*at);
  asker.add_attempts(at, out.attempts);
  const auto key = [](const WhyAttempt& a) {
    const bool element = a.outcome == Outcome::element;
    return std::tuple(element, element ? a.missing : 0, element ? ~a.fitting : 0, a.span.start);
  };
  std::stable_sort(out.attempts.begin(), out.attempts.end(),
                   [&](const WhyAttempt& a, const WhyAttempt& b) { return key(a) < key(b); });
  if (out.attempts.empty()) out.nowhere = asker.nowhere(at);
  return out;
}

WhyReport why(Extractor& extractor, const RulePack& pack, const Article& article, std::uint32_t rule,
              std::optional<std::uint32_t> at) {
  return WhyReader(extractor, pack, article).ask(rule, at);
}

}  // namespace wirefacts
