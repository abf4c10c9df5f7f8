#include <algorithm>
#include <utility>

#include "records/assembly.h"

namespace wirefacts {
namespace {

/// Finds the innermost quotation around a span.
class QuotationFinder {
 public:
  explicit QuotationFinder(const std::vector<Quotation>& quotations) : quotations_(quotations) {
    for (const Quotation& quotation : quotations) {
      const std::uint32_t before = furthest_.empty() ? 0 : furthest_.back();
      furthest_.push_back(std::max(before, quotation.span.end));
    }
  }

  QuotationId around(TokenSpan span) const {
    auto at = std::upper_bound(quotations_.begin(), quotations_.end(), span.begin,
                               [](std::uint32_t token, const Quotation& q) { return token < q.span.begin; }) -
              quotations_.begin();
    QuotationId best = kNone;
    while (at > 0 && furthest_[static_cast<std::size_t>(--at)] >= span.end) {
      const Quotation& quotation = quotations_[static_cast<std::size_t>(at)];
      if (!quotation.span.covers(span)) continue;
      if (best == kNone || quotation.span.size() <= quotations_[best].span.size()) {
        best = static_cast<QuotationId>(at);
      }
    }
    return best;
  }

 private:
  const std::vector<Quotation>& quotations_;  // by begin
  std::vector<std::uint32_t> furthest_;       // largest end so far
};

ClaimRecord claim_record(const Assembly& assembly, AnnotationId id, QuotationId quotation) {
  const Discourse& discourse = assembly.discourse;
  ClaimRecord out;
  out.type = upper_snake(discourse.label_info(id).name);
  for (const FieldInfo& field : discourse.label_info(id).fields) {
    NamedReferences found = assembly.field(field, discourse.field(id, field.name));
    if (found.values.empty()) continue;
    Reference& first = found.values.front();
    if (field.name == "value" && std::holds_alternative<std::string>(first)) {
      out.value = std::get<std::string>(first);
    } else if (field.name == "base") {
      out.base = std::move(first);
    } else if (field.name == "predicate") {
      out.predicate = std::move(first);
    } else {
      out.fields.push_back(std::move(found));
    }
  }
  if (quotation != kNone) {
    out.quote = discourse.quotations[quotation].id;
    out.speaker = assembly.entity_id(discourse.quotations[quotation].speaker);
  }
  out.evidence.push_back(assembly.span(discourse.evidence(discourse.at(id).span.begin)));
  out.from = assembly.measured(discourse.rule_name(id));
  return out;
}

}  // namespace

void add_claims(const Assembly& assembly, Extraction& extraction) {
  const Discourse& discourse = assembly.discourse;
  const Schema& schema = discourse.knowledge.schema;
  std::vector<AnnotationId> found;
  for (std::uint32_t i = 0; i < schema.size(); ++i) {
    const auto label = static_cast<Label>(i);
    if (schema[label].kind != LabelKind::claim) continue;
    for (const AnnotationId id : discourse.annotations.with_label(label)) {
      if (!discourse.hidden(discourse.at(id).span.begin)) found.push_back(id);
    }
  }
  std::sort(found.begin(), found.end(), [&](AnnotationId a, AnnotationId b) {
    const std::uint32_t x = discourse.at(a).span.begin;
    const std::uint32_t y = discourse.at(b).span.begin;
    return x != y ? x < y : a < b;
  });
  const QuotationFinder quotations(discourse.quotations);
  for (const AnnotationId id : found) {
    ClaimRecord claim = claim_record(assembly, id, quotations.around(discourse.at(id).span));
    claim.id = "C" + std::to_string(extraction.claims.size() + 1);
    extraction.claims.push_back(std::move(claim));
  }
}

}  // namespace wirefacts
