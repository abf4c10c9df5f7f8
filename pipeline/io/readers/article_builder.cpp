#include "io/readers/article_builder.h"

#include <algorithm>

#include "base/table.h"
#include "document/offset_map.h"
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

void set_date(const RawFields& fields, const ArticleOptions& options, ReadArticle& read) {
  Article& article = read.article;
  if (fields.published && !is_blank(*fields.published)) {
    article.published = iso_date(*fields.published);
    if (article.published) article.published_source = "meta";
    if (!article.published) read.notes.emplace_back("bad_date");
  }
  if (article.published || !options.published) return;
  article.published = iso_date(*options.published);
  article.published_source = "arg";
}

void set_id(const RawFields& fields, Article& article) {
  if (!fields.id) {
    article.id = "sha256-" + hex(sha256(article.text)).substr(0, 32);
  } else {
    article.id = article.source ? escaped_source(*article.source) + "/" + *fields.id : *fields.id;
  }
}

class DateScanner {
 public:
  explicit DateScanner(std::string_view text) : rest_(text) {}

  bool digits(std::size_t count, std::string& out) {
    if (rest_.size() < count) return false;
    for (std::size_t i = 0; i < count; ++i) {
      if (rest_[i] < '0' || rest_[i] > '9') return false;
    }
    out += rest_.substr(0, count);
    rest_.remove_prefix(count);
    return true;
  }
  bool mark(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  [[nodiscard]] char next() const { return rest_.empty() ? '\0' : rest_.front(); }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

int number(std::string_view digits) {
  int out = 0;
  for (const char c : digits) out = out * 10 + (c - '0');
  return out;
}

bool is_day(std::string_view date) {
  const int year = number(date.substr(0, 4));
  const int month = number(date.substr(5, 2));
  const int day = number(date.substr(8, 2));
  if (month < 1 || month > 12 || day < 1) return false;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return day <= kDays[month - 1] + static_cast<int>(month == 2 && leap);
}

/// "Z", "+01:00", "+0100", "+01" or nothing.
bool scan_zone(DateScanner& scan, std::string& out) {
  scan.mark(' ');
  if (scan.mark('Z') || scan.mark('z')) {
    out += 'Z';
  } else if (scan.next() == '+' || scan.next() == '-') {
    out += scan.next();
    scan.mark(scan.next());
    if (!scan.digits(2, out)) return false;
    out += ':';
    scan.mark(':');
    if (scan.at_end()) out += "00";
    else if (!scan.digits(2, out)) return false;
  }
  return scan.at_end();
}

/// hh:mm, perhaps :ss, perhaps a fraction, which is dropped.
bool scan_clock(DateScanner& scan, std::string& out) {
  std::string clock;
  if (!scan.digits(2, clock)) return false;
  const bool marked = scan.mark(':');
  if (!scan.digits(2, clock)) return false;
  if (scan.mark(':') || (!marked && scan.next() >= '0' && scan.next() <= '9')) {
    if (!scan.digits(2, clock)) return false;
  } else {
    clock += "00";
  }
  if (scan.mark('.') || scan.mark(',')) {
    std::string fraction;
    while (scan.digits(1, fraction)) {
    }
  }
  if (number(clock.substr(0, 2)) > 23 || number(clock.substr(2, 2)) > 59 || number(clock.substr(4)) > 60) return false;
  out += "T" + clock.substr(0, 2) + ":" + clock.substr(2, 2) + ":" + clock.substr(4);
  return true;
}

}  // namespace

std::optional<std::string> iso_date(std::string_view text) {
  DateScanner scan(trim(text));
  std::string out;
  if (!scan.digits(4, out)) return std::nullopt;
  const bool marked = scan.mark('-');
  out += '-';
  if (!scan.digits(2, out) || scan.mark('-') != marked) return std::nullopt;
  out += '-';
  if (!scan.digits(2, out) || !is_day(out)) return std::nullopt;
  if (scan.at_end()) return out;
  if (!scan.mark('T') && !scan.mark('t') && !scan.mark(' ')) return std::nullopt;
  if (!scan_clock(scan, out) || !scan_zone(scan, out)) return std::nullopt;
  return out;
}

DeadLetter damaged(InputPlace place, std::string code, std::string message, std::string_view input) {
  DeadLetter out;
  out.place = std::move(place);
  out.stage = "read";
  out.code = std::move(code);
  out.message = std::move(message);
  out.input = input.substr(0, kDeadLetterBytes);
  return out;
}

ReadItem build_article(RawFields fields, const ArticleOptions& options, InputPlace place, std::string_view input) {
  const auto refuse = [&](const char* code, std::string message) {
    const std::string_view shown = input.empty() && fields.text ? std::string_view(*fields.text) : input;
    return ReadItem(damaged(std::move(place), code, std::move(message), shown));
  };
  if (!fields.text && !fields.articles.empty()) {
    return refuse("missing_text", "no article, but a list of them in '" + fields.articles +
                                      "': give that array alone (jq ." + fields.articles + ")");
  }
  if (!fields.text && !fields.instead_of_text.empty()) {
    return refuse("missing_text",
                  "no field of text, only " + fields.instead_of_text + ": name it with --map text=FIELD");
  }
  if (!fields.text || is_blank(*fields.text)) return refuse("missing_text", "the article has no text");
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
  set_date(fields, options, out);
  set_id(fields, article);
  out.place = std::move(place);
  out.input = input.substr(0, kDeadLetterBytes);
  return out;
}

}  // namespace wirefacts
