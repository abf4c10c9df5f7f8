#include "resolution/discourse.h"

#include <algorithm>
#include <array>

#include "resolution/field_text.h"
#include "resolution/resolution_data.h"

namespace wirefacts {
namespace {

// Marks that evidence leaves out at both ends of a sentence.
constexpr std::array<std::string_view, 6> kQuotationMarks = {"\"", "“", "”", "„", "«", "»"};

bool is_quotation_mark(std::string_view word) {
  return std::find(kQuotationMarks.begin(), kQuotationMarks.end(), word) != kQuotationMarks.end();
}

}  // namespace

Discourse::Discourse(const Article& article_, const Document& document_, const AnnotationSet& annotations_,
                     const Knowledge& knowledge_, const ResolutionTables& tables_)
    : article(article_), document(document_), annotations(annotations_), knowledge(knowledge_), tables(tables_) {
  const KnownLabels& labels = tables->labels;
  if (const auto datelines = all(labels.dateline); !datelines.empty()) dateline_ = datelines.front();
  index_sentences();
  index_.hidden.assign(document.token_count(), false);
  for (const Label label : {labels.residue, labels.sign_off}) {
    for (const AnnotationId id : all(label)) {
      const TokenSpan span = at(id).span;
      std::fill(index_.hidden.begin() + span.begin, index_.hidden.begin() + span.end, true);
    }
  }
  index_.clause_border.assign(document.token_count() + 1, false);
  for (const Label label : {labels.clause_break, labels.relative}) {
    for (const AnnotationId id : all(label)) {
      index_.clause_border[at(id).span.begin] = true;
      index_.clause_border[at(id).span.end] = true;
    }
  }
  index_.verb_groups.reset(document.token_count());
  for (const AnnotationId id : all(labels.verb_group)) {
    index_.verb_groups.paint(at(id).span, static_cast<std::uint32_t>(id));
  }
  index_quotations();
}

FieldValue Discourse::field(AnnotationId id, std::string_view name) const {
  if (id == AnnotationId::none) return {};
  const auto number = label_info(id).field(name);
  const auto fields = at(id).fields;
  return number && *number < fields.size() ? fields[*number] : FieldValue();
}

std::string Discourse::text_field(AnnotationId id, std::string_view name) const { return to_text(field(id, name)); }

const LabelInfo& Discourse::label_info(AnnotationId id) const { return knowledge.schema[at(id).label]; }

std::span<const AnnotationId> Discourse::all(std::string_view label) const { return all(knowledge.schema.find(label)); }

std::span<const AnnotationId> Discourse::all(Label label) const {
  return label == Label::none ? std::span<const AnnotationId>() : annotations.by_begin(label);
}

std::vector<AnnotationId> Discourse::beginning_at(Label label, std::uint32_t token) const {
  std::vector<AnnotationId> found;
  if (label == Label::none || token >= document.token_count()) return found;
  for (AnnotationId id = annotations.first_at(token); id != AnnotationId::none; id = annotations.next(id)) {
    if (at(id).label == label) found.push_back(id);
  }
  return found;
}

std::span<const AnnotationId> Discourse::ending_at(Label label, std::uint32_t token) const {
  if (label == Label::none) return {};
  const auto by_end = annotations.by_end(label);
  const auto first =
      std::partition_point(by_end.begin(), by_end.end(), [&](AnnotationId id) { return at(id).span.end < token; });
  const auto last =
      std::partition_point(first, by_end.end(), [&](AnnotationId id) { return at(id).span.end == token; });
  return {first, last};
}

std::string Discourse::rule_name(AnnotationId id) const {
  if (id == AnnotationId::none || !at(id).source.is_rule()) return {};
  return knowledge.rule_names[at(id).source.index()];
}

bool Discourse::clitic(std::uint32_t token) const {
  const std::vector<std::string>& clitics = knowledge.segmentation.clitics;
  return token < document.token_count() &&
         std::find(clitics.begin(), clitics.end(), document.word(token).norm) != clitics.end();
}

AnnotationId Discourse::listed(std::string_view label, TokenSpan span) const {
  return listed(knowledge.schema.find(label), span);
}

AnnotationId Discourse::listed(Label label, TokenSpan span) const {
  if (label == Label::none || span.begin >= document.token_count()) return AnnotationId::none;
  for (AnnotationId id = annotations.first_at(span.begin); id != AnnotationId::none; id = annotations.next(id)) {
    const Annotation& a = at(id);
    if (a.label == label && a.span == span && !a.source.is_rule()) return id;
  }
  return AnnotationId::none;
}

AnnotationId Discourse::listed(Label label, std::uint32_t token) const {
  return listed(label, TokenSpan{token, token + 1});
}

std::uint32_t Discourse::sentence(std::uint32_t token) const { return document.sentence_of(token); }

TokenSpan Discourse::sentence_span(std::uint32_t sentence) const { return index_.sentences[sentence]; }

bool Discourse::headline(std::uint32_t token) const {
  return annotations.covered(labels::kHeadline, {token, token + 1});
}

std::uint32_t Discourse::lead() const {
  const auto lead = std::find_if(index_.sentences.begin(), index_.sentences.end(),
                                 [&](TokenSpan s) { return !s.empty() && !headline(s.begin); });
  return static_cast<std::uint32_t>(lead - index_.sentences.begin());
}

EntityId Discourse::dateline_place() const {
  if (dateline_ == AnnotationId::none) return kNone;
  const TokenSpan dateline = at(dateline_).span;
  for (MentionId id = first_mention_from(dateline.begin); id < mentions.size(); ++id) {
    const Mention& mention = mentions[id];
    if (mention.span.begin >= dateline.end) break;
    if (mention.form == MentionForm::dateline && mention.entity != kNone) return mention.entity;
  }
  return kNone;
}

bool Discourse::in_dateline(std::uint32_t token) const {
  return dateline_ != AnnotationId::none && at(dateline_).span.contains(token);
}

bool Discourse::hidden(std::uint32_t token) const { return index_.hidden[token]; }

QuotationId Discourse::direct(std::uint32_t token) const { return index_.direct.at(token); }

QuotationId Discourse::quotation_around(std::uint32_t token) const { return index_.around.at(token); }

bool Discourse::quoted(std::uint32_t token) const {
  return annotations.covered(labels::kQuoted, {token, token + 1}) || direct(token) != kNone;
}

TokenSpan Discourse::clause(std::uint32_t token) const {
  return {index_.clause_begin[token], index_.clause_end[token]};
}

AnnotationId Discourse::relative(std::uint32_t token) const {
  const std::span<const AnnotationId> found = ending_at(tables->labels.relative, clause(token).begin);
  return found.empty() ? AnnotationId::none : found.front();
}

ByteSpan Discourse::evidence(std::uint32_t token) const {
  TokenSpan span = sentence_span(sentence(token));
  if (!span.contains(token)) span = document.sentences()[sentence(token)];
  if (const QuotationId q = direct(token); q != kNone && quotations[q].kind == "direct") {
    const TokenSpan inside = quotations[q].span;
    if (sentence(inside.begin) == sentence(inside.end - 1)) return document.bytes(inside);
    span = {std::max(span.begin, inside.begin), std::min(span.end, inside.end)};
  }
  while (span.size() > 1 && is_quotation_mark(word(span.begin))) ++span.begin;
  while (span.size() > 1 && is_quotation_mark(word(span.end - 1))) --span.end;
  return document.bytes(span);
}

TokenSpan Discourse::verb_group(std::uint32_t token) const {
  const std::uint32_t id = index_.verb_groups.at(token);
  return id == FirstCover::kNothing ? TokenSpan{token, token + 1} : at(static_cast<AnnotationId>(id)).span;
}

std::string Discourse::modality(TokenSpan verb_group, std::string own) const {
  const auto behind = std::partition_point(quotations.begin(), quotations.end(),
                                           [&](const Quotation& q) { return q.span.begin <= verb_group.begin; });
  if (behind == quotations.begin()) return own;
  const auto last = static_cast<std::size_t>(behind - quotations.begin()) - 1;
  if (index_.indirect_end[last] < verb_group.end) return own;
  for (std::uint32_t token = verb_group.begin; token < verb_group.end; ++token) {
    for (const AnnotationId id : beginning_at(tables->labels.modal, token)) {
      const std::string reported = text_field(id, "reported");
      if (!reported.empty() && at(id).span.end <= verb_group.end) return reported;
    }
  }
  return own;
}

EntityId Discourse::speaker_of(std::uint32_t token) const {
  const QuotationId q = index_.innermost.at(token);
  return q == kNone ? kNone : quotations[q].speaker;
}

}  // namespace wirefacts
