#pragma once
// A user's own names: where they stand in an article. Made for a million rows: nothing per row but a few numbers.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace wirefacts {

/// A row of a watch list; views live as long as the list.
struct WatchRow {
  std::string_view id, name;
  std::string_view type;   // the entity label that its type means, lower case ("person"); "": marked only
  std::uint32_t line = 0;  // 1-based
};

/// A type that a row may have, and the entity label that it means: "person" or "org" and "organization", lower case.
struct WatchType {
  std::string name, label;
};

/// Tokens of the article that are a name of row `row`.
struct WatchHit {
  TokenSpan span;
  std::uint32_t row = 0;
};

/// What is wrong in a line, and what to do about it.
struct WatchProblem {
  std::uint32_t line = 0;
  std::string message;
};

/// Immutable once built, shared by threads. Text of tab-separated rows: id, name, aliases divided by '|', type; blank
/// lines and lines that begin with '#' do not count. A first row of these words, id and name among them, tells another
/// order of the columns.
class WatchList {
 public:
  /// Names longer than this (bytes), and further ids of one name, are mistakes: they bound the work per article.
  static constexpr std::size_t kLongestName = 200;
  static constexpr std::uint32_t kMostIdsOfName = 16;

  /// `types`: those that a row may have, in any letters; at most 255. Every mistake goes to `problems`, its row is left
  /// out.
  static WatchList parse(std::string text, std::vector<WatchType> types, std::vector<WatchProblem>& problems);

  [[nodiscard]] std::size_t size() const { return row_begin_.size(); }
  [[nodiscard]] WatchRow operator[](std::uint32_t row) const;

  /// The longest names at each token that lie in no longer name before them, by (begin, row). A name matches as
  /// spelled, whatever blanks and line ends divide its words; in an all-capital text; a name listed without capitals
  /// in any case, one of several words listed in capitals also capitalized. Names do not go beyond a paragraph.
  void find(const Document& document, std::vector<WatchHit>& hits) const;

 private:
  struct Form {
    std::uint64_t key = 0;    // hash of the folded name without blanks
    std::uint32_t begin = 0;  // in text_
    std::uint32_t row = 0;
    std::uint32_t next = kEnd;  // another row's form with this key
    std::uint16_t size = 0;     // bytes in text_
    std::uint16_t count = 1;    // of forms with this key, in the first of them
  };
  static constexpr std::uint32_t kEnd = 0xFFFFFFFF;
  static constexpr std::size_t kColumns = 4;
  /// Where id, name, aliases and type stand in a row.
  class Columns {
   public:
    /// False: `cells` are no names of columns.
    bool read(const std::vector<std::string_view>& cells);
    /// One each; empty where the row has none.
    [[nodiscard]] std::vector<std::string_view> in_order(const std::vector<std::string_view>& cells) const;

   private:
    std::array<std::size_t, kColumns> at_ = {0, 1, 2, 3};
  };
  class Parser;

  [[nodiscard]] const Form* find_key(std::uint64_t key) const;
  void match_at(const Document& document, std::uint32_t begin, std::uint32_t end, std::vector<WatchHit>& hits) const;

  std::string text_;
  Columns columns_;
  std::vector<std::uint32_t> row_begin_;  // of each row in text_
  std::vector<std::uint32_t> row_line_;
  std::vector<WatchType> types_;
  std::vector<std::uint8_t> row_type_;  // number in types_ + 1; 0: none
  std::vector<Form> forms_;
  std::vector<std::uint32_t> slots_;  // open addressing: number of a form + 1, 0: free; at most half full
  /// By the hash of the first letters: bytes of the longest folded form without blanks that begins so. Most words of
  /// an article begin no form, and one look tells.
  std::vector<std::uint16_t> reach_;
};

}  // namespace wirefacts
