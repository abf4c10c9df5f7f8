#pragma once
// A transaction of a database ends with the article that reaches one of these.

#include <cstddef>

namespace wirefacts {

inline constexpr std::size_t kArticlesPerTransaction = 300;
inline constexpr std::size_t kRowsPerTransaction = 50'000;

}  // namespace wirefacts
