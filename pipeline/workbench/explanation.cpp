#include "workbench/explanation.h"

#include <algorithm>
#include <set>
#include <utility>

#include "rule_names.h"

namespace wirefacts {
namespace {

/// Gathers the records of one extraction, with the annotations they came from.
class Explainer {
 public:
  Explainer(const RulePack& pack, const Analysis& analysis, Derivations& nodes)
      : pack_(pack), analysis_(analysis), nodes_(nodes), offsets_(analysis.document.text()) {
    for (const TokenSpan sentence : analysis.document.sentences()) {
      const ByteSpan span = offsets_.code_points(analysis.document.bytes(sentence));
      sentences_.push_back({span.begin, span.end});
    }
  }

  void add_all(const Extraction& x) {
    for (const EntityRecord& e : x.entities) add_mentions(e.id, e.type, e.mentions);
    for (const PlaceRecord& p : x.places) add_mentions(p.id, p.type, p.mentions);
    for (const TimeRecord& t : x.times) add(t.id, t.timex, t.span, t.from.rule);
    for (const QuantityRecord& q : x.quantities) add(q.id, q.kind, q.span, q.from.rule);
    for (const QuoteRecord& q : x.quotes) add(q.id, q.type + " quotation", q.span, q.from.rule);
    for (const EventRecord& e : x.events) add_event(e);
    for (const ClaimRecord& c : x.claims) {
      if (!c.evidence.empty()) add(c.id, c.type, c.evidence.front(), c.from.rule);
    }
  }

  std::vector<VetoedMatch> vetoed(const Trace& trace) const {
    std::vector<VetoedMatch> out;
    std::set<std::pair<std::uint32_t, TokenSpan>> told;
    for (const TraceEntry& e : trace.entries) {
      if (e.outcome != TraceEntry::Outcome::vetoed) continue;
      if (!told.emplace(e.rule, e.span).second) continue;
      out.push_back({match_of(e.rule, e.span), match_of(e.other, e.other_span)});
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const VetoedMatch& a, const VetoedMatch& b) { return a.match.span < b.match.span; });
    return out;
  }

  std::vector<RecordExplanation> take() {
    std::stable_sort(out_.begin(), out_.end(), [](const RecordExplanation& a, const RecordExplanation& b) {
      return std::pair(a.match.span.start, ~a.match.span.end) < std::pair(b.match.span.start, ~b.match.span.end);
    });
    return std::move(out_);
  }

 private:
  RuleMatchPlace place(const std::string& rule, CharSpan span) {
    return {rule, place_of_rule(pack_, rule), span, "", nodes_.find(rule, span)};
  }

  [[nodiscard]] RuleMatchPlace match_of(std::uint32_t rule, TokenSpan tokens) const {
    const ByteSpan span = offsets_.code_points(analysis_.document.bytes(tokens));
    const std::string& name = pack_.cascade.rule_names[rule];
    return {name, place_of_rule(pack_, name), {span.begin, span.end}, "", std::nullopt};
  }

  void add(const std::string& id, const std::string& type, CharSpan span, const std::string& rule) {
    out_.push_back({id, type, place(rule, span), {}, sentences_over(span)});
  }

  void add_mentions(const std::string& id, const std::string& type, const std::vector<MentionRecord>& mentions) {
    for (const MentionRecord& m : mentions) add(id, type, m.span, m.from.rule);
  }

  void add_event(const EventRecord& e) {
    add(e.id, e.subtype.empty() ? e.type : e.type + " " + e.subtype, e.trigger, e.from.rule);
    for (const MergedPart& part : e.merged_from) {
      RuleMatchPlace merged = place(part.rule, part.span);
      merged.step = part.step;
      out_.back().merged.push_back(std::move(merged));
    }
  }

  [[nodiscard]] CharSpan sentences_over(CharSpan span) const {
    const auto first = std::partition_point(sentences_.begin(), sentences_.end(),
                                            [&](CharSpan sentence) { return sentence.end <= span.start; });
    const auto behind =
        std::partition_point(first, sentences_.end(), [&](CharSpan sentence) { return sentence.start < span.end; });
    return first == behind ? span : CharSpan{first->start, std::prev(behind)->end};
  }

  const RulePack& pack_;
  const Analysis& analysis_;
  Derivations& nodes_;
  OffsetMap offsets_;
  std::vector<CharSpan> sentences_;
  std::vector<RecordExplanation> out_;
};

}  // namespace

Explanation explain(const RulePack& pack, const Analysis& analysis, const Trace& trace, const ElementRecorder& elements,
                    const Extraction& extraction) {
  Derivations nodes(pack, analysis, trace, elements);
  Explainer explainer(pack, analysis, nodes);
  explainer.add_all(extraction);
  return {explainer.take(), nodes.take(), explainer.vetoed(trace)};
}

Explanation explain(Extractor& extractor, const RulePack& pack, const Article& article) {
  const Extraction extraction = extractor.extract(article);
  ElementRecorder elements(pack);
  Trace trace;
  trace.observer = &elements;
  const Analysis analysis = extractor.analyze(article, &trace);
  return explain(pack, analysis, trace, elements, extraction);
}

}  // namespace wirefacts
