#include "explanation.h"

#include <algorithm>
#include <map>
#include <utility>

#include "document/offset_map.h"
#include "rule_names.h"

namespace wirefacts {
namespace {

/// Gathers the records of one extraction, then what the trace says about each.
class Explainer {
 public:
  Explainer(const RulePack& pack, const Document& document, const Trace& trace)
      : pack_(pack), document_(document), map_(document.text()) {
    for (std::uint32_t i = 0; i < document.text().size(); ++i) {
      const auto byte = static_cast<unsigned char>(document.text()[i]);
      if (byte < 0x80U || byte >= 0xC0U) starts_.push_back(i);
    }
    for (const TraceEntry& e : trace.entries) {
      if (e.outcome != TraceEntry::Outcome::beaten && e.outcome != TraceEntry::Outcome::vetoed) continue;
      losers_.emplace(pack.cascade.rule_names[e.other], e);
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

  std::vector<RecordExplanation> take(std::optional<std::uint32_t> at) {
    if (at) {
      std::erase_if(out_, [&](const RecordExplanation& e) { return *at < e.match.span.start || *at >= e.match.span.end; });
    }
    std::stable_sort(out_.begin(), out_.end(), [](const RecordExplanation& a, const RecordExplanation& b) {
      return std::pair(a.match.span.start, ~a.match.span.end) < std::pair(b.match.span.start, ~b.match.span.end);
    });
    for (RecordExplanation& e : out_) find_losers(e);
    return std::move(out_);
  }

 private:
  [[nodiscard]] RuleMatchPlace place(const std::string& rule, CharSpan span) const {
    return {rule, place_of_rule(pack_, rule), span, words(span)};
  }

  /// Code points; an ill-formed text may give other words than meant, never bytes outside of it.
  [[nodiscard]] std::string words(CharSpan span) const {
    const std::uint32_t begin = byte_of(span.start), end = byte_of(span.end);
    return std::string(document_.text().substr(begin, end > begin ? end - begin : 0));
  }

  [[nodiscard]] std::uint32_t byte_of(std::uint32_t code_point) const {
    return code_point < starts_.size() ? starts_[code_point] : static_cast<std::uint32_t>(document_.text().size());
  }

  void add(const std::string& id, const std::string& type, CharSpan span, const std::string& rule) {
    out_.push_back({id, type, place(rule, span), {}, {}});
  }

  void add_mentions(const std::string& id, const std::string& type, const std::vector<MentionRecord>& mentions) {
    for (const MentionRecord& m : mentions) add(id, type, m.span, m.from.rule);
  }

  void add_event(const EventRecord& e) {
    add(e.id, e.subtype.empty() ? e.type : e.type + " " + e.subtype, e.trigger, e.from.rule);
    for (const MergedPart& part : e.merged_from) {
      out_.back().merged.push_back(place(part.rule, part.span));
      if (!part.step.empty()) out_.back().merged.back().rule += " by " + part.step;
    }
  }

  void find_losers(RecordExplanation& e) {
    const auto [first, last] = losers_.equal_range(e.match.rule);
    for (auto it = first; it != last; ++it) {
      const TraceEntry& entry = it->second;
      const ByteSpan winner = map_.code_points(document_.bytes(entry.other_span));
      if (winner.begin >= e.match.span.end || winner.end <= e.match.span.start) continue;
      const ByteSpan lost = map_.code_points(document_.bytes(entry.span));
      RuleMatchPlace loser = place(pack_.cascade.rule_names[entry.rule], {lost.begin, lost.end});
      const bool known = std::any_of(e.beaten.begin(), e.beaten.end(), [&](const RuleMatchPlace& other) {
        return other.rule == loser.rule && other.span == loser.span;
      });
      if (!known) e.beaten.push_back(std::move(loser));
    }
  }

  const RulePack& pack_;
  const Document& document_;
  OffsetMap map_;
  std::vector<std::uint32_t> starts_;  // byte of each code point
  std::multimap<std::string, TraceEntry> losers_;  // by the rule that won
  std::vector<RecordExplanation> out_;
};

std::string show(const RuleMatchPlace& match) {
  std::string out = match.rule.empty() ? "no rule" : match.rule;
  if (!match.place.empty()) out += " (" + match.place + ")";
  return out;
}

/// On one line, cut in the middle of long quotations.
std::string shortened(std::string words) {
  constexpr std::size_t kMost = 160;
  std::replace(words.begin(), words.end(), '\n', ' ');
  if (words.size() <= kMost) return words;
  std::size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U) --end;
  return words.substr(0, end) + " …";
}

}  // namespace

std::vector<RecordExplanation> explain(Extractor& extractor, const RulePack& pack, const Article& article,
                                       std::optional<std::uint32_t> at) {
  Trace trace;
  const Extraction extraction = extractor.extract(article);
  const Analysis analysis = extractor.analyze(article, &trace);
  Explainer explainer(pack, analysis.document, trace);
  explainer.add_all(extraction);
  return explainer.take(at);
}

std::string render(const RecordExplanation& e) {
  std::string out = std::to_string(e.match.span.start) + "-" + std::to_string(e.match.span.end) + "  " + e.id + " " + e.type +
                    "  '" + shortened(e.match.words) + "'\n    " + show(e.match) + "\n";
  for (const RuleMatchPlace& m : e.merged) out += "    same event: '" + shortened(m.words) + "' " + show(m) + "\n";
  for (const RuleMatchPlace& m : e.beaten) out += "    beat: '" + shortened(m.words) + "' " + show(m) + "\n";
  return out;
}

}  // namespace wirefacts
