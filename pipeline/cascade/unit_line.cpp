#include "cascade/unit_line.h"

#include <algorithm>

namespace wirefacts {
namespace {

/// A row of a list that runs into what a rule has found in the window: "faces up" of "faces up to 40 years".
bool runs_into(const Annotation& listed, TokenSpan window, const LabelMask& mask, const AnnotationSet& annotations) {
  if (!listed.source.is_list_row()) return false;
  for (std::uint32_t at = listed.span.begin + 1; at < listed.span.end; ++at) {
    for (const AnnotationId id : annotations.starting_at(at)) {
      const Annotation& found = annotations[id];
      const bool seen = mask[static_cast<std::uint16_t>(found.label)] && found.source.is_rule();
      if (seen && found.span.end > listed.span.end && found.span.end <= window.end) return true;
    }
  }
  return false;
}

}  // namespace

void UnitLine::build(TokenSpan window, const LabelMask& mask, const AnnotationSet& annotations, std::uint32_t limit) {
  units_.clear();
  annotations_.clear();
  mask_ = &mask;
  set_ = &annotations;
  std::uint32_t at = window.begin;
  while (at < window.end && units_.size() < limit) {
    std::uint32_t end = at + 1;
    if (!annotations.only_listed(at)) {
      for (const AnnotationId id : annotations.starting_at(at)) {
        const Annotation& a = annotations[id];
        const bool longer = a.span.end > end && a.span.end <= window.end && mask[static_cast<std::uint16_t>(a.label)];
        if (longer && !runs_into(a, window, mask, annotations)) end = a.span.end;
      }
    }
    units_.push_back({{at, end}, 0, kUnread});
    at = end;
  }
  window_ = {window.begin, at};
}

void UnitLine::read(std::uint32_t i) const {
  Unit& unit = units_[i];
  unit.first = static_cast<std::uint32_t>(annotations_.size());
  unit.count = 0;
  for (const AnnotationId id : set_->starting_at(unit.span.begin)) {
    const Annotation& a = (*set_)[id];
    if (a.span.end != unit.span.end || !(*mask_)[static_cast<std::uint16_t>(a.label)]) continue;
    annotations_.push_back(id);
    ++unit.count;
  }
}

void UnitLine::build_single(TokenSpan span, const AnnotationSet& annotations) { build_word(span, annotations, {}); }

void UnitLine::build_word(TokenSpan span, const AnnotationSet& annotations, std::span<const Label> groups) {
  units_.clear();
  annotations_.clear();
  for (const AnnotationId id : annotations.starting_at(span.begin)) {
    const bool grouped = std::find(groups.begin(), groups.end(), annotations[id].label) != groups.end();
    if (annotations[id].span == span && !grouped) annotations_.push_back(id);
  }
  units_.push_back({span, 0, static_cast<std::uint32_t>(annotations_.size())});
  window_ = span;
}

std::uint32_t UnitLine::unit_at(std::uint32_t token) const {
  const auto at = std::upper_bound(units_.begin(), units_.end(), token,
                                   [](std::uint32_t t, const Unit& unit) { return t < unit.span.end; });
  return static_cast<std::uint32_t>(at - units_.begin());
}

std::uint32_t UnitLine::unit_from(std::uint32_t token) const {
  const auto at = std::lower_bound(units_.begin(), units_.end(), token,
                                   [](const Unit& unit, std::uint32_t t) { return unit.span.begin < t; });
  return static_cast<std::uint32_t>(at - units_.begin());
}

}  // namespace wirefacts
