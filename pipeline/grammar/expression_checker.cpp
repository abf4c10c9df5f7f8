#include "grammar/expression_checker.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "grammar/words.h"

namespace wirefacts {
namespace {

using KindOfValue = ValueKind::Kind;

ValueKind simple(KindOfValue kind) {
  ValueKind out;
  out.kind = kind;
  return out;
}

ValueKind annotation(std::vector<std::string> labels) {
  ValueKind out;
  out.kind = KindOfValue::annotation;
  out.labels = std::move(labels);
  return out;
}

ValueKind text_of(const Captured& captured) {
  ValueKind out = simple(KindOfValue::text);
  out.texts = captured.texts;
  return out;
}

std::string describe(const ValueKind& value) {
  switch (value.kind) {
    case KindOfValue::text: return "a text";
    case KindOfValue::number: return "a number";
    case KindOfValue::enumeration: return "a value of '" + value.enumeration + "'";
    case KindOfValue::annotation: return words::join(value.labels, "|");
    case KindOfValue::unknown: break;
  }
  return "this";
}

/// How a person calls what an expression denotes: 'n' of n.value, 'f' of a.f.
std::string called(const Expression& node) { return "'" + node.text + "'"; }

}  // namespace

std::string remedy_of_label(const PackView& pack, const std::string& label, const std::string& ref, bool trigger_rule) {
  if (!pack.is_list(label)) {
    return "capture [" + ref + "] here, or let the field take " + label + ", too, where it is declared";
  }
  return "take [" + ref + "] here; " +
         (trigger_rule ? "ask for " + label + " in a condition, as 'subject [" + label + "]', or"
                       : "ask for " + label) +
         " in the same brackets if both cover the same words: [" + ref + " " + label + "]";
}

void ExpressionChecker::check_value(const Expression& value, const FieldInfo* target) {
  const ValueKind found = visit(value, target);
  // Each branch of `or` and each literal has been checked for itself.
  const bool checked = value.kind == Expression::Kind::first_of || value.kind == Expression::Kind::text;
  if (target && !checked) check_conversion(value.range, found, *target);
}

void ExpressionChecker::check_test(const WhereTest& test) {
  const ValueKind left = visit(test.left, nullptr), right = visit(test.right, nullptr);
  check_compared(left, test.right);
  check_compared(right, test.left);
}

/// A text that is no value of the enum it is compared with makes the test hold never, or always.
void ExpressionChecker::check_compared(const ValueKind& with, const Expression& literal) {
  if (with.kind != KindOfValue::enumeration || literal.kind != Expression::Kind::text) return;
  const std::vector<std::string>* values = pack_.schema().enumeration(with.enumeration);
  if (values == nullptr || values->empty() || words::has(*values, literal.text)) return;
  const std::string did = pack_.similar(literal.text, *values);
  diagnostics_.error(literal.range, "'" + literal.text + "' is no value of '" + with.enumeration + "'",
                     did.empty() ? "values: " + words::join(*values) : did);
}

void ExpressionChecker::check_filling(const Captured& captured, const FieldInfo& target) {
  check_conversion(captured.name.range, captured.labels.empty() ? text_of(captured) : annotation(captured.labels),
                   target);
}

ValueKind ExpressionChecker::visit(const Expression& node, const FieldInfo* target) {
  switch (node.kind) {
    case Expression::Kind::number: return simple(KindOfValue::number);
    case Expression::Kind::text: return visit_text(node, target);
    case Expression::Kind::ref: return visit_ref(node, target);
    case Expression::Kind::call: return visit_call(node);
    case Expression::Kind::field: return visit_field(node);
    case Expression::Kind::product: return visit_product(node, target);
    case Expression::Kind::first_of: {
      for (const Expression& part : node.parts) check_value(part, target);
      return {};
    }
  }
  return {};
}

const std::vector<std::string>* ExpressionChecker::values_of(const FieldInfo* field) const {
  if (!field || field->type != FieldType::enumeration) return nullptr;
  return pack_.schema().enumeration(field->enumeration);
}

ValueKind ExpressionChecker::visit_ref(const Expression& node, const FieldInfo* target) {
  const std::vector<std::string>* values = values_of(target);
  const bool value = values && (values->empty() || words::has(*values, node.text));
  if (const Captured* captured = scope_.find(node.text)) {
    if (value && !values->empty()) {
      diagnostics_.error(node.range, "'" + node.text + "' is a capture and a value of '" + target->name + "'",
                         "rename the capture");
      return {};
    }
    if (node.text == words::kTrigger) {
      ValueKind trigger;
      trigger.of_trigger = true;
      trigger.texts = captured->texts;
      return trigger;
    }
    return captured->labels.empty() ? text_of(*captured) : annotation(captured->labels);
  }
  if (value) return {};
  std::vector<std::string> known = scope_.names();
  if (values) known.insert(known.end(), values->begin(), values->end());
  const std::string did = pack_.similar(node.text, known);
  const bool text = !target || target->type == FieldType::text;
  std::string hint = known.empty() ? "nothing is captured here" : "known here: " + words::join(known);
  if (text) hint = "write a text in quotation marks";
  diagnostics_.error(node.range, "unknown capture or value '" + node.text + "'", did.empty() ? hint : did);
  return {};
}

ValueKind ExpressionChecker::visit_text(const Expression& node, const FieldInfo* target) {
  if (const std::vector<std::string>* values = values_of(target)) {
    if (!values->empty() && !words::has(*values, node.text)) {
      const std::string did = pack_.similar(node.text, *values);
      diagnostics_.error(node.range, "'" + node.text + "' is no value of '" + target->name + "'",
                         did.empty() ? "values: " + words::join(*values) : did);
    }
    return {};
  }
  const bool number = target && (target->type == FieldType::decimal || target->type == FieldType::integer);
  if (number && Decimal::parse(node.text)) return simple(KindOfValue::number);
  if (target && target->type != FieldType::text) {
    diagnostics_.error(node.range, "'" + target->name + "' takes " +
                                       (number ? "a number" : words::join(target->refs, "|")) + ", not a text");
  }
  return simple(KindOfValue::text);
}

ValueKind ExpressionChecker::visit_call(const Expression& node) {
  const bool number = node.text == words::kNumber;
  if (!number && !pack_.is_list(node.text)) {
    std::vector<std::string> known = {std::string(words::kNumber)};
    for (const std::string& name : pack_.schema().label_names()) {
      if (pack_.is_list(name)) known.push_back(name);
    }
    const std::string did = pack_.similar(node.text, known);
    diagnostics_.error(first_word(node.range, node.text), "unknown function '" + node.text + "'",
                       did.empty() ? "functions: number, or the label of a list" : did);
  }
  for (const Expression& argument : node.parts) visit(argument, nullptr);
  if (number) return simple(KindOfValue::number);
  return pack_.is_list(node.text) ? annotation({node.text}) : ValueKind{};
}

/// No other of the labels has such a field of another type.
bool ExpressionChecker::is_same_elsewhere(const std::vector<std::string>& labels, const FieldInfo& field) const {
  return std::all_of(labels.begin(), labels.end(), [&](const std::string& label) {
    const FieldInfo* other = pack_.field(label, field.name);
    return other == nullptr || (other->type == field.type && other->enumeration == field.enumeration);
  });
}

ValueKind ExpressionChecker::visit_field(const Expression& node) {
  const Expression& base = node.parts.front();
  const ValueKind of = visit(base, nullptr);
  const SourceRange place = last_word(node.range, node.text);
  const bool common = words::has(words::kCommonFields, node.text);
  const bool call = base.kind == Expression::Kind::call;
  const auto has = [&](const std::string& label) { return pack_.has_field(label, node.text); };
  if (of.kind == KindOfValue::annotation && !of.labels.empty()) {
    for (const std::string& label : of.labels) {
      const FieldInfo* field = pack_.field(label, node.text);
      if (field == nullptr) continue;
      ValueKind kind = kind_of(*field);
      if (call) kind.list = label, kind.column = node.text;
      return is_same_elsewhere(of.labels, *field) ? kind : ValueKind{};
    }
    if ((common && !call) || std::any_of(of.labels.begin(), of.labels.end(), has)) {
      return common ? simple(KindOfValue::text) : ValueKind{};
    }
    const std::vector<std::string> known = pack_.fields_of(of.labels);
    const std::string did = pack_.similar(node.text, known);
    const std::string labels = words::join(of.labels, "|");
    diagnostics_.error(place,
                       call ? "list '" + labels + "' has no column '" + node.text + "'"
                            : "'" + labels + "' has no field '" + node.text + "'",
                       !did.empty() ? did : (call ? "columns: " : "fields: ") + words::join(known));
    return {};
  }
  if (common) {
    ValueKind text = simple(KindOfValue::text);
    text.of_trigger = of.of_trigger;
    const Captured* captured = base.kind == Expression::Kind::ref ? scope_.find(base.text) : nullptr;
    if (captured != nullptr) text.texts = node.text == "lemma" ? captured->lemmas : captured->texts;
    return text;
  }
  const bool trigger = base.kind == Expression::Kind::ref && base.text == words::kTrigger;
  if (trigger || of.kind == KindOfValue::text) {
    diagnostics_.error(place, called(base) + " is a piece of text, it has no field '" + node.text + "'",
                       "fields of a text: " + words::join(words::kCommonFields));
  } else if (of.kind == KindOfValue::number || of.kind == KindOfValue::enumeration) {
    diagnostics_.error(place, describe(of) + " has no field '" + node.text + "'");
  }
  return {};
}

ValueKind ExpressionChecker::visit_product(const Expression& node, const FieldInfo* target) {
  for (const Expression& part : node.parts) {
    // Names are captures here, but a bare value of the target's enum is said to be one.
    const ValueKind found = part.kind == Expression::Kind::text  ? simple(KindOfValue::text)
                            : part.kind == Expression::Kind::ref ? visit(part, target)
                                                                 : visit(part, nullptr);
    const bool literal = part.kind == Expression::Kind::text;
    if (found.kind == KindOfValue::enumeration || literal) {
      diagnostics_.error(part.range, "'*' takes numbers, not " + describe(found));
    }
  }
  return simple(KindOfValue::number);
}

ValueKind ExpressionChecker::kind_of(const FieldInfo& field) const {
  ValueKind out;
  switch (field.type) {
    case FieldType::text: return simple(KindOfValue::text);
    case FieldType::integer:
    case FieldType::decimal: return simple(KindOfValue::number);
    case FieldType::reference: return annotation(field.refs);
    case FieldType::enumeration:
      out.kind = KindOfValue::enumeration;
      out.enumeration = field.enumeration;
      return out;
  }
  return out;
}

/// What a list gives for an enum is a value of it in every row.
void ExpressionChecker::check_cells(SourceRange range, const ValueKind& from, const FieldInfo& to) {
  const std::vector<std::string>* values = values_of(&to);
  const Table::Row* first = nullptr;
  SourceRange place;
  std::string bad;
  std::size_t count = 0;
  pack_.for_tables(from.list, [&](const Table& table) {
    for (const Table::Row& row : table.rows()) {
      const std::string_view cell = trim(table.cell(row, from.column));
      if (cell.empty() || words::has(*values, cell)) continue;
      if (count++ != 0) continue;
      first = &row;
      bad = cell;
      place = table.range(row);
    }
  });
  if (first == nullptr) return;
  const std::string did = pack_.similar(bad, *values);
  diagnostics_.error(range,
                     "list '" + from.list + "' has the " + from.column + " '" + bad + "', which is no value of '" +
                         to.name + "'" + (count > 1 ? ", and " + std::to_string(count - 1) + " more" : ""),
                     did.empty() ? "values: " + words::join(*values) : did, {place, "the row"});
}

/// Words of the article become a value of an enum only when they are one.
void ExpressionChecker::check_words(SourceRange range, const ValueKind& from, const FieldInfo& to) {
  const std::vector<std::string>* values = pack_.schema().enumeration(to.enumeration);
  if (!values || values->empty()) return;
  if (!from.list.empty()) return check_cells(range, from, to);
  const std::string hint = "values: " + words::join(*values) + "; write one, or look it up in a list: " + "LIST(" +
                           (from.of_trigger ? "trigger" : "x") + ".lemma).COLUMN";
  if (from.texts) {
    const auto bad = std::find_if(from.texts->begin(), from.texts->end(),
                                  [&](const std::string& text) { return !words::has(*values, text); });
    if (bad != from.texts->end()) {
      diagnostics_.error(range, "'" + *bad + "' is no value of '" + to.name + "'", hint);
    }
  } else if (from.of_trigger) {
    diagnostics_.error(
        range, "'" + to.name + "' takes a value of '" + to.enumeration + "', not the words of the trigger", hint);
  }
}

void ExpressionChecker::check_conversion(SourceRange range, const ValueKind& from, const FieldInfo& to) {
  const auto refuse = [&](const std::string& takes, const std::string& hint) {
    diagnostics_.error(range, "'" + to.name + "' takes " + takes + ", not " + describe(from), hint);
  };
  switch (to.type) {
    case FieldType::text: return;
    case FieldType::integer:
    case FieldType::decimal:
      if (from.kind == KindOfValue::enumeration) refuse("a number", {});
      return;
    case FieldType::enumeration:
      if (from.kind == KindOfValue::number || (from.kind == KindOfValue::annotation && !from.labels.empty())) {
        refuse("a value of '" + to.enumeration + "'", {});
      } else {
        check_words(range, from, to);
      }
      return;
    case FieldType::reference: break;
  }
  if (to.refs.empty() || from.kind == KindOfValue::unknown) return;
  if (from.kind == KindOfValue::annotation) {
    const auto fits = [&](const std::string& l) { return !pack_.label(l) || words::has(to.refs, l); };
    if (from.labels.empty() || std::any_of(from.labels.begin(), from.labels.end(), fits)) return;
    const bool trigger_rule = scope_.find(words::kTrigger) != nullptr;
    return refuse(words::join(to.refs, "|"),
                  remedy_of_label(pack_, from.labels.front(), to.refs.front(), trigger_rule));
  }
  refuse(words::join(to.refs, "|"), from.kind == KindOfValue::text ? "capture an annotation: name:[Label]" : "");
}

}  // namespace wirefacts
