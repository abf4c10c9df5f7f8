#pragma once
// Field values as plain text and numbers.

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "document/field_value.h"

namespace wirefacts {

/// Texts as they are, numbers in shortest form, anything else "".
std::string to_text(const FieldValue& value);
/// A number, or a text that is one.
std::optional<Decimal> to_decimal(const FieldValue& value);
std::optional<std::int64_t> to_integer(const FieldValue& value);
/// The items of a list, a single value as one item, null as none. Valid while `value` is.
std::span<const FieldValue> items_of(const FieldValue& value);

}  // namespace wirefacts
