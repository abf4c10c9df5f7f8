#pragma once
// One article after the rules: its annotations, and what resolution makes of them step by step.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "document/annotation_set.h"
#include "document/article.h"
#include "document/document.h"
#include "lexicon/watch_list.h"
#include "resolution/discourse_index.h"
#include "resolution/entity.h"
#include "resolution/knowledge.h"
#include "resolution/quotation.h"
#include "resolution/resolution_tables.h"
#include "resolution/value.h"

namespace wirefacts {

/// A record that was not made, or something a user should know (meta.diagnostics).
struct DiscourseDiagnostic {
  std::string code, rule, message;
};

/// Names of the user's own list, by (begin, row); no list, no hits.
struct Watched {
  const WatchList* list = nullptr;
  std::vector<WatchHit> hits;
};

/// Working state of one article; one thread. Article, document, annotations and tables outlive it.
/// Token arguments are token numbers; sentences are numbered as in the document.
class Discourse {
 public:
  Discourse(const Article& article, const Document& document, const AnnotationSet& annotations,
            const Knowledge& knowledge, const ResolutionTables& tables);

  const Article& article;
  const Document& document;
  const AnnotationSet& annotations;
  const Knowledge& knowledge;
  const ResolutionTables& tables;

  std::vector<Mention> mentions;  // by (begin, longer first)
  std::vector<Entity> entities;
  std::vector<Quotation> quotations;  // by (begin, end)
  std::vector<Value> values;          // by begin
  std::vector<DiscourseDiagnostic> diagnostics;
  Watched watched;
  mutable std::uint64_t steps = 0;  // looks and comparisons, of readers, too: a measure that no clock disturbs
  std::string source_home;          // ISO alpha-3 of the country that the source is of; "": not known

  // --- labels and fields
  [[nodiscard]] const Annotation& at(AnnotationId id) const { return annotations[id]; }
  /// A field by name; null when the label has none of that name.
  [[nodiscard]] FieldValue field(AnnotationId id, std::string_view name) const;
  /// The field as text ("" when missing): texts as they are, numbers in shortest form.
  [[nodiscard]] std::string text_field(AnnotationId id, std::string_view name) const;
  [[nodiscard]] const LabelInfo& label_info(AnnotationId id) const;
  [[nodiscard]] LabelKind kind(AnnotationId id) const { return label_info(id).kind; }
  [[nodiscard]] std::span<const AnnotationId> all(std::string_view label) const;  // by (begin, longer first)
  [[nodiscard]] std::span<const AnnotationId> all(Label label) const;
  /// Annotations with the label that begin (end) exactly at the token; the ended by (begin).
  [[nodiscard]] std::vector<AnnotationId> beginning_at(Label label, std::uint32_t token) const;
  [[nodiscard]] std::span<const AnnotationId> ending_at(Label label, std::uint32_t token) const;
  /// "stage.rule" of the rule that made it, "" otherwise.
  [[nodiscard]] std::string rule_name(AnnotationId id) const;

  // --- words
  [[nodiscard]] std::string_view words(TokenSpan span) const { return document.text(span); }
  [[nodiscard]] std::string_view word(std::uint32_t token) const { return document.word(token).text; }
  /// A clitic ("'s") of segmentation's list; false beyond the end.
  [[nodiscard]] bool clitic(std::uint32_t token) const;
  /// The row of list `label` that stands at exactly these tokens, or none.
  [[nodiscard]] AnnotationId listed(std::string_view label, TokenSpan span) const;
  [[nodiscard]] AnnotationId listed(Label label, TokenSpan span) const;
  /// The same for one token; Label::none and tokens beyond the end are never listed.
  [[nodiscard]] AnnotationId listed(Label label, std::uint32_t token) const;

  // --- zones
  /// Sentence of a token, as the document has it.
  [[nodiscard]] std::uint32_t sentence(std::uint32_t token) const;
  /// Tokens of a sentence, without the dateline that begins it.
  [[nodiscard]] TokenSpan sentence_span(std::uint32_t sentence) const;
  [[nodiscard]] bool headline(std::uint32_t token) const;
  /// The first sentence behind headline and dateline; the number of sentences if there is none.
  [[nodiscard]] std::uint32_t lead() const;
  [[nodiscard]] AnnotationId dateline() const { return dateline_; }
  [[nodiscard]] bool in_dateline(std::uint32_t token) const;
  /// Inside residue or sign-off: no layer may draw anything from there.
  [[nodiscard]] bool hidden(std::uint32_t token) const;
  /// The quotation in whose verbatim words the token stands (direct, mixed), or kNone.
  [[nodiscard]] QuotationId direct(std::uint32_t token) const;
  /// The first quotation around the token, of any kind, or kNone.
  [[nodiscard]] QuotationId quotation_around(std::uint32_t token) const;
  /// Between quotation marks, attributed or not.
  [[nodiscard]] bool quoted(std::uint32_t token) const;
  /// Tokens around a token up to the next Break or Relative, inside the sentence, not over the border
  /// of a quotation.
  [[nodiscard]] TokenSpan clause(std::uint32_t token) const;
  /// "who have killed thousands": the relative that begins the clause of the token, or none.
  [[nodiscard]] AnnotationId relative(std::uint32_t token) const;
  /// Evidence for something at the token: its sentence without quotation marks; in direct speech of
  /// one sentence the quotation.
  [[nodiscard]] ByteSpan evidence(std::uint32_t token) const;

  // --- the user's own names
  /// The hits that name what the mention names, by (begin, row): of its type, if they have one.
  [[nodiscard]] std::span<const WatchHit> watch_hits(const Mention& mention) const;

  // --- mentions and fillers
  [[nodiscard]] MentionId mention_at(TokenSpan span) const;  // the first with this span, or kNone
  /// The first mention that begins at the token or later; mentions.size() if none. REQUIRES: mentions in order.
  [[nodiscard]] MentionId first_mention_from(std::uint32_t token) const;
  /// The mention that an annotation is, or that covers its head (noun groups); kNone.
  [[nodiscard]] MentionId mention_of(AnnotationId id) const;
  [[nodiscard]] ValueId value_of(AnnotationId id) const;  // kNone
  /// The name behind a description of its bearer ("the president of the union, Maria Lopez,"), else kNone.
  [[nodiscard]] MentionId apposed_name(TokenSpan description) const;
  /// The noun group that a pronoun means when nobody is named ("the rebels said they"), else none.
  [[nodiscard]] AnnotationId described_by(TokenSpan pronoun) const;
  /// From now on the pronoun means the noun group.
  void describe(TokenSpan pronoun, AnnotationId group) { described_[pronoun.begin] = group; }
  /// A description as a filler: the name behind it, else its words.
  [[nodiscard]] Filler description(AnnotationId group) const;
  /// Words as they stand, without leading article; a noun group takes its "of" group along.
  [[nodiscard]] Literal literal(AnnotationId id) const;
  [[nodiscard]] Literal literal(const FieldValue& text) const;  // REQUIRES: text with a place
  /// What a field's value means in records: entity, value, words; nothing for a pronoun that stands for nobody.
  [[nodiscard]] std::optional<Filler> filler(const FieldValue& value) const;
  /// The figure that `v` repeats, else itself.
  [[nodiscard]] ValueId same_figure(ValueId v) const;
  [[nodiscard]] std::vector<std::string> names_of(const Entity& entity) const;
  /// The place that the dateline names first, or kNone.
  [[nodiscard]] EntityId dateline_place() const;
  /// The country a thing acts for: of a person the office's, of others their own; "" unknown.
  [[nodiscard]] std::string country_of(const Entity& entity) const;
  [[nodiscard]] std::string home_country() const;
  /// The verb group around a token, else the token alone.
  [[nodiscard]] TokenSpan verb_group(std::uint32_t token) const;
  /// Modality of a verb group: inside indirect speech that of a modal with a `reported` value.
  [[nodiscard]] std::string modality(TokenSpan verb_group, std::string own) const;
  /// Speaker of the innermost quotation around the token, or kNone.
  [[nodiscard]] EntityId speaker_of(std::uint32_t token) const;

  /// To be called when quotations (or mentions) have changed: rebuilds look-up structures.
  void index_quotations();
  void index_mentions();
  void index_values();
  /// The annotation says the same words as `value`, which stands for it. REQUIRES: values are indexed.
  void join_value(AnnotationId annotation, ValueId value);

 private:
  AnnotationId dateline_ = AnnotationId::none;
  DiscourseIndex index_;
  std::unordered_map<std::uint32_t, AnnotationId> described_;  // token of a pronoun → the noun group it means

  void index_sentences();
  void index_clauses();
};

/// The whole of resolution, in order: mentions, quotations, coreference, metonyms, places, facts,
/// times, values. Deterministic.
void resolve(Discourse& discourse);

/// canonical, kb, gender, subtype, country, ordinal of every entity; called again after the events.
void describe_entities(Discourse& discourse);

/// Short ids of entities, values and quotations, per letter in order of first span.
void assign_short_ids(Discourse& discourse);

/// `kind` of a mention in records.
std::string mention_kind(const Discourse& discourse, const Mention& mention);

/// Hull of the terms of every office named (doc.dct_bounds); nothing if no office is in the table.
struct DateBounds {
  std::string not_before, not_after, basis;
};
std::optional<DateBounds> date_bounds(const Discourse& discourse);

}  // namespace wirefacts
