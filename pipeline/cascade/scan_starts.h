#pragma once
// At which words a match of a scan rule can begin.

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "cascade/cascade.h"
#include "document/document.h"

namespace wirefacts {

/// Of one worker. Remembers from article to article what can begin at a word.
class ScanStarts {
 public:
  explicit ScanStarts(const Cascade& cascade);

  /// To be called for each article; it must stay while it is asked.
  void begin_article(const Document& document);
  /// False: no match of the scan rule begins at the token.
  [[nodiscard]] bool may_begin(const CompiledRule& rule, std::uint32_t token) {
    const std::uint32_t number = numbers_[rule.number];
    return (masks_[row_of(document_->word_id(token)) + number / 64] >> (number % 64) & 1) != 0;
  }

 private:
  using Mask = std::vector<std::uint64_t>;  // bit n: scan rule n; width_ words
  /// Texts that matches begin with.
  class Beginnings {
   public:
    void add(std::string_view text, std::size_t rule, std::size_t width);
    /// The rules of every text that begins with the word or that the word begins with.
    void find(std::string_view word, Mask& met) const;

   private:
    struct Met {
      Mask whole;   // rules of which this is a text
      Mask begins;  // rules with a text that begins so
    };
    struct Hash : std::hash<std::string_view> {
      using is_transparent = void;
    };
    std::unordered_map<std::string, Met, Hash, std::equal_to<>> by_prefix_;
  };

  /// Where the mask of a word stands in masks_.
  std::size_t row_of(WordId id) {
    if (id >= rows_.size() || rows_[id] == 0) return find(id);
    return rows_[id];
  }
  std::size_t find(WordId id);

  const Document* document_ = nullptr;
  std::size_t width_ = 1;
  std::vector<std::uint32_t> numbers_;  // of scan rules, by rule number
  std::vector<Mask> by_byte_;
  Beginnings forms_, folded_;
  std::uint64_t generation_ = 0;   // of the words
  std::vector<std::size_t> rows_;  // by word; 0: not known yet
  std::vector<std::uint64_t> masks_;
};

}  // namespace wirefacts
