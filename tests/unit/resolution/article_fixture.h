#pragma once
// Short ways to annotate people, places and groups in tests of resolution.

#include <string>
#include <string_view>

#include "support/document_builder.h"

namespace wirefacts {

/// A builder with the tables of coreference, and what an article's entities look like in one line each.
class ArticleFixture : public DocumentBuilder {
 public:
  explicit ArticleFixture(std::string text) : DocumentBuilder(std::move(text)) { segmentation.clitics = {"'s"}; }

  /// All passes of rules/resolution/coreference.tsv, or only the named ones ("same_name surname").
  void passes(std::string_view names = {});

  AnnotationId person(std::string_view words, std::string_view name, int occurrence = 1);
  AnnotationId titled(std::string_view words, std::string_view name, std::string_view office,
                      std::string_view office_class, std::string_view country = {});
  /// "the Kazakh President" with a country, "the President" without.
  AnnotationId role(std::string_view words, std::string_view office_class, std::string_view country = {},
                    int occurrence = 1);
  AnnotationId organization(std::string_view words, int occurrence = 1);
  AnnotationId country(std::string_view words, std::string_view iso3, int occurrence = 1);
  AnnotationId city(std::string_view words, std::string_view iso3 = {}, int occurrence = 1);
  AnnotationId pronoun(std::string_view words, int occurrence = 1);
  AnnotationId owner(std::string_view words, int occurrence = 1);
  /// A noun group around a mention, so that it can be a subject.
  AnnotationId group(std::string_view words, int occurrence = 1);
  AnnotationId said(std::string_view kind, std::string_view content, std::string_view speaker, AnnotationId who,
                    int occurrence = 1);

  /// The mentions of each entity, by text: "Jane Smith | Smith | she". Runs resolve() at the first call.
  std::vector<std::string> chains();
  Discourse& resolved();
  /// The entity that holds the mention at these words; throws when there is none.
  const Entity& entity_at(std::string_view words, int occurrence = 1);

 private:
  bool resolved_ = false;
};

}  // namespace wirefacts
