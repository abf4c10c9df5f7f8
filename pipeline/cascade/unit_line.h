#pragma once
// What one stage sees of a window: the line of units.

#include <cstdint>
#include <span>
#include <vector>

#include "cascade/atom.h"
#include "document/annotation_set.h"

namespace wirefacts {

/// Bit l: label number l makes units.
using LabelMask = std::vector<bool>;

/// From left to right, at each token the longest annotation that starts there, lies in the window
/// and has a label of the mask; if none, the token. A row of a list gives way to what a rule has found across its end.
/// Reused from window to window. Of one worker.
class UnitLine {
 public:
  /// Reads from `window.begin`; stops before unit number `limit`. Linear. `mask` and `annotations` must stay
  /// as they are while the line is used: what is visible at a unit is looked up when it is asked for.
  void build(TokenSpan window, const LabelMask& mask, const AnnotationSet& annotations, std::uint32_t limit);

  /// One unit: the span with all annotations that have exactly it.
  void build_single(TokenSpan span, const AnnotationSet& annotations);
  /// The same, without annotations that have one of these labels: the word of a trigger is not the group that it may be
  /// alone.
  void build_word(TokenSpan span, const AnnotationSet& annotations, std::span<const Label> groups);

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(units_.size()); }
  [[nodiscard]] UnitView operator[](std::uint32_t i) const {
    const Unit& unit = units_[i];
    if (unit.count == kUnread) read(i);
    return {unit.span, std::span(annotations_).subspan(unit.first, unit.count)};
  }
  [[nodiscard]] TokenSpan span(std::uint32_t i) const { return units_[i].span; }
  /// Tokens from the first unit to the last.
  [[nodiscard]] TokenSpan window() const { return window_; }
  /// First unit that ends behind the token (size() if none).
  [[nodiscard]] std::uint32_t unit_at(std::uint32_t token) const;
  /// First unit that starts at the token or behind it (size() if none).
  [[nodiscard]] std::uint32_t unit_from(std::uint32_t token) const;

 private:
  static constexpr std::uint32_t kUnread = 0xFFFFFFFF;

  struct Unit {
    TokenSpan span;
    std::uint32_t first = 0;
    std::uint32_t count = 0;  // kUnread: not looked up yet
  };
  void read(std::uint32_t i) const;

  TokenSpan window_;
  const LabelMask* mask_ = nullptr;
  const AnnotationSet* set_ = nullptr;
  mutable std::vector<Unit> units_;
  mutable std::vector<AnnotationId> annotations_;
};

}  // namespace wirefacts
