#pragma once
// What the sieve can ask of a window before a rule is tried, and how much asking it tells.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/symbol.h"
#include "cascade/word_frequency.h"
#include "document/annotation_set.h"
#include "lexicon/word_lists.h"

namespace wirefacts {

/// One of these stands in every window in which the rule fires.
struct Need {
  std::vector<Symbol> words;
  std::vector<Label> labels;
  std::vector<std::size_t> gates;
  struct Field {
    Label label = Label::none;
    std::size_t number = 0;
    std::string text;
    bool rare = false;  // a lemma, whose words are among `words`
  };
  std::vector<Field> fields;
  void add(const Need& other);
  /// All that its fields say are lemmas.
  [[nodiscard]] bool only_lemmas() const;
};

/// How often needs are met: only good to ask first for what is rare.
class NeedSizes {
 public:
  using RowsByLabel = std::unordered_map<std::uint16_t, std::vector<std::uint32_t>>;

  /// All must stay; they may still be filled. `made`, by label: some rule makes it.
  NeedSizes(const WordLists& lists, const RowsByLabel& rows, const std::vector<bool>& made, const SymbolTable& symbols,
            WordFrequency frequency)
      : lists_(lists), rows_(rows), made_(made), symbols_(symbols), frequency_(std::move(frequency)) {}

  /// In how many of a thousand sentences something of it stands, roughly.
  std::size_t of(const Need& need);
  /// The rarest first.
  void sort(std::vector<Need>& needs);

 private:
  using SizeByText = std::map<std::string, std::size_t, std::less<>>;
  std::size_t of(Label label);
  std::size_t of(const Need::Field& field);
  [[nodiscard]] std::size_t of_row(std::uint32_t row) const;
  const SizeByText& said_in_rows(Label label, std::size_t field);

  const WordLists& lists_;
  const RowsByLabel& rows_;
  const std::vector<bool>& made_;
  const SymbolTable& symbols_;
  WordFrequency frequency_;
  std::unordered_map<std::uint16_t, std::size_t> labels_;
  std::map<std::pair<Label, std::size_t>, SizeByText> fields_;
};

}  // namespace wirefacts
