#include "unit/resolution/article_fixture.h"

#include <algorithm>
#include <sstream>
#include <stdexcept>

namespace wirefacts {
namespace {

constexpr std::string_view kPasses = R"(same_name|Person\Organization\NamedEvent\Place|article|.99
told_alias|Person\Organization|article|.95
surname|Person|article|.97
title_and_surname|Person|article|.96
given_name|Person|article|.93
acronym_or_suffix|Organization|article|.95
part_of_name|Organization|article|.92
apposition|Person|sentence|.95
office_and_country|Person|article|.93
bare_office|Person|article|.85
definite_head|NamedEvent\Organization\Place|8 sentences|.80
same_head|Organization|article|.85
subject_of_report|Pronoun|3 sentences|.88
subject_inside_report|Pronoun|quotation|.85
subject_behind|Pronoun\Determiner|sentence|.90
subject_of_sentence|Pronoun|1 sentence|.80
object_of_sentence|Pronoun|1 sentence|.80
only_person|Pronoun|1 sentence|.92
speaker_and_addressee|Pronoun\Person|quotation|.90
owner|Determiner|sentence|.85
only_person|Determiner|1 sentence|.85
plural|Pronoun\Determiner|3 sentences|.80
sized_group|Group|article|.85
mutual|Determiner|article|.80
)";

struct PronounRow {
  std::string_view form, number, gender, person, grammatical_case = {};
};
constexpr PronounRow kPronouns[] = {
    {"he", "singular", "m", "3"},   {"she", "singular", "f", "3"},
    {"they", "plural", "any", "3"}, {"i", "singular", "any", "1"},
    {"we", "plural", "any", "1"},   {"you", "any", "any", "2"},
    {"his", "singular", "m", "3"},  {"her", "singular", "f", "3"},
    {"its", "singular", "n", "3"},  {"their", "plural", "any", "3"},
    {"our", "plural", "any", "1"},  {"my", "singular", "any", "1"},
    {"it", "singular", "n", "3"},   {"him", "singular", "m", "3", "object"},
};

const PronounRow& pronoun_row(std::string_view words) {
  const std::string folded = fold(words);
  for (const PronounRow& row : kPronouns) {
    if (row.form == folded) return row;
  }
  throw std::invalid_argument("no such pronoun: " + folded);
}

DocumentBuilder::Fields fields_of(const PronounRow& row) {
  DocumentBuilder::Fields fields = {{"form", text(row.form)},
                                    {"number", text(row.number)},
                                    {"gender", text(row.gender)},
                                    {"person", text(row.person)}};
  if (!row.grammatical_case.empty()) fields.emplace_back("case", text(row.grammatical_case));
  return fields;
}

}  // namespace

void ArticleFixture::passes(std::string_view names) {
  std::string wanted = " " + std::string(names) + " ";
  std::string table_text = "# columns: algorithm|label|within|precision\n";
  for (const std::string_view line : split(kPasses, '\n')) {
    const std::string name(line.substr(0, line.find('|')));
    if (!names.empty() && wanted.find(" " + name + " ") == std::string::npos) continue;
    table_text += std::string(line) + '\n';
  }
  std::replace(table_text.begin(), table_text.end(), '|', '\t');
  std::replace(table_text.begin(), table_text.end(), '\\', '|');
  raw_table("resolution/coreference.tsv", table_text);
}

AnnotationId ArticleFixture::person(std::string_view words_, std::string_view name, int occurrence) {
  return rule("Person", at(words_, occurrence), {{"name", text(name)}, {"kind", text("name")}});
}

AnnotationId ArticleFixture::titled(std::string_view words_, std::string_view name, std::string_view office,
                                    std::string_view office_class, std::string_view country_) {
  return rule("Person", at(words_),
              {{"name", text(name)},
               {"office", text(office)},
               {"office_class", text(office_class)},
               {"country", text(country_)},
               {"kind", text("title_name")}});
}

AnnotationId ArticleFixture::role(std::string_view words_, std::string_view office_class, std::string_view country_,
                                  int occurrence) {
  return rule("Person", at(words_, occurrence),
              {{"office", text(office_class)},
               {"office_class", text(office_class)},
               {"country", text(country_)},
               {"kind", text(country_.empty() ? "role_bare" : "role_country")}});
}

AnnotationId ArticleFixture::organization(std::string_view words_, int occurrence) {
  const TokenSpan span = at(words_, occurrence);
  return rule("Organization", span, {{"name", words(span)}, {"kind", text("name")}});
}

AnnotationId ArticleFixture::country(std::string_view words_, std::string_view iso3, int occurrence) {
  const TokenSpan span = at(words_, occurrence);
  return rule(
      "Place", span,
      {{"name", words(span)}, {"place_kind", text("country")}, {"country", text(iso3)}, {"kind", text("name")}});
}

AnnotationId ArticleFixture::city(std::string_view words_, std::string_view iso3, int occurrence) {
  const TokenSpan span = at(words_, occurrence);
  return rule("Place", span,
              {{"name", words(span)}, {"place_kind", text("city")}, {"country", text(iso3)}, {"kind", text("name")}});
}

AnnotationId ArticleFixture::pronoun(std::string_view words_, int occurrence) {
  return row("Pronoun", at(words_, occurrence), fields_of(pronoun_row(words_)));
}

AnnotationId ArticleFixture::owner(std::string_view words_, int occurrence) {
  Fields fields = fields_of(pronoun_row(words_));
  fields.emplace_back("owner", text("yes"));
  return row("Determiner", at(words_, occurrence), fields);
}

AnnotationId ArticleFixture::group(std::string_view words_, int occurrence) {
  return rule("NounGroup", at(words_, occurrence), {{"head", text("x")}});
}

AnnotationId ArticleFixture::said(std::string_view kind, std::string_view content, std::string_view cue,
                                  AnnotationId who, int occurrence) {
  return rule("Quotation", at(content, occurrence),
              {{"kind", text(kind)}, {"speaker", ref(who)}, {"cue", words(at(cue))}});
}

Discourse& ArticleFixture::resolved() {
  if (!resolved_) resolve(discourse());
  resolved_ = true;
  return discourse();
}

std::vector<std::string> ArticleFixture::chains() {
  Discourse& d = resolved();
  assign_short_ids(d);
  std::vector<std::pair<std::string, std::string>> lines;
  for (const Entity& e : d.entities) {
    if (e.mentions.empty()) continue;
    std::string line;
    for (const MentionId id : e.mentions) line += (line.empty() ? "" : " | ") + text_of(d.mentions[id].span);
    char place[16];
    std::snprintf(place, sizeof place, "%08u", d.mentions[e.mentions.front()].span.begin);
    lines.emplace_back(place, std::move(line));
  }
  std::sort(lines.begin(), lines.end());
  std::vector<std::string> out;
  for (auto& [place, line] : lines) out.push_back(std::move(line));
  return out;
}

const Entity& ArticleFixture::entity_at(std::string_view words_, int occurrence) {
  Discourse& d = resolved();
  const MentionId id = d.mention_at(at(words_, occurrence));
  if (id == kNone) throw std::invalid_argument("no mention at " + std::string(words_));
  return d.entities[d.mentions[id].entity];
}

}  // namespace wirefacts
