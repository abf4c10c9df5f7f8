#include "document/word_table.h"

namespace wirefacts {

WordId WordTable::add(const Word& word) {
  Word own = word;
  own.text = texts_.emplace_back(word.text);
  own.norm = word.norm == word.text ? own.text : std::string_view(texts_.emplace_back(word.norm));
  const auto id = static_cast<WordId>(words_.size());
  words_.push_back(own);
  ids_.try_emplace(own.text, id);
  return id;
}

void WordTable::clear() {
  ids_.clear();
  words_.clear();
  texts_.clear();
  ++generation_;
}

}  // namespace wirefacts
