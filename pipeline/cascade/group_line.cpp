#include "cascade/group_line.h"

#include <array>

#include "cascade/grammar_values.h"

namespace wirefacts {
namespace {

constexpr std::size_t kMaxAside = 8;  // groups between two brackets that are no part of the line

}  // namespace

GroupItem GroupLine::item_of(AnnotationId id) const {
  const TokenSpan span = context_.annotations[id].span;
  const AnnotationId head = reference_field(id, cascade_.fields.head);
  return {span, (head == AnnotationId::none ? span.end : context_.annotations[head].span.end) - 1};
}

void GroupLine::build(TokenSpan window) {
  groups_.clear();
  units_.build(window, cascade_.group_labels, context_.annotations, kMaxUnits);
  window_ = units_.window();
  for (std::uint32_t i = 0; i < units_.size(); ++i) {
    add_unit(units_[i]);
    if (is_word(groups_.back(), ")")) drop_aside();
    if (groups_.back().kind == GroupKind::noun) drop_mark();
  }
}

bool GroupLine::opens_quotation(const Group& group) const {
  if (group.kind != GroupKind::other) return false;
  for (const AnnotationId id : context_.annotations.starting_at(group.span.begin)) {
    if (context_.annotations[id].label == labels::kQuoted) return true;
  }
  return false;
}

/// "Rebels of the “Lions”": a mark between a preposition and its noun, and the word before it, are no part of the line.
void GroupLine::drop_mark() {
  const auto noun = groups_.end() - 1;
  if (noun - groups_.begin() < 2 || !opens_quotation(*(noun - 1))) return;
  auto from = noun - 1;
  if (from - groups_.begin() > 1 && (from - 1)->kind == GroupKind::other) --from;
  if ((from - 1)->kind == GroupKind::preposition) groups_.erase(from, noun);
}

bool GroupLine::is_word(const Group& group, std::string_view text) const {
  return group.span.size() == 1 && context_.document.word(group.span.begin).text == text;
}

/// "Maria Lopez (R-Texas)", "Norvane (NYSE: NRV)": what brackets say of a noun, without a verb, is no part of the
/// sentence around it.
void GroupLine::drop_aside() {
  for (std::size_t at = groups_.size() - 1; at-- > 1 && groups_.size() - at <= kMaxAside + 2;) {
    const Group& group = groups_[at];
    if (is_word(group, "(")) {
      if (groups_[at - 1].kind == GroupKind::noun) groups_.resize(at);
      return;
    }
    const bool inside = group.kind != GroupKind::verb && group.kind != GroupKind::relative &&
                        group.kind != GroupKind::clause_break && !is_word(group, ")");
    if (!inside) return;
  }
}

void GroupLine::add_unit(const UnitView& unit) {
  const GrammarLabels& k = cascade_.known;
  const std::array<std::pair<Label, GroupKind>, 7> order = {{{k.clause_break, GroupKind::clause_break},
                                                             {k.relative, GroupKind::relative},
                                                             {k.verb_group, GroupKind::verb},
                                                             {k.coordination, GroupKind::noun},
                                                             {k.noun_group, GroupKind::noun},
                                                             {k.preposition, GroupKind::preposition},
                                                             {k.conjunction, GroupKind::conjunction}}};
  Group group;
  group.span = unit.span;
  for (const auto& [label, kind] : order) {
    for (const AnnotationId id : unit.annotations) {
      if (context_.annotations[id].label == label) group.annotation = id;  // the last added counts
    }
    if (group.annotation == AnnotationId::none) continue;
    group.kind = kind;
    if (kind == GroupKind::noun && label == k.noun_group) group.items.push_back(item_of(group.annotation));
    if (label == k.coordination) {
      if (const FieldValue* items = field_of(context_.annotations[group.annotation], cascade_.fields.item)) {
        for (const FieldValue& item : items->items) group.items.push_back(item_of(item.annotation));
      }
    }
    groups_.push_back(std::move(group));
    return;
  }
  if (is_word(group, ",")) group.kind = GroupKind::comma;
  groups_.push_back(std::move(group));
}

std::string_view GroupLine::word_field(std::uint32_t token, const FieldMap& field) const {
  for (const AnnotationId id : context_.annotations.starting_at(token)) {
    if (context_.annotations[id].span.size() != 1) continue;
    const std::string_view value = text_field(id, field);
    if (!value.empty()) return value;
  }
  return {};
}

bool GroupLine::finite(std::uint32_t verb) const {
  return text_field(groups_[verb].annotation, cascade_.fields.finite) == kYes;
}
bool GroupLine::passive(std::uint32_t verb) const {
  return text_field(groups_[verb].annotation, cascade_.fields.voice) == kPassive;
}

std::pair<std::uint32_t, std::uint32_t> GroupLine::clause(std::uint32_t group) const {
  std::uint32_t lo = group;
  while (lo > 0 && !is(lo - 1, GroupKind::clause_break)) --lo;
  std::uint32_t hi = group + 1;
  while (hi < size() && !is(hi, GroupKind::clause_break)) ++hi;
  return {lo, hi};
}

}  // namespace wirefacts
