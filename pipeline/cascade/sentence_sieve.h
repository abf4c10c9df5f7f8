#pragma once
// The sieve at work on one article: which rules are possible in each sentence, by the words and annotations
// that stand there.

#include <cstdint>
#include <vector>

#include "cascade/cascade.h"
#include "document/annotation_set.h"
#include "document/document.h"

namespace wirefacts {

/// Of one worker. Remembers from article to article what a word meets.
class SentenceSieve {
 public:
  explicit SentenceSieve(const Cascade& cascade) : cascade_(cascade) {}

  /// Begins an article, with its words and the annotations that are there. Both must stay while it is asked.
  void begin(const Document& document, const AnnotationSet& annotations);
  /// Annotations from number `first` on are new: they may meet needs of rules in their sentences.
  void note(std::uint32_t first);
  /// Rules that can fire in the window, which may reach over several sentences. Valid until the next call.
  PossibleRules in(TokenSpan window);

 private:
  /// What a wordform meets.
  struct WordNeeds {
    bool known = false;
    const Sieve::MetList* met = nullptr;
    std::uint64_t gates = 0;
  };
  const WordNeeds& met_by(WordId id);
  void note_words(std::uint32_t sentence);
  PossibleRules of_sentence(std::uint32_t sentence) {
    return {cascade_.sieve, possible_.data() + sentence * cascade_.sieve.at_first.size()};
  }

  const Cascade& cascade_;
  const Document* document_ = nullptr;
  const AnnotationSet* annotations_ = nullptr;
  std::vector<std::uint64_t> possible_;   // rules, by sentence: kSieveNeeds * sieve.words each
  std::vector<std::uint8_t> label_seen_;  // by sentence and label
  std::vector<std::uint64_t> window_;     // the union for a window of several sentences
  std::vector<WordNeeds> words_;          // by word id
  std::uint64_t generation_ = 0;          // of the words
};

}  // namespace wirefacts
