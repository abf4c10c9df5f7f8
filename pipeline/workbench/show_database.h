#pragma once
// A database that wirefacts wrote, as one page: articles, people, a timeline, a map, each fact in its sentence.

#include <cstddef>
#include <string>

#include "base/result.h"

namespace wirefacts {

/// What a page holds at most, whatever the database: the newest articles until one bound is reached.
inline constexpr std::size_t kMostFactsOnPage = 10'000;  // events, quotations and mentions together
inline constexpr std::uint32_t kLongestSentence = 360;   // code points; of longer ones what stands around the words

/// The file begins as SQLite databases do.
bool is_database(const std::string& path);

/// The newest `most_articles` articles (by publication day, those without one last; then in order of loading)
/// with all their facts, at most kMostFactsOnPage; the page says how many were left out. Same database, same
/// bytes; it is only read. Errors: no_input, bad_data (not a database of ours), input_output.
Result<std::string> database_page(const std::string& path, std::size_t most_articles);

}  // namespace wirefacts
