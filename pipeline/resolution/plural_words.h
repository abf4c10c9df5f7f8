#pragma once
// Words that may be plural nouns, as far as lists and shapes tell.

#include <cstdint>
#include <vector>

#include "resolution/discourse.h"

namespace wirefacts {

/// Of one article; remembers what it found out. The discourse outlives it.
class PluralWords {
 public:
  explicit PluralWords(const Discourse& discourse);

  /// A word of [begin, end) may be a plural noun: plural in a list, or in no list and of a shape of
  /// plural_shapes.tsv; not inside a mention of a single thing, nor in a clause that a subordinator opens (when
  /// I met people …). A stretch of more than kFarthest tokens surely holds one.
  [[nodiscard]] bool plural_noun_between(std::uint32_t begin, std::uint32_t end);

 private:
  static constexpr std::uint32_t kFarthest = 1000;
  enum class Answer : std::uint8_t { unknown, yes, no };

  [[nodiscard]] bool is_plural_noun(std::uint32_t token) const;
  [[nodiscard]] bool looks_plural(std::uint32_t token) const;

  const Discourse& discourse_;
  std::vector<bool> in_mention_;  // by token: of anything but a group
  std::vector<Answer> answers_;   // by token
};

}  // namespace wirefacts
