#include "support/document_builder.h"

#include <algorithm>
#include <stdexcept>

#include "lexicon/word_lists_builder.h"
#include "segmentation/segmenter.h"

namespace wirefacts {
namespace {

LabelKind kind_named(std::string_view name) {
  if (name == "entity") return LabelKind::entity;
  if (name == "value") return LabelKind::value;
  if (name == "quotation") return LabelKind::quotation;
  if (name == "event") return LabelKind::event;
  if (name == "claim") return LabelKind::claim;
  if (name == "list") return LabelKind::list;
  if (name == "mark") return LabelKind::mark;
  throw std::invalid_argument("unknown kind '" + std::string(name) + "'");
}

FieldInfo field_of(std::string_view text) {
  FieldInfo field;
  while (!text.empty()) {
    const char mark = text.back();
    if (mark == '*') field.list = true;
    else if (mark == '!') field.required = true;
    else if (mark == '@') field.type = FieldType::reference;
    else if (mark == '#') field.type = FieldType::decimal;
    else break;
    text.remove_suffix(1);
  }
  field.name = text;
  return field;
}

bool ends_sentence(std::string_view token) { return token == "." || token == "?" || token == "!"; }

}  // namespace

DocumentBuilder::DocumentBuilder(std::string article_text) {
  article.id = "test";
  article.text = std::move(article_text);
  declare(news_labels());
  cut();
}

void DocumentBuilder::cut() {
  document.reset(article.text, &word_table);
  const std::string& all = article.text;
  std::uint32_t paragraph = 0;
  std::uint32_t sentence = 0;
  std::size_t at = 0;
  const auto close = [&](std::uint32_t& begin, auto add) {
    if (begin < document.token_count()) add(TokenSpan{begin, document.token_count()});
    begin = document.token_count();
  };
  const auto close_sentence = [&] { close(sentence, [&](TokenSpan s) { document.add_sentence(s); }); };
  while (at < all.size()) {
    const std::size_t begin = all.find_first_not_of(" \n", at);
    if (begin == std::string::npos) break;
    if (std::count(all.begin() + static_cast<std::ptrdiff_t>(at), all.begin() + static_cast<std::ptrdiff_t>(begin),
                   '\n') > 1) {
      close_sentence();
      close(paragraph, [&](TokenSpan s) { document.add_paragraph(s); });
    }
    at = std::min(all.find_first_of(" \n", begin), all.size());
    const std::string token = all.substr(begin, at - begin);
    WordId id = word_table.find(token);
    if (id == WordTable::kUnknown) {
      const std::string norm = fold(token);
      id = word_table.add({token, norm, Symbol::none, shapes_of(token)});
    }
    document.add_token({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)}, id);
    if (ends_sentence(token)) close_sentence();
  }
  close_sentence();
  close(paragraph, [&](TokenSpan s) { document.add_paragraph(s); });
}

void DocumentBuilder::declare(std::string_view lines) {
  if (!open_) throw std::logic_error("declare before annotating");
  for (const std::string_view line : split(lines, '\n')) {
    std::vector<std::string_view> words;
    for (const std::string_view word : split(line, ' ')) {
      if (!word.empty()) words.push_back(word);
    }
    if (words.size() < 2) continue;
    LabelInfo& info = schema.declare(words[1]);
    info.kind = kind_named(words[0]);
    for (std::size_t k = 2; k < words.size(); ++k) info.fields.push_back(field_of(words[k]));
  }
}

void DocumentBuilder::table(std::string path, std::string_view content) {
  std::string tsv(content);
  std::replace(tsv.begin(), tsv.end(), '|', '\t');
  raw_table(std::move(path), tsv);
}

void DocumentBuilder::raw_table(std::string path, std::string_view content) {
  const SourceFile& source = sources_.emplace_back(
      std::move(path), "# source: test\n# license: Apache-2.0\n# made: for a test\n" + std::string(content));
  Table parsed = Table::parse(source, static_cast<std::uint32_t>(sources_.size() - 1), diagnostics);
  tables_.add(std::move(parsed));
}

TokenSpan DocumentBuilder::at(std::string_view phrase, int occurrence) const {
  for (std::size_t found = article.text.find(phrase); found != std::string::npos;
       found = article.text.find(phrase, found + 1)) {
    const auto begin = static_cast<std::uint32_t>(found);
    const auto end = static_cast<std::uint32_t>(found + phrase.size());
    const TokenSpan span = document.tokens_inside({begin, end});
    if (span.empty() || document.bytes(span) != ByteSpan{begin, end} || --occurrence > 0) continue;
    return span;
  }
  throw std::invalid_argument("no such words: " + std::string(phrase));
}

AnnotationId DocumentBuilder::add(std::string_view label_name, TokenSpan span, SourceId source, const Fields& fields) {
  if (open_) annotations.reset(document.token_count(), schema.size());
  open_ = false;
  const Label label = schema.find(label_name);
  if (label == Label::none) throw std::invalid_argument("unknown label " + std::string(label_name));
  const std::span<FieldValue> values = annotations.make_fields(schema[label].fields.size());
  std::fill(values.begin(), values.end(), FieldValue());
  for (const auto& [name, value] : fields) {
    const auto field = schema.field(label, name);
    if (!field) throw std::invalid_argument("unknown field " + name);
    values[*field] = value;
  }
  return annotations.add(label, span, source, values);
}

AnnotationId DocumentBuilder::rule(std::string_view label, TokenSpan span, const Fields& fields,
                                   std::string_view name) {
  const auto found = std::find(rule_names_.begin(), rule_names_.end(), name);
  const auto number = static_cast<std::uint32_t>(found - rule_names_.begin());
  if (found == rule_names_.end()) rule_names_.emplace_back(name);
  return add(label, span, SourceId::rule(number), fields);
}

AnnotationId DocumentBuilder::row(std::string_view label, TokenSpan span, const Fields& fields) {
  return add(label, span, SourceId::list_row(0), fields);
}

AnnotationId DocumentBuilder::zone(std::string_view label, TokenSpan span) { return add(label, span, SourceId(), {}); }

FieldValue DocumentBuilder::words(TokenSpan span) const {
  return FieldValue::of_text(document.text(span), document.bytes(span));
}

FieldValue DocumentBuilder::list(const std::vector<FieldValue>& items) {
  if (open_) annotations.reset(document.token_count(), schema.size());
  open_ = false;
  return FieldValue::of_list(annotations.keep(std::span<const FieldValue>(items)));
}

void DocumentBuilder::build_lists() {
  const Inflector inflector;
  std::vector<const char*> files;
  for (const SourceFile& file : sources_) files.push_back(file.text().data());
  WordListsBuilder builder(std::move(files), inflector, &fold);
  for (const auto& [path, tables] : tables_.all()) {
    for (const Table& table : tables) {
      if (table.header("label").empty()) continue;
      const Label label = schema.find(table.header("label"));
      if (label == Label::none) throw std::invalid_argument("unknown label in " + path);
      std::vector<std::string> columns;
      for (const FieldInfo& field : schema[label].fields) columns.push_back(field.name);
      builder.add(table, label, columns, diagnostics);
    }
  }
  lists_ = std::move(builder).build();
}

Discourse& DocumentBuilder::discourse() {
  if (discourse_) return *discourse_;
  if (open_) annotations.reset(document.token_count(), schema.size());
  open_ = false;
  build_lists();
  knowledge_ = std::make_unique<Knowledge>(Knowledge{schema, tables_, lists_, segmentation, rule_names_});
  resolution_ = std::make_unique<ResolutionTables>(ResolutionTables::build(*knowledge_, diagnostics));
  if (diagnostics.has_errors()) throw std::runtime_error(diagnostics.items().front().message);
  discourse_ = std::make_unique<Discourse>(article, document, annotations, *knowledge_, *resolution_);
  return *discourse_;
}

std::string_view news_labels() {
  return R"(entity Person name office office_class country organization@ kind age#
entity Organization name subtype country head kind aside
entity Group unit size# kind
entity NamedEvent name head ordinal# kind
entity Place name place_kind! country geonames# within@ kind
value Money amount#! currency! high# basis bound of@
value Count value#! unit! modifiers* phrase definite bound part_of@ of_them from_places@*
value Percent value#! unit bound base@
value Ordinal value#! noun period@
value Time kind! unit n# ref weekday# month# day# year# of_tense
value Measure value#! unit! bound of@
mark Dateline place! agency date
mark Residue
mark SignOff
mark NounGroup head! lemma definite
mark VerbGroup main@! lemma! class voice finite modality polarity
mark Coordination item@*!
mark Apposed name@!
mark Alias of@! name@!
mark Break
mark Relative
quotation Quotation kind! speaker@! cue! verbatim@
event Meeting participant@*! host@ place@ city@ time@ topic
list Pronoun form number gender person case
list Determiner form definite article owner number gender person
list Preposition form class actor precision
list Conjunction form
list Subordinator form
list Auxiliary lemma tense
list Modal form modality reported
list Adverb form class
list Adjective form class
list Verb lemma class inflection tense
list Noun form lemma class inflection sector
list FacilityNoun form lemma seat
list VagueNumber form
list Honorific form gender
list NameSuffix form generation
list GivenName form gender
list Surname form
list Agency form iso3
list Country form iso3 iso2 geonames
list City form iso3 geonames feature lat lon population adm1
list Region form iso3 adm1 geonames lat lon kind
)";
}

}  // namespace wirefacts
