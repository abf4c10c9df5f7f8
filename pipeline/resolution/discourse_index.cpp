#include <algorithm>
#include <numeric>
#include <tuple>

#include "resolution/discourse.h"
#include "resolution/resolution_data.h"

namespace wirefacts {
namespace {

std::uint64_t key(TokenSpan span) { return std::uint64_t{span.begin} << 32 | span.end; }

}  // namespace

void Discourse::index_sentences() {
  index_.sentences = document.sentences();
  for (const AnnotationId id : all(tables->labels.dateline)) {
    const TokenSpan line = at(id).span;
    const std::uint32_t last = sentence(line.end - 1);
    for (std::uint32_t k = sentence(line.begin); k <= last; ++k) {
      TokenSpan& span = index_.sentences[k];
      if (line.contains(span.begin)) span.begin = std::min(line.end, span.end);
    }
  }
}

void Discourse::index_clauses() {
  const std::uint32_t tokens = document.token_count();
  std::vector<bool> border = index_.clause_border;
  for (const Quotation& q : quotations) {
    border[q.span.begin] = true;
    border[q.span.end] = true;
  }
  for (std::size_t k = 0; k < index_.sentences.size(); ++k) {
    border[document.sentences()[k].begin] = true;
    border[index_.sentences[k].begin] = true;
  }
  border[tokens] = true;
  index_.clause_begin.resize(tokens);
  index_.clause_end.resize(tokens);
  for (std::uint32_t k = 0, begin = 0; k < tokens; ++k) {
    if (border[k]) begin = k;
    index_.clause_begin[k] = begin;
  }
  for (std::uint32_t k = tokens, end = tokens; k-- > 0;) {
    if (border[k + 1]) end = k + 1;
    index_.clause_end[k] = end;
  }
}

void Discourse::index_quotations() {
  const std::uint32_t tokens = document.token_count();
  index_.direct.reset(tokens);
  index_.around.reset(tokens);
  index_.innermost.reset(tokens);
  index_.indirect_end.resize(quotations.size());
  std::uint32_t end = 0;
  for (QuotationId q = 0; q < quotations.size(); ++q) {
    const Quotation& quotation = quotations[q];
    if (quotation.kind == "direct" || quotation.kind == "mixed") {
      index_.direct.paint(quotation.verbatim.value_or(quotation.span), q);
    }
    if (quotation.kind == "indirect" || quotation.kind == "mixed") end = std::max(end, quotation.span.end);
    index_.indirect_end[q] = end;
    index_.around.paint(quotation.span, q);
  }
  std::vector<QuotationId> shortest(quotations.size());
  std::iota(shortest.begin(), shortest.end(), 0u);
  std::stable_sort(shortest.begin(), shortest.end(),
                   [&](QuotationId a, QuotationId b) { return quotations[a].span.size() < quotations[b].span.size(); });
  for (const QuotationId q : shortest) index_.innermost.paint(quotations[q].span, q);
  index_clauses();
}

void Discourse::index_mentions() {
  index_.mention_by_span.clear();
  index_.mention_by_annotation.clear();
  index_.mentions_by_end.resize(mentions.size());
  std::iota(index_.mentions_by_end.begin(), index_.mentions_by_end.end(), 0u);
  for (MentionId m = 0; m < mentions.size(); ++m) {
    index_.mention_by_span.emplace(key(mentions[m].span), m);
    if (mentions[m].annotation != AnnotationId::none) {
      index_.mention_by_annotation.emplace(static_cast<std::uint32_t>(mentions[m].annotation), m);
    }
  }
  std::sort(index_.mentions_by_end.begin(), index_.mentions_by_end.end(), [&](MentionId a, MentionId b) {
    return std::tuple(mentions[a].span.end, a) < std::tuple(mentions[b].span.end, b);
  });
}

void Discourse::index_values() {
  index_.value_by_annotation.clear();
  for (ValueId v = 0; v < values.size(); ++v) {
    index_.value_by_annotation.emplace(static_cast<std::uint32_t>(values[v].annotation), v);
  }
}

void Discourse::join_value(AnnotationId annotation, ValueId value) {
  index_.value_by_annotation.insert_or_assign(static_cast<std::uint32_t>(annotation), value);
}

MentionId Discourse::mention_at(TokenSpan span) const {
  const auto found = index_.mention_by_span.find(key(span));
  return found == index_.mention_by_span.end() ? kNone : found->second;
}

MentionId Discourse::first_mention_from(std::uint32_t token) const {
  const auto found =
      std::partition_point(mentions.begin(), mentions.end(), [&](const Mention& m) { return m.span.begin < token; });
  return static_cast<MentionId>(found - mentions.begin());
}

MentionId Discourse::mention_of(AnnotationId id) const {
  if (id == AnnotationId::none) return kNone;
  const auto own = index_.mention_by_annotation.find(static_cast<std::uint32_t>(id));
  if (own != index_.mention_by_annotation.end()) return own->second;
  const TokenSpan span = at(id).span;
  if (const MentionId same = mention_at(span); same != kNone) return same;
  if (tables->labels.is_pronoun(at(id).label)) return kNone;
  // Of those that end with it the longest, which is the first.
  const auto& by_end = index_.mentions_by_end;
  auto at_end =
      std::partition_point(by_end.begin(), by_end.end(), [&](MentionId m) { return mentions[m].span.end < span.end; });
  for (; at_end != by_end.end() && mentions[*at_end].span.end == span.end; ++at_end) {
    const Mention& m = mentions[*at_end];
    if (m.span.begin >= span.begin && m.form != MentionForm::pronoun) return *at_end;
  }
  return kNone;
}

ValueId Discourse::value_of(AnnotationId id) const {
  const auto found = index_.value_by_annotation.find(static_cast<std::uint32_t>(id));
  return found == index_.value_by_annotation.end() ? kNone : found->second;
}

}  // namespace wirefacts
