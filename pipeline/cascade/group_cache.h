#pragma once
// The lines of groups of one article: many stages ask for the same ones.

#include <cstddef>
#include <optional>
#include <vector>

#include "cascade/group_line.h"

namespace wirefacts {

/// Of one worker. A line is made when it is first asked for, and again when what it is made of has changed.
class GroupCache {
 public:
  explicit GroupCache(const Cascade& cascade);

  /// To be called for each article.
  void begin_article() { lines_.clear(); }
  /// The line of the window; `context` is that of the article. Valid until the next call for the same sentence.
  const GroupLine& of(TokenSpan window, const MatchContext& context);

 private:
  struct Entry {
    std::optional<GroupLine> line;
    TokenSpan window;
    std::size_t made_of = 0;
  };
  /// Annotations and amendments that lines can be made of, so far: they only become more.
  [[nodiscard]] std::size_t made_of(const AnnotationSet& annotations) const;

  const Cascade& cascade_;
  std::vector<Label> labels_;
  std::vector<Entry> lines_;  // by sentence in which the window begins
};

}  // namespace wirefacts
