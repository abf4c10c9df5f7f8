#include "cascade/sentence_sieve.h"

#include <algorithm>
#include <bit>

namespace wirefacts {

void SentenceSieve::begin(const Document& document, const AnnotationSet& annotations) {
  document_ = &document;
  annotations_ = &annotations;
  if (document.words().generation() != generation_) {
    words_.clear();
    generation_ = document.words().generation();
  }
  const auto sentences = static_cast<std::uint32_t>(document.sentences().size());
  const std::vector<std::uint64_t>& at_first = cascade_.sieve.at_first;
  possible_.clear();
  for (std::uint32_t s = 0; s < sentences; ++s) possible_.insert(possible_.end(), at_first.begin(), at_first.end());
  label_seen_.assign(sentences * cascade_.sieve.by_label.size(), 0);
  for (std::uint32_t s = 0; s < sentences; ++s) note_words(s);
  note(0);
}

const SentenceSieve::WordNeeds& SentenceSieve::met_by(WordId id) {
  if (id >= words_.size()) words_.resize(std::max<std::size_t>(id + 1, words_.size() * 2));
  WordNeeds& needs = words_[id];
  if (needs.known) return needs;
  needs.known = true;
  const Word& word = document_->words()[id];
  const auto met = cascade_.sieve.by_word.find(static_cast<std::uint32_t>(word.symbol));
  if (word.symbol != Symbol::none && met != cascade_.sieve.by_word.end()) needs.met = &met->second;
  needs.gates = cascade_.gates.met_by(word.norm);
  return needs;
}

void SentenceSieve::note_words(std::uint32_t sentence) {
  PossibleRules rules = of_sentence(sentence);
  const TokenSpan span = document_->sentences()[sentence];
  std::uint64_t gates = 0;
  for (std::uint32_t t = span.begin; t < span.end; ++t) {
    const WordNeeds& needs = met_by(document_->word_id(t));
    if (needs.met != nullptr) rules.meet(*needs.met);
    gates |= needs.gates;
  }
  for (; gates != 0; gates &= gates - 1) {
    rules.meet(cascade_.sieve.by_gate[static_cast<std::size_t>(std::countr_zero(gates))]);
  }
}

void SentenceSieve::note(std::uint32_t first) {
  const std::size_t labels = cascade_.sieve.by_label.size();
  for (std::uint32_t i = first; i < annotations_->size(); ++i) {
    const Annotation& a = (*annotations_)[static_cast<AnnotationId>(i)];
    const auto label = static_cast<std::uint16_t>(a.label);
    const Sieve::MetList& met = cascade_.sieve.by_label[label];
    if (met.empty()) continue;
    const std::uint32_t last = document_->sentence_of(a.span.end - 1);
    for (std::uint32_t s = document_->sentence_of(a.span.begin); s <= last; ++s) {
      std::uint8_t& seen = label_seen_[s * labels + label];
      if (seen != 0) continue;
      seen = 1;
      of_sentence(s).meet(met);
    }
  }
}

PossibleRules SentenceSieve::in(TokenSpan window) {
  const std::uint32_t first = document_->sentence_of(window.begin);
  const std::uint32_t last = document_->sentence_of(window.end - 1);
  if (first == last) return of_sentence(first);
  const std::size_t size = cascade_.sieve.at_first.size();
  window_.assign(size, 0);
  for (std::uint32_t s = first; s <= last; ++s) {
    for (std::size_t w = 0; w < size; ++w) window_[w] |= possible_[s * size + w];
  }
  return {cascade_.sieve, window_.data()};
}

}  // namespace wirefacts
