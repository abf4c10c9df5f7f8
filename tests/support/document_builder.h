#pragma once
// Documents, schemas, lists and annotations by hand, for tests of the layers after the rules.

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/table_set.h"
#include "document/annotation_set.h"
#include "document/article.h"
#include "document/document.h"
#include "grammar/schema.h"
#include "lexicon/word_lists.h"
#include "resolution/discourse.h"
#include "resolution/knowledge.h"
#include "resolution/resolution_tables.h"

namespace wirefacts {

/// A text cut at blanks: tokens are what stands between blanks, a sentence ends behind the token "." "?"
/// or "!", a paragraph behind an empty line. What annotations say is said word by word.
///
///   DocumentBuilder b("Jane Smith resigned . She left .");
///   b.rule("Person", b.at("Jane Smith"), {{"name", text("Jane Smith")}});
///   resolve(b.discourse());
///
/// Calls: declare* table* (at rule row zone …)* discourse. Not movable. A mistake throws.
class DocumentBuilder {
 public:
  using Fields = std::vector<std::pair<std::string, FieldValue>>;

  /// The labels of news_labels() are declared.
  explicit DocumentBuilder(std::string text);
  DocumentBuilder(const DocumentBuilder&) = delete;
  DocumentBuilder& operator=(const DocumentBuilder&) = delete;

  /// Lines "KIND LABEL FIELD…"; KIND: entity value quotation event claim mark list. A field "name*" is a list,
  /// "name!" is required, "name@" a reference, "name#" a number; in that order when several.
  void declare(std::string_view lines);
  /// A table of the pack: header lines and rows, cells separated by '|' instead of tabs ("form|gender").
  /// With `# label:` it is a word list, too; columns must be those of the label.
  void table(std::string path, std::string_view content);

  /// The same with tabs between cells.
  void raw_table(std::string path, std::string_view content);

  /// Tokens of the n-th place where these words stand; throws when they do not.
  [[nodiscard]] TokenSpan at(std::string_view words, int occurrence = 1) const;
  /// An annotation by a rule, by a list, by layout.
  AnnotationId rule(std::string_view label, TokenSpan span, const Fields& fields = {},
                    std::string_view name = "test.rule");
  AnnotationId row(std::string_view label, TokenSpan span, const Fields& fields = {});
  AnnotationId zone(std::string_view label, TokenSpan span);
  /// Words of the article as a field: text that remembers its place.
  [[nodiscard]] FieldValue words(TokenSpan span) const;
  [[nodiscard]] FieldValue list(const std::vector<FieldValue>& items);

  /// Made at the first call; throws when a table has mistakes.
  Discourse& discourse();
  [[nodiscard]] std::string text_of(TokenSpan span) const { return std::string(document.text(span)); }

  Article article;
  WordTable word_table;
  Document document;
  AnnotationSet annotations;
  Schema schema;
  SegmentationTables segmentation;
  Diagnostics diagnostics;

 private:
  AnnotationId add(std::string_view label, TokenSpan span, SourceId source, const Fields& fields);
  void cut();
  void build_lists();

  TableSet tables_;
  WordLists lists_;
  std::vector<std::string> rule_names_;
  std::deque<SourceFile> sources_;
  std::vector<std::pair<Label, const Table*>> list_tables_;
  bool open_ = true;  // labels may be declared
  std::unique_ptr<Knowledge> knowledge_;
  std::unique_ptr<ResolutionTables> resolution_;
  std::unique_ptr<Discourse> discourse_;
};

/// Labels and fields of rules/schema.types and rules/lexicon, as far as tests need them.
std::string_view news_labels();

inline FieldValue text(std::string_view value) { return FieldValue::of_text(value); }  // value must last
inline FieldValue number(std::int64_t value) { return FieldValue::of_number(Decimal(value)); }
inline FieldValue ref(AnnotationId id) { return FieldValue::of_annotation(id); }

}  // namespace wirefacts
