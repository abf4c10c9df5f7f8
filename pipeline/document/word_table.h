#pragma once
// What is known about a wordform, once per distinct wordform.

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

#include "base/symbol.h"
#include "base/text_table.h"

namespace wirefacts {

/// Shapes of one token (segmentation/README.md), as bits. `Any` needs no bit.
enum class Shape : std::uint8_t { cap = 1, all_caps = 2, lower = 4, initial = 8, punct = 16 };

/// A distinct wordform.
struct Word {
  std::string_view text;         // as written
  std::string_view norm;         // NFC, case-folded, apostrophes as '
  Symbol symbol = Symbol::none;  // of `norm`: none when no rule or list mentions it
  std::uint8_t shapes = 0;       // bits of Shape
  [[nodiscard]] bool has(Shape shape) const { return (shapes & static_cast<std::uint8_t>(shape)) != 0; }
};

using WordId = std::uint32_t;

/// Distinct wordforms seen by one worker, across articles: filled by the segmenter, emptied between
/// articles when it has grown large. Ids are 0, 1, … in order of first sight and never reach output.
class WordTable {
 public:
  static constexpr WordId kUnknown = TextTable::kNone;

  [[nodiscard]] WordId find(std::string_view text) const { return ids_.find(text); }
  /// REQUIRES: find(word.text) == kUnknown. Copies text and norm.
  WordId add(const Word& word);
  [[nodiscard]] const Word& operator[](WordId id) const { return words_[id]; }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(words_.size()); }
  /// Forgets all words; `generation` changes, so that caches by WordId know.
  void clear();
  [[nodiscard]] std::uint64_t generation() const { return generation_; }

 private:
  std::deque<std::string> texts_;
  std::deque<Word> words_;
  TextTable ids_;
  std::uint64_t generation_ = 1;
};

}  // namespace wirefacts
