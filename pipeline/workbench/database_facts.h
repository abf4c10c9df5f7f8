#pragma once
// What a page shows of a database: articles, people and places across them, facts in their sentences.

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "records/extraction.h"

namespace wirefacts {

struct ShownArticle {
  std::string id, title, day, source, url;
};

/// The same knowledge-base id, else the same name: one person for the page.
struct ShownPerson {
  std::string name, offices, kb;
};

/// The same GeoNames number, else the same name and type.
struct ShownPlace {
  std::string name, type, country, lat, lon;  // degrees as decimals
};

/// An event, a quotation, or (a person or place that no event or quotation has) a mention.
struct ShownFact {
  std::uint32_t article = 0;  // number in ShownDatabase::articles
  std::string kind;           // "event", "quote", "mention"
  std::string type, subtype, who, did, whom, where, when, how_many, how_much, date, rule;
  std::string realis, polarity;  // empty: actual, positive
  std::vector<std::uint32_t> people, places;
  std::string sentence;
  CharSpan words;  // inside the sentence
};

struct ShownDatabase {
  std::vector<ShownArticle> articles;
  std::vector<ShownPerson> people;
  std::vector<ShownPlace> places;
  std::vector<ShownFact> facts;  // by article, then in the order of the text
  std::size_t articles_left_out = 0;
};

/// See database_page().
Result<ShownDatabase> read_shown_database(const std::string& path, std::size_t most_articles, std::size_t most_facts,
                                          std::uint32_t longest_sentence);

}  // namespace wirefacts
