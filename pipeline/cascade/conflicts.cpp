#include "cascade/conflicts.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace wirefacts {
namespace {

/// Vetoes of one label by begin, with the veto that reaches furthest so far.
struct VetoIndex {
  std::vector<const Candidate*> by_begin;
  std::vector<const Candidate*> furthest;  // beside by_begin

  void freeze() {
    std::stable_sort(by_begin.begin(), by_begin.end(), [](const Candidate* a, const Candidate* b) {
      return std::tuple(a->span.begin, a->rule->number) < std::tuple(b->span.begin, b->rule->number);
    });
    for (const Candidate* veto : by_begin) {
      const bool further = furthest.empty() || veto->span.end > furthest.back()->span.end;
      furthest.push_back(further ? veto : furthest.back());
    }
  }

  /// A veto that shares a token with the span, or null.
  [[nodiscard]] const Candidate* touching(TokenSpan span) const {
    const auto behind = std::lower_bound(by_begin.begin(), by_begin.end(), span.end,
                                         [](const Candidate* v, std::uint32_t token) { return v->span.begin < token; });
    if (behind == by_begin.begin()) return nullptr;
    const Candidate* veto = furthest[static_cast<std::size_t>(behind - by_begin.begin()) - 1];
    return veto->span.end > span.begin ? veto : nullptr;
  }
};

TraceEntry entry(TraceEntry::Outcome outcome, const Candidate& candidate, const Candidate& other) {
  return {.outcome = outcome,
          .rule = candidate.rule->number,
          .span = candidate.span,
          .other = other.rule->number,
          .other_span = other.span};
}

/// Vetoes that removed nothing, behind all that is told of those that did.
void add_idle(const std::vector<Candidate>& vetoes, Trace& trace) {
  std::set<std::pair<std::uint32_t, TokenSpan>> busy;
  for (const TraceEntry& e : trace.entries) {
    if (e.outcome == TraceEntry::Outcome::vetoes) busy.emplace(e.rule, e.span);
  }
  for (const Candidate& veto : vetoes) {
    if (busy.count({veto.rule->number, veto.span}) != 0) continue;
    trace.entries.push_back({.outcome = TraceEntry::Outcome::idle, .rule = veto.rule->number, .span = veto.span});
  }
}

void apply_vetoes(std::vector<Candidate>& candidates, const std::vector<Candidate>& vetoes, Trace* trace) {
  std::map<Label, VetoIndex> by_label;
  for (const Candidate& veto : vetoes) {
    for (const Label label : veto.rule->vetoes) by_label[label].by_begin.push_back(&veto);
  }
  for (auto& [label, index] : by_label) index.freeze();
  std::erase_if(candidates, [&](const Candidate& candidate) {
    const auto index = by_label.find(candidate.rule->makes);
    if (index == by_label.end()) return false;
    const Candidate* veto = index->second.touching(candidate.span);
    if (veto == nullptr) return false;
    if (trace != nullptr) {
      trace->entries.push_back(entry(TraceEntry::Outcome::vetoed, candidate, *veto));
      trace->entries.push_back(entry(TraceEntry::Outcome::vetoes, *veto, candidate));
    }
    return true;
  });
  if (trace != nullptr) add_idle(vetoes, *trace);
}

auto order_of(const Candidate& c) { return std::tuple(c.span.begin, ~c.span.end, -c.rule->rank, c.rule->number); }

}  // namespace

std::vector<Candidate> resolve_conflicts(std::vector<Candidate> candidates, const std::vector<Candidate>& vetoes,
                                         bool keeps_all, Trace* trace) {
  if (!vetoes.empty()) apply_vetoes(candidates, vetoes, trace);
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return order_of(a) < order_of(b); });
  std::vector<Candidate> kept;
  const Candidate* last = nullptr;                                // keeps longest: reaches furthest
  std::map<std::tuple<Label, TokenSpan>, const Candidate*> seen;  // keeps all
  kept.reserve(candidates.size());
  for (Candidate& candidate : candidates) {
    const Candidate* rival = nullptr;
    if (candidate.rule->makes != Label::none) {
      if (keeps_all) {
        const auto [at, added] = seen.try_emplace({candidate.rule->makes, candidate.span}, nullptr);
        if (!added) rival = at->second;
      } else if (last != nullptr && last->span.end > candidate.span.begin) {
        rival = last;
      }
    }
    if (rival != nullptr) {
      if (trace != nullptr) trace->entries.push_back(entry(TraceEntry::Outcome::beaten, candidate, *rival));
      continue;
    }
    kept.push_back(std::move(candidate));
    if (kept.back().rule->makes == Label::none) continue;
    last = &kept.back();
    if (keeps_all) seen[{kept.back().rule->makes, kept.back().span}] = &kept.back();
  }
  return kept;
}

}  // namespace wirefacts
