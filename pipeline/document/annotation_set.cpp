#include "document/annotation_set.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <tuple>

namespace wirefacts {
namespace {

constexpr std::size_t kFirstBlock = 64 << 10;

std::uint32_t number(AnnotationId id) { return static_cast<std::uint32_t>(id); }

}  // namespace

AnnotationSet::AnnotationSet() : arena_(kFirstBlock) {}

void AnnotationSet::reset(std::uint32_t tokens, std::uint32_t labels) {
  items_.clear();
  own_fields_.clear();
  next_.clear();
  amendments_.clear();
  first_.assign(tokens, AnnotationId::none);
  last_.assign(tokens, AnnotationId::none);
  marked_.assign(tokens, 0);
  labels_.resize(labels);
  for (LabelIndex& index : labels_) {
    index.ids.clear();
    index.sorted = 0;
    index.by_begin.clear();
    index.by_end.clear();
    index.max_end.clear();
  }
  arena_.release();
}

AnnotationId AnnotationSet::add(Label label, TokenSpan span, SourceId source, std::span<const FieldValue> fields) {
  const auto id = static_cast<AnnotationId>(items_.size());
  items_.push_back({label, span, source, fields});
  // Only memory of make_fields may be amended later; rules are its only users.
  own_fields_.push_back(source.is_rule() ? std::span(const_cast<FieldValue*>(fields.data()), fields.size())
                                         : std::span<FieldValue>());
  next_.push_back(AnnotationId::none);
  AnnotationId& last = last_[span.begin];
  if (last == AnnotationId::none) {
    first_[span.begin] = id;
  } else {
    next_[number(last)] = id;
  }
  last = id;
  if (!source.is_list_row() || span.size() != 1) marked_[span.begin] = 1;
  labels_[static_cast<std::uint16_t>(label)].ids.push_back(id);
  return id;
}

std::span<FieldValue> AnnotationSet::make_fields(std::size_t count) {
  if (count == 0) return {};
  std::pmr::polymorphic_allocator<FieldValue> allocator(&arena_);
  FieldValue* fields = allocator.allocate(count);
  std::uninitialized_default_construct_n(fields, count);
  return {fields, count};
}

std::string_view AnnotationSet::keep(std::string_view text) {
  if (text.empty()) return {};
  char* copy = static_cast<char*>(arena_.allocate(text.size(), 1));
  std::memcpy(copy, text.data(), text.size());
  return {copy, text.size()};
}

std::span<const FieldValue> AnnotationSet::keep(std::span<const FieldValue> items) {
  const std::span<FieldValue> copy = make_fields(items.size());
  std::copy(items.begin(), items.end(), copy.begin());
  return copy;
}

bool AnnotationSet::amend(const Amendment& amendment, const FieldValue& value) {
  FieldValue& field = own_fields_[number(amendment.target)][amendment.field];
  if (!field.is_missing()) return false;
  field = value;
  amendments_.push_back(amendment);
  return true;
}

std::span<const AnnotationId> AnnotationSet::with_label(Label label) const {
  return labels_[static_cast<std::uint16_t>(label)].ids;
}

const AnnotationSet::LabelIndex& AnnotationSet::sorted_index(Label label) const {
  LabelIndex& index = labels_[static_cast<std::uint16_t>(label)];
  if (index.sorted == index.ids.size()) return index;
  index.by_begin = index.ids;
  index.by_end = index.ids;
  std::sort(index.by_begin.begin(), index.by_begin.end(), [&](AnnotationId a, AnnotationId b) {
    const TokenSpan x = (*this)[a].span;
    const TokenSpan y = (*this)[b].span;
    return std::tuple(x.begin, y.end, number(a)) < std::tuple(y.begin, x.end, number(b));
  });
  std::sort(index.by_end.begin(), index.by_end.end(), [&](AnnotationId a, AnnotationId b) {
    const TokenSpan x = (*this)[a].span;
    const TokenSpan y = (*this)[b].span;
    // Walked backwards: the latest end first, then the earliest begin, then the first added.
    return std::tuple(x.end, y.begin, number(b)) < std::tuple(y.end, x.begin, number(a));
  });
  index.max_end.clear();
  std::uint32_t end = 0;
  for (const AnnotationId id : index.by_begin) {
    end = std::max(end, (*this)[id].span.end);
    index.max_end.push_back(end);
  }
  index.sorted = index.ids.size();
  return index;
}

std::span<const AnnotationId> AnnotationSet::by_begin(Label label) const { return sorted_index(label).by_begin; }

std::span<const AnnotationId> AnnotationSet::by_end(Label label) const { return sorted_index(label).by_end; }

std::uint32_t AnnotationSet::furthest_end(Label label, std::uint32_t token) const {
  if (labels_[static_cast<std::uint16_t>(label)].ids.empty()) return 0;
  const LabelIndex& index = sorted_index(label);
  const auto behind = std::lower_bound(index.by_begin.begin(), index.by_begin.end(), token,
                                       [&](AnnotationId id, std::uint32_t t) { return (*this)[id].span.begin < t; });
  if (behind == index.by_begin.begin()) return 0;
  return index.max_end[static_cast<std::size_t>(behind - index.by_begin.begin()) - 1];
}

bool AnnotationSet::covered(Label label, TokenSpan span) const {
  // Some begin <= span.begin reaches span.end exactly when the largest end among those does.
  return furthest_end(label, span.begin + 1) >= span.end;
}

bool AnnotationSet::touched(Label label, TokenSpan span) const { return furthest_end(label, span.end) > span.begin; }

AnnotationId AnnotationSet::at(Label label, TokenSpan span) const {
  if (span.begin >= first_.size()) return AnnotationId::none;
  for (const AnnotationId id : starting_at(span.begin)) {
    const Annotation& a = (*this)[id];
    if (a.label == label && a.span == span) return id;
  }
  return AnnotationId::none;
}

}  // namespace wirefacts
