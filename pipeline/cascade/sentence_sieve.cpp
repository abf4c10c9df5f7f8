#include "cascade/sentence_sieve.h"

#include <algorithm>
#include <bit>

namespace wirefacts {
namespace {

constexpr std::uint32_t kReach = 4096;  // sentences that have a set of rules at a time: all of nearly every article
constexpr std::uint32_t kBits = 64;

void meet_text(const Sieve::FieldNeeds& needs, std::string_view text, PossibleRules& rules) {
  if (const Sieve::MetList* met = needs.by_text.find(text); met != nullptr) rules.meet(*met);
}

void meet(const Sieve::FieldNeeds& needs, const FieldValue& value, PossibleRules& rules) {
  switch (value.kind) {
    case FieldValue::Kind::text: return meet_text(needs, value.text, rules);
    case FieldValue::Kind::null:
    case FieldValue::Kind::number: return;                            // equal to no text
    case FieldValue::Kind::annotation: return rules.meet(needs.any);  // its name may be the text
    case FieldValue::Kind::list:
      for (const FieldValue& item : value.items) meet(needs, item, rules);
  }
}

}  // namespace

void SentenceSieve::begin(const Document& document, const AnnotationSet& annotations) {
  document_ = &document;
  annotations_ = &annotations;
  if (document.words().generation() != generation_) {
    words_.clear();
    generation_ = document.words().generation();
  }
  begin_ = end_ = 0;
  label_words_ = (cascade_.sieve.by_label.size() + kBits - 1) / kBits;
  label_seen_.assign(document.sentences().size() * label_words_, 0);
  entered_.assign(document.sentences().size(), false);
  note(0);
}

void SentenceSieve::reach(std::uint32_t sentence) {
  if (is_reached(sentence)) return;
  begin_ = sentence;
  end_ = std::min(sentence + kReach, static_cast<std::uint32_t>(document_->sentences().size()));
  const std::vector<std::uint64_t>& at_first = cascade_.sieve.at_first;
  possible_.clear();
  for (std::uint32_t s = begin_; s < end_; ++s) possible_.insert(possible_.end(), at_first.begin(), at_first.end());
  for (std::uint32_t s = begin_; s < end_; ++s) {
    note_words(s);
    note_labels(s);
  }
  const std::vector<TokenSpan>& sentences = document_->sentences();
  for (std::uint32_t t = sentences[begin_].begin; t < sentences[end_ - 1].end; ++t) {
    for (const AnnotationId id : annotations_->starting_at(t)) {
      note_fields((*annotations_)[id]);
    }
  }
}

SentenceSieve::WordNeeds& SentenceSieve::met_by(WordId id) {
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
  ++noted_;
  for (std::uint32_t t = span.begin; t < span.end; ++t) {
    WordNeeds& needs = met_by(document_->word_id(t));
    if (needs.met != nullptr && needs.noted != noted_) rules.meet(*needs.met);  // a word's list is long
    needs.noted = noted_;
    gates |= needs.gates;
  }
  for (; gates != 0; gates &= gates - 1) {
    rules.meet(cascade_.sieve.by_gate[static_cast<std::size_t>(std::countr_zero(gates))]);
  }
}

void SentenceSieve::note_labels(std::uint32_t sentence) {
  PossibleRules rules = of_sentence(sentence);
  for (std::size_t w = 0; w < label_words_; ++w) {
    for (std::uint64_t bits = label_seen_[sentence * label_words_ + w]; bits != 0; bits &= bits - 1) {
      const std::size_t label = w * kBits + static_cast<std::size_t>(std::countr_zero(bits));
      rules.meet(cascade_.sieve.by_label[label]);
      if (!entered_[sentence]) continue;
      for (const Sieve::FieldNeeds& field : cascade_.sieve.by_field[label]) rules.meet(field.any);
    }
  }
}

void SentenceSieve::note(std::uint32_t first) {
  for (std::uint32_t i = first; i < annotations_->size(); ++i) {
    const Annotation& a = (*annotations_)[static_cast<AnnotationId>(i)];
    const auto label = static_cast<std::uint16_t>(a.label);
    const Sieve::MetList& met = cascade_.sieve.by_label[label];
    const bool has_fields = !cascade_.sieve.by_field[label].empty();
    if (met.empty() && !has_fields) continue;
    note_fields(a);
    const std::uint64_t bit = std::uint64_t{1} << label % kBits;
    const std::uint32_t last = document_->sentence_of(a.span.end - 1);
    const std::uint32_t begin = document_->sentence_of(a.span.begin);
    for (std::uint32_t s = begin; s <= last; ++s) {
      if (s > begin) entered_[s] = true;
      std::uint64_t& seen = label_seen_[s * label_words_ + label / kBits];
      if ((seen & bit) != 0) continue;
      seen |= bit;
      if (is_reached(s)) of_sentence(s).meet(met);
    }
  }
}

void SentenceSieve::note_amended(AnnotationId id) { note_fields((*annotations_)[id]); }

void SentenceSieve::note_fields(const Annotation& a) {
  const std::vector<Sieve::FieldNeeds>& fields = cascade_.sieve.by_field[static_cast<std::uint16_t>(a.label)];
  if (fields.empty() || begin_ == end_) return;
  const std::uint32_t last = document_->sentence_of(a.span.end - 1);
  for (std::uint32_t s = document_->sentence_of(a.span.begin); s <= last; ++s) {
    if (!is_reached(s)) continue;
    PossibleRules rules = of_sentence(s);
    for (const Sieve::FieldNeeds& needs : fields) {
      if (needs.field < a.fields.size()) meet(needs, a.fields[needs.field], rules);
    }
  }
}

PossibleRules SentenceSieve::in(TokenSpan window, const Sieve::StagePart& stage) {
  const std::uint32_t first = document_->sentence_of(window.begin);
  const std::uint32_t last = document_->sentence_of(window.end - 1);
  reach(first);
  if (first == last) return of_sentence(first);
  const std::size_t size = cascade_.sieve.at_first.size();
  window_.resize(size);
  PossibleRules(cascade_.sieve, window_.data()).clear(stage);
  for (std::uint32_t s = first; s <= last; ++s) {
    reach(s);
    const std::uint64_t* const own = possible_.data() + (s - begin_) * size;
    for (std::size_t need = 0; need < kSieveNeeds; ++need) {
      const std::size_t begin = need * cascade_.sieve.words + stage.first_word;
      for (std::size_t w = begin; w < begin + stage.words; ++w) window_[w] |= own[w];
    }
  }
  return {cascade_.sieve, window_.data()};
}

}  // namespace wirefacts
