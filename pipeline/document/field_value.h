#pragma once
// The value of a field or feature of an annotation.

#include <cstdint>
#include <span>
#include <string_view>

#include "base/decimal.h"
#include "document/span.h"

namespace wirefacts {

/// Number of an annotation in its AnnotationSet.
enum class AnnotationId : std::uint32_t { none = 0xFFFFFFFF };

/// Text, number, enum value (as text), reference or list. Owns nothing: texts and lists live in the
/// rule pack, in the article or in the AnnotationSet, as long as that article is worked on.
struct FieldValue {
  enum class Kind : std::uint8_t { null, text, number, annotation, list };

  Kind kind = Kind::null;
  AnnotationId annotation = AnnotationId::none;  // kind annotation
  std::string_view text;                         // kind text
  /// kind text: where these words stand in the article; empty when the text is not from there.
  ByteSpan place;
  Decimal number;                     // kind number
  std::span<const FieldValue> items;  // kind list; never holds null or lists

  static FieldValue of_text(std::string_view text, ByteSpan place = {}) {
    FieldValue v;
    v.kind = Kind::text;
    v.text = text;
    v.place = place;
    return v;
  }
  static FieldValue of_number(Decimal number) {
    FieldValue v;
    v.kind = Kind::number;
    v.number = number;
    return v;
  }
  static FieldValue of_annotation(AnnotationId id) {
    FieldValue v;
    v.kind = Kind::annotation;
    v.annotation = id;
    return v;
  }
  static FieldValue of_list(std::span<const FieldValue> items) {
    FieldValue v;
    v.kind = Kind::list;
    v.items = items;
    return v;
  }

  [[nodiscard]] bool is_null() const { return kind == Kind::null; }
  /// Null, an empty text or an empty list: what `or` passes over and `!` refuses.
  [[nodiscard]] bool is_missing() const {
    return kind == Kind::null || (kind == Kind::text && text.empty()) || (kind == Kind::list && items.empty());
  }
};

}  // namespace wirefacts
