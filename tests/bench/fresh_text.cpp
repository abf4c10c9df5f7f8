#include "bench/fresh_text.h"

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <utility>

namespace wirefacts {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

/// The capitalized word that begins at `at` inside a sentence: behind a small letter or comma and a blank.
std::string_view inner_name(std::string_view text, std::size_t at) {
  if (at < 2 || text[at - 1] != ' ' || !(is_lower(text[at - 2]) || text[at - 2] == ',') || !is_upper(text[at]))
    return {};
  std::size_t end = at + 1;
  while (end < text.size() && is_lower(text[end])) ++end;
  return end - at >= 3 ? text.substr(at, end - at) : std::string_view();
}

class Mixer {
 public:
  explicit Mixer(const std::vector<Article>& articles) {
    for (const Article& article : articles) add(article.text);
    if (others_.empty()) others_ = openings_;
  }

  Article article(std::size_t number) {
    Article out;
    out.id = "fresh-" + std::to_string(number);
    out.published = "2014-03-12";
    out.published_source = "meta";
    out.text = changed(any(openings_));
    const std::size_t paragraphs = 4 + random_() % 8;
    for (std::size_t i = 0; i < paragraphs; ++i) out.text += "\n\n" + changed(any(others_));
    return out;
  }

 private:
  /// Title and first paragraph stay together, so that an article opens as articles do.
  void add(std::string_view text) {
    std::size_t begin = 0;
    for (std::size_t n = 0; begin < text.size(); ++n) {
      const std::size_t end = std::min(text.find("\n\n", begin), text.size());
      const std::string_view paragraph = text.substr(begin, end - begin);
      begin = end + 2;
      if (paragraph.empty()) continue;
      if (n == 0) openings_.emplace_back(paragraph);
      else if (n == 1) openings_.back().append("\n\n").append(paragraph);
      else others_.emplace_back(paragraph);
    }
    for (std::size_t at = 0; at < text.size(); ++at) {
      const std::string_view name = inner_name(text, at);
      if (!name.empty()) names_.emplace_back(name);
    }
  }

  std::string changed(std::string_view paragraph) {
    std::string out;
    for (std::size_t at = 0; at < paragraph.size();) {
      const std::string_view name = inner_name(paragraph, at);
      const char c = paragraph[at];
      if (!name.empty()) {
        out += random_() % 2 == 0 ? any(names_) : name;
        at += name.size();
        continue;
      }
      out += c >= '1' && c <= '9' ? static_cast<char>('1' + random_() % 9) : c;
      ++at;
    }
    return out;
  }

  std::string_view any(const std::vector<std::string>& choices) { return choices[random_() % choices.size()]; }

  std::mt19937 random_{1};
  std::vector<std::string> openings_, others_, names_;
};

}  // namespace

std::vector<std::vector<Article>> fresh_articles(const std::vector<Article>& articles, std::size_t bytes,
                                                 std::size_t parts) {
  Mixer mixer(articles);
  std::vector<std::vector<Article>> out(parts);
  std::size_t number = 0;
  for (std::vector<Article>& part : out) {
    for (std::size_t size = 0; size < bytes / parts;) {
      part.push_back(mixer.article(number++));
      size += part.back().text.size();
    }
  }
  return out;
}

std::size_t bytes_of(const std::vector<Article>& articles) {
  std::size_t out = 0;
  for (const Article& article : articles) out += article.text.size();
  return out;
}

}  // namespace wirefacts
