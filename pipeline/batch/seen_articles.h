#pragma once
// Which articles a run has seen, by id, and where.

#include <cstdint>
#include <string>
#include <vector>

#include "io/article_reader.h"
#include "io/article_table.h"

namespace wirefacts {

/// 32 to 56 bytes an article, and the path of each file once. One thread at a time.
class SeenArticles {
 public:
  struct First {
    std::uint64_t text = 0;  // hash
    std::uint32_t path = 0;  // number in paths_
    std::uint32_t line = 0;
  };

  /// The article that had this id before; null: it is new, and kept. Valid until the next call.
  const First* see(const ReadArticle& read) {
    if (const auto number = numbers_.find(read.article.id)) return &firsts_[*number];
    if (paths_.empty() || paths_.back() != read.place.path) paths_.push_back(read.place.path);
    numbers_.set(read.article.id, firsts_.size());
    firsts_.push_back({ArticleTable::hash(read.article.text), static_cast<std::uint32_t>(paths_.size() - 1),
                       static_cast<std::uint32_t>(read.place.line)});
    return nullptr;
  }

  static bool same_text(const First& first, const ReadArticle& read) {
    return first.text == ArticleTable::hash(read.article.text);
  }

  /// Path and line.
  [[nodiscard]] InputPlace place(const First& first) const { return {paths_[first.path], first.line, 0, 0}; }

 private:
  ArticleTable numbers_;  // id → place in firsts_
  std::vector<First> firsts_;
  std::vector<std::string> paths_;
};

}  // namespace wirefacts
