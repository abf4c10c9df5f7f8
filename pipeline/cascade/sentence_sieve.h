#pragma once
// The sieve at work on one article: which rules are possible in each sentence, by the words and annotations
// that stand there.

#include <cstdint>
#include <vector>

#include "cascade/cascade.h"
#include "document/annotation_set.h"
#include "document/document.h"

namespace wirefacts {

/// Of one worker. Remembers from article to article what a word meets. Sets of rules are kept for the sentences around
/// those that are asked for (some kilobytes each); of the others only the labels that stand there, and the rest is read
/// again when they are asked for. There an annotation of an earlier sentence counts for all that its fields may say.
class SentenceSieve {
 public:
  explicit SentenceSieve(const Cascade& cascade) : cascade_(cascade) {}

  /// Begins an article, with its words and the annotations that are there. Both must stay while it is asked.
  void begin(const Document& document, const AnnotationSet& annotations);
  /// Annotations from number `first` on are new: they may meet needs of rules in their sentences.
  void note(std::uint32_t first);
  /// A field of an annotation has a value now.
  void note_amended(AnnotationId id);
  /// Rules of the stage that can fire in the window, which may reach over several sentences. Valid until the next call.
  PossibleRules in(TokenSpan window, const Sieve::StagePart& stage);

 private:
  /// What a wordform meets.
  struct WordNeeds {
    bool known = false;
    const Sieve::MetList* met = nullptr;
    std::uint64_t gates = 0;
    std::uint64_t noted = 0;  // the last reading of a sentence that met it
  };
  WordNeeds& met_by(WordId id);
  void note_words(std::uint32_t sentence);
  void note_labels(std::uint32_t sentence);
  void note_fields(const Annotation& annotation);
  /// Sets of rules of the sentences from this one on, unless it has one.
  void reach(std::uint32_t sentence);
  [[nodiscard]] bool is_reached(std::uint32_t sentence) const { return begin_ <= sentence && sentence < end_; }
  /// REQUIRES: is_reached(sentence).
  PossibleRules of_sentence(std::uint32_t sentence) {
    return {cascade_.sieve, possible_.data() + (sentence - begin_) * cascade_.sieve.at_first.size()};
  }

  const Cascade& cascade_;
  const Document* document_ = nullptr;
  const AnnotationSet* annotations_ = nullptr;
  std::uint32_t begin_ = 0, end_ = 0;      // sentences that have a set of rules
  std::vector<std::uint64_t> possible_;    // these: kSieveNeeds * sieve.words each
  std::size_t label_words_ = 0;            // of a sentence's labels
  std::vector<std::uint64_t> label_seen_;  // labels as bits, by sentence
  std::vector<bool> entered_;              // by sentence: an annotation begins before it and reaches into it
  std::vector<std::uint64_t> window_;      // the union for a window of several sentences
  std::vector<WordNeeds> words_;           // by word id
  std::uint64_t generation_ = 0;           // of the words
  std::uint64_t noted_ = 0;                // how often the words of a sentence were read
};

}  // namespace wirefacts
