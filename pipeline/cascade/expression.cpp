#include "cascade/expression.h"

#include <algorithm>

#include "base/text.h"
#include "segmentation/segmenter.h"

namespace wirefacts {
namespace {

// ", and"
constexpr std::uint32_t kMostBetweenItems = 2;

using ExpressionKind = CompiledExpression::Kind;

Operand of_value(const FieldValue& value) {
  Operand out;
  if (value.is_null()) return out;
  out.kind = Operand::Kind::value;
  out.value = value;
  return out;
}

bool is_missing(const Operand& operand) {
  switch (operand.kind) {
    case Operand::Kind::null: return true;
    case Operand::Kind::value: return operand.value.is_missing();
    case Operand::Kind::list: return operand.items.empty();
    default: return false;
  }
}

std::string_view field_text(const FieldValue& value) {
  return value.kind == FieldValue::Kind::text ? value.text : std::string_view();
}

}  // namespace

CompiledExpression compile_expression(const Expression& e, const SlotTable& slots, const Schema& schema) {
  CompiledExpression out;
  out.text = e.text;
  out.number = e.number;
  switch (e.kind) {
    case Expression::Kind::number: out.kind = ExpressionKind::number; break;
    case Expression::Kind::text: out.kind = ExpressionKind::text; break;
    case Expression::Kind::ref:
      if (const auto slot = slots.find(e.text)) {
        out.kind = ExpressionKind::slot;
        out.slot = *slot;
      } else {
        out.kind = ExpressionKind::text;  // a value of the field's enum
      }
      break;
    case Expression::Kind::call:
      out.label = schema.find(e.text);
      out.kind = out.label == Label::none ? ExpressionKind::to_number : ExpressionKind::list_row;
      break;
    case Expression::Kind::field: out.kind = ExpressionKind::field; break;
    case Expression::Kind::product: out.kind = ExpressionKind::product; break;
    case Expression::Kind::first_of: out.kind = ExpressionKind::first_of; break;
  }
  for (const Expression& part : e.parts) out.parts.push_back(compile_expression(part, slots, schema));
  return out;
}

void collect_slots(const CompiledExpression& expression, std::vector<std::uint32_t>& slots) {
  if (expression.kind == ExpressionKind::slot) slots.push_back(expression.slot);
  for (const CompiledExpression& part : expression.parts) collect_slots(part, slots);
}

Operand Evaluator::of_captures(const std::vector<Capture>& captures) {
  Operand out;
  if (captures.empty()) return out;
  if (captures.size() == 1) {
    out.kind = Operand::Kind::capture;
    out.capture = captures.front();
    return out;
  }
  out.kind = Operand::Kind::list;
  for (const Capture& capture : captures) {
    Operand item;
    item.kind = Operand::Kind::capture;
    item.capture = capture;
    out.items.push_back(std::move(item));
  }
  return out;
}

FieldValue Evaluator::text_of(const Capture& capture) {
  return FieldValue::of_text(context_.document.text(capture.bytes), capture.bytes);
}

FieldValue Evaluator::lemma_of(const Capture& capture) {
  if (capture.tokens.empty()) return {};
  return FieldValue::of_text(annotations_.keep(span_lemma(capture.tokens, context_)), capture.bytes);
}

Operand Evaluator::from_value(const FieldValue& value) {
  if (value.kind == FieldValue::Kind::annotation) {
    Operand out;
    out.kind = Operand::Kind::capture;
    const TokenSpan span = context_.annotations[value.annotation].span;
    out.capture = {span, context_.document.bytes(span), value.annotation};
    return out;
  }
  if (value.kind != FieldValue::Kind::list) return of_value(value);
  Operand out;
  out.kind = Operand::Kind::list;
  for (const FieldValue& item : value.items) out.items.push_back(from_value(item));
  return out;
}

Operand Evaluator::field_of(const Operand& base, std::string_view name) {
  if (base.kind == Operand::Kind::list) {
    Operand out;
    out.kind = Operand::Kind::list;
    for (const Operand& item : base.items) {
      Operand value = field_of(item, name);
      if (value.kind != Operand::Kind::null) out.items.push_back(std::move(value));
    }
    return out;
  }
  if (base.kind == Operand::Kind::row) {
    const ListRow row = lists_[base.row];
    const auto field = schema_.field(row.label, name);
    return field ? from_value(row.features[*field]) : Operand();
  }
  if (base.kind == Operand::Kind::value) {
    if (base.value.kind != FieldValue::Kind::text) return {};
    if (name == "text") return base;
    if (name != "norm") return {};
    return of_value(FieldValue::of_text(annotations_.keep(fold(base.value.text)), base.value.place));
  }
  if (base.kind != Operand::Kind::capture) return {};
  return from_value(field_of(base.capture, name));
}

/// As it stands in the record: perhaps a list, or another annotation.
FieldValue Evaluator::field_of(const Capture& capture, std::string_view name) {
  if (name == "text") return text_of(capture);
  if (name == "norm") {
    return FieldValue::of_text(annotations_.keep(fold(context_.document.text(capture.bytes))), capture.bytes);
  }
  FieldValue value;
  if (capture.annotation != AnnotationId::none) {
    const Annotation& a = context_.annotations[capture.annotation];
    const auto field = schema_.field(a.label, name);
    if (field && *field < a.fields.size()) value = a.fields[*field];
  }
  if (name == "lemma") {
    if (value.is_null()) return lemma_of(capture);
    if (value.kind == FieldValue::Kind::text) value.place = capture.bytes;
  }
  return value;
}

Operand Evaluator::row_of(const CompiledExpression& call, const Bindings& bindings) {
  const FieldValue text = plain(evaluate(call.parts.front(), bindings));
  Operand out;
  if (text.kind != FieldValue::Kind::text) return out;
  if (const auto row = lists_.row(call.label, text.text)) {
    out.kind = Operand::Kind::row;
    out.row = *row;
  }
  return out;
}

Operand Evaluator::number_of_text(const CompiledExpression& call, const Bindings& bindings) {
  const FieldValue text = plain(evaluate(call.parts.front(), bindings));
  if (text.kind == FieldValue::Kind::number) return of_value(text);
  const std::string_view words = field_text(text);
  if (words.empty()) return {};
  const auto value = numbers_.value_of(words, symbols_.find(fold(words)));
  return value ? of_value(FieldValue::of_number(*value)) : Operand();
}

Operand Evaluator::evaluate(const CompiledExpression& e, const Bindings& bindings) {
  switch (e.kind) {
    case ExpressionKind::null: return {};
    case ExpressionKind::number: return of_value(FieldValue::of_number(e.number));
    case ExpressionKind::text: return of_value(FieldValue::of_text(e.text));
    case ExpressionKind::slot: return of_captures(bindings[e.slot]);
    case ExpressionKind::list_row: return row_of(e, bindings);
    case ExpressionKind::to_number: return number_of_text(e, bindings);
    case ExpressionKind::field: return field_of(evaluate(e.parts.front(), bindings), e.text);
    case ExpressionKind::first_of:
      for (const CompiledExpression& part : e.parts) {
        Operand value = evaluate(part, bindings);
        if (!is_missing(value)) return value;
      }
      return {};
    case ExpressionKind::product: {
      Decimal product(1);
      for (const CompiledExpression& part : e.parts) {
        const auto factor = number_of(plain(evaluate(part, bindings)));
        const auto next = factor ? product.times(*factor) : std::nullopt;
        if (!next) return {};
        product = *next;
      }
      return of_value(FieldValue::of_number(product));
    }
  }
  return {};
}

/// Captures by their words, rows by their form; lists keep their items (as list values).
FieldValue Evaluator::plain(const Operand& operand) {
  switch (operand.kind) {
    case Operand::Kind::null: return {};
    case Operand::Kind::value: return operand.value;
    case Operand::Kind::capture: {
      const FieldValue text = text_of(operand.capture);
      return text.is_missing() ? FieldValue() : text;
    }
    case Operand::Kind::row: return FieldValue::of_text(lists_[operand.row].form);
    case Operand::Kind::list: {
      std::vector<FieldValue> items;
      for (const Operand& item : operand.items) {
        const FieldValue value = plain(item);
        if (!value.is_null()) items.push_back(value);
      }
      return FieldValue::of_list(annotations_.keep(items));
    }
  }
  return {};
}

bool Evaluator::compare(const CompiledExpression& left, Comparison comparison, const CompiledExpression& right,
                        const Bindings& bindings) {
  const FieldValue a = plain(evaluate(left, bindings));
  const FieldValue b = plain(evaluate(right, bindings));
  if (comparison == Comparison::equal || comparison == Comparison::not_equal) {
    bool same = false;
    if (!a.is_null() && !b.is_null()) {
      const std::string text = b.kind == FieldValue::Kind::text ? std::string(b.text) : b.number.to_string();
      same = same_value(a, text, number_of(b), context_);
      // In a name there may be a line end, or two blanks.
      if (!same && a.kind == FieldValue::Kind::text) same = with_single_blanks(a.text) == with_single_blanks(text);
    }
    return same == (comparison == Comparison::equal);
  }
  const auto x = number_of(a);
  const auto y = number_of(b);
  if (!x || !y) return false;
  switch (comparison) {
    case Comparison::less: return *x < *y;
    case Comparison::less_equal: return *x <= *y;
    case Comparison::greater: return *x > *y;
    default: return *x >= *y;
  }
}

FieldValue Evaluator::convert_one(const Operand& operand, const FieldInfo& field) {
  switch (field.type) {
    case FieldType::reference: {
      if (operand.kind != Operand::Kind::capture || operand.capture.annotation == AnnotationId::none) return {};
      const std::string& label = schema_[context_.annotations[operand.capture.annotation].label].name;
      const bool fits =
          field.refs.empty() || std::find(field.refs.begin(), field.refs.end(), label) != field.refs.end();
      return fits ? FieldValue::of_annotation(operand.capture.annotation) : FieldValue();
    }
    default: return convert_plain(plain(operand), field);
  }
}

/// REQUIRES: no field for references.
FieldValue Evaluator::convert_plain(FieldValue value, const FieldInfo& field) {
  if (field.type == FieldType::integer || field.type == FieldType::decimal) {
    const auto number = number_of(value);
    if (!number || (field.type == FieldType::integer && !number->is_integer())) return {};
    return FieldValue::of_number(*number);
  }
  if (value.kind == FieldValue::Kind::number) value = FieldValue::of_text(annotations_.keep(value.number.to_string()));
  return value.kind == FieldValue::Kind::text ? value : FieldValue();
}

FieldValue Evaluator::value_for(const FieldInfo& field, const CompiledExpression& e, const Bindings& bindings) {
  // By far the most are a word of one capture: `set head = noun.text`.
  const bool of_slot = e.kind == ExpressionKind::field && e.parts.front().kind == ExpressionKind::slot;
  if (of_slot && !field.list && field.type != FieldType::reference) {
    const std::vector<Capture>& captures = bindings[e.parts.front().slot];
    if (captures.empty()) return {};
    if (captures.size() == 1) {
      const FieldValue value = field_of(captures.front(), e.text);
      if (value.is_null()) return {};
      const bool plain = value.kind == FieldValue::Kind::text || value.kind == FieldValue::Kind::number;
      if (plain) return convert_plain(value, field);
    }
  }
  return convert(evaluate(e, bindings), field);
}

/// From the first capture to the last, if they stand side by side as what a coordination joins does: "fraud and theft".
std::optional<Capture> Evaluator::joined(const std::vector<Operand>& items) const {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].kind != Operand::Kind::capture) return std::nullopt;
    if (i == 0) continue;
    const std::uint32_t end = items[i - 1].capture.tokens.end;
    const std::uint32_t next = items[i].capture.tokens.begin;
    if (next <= end || next - end > kMostBetweenItems) return std::nullopt;
  }
  if (items.empty()) return std::nullopt;
  const TokenSpan span{items.front().capture.tokens.begin, items.back().capture.tokens.end};
  return Capture{span, context_.document.bytes(span), AnnotationId::none};
}

FieldValue Evaluator::convert(const Operand& operand, const FieldInfo& field) {
  if (!field.list) {
    if (operand.kind != Operand::Kind::list) return convert_one(operand, field);
    if (field.type == FieldType::text && operand.items.size() > 1) {
      if (const auto all = joined(operand.items)) return convert_one(of_captures({*all}), field);
    }
    return operand.items.empty() ? FieldValue() : convert_one(operand.items.front(), field);
  }
  std::vector<FieldValue> items;
  const auto add = [&](const Operand& item) {
    const FieldValue value = convert_one(item, field);
    if (!value.is_null()) items.push_back(value);
  };
  if (operand.kind == Operand::Kind::list) {
    std::for_each(operand.items.begin(), operand.items.end(), add);
  } else if (operand.kind != Operand::Kind::null) {
    add(operand);
  }
  return items.empty() ? FieldValue() : FieldValue::of_list(annotations_.keep(items));
}

}  // namespace wirefacts
