#pragma once
// Articles with all that was found in them, as one page.

#include <set>
#include <string>
#include <vector>

#include "extractor.h"
#include "rule_pack.h"
#include "workbench/name_table.h"

namespace wirefacts {

/// Collects articles, then makes the page. One thread. The extractor must be of the pack, and both outlive this.
class ArticlePage {
 public:
  ArticlePage(const RulePack& pack, Extractor& extractor) : pack_(pack), extractor_(extractor) {}

  void add(const Article& article);
  [[nodiscard]] std::size_t size() const { return articles_.size(); }

  /// `left_out`: articles that were not added; the page says so. Same articles, same pack, same bytes.
  [[nodiscard]] std::string html(std::size_t left_out) const;

 private:
  const RulePack& pack_;
  Extractor& extractor_;
  std::vector<std::string> articles_;  // JSON of each
  std::set<std::string> rules_;        // names of rules that are told in full
  NameTable names_;
  std::string title_;  // of the first
};

}  // namespace wirefacts
