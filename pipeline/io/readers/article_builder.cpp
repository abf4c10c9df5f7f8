#include "io/readers/article_builder.h"

#include <algorithm>

#include "base/table.h"
#include "base/text.h"
#include "document/offset_map.h"
#include "io/readers/publication_date.h"
#include "records/digest.h"

namespace wirefacts {
namespace {

constexpr std::size_t kArticleBytes = std::size_t{1} << 30U;
constexpr std::size_t kLooked = std::size_t{1} << 20U;  // of a text, to tell it from other files

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos; }

/// Other files (images, archives) are full of control characters and ill-formed sequences.
bool is_text(std::string_view text) {
  text = text.substr(0, kLooked);
  std::size_t strange = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      strange += static_cast<std::size_t>((byte < 9 || (byte > 13 && byte < 32)) || byte == 127);
      ++at;
      continue;
    }
    const Utf8Sequence sequence = utf8_sequence(text, at);
    strange += static_cast<std::size_t>(!sequence.well_formed);
    at += sequence.length;
  }
  return strange * 10 <= text.size();
}

/// The first line of the text, without blanks around it, is the title.
bool begins_with_title(std::string_view text, std::string_view title) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  if (!text.starts_with(title)) return false;
  text.remove_prefix(title.size());
  const std::size_t next = text.find_first_not_of(" \t");
  return next == std::string_view::npos || text[next] == '\n' || text[next] == '\r';
}

/// '%' and '/' of a source are written "%25", "%2F", so that the first '/' of an id ends the source.
std::string escaped_source(std::string_view source) {
  std::string out;
  for (const char c : source) {
    if (c == '%') out += "%25";
    if (c == '/') out += "%2F";
    if (c != '%' && c != '/') out += c;
  }
  return out;
}

void drop_if_blank(std::optional<std::string>& field) {
  if (field && is_blank(*field)) field.reset();
}

void join_text(RawFields& fields, Article& article) {
  article.text = std::move(*fields.text);
  drop_if_blank(fields.title);
  if (!fields.title) return;
  article.has_title = true;
  if (!begins_with_title(article.text, trim(*fields.title))) {
    article.text_start = static_cast<std::uint32_t>(fields.title->size() + 2);
    article.text.insert(0, *fields.title + "\n\n");
  }
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string_view letters_of(std::string_view text) {
  const auto end = std::find_if_not(text.begin(), text.end(), &is_letter);
  return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

/// "/p>", "p>", "br", "div class=…" behind '<': no codes of shares, <GM> or <BP.L>.
bool is_tag(std::string_view rest) {
  if (rest.starts_with('/')) return !letters_of(rest.substr(1)).empty();
  if (rest.starts_with("p>") || rest.starts_with("br>") || rest.starts_with("br/")) return true;
  rest.remove_prefix(letters_of(rest).size());
  const bool more = rest.starts_with(' ') && rest.size() > 1 && (is_letter(rest[1]) || rest[1] == '/');
  const std::size_t sign = rest.find_first_of("=<>\n");
  return more && sign != std::string_view::npos && rest[sign] == '=';
}

/// "amp;", "#8217;" behind '&'.
bool is_entity(std::string_view rest) {
  constexpr std::size_t kLongest = 8;
  if (rest.starts_with('#')) {
    const std::size_t end = rest.find_first_not_of("xX0123456789abcdefABCDEF", 1);
    return end != std::string_view::npos && end > 1 && rest[end] == ';';
  }
  const std::size_t size = letters_of(rest.substr(0, kLongest + 1)).size();
  return size >= 2 && size <= kLongest && rest.substr(size).starts_with(';');
}

/// Tags and entities of HTML stand in the text as they are, and rules read them as words.
bool has_markup(std::string_view text) {
  constexpr std::size_t kWindow = 200;  // of a tag
  for (std::size_t at = text.find_first_of("<&"); at != std::string_view::npos; at = text.find_first_of("<&", at + 1)) {
    const std::string_view rest = text.substr(at + 1, kWindow);
    if (text[at] == '<' ? is_tag(rest) : is_entity(rest)) return true;
  }
  return false;
}

void set_date(const RawFields& fields, const ArticleOptions& options, ReadArticle& read) {
  Article& article = read.article;
  if (fields.published && !is_blank(*fields.published)) {
    article.published = publication_date(*fields.published);
    if (article.published) article.published_source = "meta";
    if (!article.published) read.notes.emplace_back("bad_date");
  }
  if (article.published || !options.published) return;
  article.published = options.published;
  article.published_source = "arg";
}

void set_id(const RawFields& fields, Article& article) {
  if (!fields.id) {
    article.id = "sha256-" + hex(sha256(article.text)).substr(0, 32);
  } else {
    article.id = article.source ? escaped_source(*article.source) + "/" + *fields.id : *fields.id;
  }
}

struct NamedRawField {
  std::string_view name;
  std::optional<std::string> RawFields::*value;
};
constexpr NamedRawField kRawFields[] = {{"id", &RawFields::id},
                                        {"title", &RawFields::title},
                                        {"published", &RawFields::published},
                                        {"source", &RawFields::source},
                                        {"url", &RawFields::url},
                                        {"author", &RawFields::author},
                                        {"section", &RawFields::section},
                                        {"slug", &RawFields::slug},
                                        {"ednote", &RawFields::ednote},
                                        {"status", &RawFields::status},
                                        {"supersedes", &RawFields::supersedes}};

/// Takes away what the input has.
void strike_out(const RawFields& fields, std::vector<UnmatchedField>& unmatched) {
  std::erase_if(unmatched, [&](const UnmatchedField& wanted) {
    return std::any_of(std::begin(kRawFields), std::end(kRawFields), [&](const NamedRawField& field) {
      return field.name == wanted.field && (fields.*field.value).has_value();
    });
  });
}

/// A wire kills an article by a version of it without text: what was loaded before stays until somebody takes it out.
std::string of_status(const RawFields& fields) {
  if (!fields.status || is_blank(*fields.status)) return {};
  return ", its status is '" + *fields.status +
         "': when it was withdrawn, take it out of a database with DELETE FROM document WHERE doc_id = …";
}

}  // namespace

DeadLetter damaged(InputPlace place, std::string code, std::string message, std::string_view input) {
  DeadLetter out;
  out.place = std::move(place);
  out.stage = "read";
  out.code = std::move(code);
  out.message = std::move(message);
  out.input = input.substr(0, kDeadLetterBytes);
  return out;
}

namespace {

/// How a field of text is named beside those that a map names already.
std::string map_of_text(const ArticleOptions& options) {
  const std::vector<std::string>& names = options.fields.text;
  if (names == InputFields().text) return "--map text=FIELD";
  return "--map 'text=" + join(names, "|") + "|FIELD'";
}

}  // namespace

ReadItem build_article(RawFields fields, const ArticleOptions& options, InputPlace place, std::string_view input) {
  if (options.unmatched != nullptr && !options.unmatched->empty()) strike_out(fields, *options.unmatched);
  const auto refuse = [&](const char* code, std::string message) {
    const std::string_view shown = input.empty() && fields.text ? std::string_view(*fields.text) : input;
    return ReadItem(damaged(std::move(place), code, std::move(message), shown));
  };
  if (!fields.text && !fields.articles.empty()) {
    const std::string list = fields.articles.substr(0, fields.articles.find("[]"));
    return refuse("missing_text", "no article, but a list of them in '" + list + "': write them one by one, jq -c '." +
                                      fields.articles + "' FILE > articles.jsonl");
  }
  if (!fields.text && !fields.no_text.empty()) {
    return refuse("missing_text", fields.no_text + ", not a text: name another field with " + map_of_text(options));
  }
  if (!fields.text && !fields.instead_of_text.empty()) {
    return refuse("missing_text",
                  "no field of text, only " + fields.instead_of_text + ": name it with " + map_of_text(options));
  }
  if (!fields.text || is_blank(*fields.text))
    return refuse("missing_text", "the article has no text" + of_status(fields));
  if (!is_text(*fields.text)) return refuse("not_text", "more than a tenth of it is no text in UTF-8");
  const std::size_t size = fields.text->size() + (fields.title ? fields.title->size() : 0);
  if (size + 2 >= kArticleBytes) return refuse("too_large", "articles are smaller than 1 GiB");

  ReadArticle out;
  for (auto* field : {&fields.id, &fields.source, &fields.url, &fields.author, &fields.section, &fields.slug,
                      &fields.ednote, &fields.status, &fields.supersedes}) {
    drop_if_blank(*field);
  }
  Article& article = out.article;
  article.source = fields.source ? fields.source : options.source;
  article.url = fields.url;
  article.author = fields.author;
  article.section = fields.section;
  article.slug = fields.slug;
  article.ednote = fields.ednote;
  article.status = fields.status;
  article.supersedes = fields.supersedes;
  join_text(fields, article);
  article.title = fields.title;
  if (fields.parts_left_out) out.notes.emplace_back("parts_left_out");
  if (has_markup(article.text)) out.notes.emplace_back("markup");
  set_date(fields, options, out);
  set_id(fields, article);
  out.place = std::move(place);
  out.input = input.substr(0, kDeadLetterBytes);
  return out;
}

}  // namespace wirefacts
