#pragma once
// Sentences of one paragraph: borders of UAX 29, then repairs (README.md, "Sentences").

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "segmentation/quote_pairs.h"
#include "segmentation/segmenter.h"
#include "segmentation/unicode_breaks.h"

namespace wirefacts {

/// One thread at a time. `tables` must outlive it.
class SentenceSplitter {
 public:
  explicit SentenceSplitter(const SegmentationTables& tables);

  /// Adds to `document` the sentences of `paragraph`, whose tokens it holds; they partition it.
  /// `flat` is the paragraph's text, byte for byte, but with blanks for soft line ends; it begins at
  /// byte `offset` of the document. Linear.
  void split(std::string_view flat, std::uint32_t offset, TokenSpan paragraph, const QuotePairs& quotes,
             Document& document);

 private:
  enum class Role : std::uint8_t { none, opening, closing };

  // All take tokens of the document; a border at i stands before token i.
  void find_pairs(const Document& document, const QuotePairs& quotes);
  void add_pair(TokenSpan pair, bool joins);
  void find_borders(std::string_view flat, std::uint32_t offset, const Document& document);
  void move_to_marks();
  void add_behind_closing_marks(const Document& document);
  /// The border before i, in a sentence that begins at `begin`, survives the repairs.
  [[nodiscard]] bool stands(const Document& document, std::uint32_t begin, std::uint32_t i);
  [[nodiscard]] bool stands_behind_abbreviation(const Document& document, std::uint32_t i);
  [[nodiscard]] bool is_attribution(const Document& document, std::uint32_t i);
  [[nodiscard]] bool is_opener(const Document& document, std::uint32_t i);
  [[nodiscard]] std::uint32_t behind_opening_marks(std::uint32_t i) const;

  [[nodiscard]] Role role(std::uint32_t i) const { return roles_[i - paragraph_.begin]; }
  [[nodiscard]] bool has(const std::unordered_set<std::string>& set, std::string_view norm);

  const SegmentationTables* tables_;
  BreakFinder breaks_;
  TokenSpan paragraph_;
  std::vector<Boundary> boundaries_;
  std::vector<std::uint8_t> borders_;  // by token of the paragraph, like the next two
  std::vector<Role> roles_;
  std::vector<std::int32_t> inside_;     // short pairs that enclose the border before the token
  std::vector<std::uint32_t> brackets_;  // open ones
  std::string key_;
};

}  // namespace wirefacts
