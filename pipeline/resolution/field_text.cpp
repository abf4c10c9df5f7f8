#include "resolution/field_text.h"

namespace wirefacts {

std::string to_text(const FieldValue& value) {
  if (value.kind == FieldValue::Kind::text) return std::string(value.text);
  if (value.kind == FieldValue::Kind::number) return value.number.to_string();
  return {};
}

std::optional<Decimal> to_decimal(const FieldValue& value) {
  if (value.kind == FieldValue::Kind::number) return value.number;
  if (value.kind == FieldValue::Kind::text) return Decimal::parse(value.text);
  return std::nullopt;
}

std::optional<std::int64_t> to_integer(const FieldValue& value) {
  const auto number = to_decimal(value);
  return number ? number->to_integer() : std::nullopt;
}

std::span<const FieldValue> items_of(const FieldValue& value) {
  if (value.kind == FieldValue::Kind::list) return value.items;
  if (value.is_null()) return {};
  return {&value, 1};
}

}  // namespace wirefacts
