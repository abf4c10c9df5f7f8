#include <algorithm>
#include <utility>

#include "events/event_names.h"
#include "records/assembly.h"
#include "resolution/resolution_data.h"

namespace wirefacts {
namespace {

/// "money", "dose": the kind of a quantity.
std::string kind_of(const LabelInfo& info) { return lower_snake(info.name); }

bool is_number_label(const Discourse& discourse, Label label) {
  return label == labels::kNumber || label == discourse.knowledge.schema.find(names::kVagueNumber);
}

/// A numeral without its article: "a dozen" is the number "dozen".
TokenSpan without_article(const Discourse& discourse, TokenSpan numeral) {
  if (numeral.size() < 2) return numeral;
  const AnnotationId first = discourse.listed(names::kDeterminer, {numeral.begin, numeral.begin + 1});
  const bool article = first != AnnotationId::none && discourse.text_field(first, "article") == "yes";
  return article ? TokenSpan{numeral.begin + 1, numeral.end} : numeral;
}

/// The numeral inside the span; of a range from the first to the last numeral. Nothing stands there: the span.
TokenSpan numeral(const Discourse& discourse, TokenSpan span, bool range) {
  std::optional<TokenSpan> found;
  for (std::uint32_t token = span.begin; token < span.end; ++token) {
    for (const AnnotationId id : discourse.annotations.starting_at(token)) {
      const Annotation& annotation = discourse.at(id);
      if (!is_number_label(discourse, annotation.label) || annotation.span.end > span.end) continue;
      if (!found) found = annotation.span;
      found->end = std::max(found->end, range ? annotation.span.end : found->end);
      if (!range) return without_article(discourse, *found);
    }
  }
  return without_article(discourse, found.value_or(span));
}

/// The hedge directly before the span; the longest that ends there ("well over", not "over").
AnnotationId hedge_before(const Discourse& discourse, TokenSpan span) {
  const Label label = discourse.knowledge.schema.find(names::kHedge);
  if (label == Label::none) return AnnotationId::none;
  const std::span<const AnnotationId> found = discourse.annotations.by_end(label);
  auto at = std::lower_bound(found.begin(), found.end(), span.begin,
                             [&](AnnotationId id, std::uint32_t token) { return discourse.at(id).span.end < token; });
  AnnotationId longest = AnnotationId::none;
  for (; at != found.end() && discourse.at(*at).span.end == span.begin; ++at) {
    if (longest == AnnotationId::none || discourse.at(*at).span.begin < discourse.at(longest).span.begin) longest = *at;
  }
  return longest;
}

/// The hedge words of a figure. An exact one has those that say nothing of its bound ("only", "between").
std::optional<CharSpan> hedge_of(const Assembly& assembly, TokenSpan span, bool exact) {
  const AnnotationId hedge = hedge_before(assembly.discourse, span);
  if (hedge == AnnotationId::none) return std::nullopt;
  if (exact && !assembly.discourse.text_field(hedge, "bound").empty()) return std::nullopt;
  return assembly.span(assembly.discourse.at(hedge).span);
}

/// The counted noun stands last: the word is the unit, or some list has it with the unit as lemma and it is no number.
bool ends_with_noun(const Discourse& discourse, TokenSpan span, const std::string& unit) {
  const TokenSpan last{span.end - 1, span.end};
  if (discourse.listed(names::kVagueNumber, last) != AnnotationId::none) return false;
  if (discourse.document.word(last.begin).norm == unit) return true;
  for (const AnnotationId id : discourse.annotations.starting_at(last.begin)) {
    const Annotation& annotation = discourse.at(id);
    if (annotation.span == last && annotation.source.is_list_row() && discourse.text_field(id, "lemma") == unit) {
      return true;
    }
  }
  return false;
}

void describe_count(const Assembly& assembly, AnnotationId id, QuantityRecord& out) {
  const Discourse& discourse = assembly.discourse;
  const TokenSpan span = discourse.at(id).span;
  out.noun_lemma = discourse.tables->singular(discourse.text_field(id, "unit"));
  if (ends_with_noun(discourse, span, discourse.text_field(id, "unit"))) {
    out.noun = assembly.words({span.end - 1, span.end});
  } else if (span.end < discourse.document.token_count()) {
    const TokenSpan behind{span.end, span.end + 1};
    const AnnotationId noun = discourse.listed(names::kNoun, behind);
    if (noun != AnnotationId::none && discourse.text_field(noun, "lemma") == out.noun_lemma) {
      out.noun = assembly.words(behind);
    }
  }
  if (out.noun.empty()) out.noun_basis = "ellipsis";
  const FieldValue modifiers = discourse.field(id, "modifiers");
  for (const FieldValue& item : modifiers.items) {
    if (item.kind == FieldValue::Kind::text) out.modifiers.emplace_back(item.text);
  }
}

void describe_links(const Assembly& assembly, const Value& value, QuantityRecord& out) {
  if (value.of) out.of = assembly.reference(*value.of);
  if (value.base) out.base = assembly.reference(*value.base);
  out.subset_of = assembly.value_id(value.subset_of);
  out.same_as = assembly.value_id(value.same_as);
  out.period = assembly.value_id(value.period);
  out.participants = assembly.entity_id(value.participants);
  out.ref = assembly.entity_id(value.ref);
  out.base_entities = assembly.entity_ids(value.base_entities);
  out.from_places = assembly.entity_ids(value.from_places);
}

/// Fields of a value type that records have no key for: of a declared type, and what one costs ("$3 a barrel").
void describe_declared(const Assembly& assembly, AnnotationId id, bool ours, QuantityRecord& out) {
  const Discourse& discourse = assembly.discourse;
  for (const FieldInfo& field : discourse.label_info(id).fields) {
    if (field.name == "value" || field.name == "unit" || field.name == "bound") continue;
    if (ours && field.name != names::kPer) continue;
    NamedReferences found = assembly.field(field, discourse.field(id, field.name));
    if (!found.values.empty()) out.fields.push_back(std::move(found));
  }
}

std::optional<Decimal> number_field(const Discourse& discourse, AnnotationId id, std::string_view name) {
  const FieldValue value = discourse.field(id, name);
  if (value.kind == FieldValue::Kind::number) return value.number;
  return value.kind == FieldValue::Kind::text ? Decimal::parse(value.text) : std::nullopt;
}

QuantityRecord quantity_record(const Assembly& assembly, const Value& value) {
  const Discourse& discourse = assembly.discourse;
  const AnnotationId id = value.annotation;
  const TokenSpan span = discourse.at(id).span;
  const std::string& label = discourse.label_info(id).name;
  const bool money = label == names::kMoney;
  const bool ordinal = label == names::kOrdinal;
  QuantityRecord out;
  out.id = value.id;
  out.span = assembly.span(span);
  out.text = assembly.words(span);
  out.kind = kind_of(discourse.label_info(id));
  out.value = number_field(discourse, id, money ? "amount" : "value");
  if (const auto minor = number_field(discourse, id, "minor"); minor && out.value) out.value = out.value->plus(*minor);
  out.value_max = number_field(discourse, id, "high");
  out.number =
      money || label == names::kPercent ? out.span : assembly.span(numeral(discourse, span, out.value_max.has_value()));
  if (!ordinal) {
    const std::string bound = discourse.text_field(id, "bound");
    out.approx = bound.empty() ? std::string(names::kExact) : bound;
    out.hedge = hedge_of(assembly, span, out.approx == names::kExact);
  }
  if (label == names::kCount) {
    describe_count(assembly, id, out);
  } else if (ordinal) {
    out.noun = value.noun.empty() ? discourse.text_field(id, "noun") : value.noun;
    if (value.noun.empty()) out.noun_lemma = out.noun;
  } else if (money) {
    out.currency = value.currency;
    out.currency_basis = value.currency_basis;
  } else {
    out.unit = discourse.text_field(id, "unit");
  }
  describe_links(assembly, value, out);
  const bool ours = money || ordinal || label == names::kPercent || label == names::kMeasure || label == names::kCount;
  describe_declared(assembly, id, ours, out);
  out.from.rule = discourse.rule_name(id);
  return out;
}

TimeRecord time_record(const Assembly& assembly, const Value& value) {
  const TokenSpan span = assembly.discourse.at(value.annotation).span;
  TimeRecord out;
  out.id = value.id;
  out.span = assembly.span(span);
  out.text = assembly.words(span);
  out.timex = value.timex;
  out.value = value.timex_value;
  out.mod = value.mod;
  if (value.relation) {
    TimeRelation relation;
    if (value.anchor != kNone) relation.anchor = assembly.discourse.values[value.anchor].id;
    relation.unit = value.relation->unit;
    relation.n = value.relation->n;
    relation.weekday = value.relation->weekday;
    relation.month = value.relation->month;
    relation.day = value.relation->day;
    relation.clock = value.relation->clock;
    relation.direction = value.relation->direction;
    out.rel = relation;
  }
  out.from.rule = assembly.discourse.rule_name(value.annotation);
  return out;
}

}  // namespace

void add_values(const Assembly& assembly, Extraction& extraction) {
  const Discourse& discourse = assembly.discourse;
  std::vector<ValueId> order;
  for (ValueId id = 0; id < discourse.values.size(); ++id) order.push_back(id);
  std::stable_sort(order.begin(), order.end(), [&](ValueId a, ValueId b) {
    return discourse.at(discourse.values[a].annotation).span < discourse.at(discourse.values[b].annotation).span;
  });
  const auto times = static_cast<std::size_t>(
      std::count_if(order.begin(), order.end(), [&](ValueId id) { return discourse.values[id].is_time; }));
  extraction.times.reserve(times);
  extraction.quantities.reserve(order.size() - times);
  for (const ValueId id : order) {
    const Value& value = discourse.values[id];
    if (value.timex.empty()) continue;
    if (value.is_time) {
      extraction.times.push_back(time_record(assembly, value));
    } else {
      extraction.quantities.push_back(quantity_record(assembly, value));
    }
  }
}

void add_quotes(const Assembly& assembly, Extraction& extraction) {
  const Discourse& discourse = assembly.discourse;
  extraction.quotes.reserve(discourse.quotations.size());
  for (const Quotation& quotation : discourse.quotations) {
    QuoteRecord out;
    out.id = quotation.id;
    out.type = quotation.kind == "headline" ? "headline_attribution" : quotation.kind;
    out.span = assembly.span(quotation.span);
    if (quotation.verbatim) out.verbatim = assembly.span(*quotation.verbatim);
    out.speaker = assembly.entity_id(quotation.speaker);
    if (quotation.speaker_span) out.speaker_mention = assembly.span(*quotation.speaker_span);
    out.cue = quotation.cue;
    out.cue_span = assembly.span(quotation.cue_bytes);
    out.addressee = assembly.entity_id(quotation.addressee);
    if (quotation.continues != kNone) out.continues = discourse.quotations[quotation.continues].id;
    out.from = assembly.measured(quotation.rule);
    extraction.quotes.push_back(std::move(out));
  }
}

}  // namespace wirefacts
