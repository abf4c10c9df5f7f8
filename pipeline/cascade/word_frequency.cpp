#include "cascade/word_frequency.h"

#include <algorithm>

#include "segmentation/tokenizer.h"

namespace wirefacts {

WordFrequency::WordFrequency(const Grammar& grammar, const SegmentationTables& tables, const SymbolTable& symbols)
    : examples_(symbols.size() + 1) {
  Tokenizer tokenizer(tables);
  std::vector<ByteSpan> tokens;
  std::vector<Symbol> words;
  const auto add = [&](std::string_view text) {
    tokens.clear();
    words.clear();
    tokenizer.tokenize(text, 0, tokens);
    for (const ByteSpan token : tokens) words.push_back(symbols.find(fold(text.substr(token.begin, token.size()))));
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    for (const Symbol word : words) {
      if (word != Symbol::none) ++examples_[static_cast<std::size_t>(word)];
    }
    ++count_;
  };
  for (const Stage& stage : grammar.stages) {
    for (const Rule& rule : stage.rules) {
      for (const Example& example : rule.examples) add(example.text);
    }
  }
}

}  // namespace wirefacts
