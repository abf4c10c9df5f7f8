#pragma once
// Labeled spans of one article, append-only.

#include <cstdint>
#include <iterator>
#include <memory_resource>
#include <span>
#include <string_view>
#include <vector>

#include "document/field_value.h"
#include "document/span.h"

namespace wirefacts {

/// Number of a label in the schema (grammar/schema.h).
enum class Label : std::uint16_t { none = 0xFFFF };

/// What asserted an annotation: nothing but layout and numerals (built in), a row of a list, a rule.
class SourceId {
 public:
  constexpr SourceId() = default;
  static constexpr SourceId list_row(std::uint32_t row) { return SourceId(kRow | row); }
  static constexpr SourceId rule(std::uint32_t rule) { return SourceId(rule + 1); }
  [[nodiscard]] constexpr bool is_rule() const { return value_ != 0 && (value_ & kRow) == 0; }
  [[nodiscard]] constexpr bool is_list_row() const { return (value_ & kRow) != 0; }
  /// Row or rule number. REQUIRES: is_rule() or is_list_row().
  [[nodiscard]] constexpr std::uint32_t index() const { return is_list_row() ? value_ & ~kRow : value_ - 1; }
  friend bool operator==(const SourceId&, const SourceId&) = default;

 private:
  static constexpr std::uint32_t kRow = 0x80000000;
  explicit constexpr SourceId(std::uint32_t value) : value_(value) {}
  std::uint32_t value_ = 0;
};

/// Fields are numbered as in the schema of the label; there are as many as the label declares.
struct Annotation {
  Label label = Label::none;
  TokenSpan span;
  SourceId source;
  std::span<const FieldValue> fields;
};

/// A field that a later rule filled in a record made earlier.
struct Amendment {
  AnnotationId target = AnnotationId::none;
  std::uint32_t field = 0;  // number of the field of the target's label
  TokenSpan by;             // the match that amends
  SourceId rule;
};

/// Annotations of one article. Ids are 0, 1, … in order of addition. Emptied and reused from article
/// to article. Look-ups are const but fill caches: one set per thread.
class AnnotationSet {
 public:
  /// Ids of the annotations that start at one token, in order of addition, for a loop; others may be added inside it.
  class Starting;

  AnnotationSet();
  AnnotationSet(const AnnotationSet&) = delete;
  AnnotationSet& operator=(const AnnotationSet&) = delete;

  /// Forgets everything; `tokens` and `labels` bound what will come.
  void reset(std::uint32_t tokens, std::uint32_t labels);

  /// `fields` is not copied: pack memory, or memory from `make_fields`.
  AnnotationId add(Label label, TokenSpan span, SourceId source, std::span<const FieldValue> fields);
  /// Memory for the fields of a new annotation, all null; lives until reset.
  std::span<FieldValue> make_fields(std::size_t count);
  /// Copies that live until reset.
  std::string_view keep(std::string_view text);
  std::span<const FieldValue> keep(std::span<const FieldValue> items);

  /// Fills an empty field of an annotation that a rule made; false (and no change) if it is filled.
  bool amend(const Amendment& amendment, const FieldValue& value);

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(items_.size()); }
  [[nodiscard]] const Annotation& operator[](AnnotationId id) const { return items_[static_cast<std::uint32_t>(id)]; }
  [[nodiscard]] const std::vector<Amendment>& amendments() const { return amendments_; }

  [[nodiscard]] Starting starting_at(std::uint32_t token) const;
  /// The same by hand: the first (last) that starts at the token, then `next`. none: no more.
  [[nodiscard]] AnnotationId first_at(std::uint32_t token) const { return first_[token]; }
  [[nodiscard]] AnnotationId last_at(std::uint32_t token) const { return last_[token]; }
  [[nodiscard]] AnnotationId next(AnnotationId id) const { return next_[static_cast<std::uint32_t>(id)]; }
  /// Every annotation that starts at the token is a row of a list for just this token: they follow from
  /// the word.
  [[nodiscard]] bool only_listed(std::uint32_t token) const { return !marked_[token]; }
  /// Annotations with the label, in order of addition.
  [[nodiscard]] std::span<const AnnotationId> with_label(Label label) const;
  /// The same by (begin, longer first, order of addition), and by (end, later begin … last added).
  [[nodiscard]] std::span<const AnnotationId> by_begin(Label label) const;
  [[nodiscard]] std::span<const AnnotationId> by_end(Label label) const;
  /// Some annotation with the label covers the span.
  [[nodiscard]] bool covered(Label label, TokenSpan span) const;
  /// Some annotation with the label shares a token with the span.
  [[nodiscard]] bool touched(Label label, TokenSpan span) const;
  /// The first annotation with label and span, or none.
  [[nodiscard]] AnnotationId at(Label label, TokenSpan span) const;

 private:
  struct LabelIndex {
    std::vector<AnnotationId> ids;       // order of addition
    std::vector<AnnotationId> by_begin;  // sorted when `sorted` == ids.size()
    std::vector<AnnotationId> by_end;
    std::vector<std::uint32_t> max_end;  // beside by_begin: largest end so far
    std::size_t sorted = 0;
  };
  const LabelIndex& sorted_index(Label label) const;
  /// Largest end of annotations with the label that begin before `token`; 0: none.
  [[nodiscard]] std::uint32_t furthest_end(Label label, std::uint32_t token) const;

  std::pmr::monotonic_buffer_resource arena_;
  std::vector<Annotation> items_;
  std::vector<std::span<FieldValue>> own_fields_;  // beside items_: empty for pack memory
  std::vector<AnnotationId> next_;
  std::vector<AnnotationId> first_, last_;  // by token
  std::vector<std::uint8_t> marked_;        // by token: not only_listed
  std::vector<Amendment> amendments_;
  mutable std::vector<LabelIndex> labels_;
};

class AnnotationSet::Starting {
 public:
  class Iterator {
   public:
    Iterator(const AnnotationSet& set, AnnotationId id) : set_(&set), id_(id) {}
    AnnotationId operator*() const { return id_; }
    Iterator& operator++() {
      id_ = set_->next(id_);
      return *this;
    }
    friend bool operator==(const Iterator& at, std::default_sentinel_t) { return at.id_ == AnnotationId::none; }

   private:
    const AnnotationSet* set_;
    AnnotationId id_;
  };

  Starting(const AnnotationSet& set, std::uint32_t token) : begin_(set, set.first_at(token)) {}
  [[nodiscard]] Iterator begin() const { return begin_; }
  [[nodiscard]] static std::default_sentinel_t end() { return {}; }

 private:
  Iterator begin_;
};

inline AnnotationSet::Starting AnnotationSet::starting_at(std::uint32_t token) const { return {*this, token}; }

}  // namespace wirefacts
