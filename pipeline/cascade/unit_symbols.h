#pragma once
// Units as symbols: two units with the same symbol satisfy the same atoms, in every stage. What decides a
// test is found once: for a wordform, for a row of a list, for an annotation when it is made.

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/pair_table.h"
#include "base/sparse_array.h"
#include "base/text_table.h"
#include "cascade/atom.h"
#include "cascade/unit_tests.h"

namespace wirefacts {

/// Symbols of one worker, numbered in order of first sight; numbers never reach output. `begin_article`
/// bounds them.
class UnitSymbols {
 public:
  explicit UnitSymbols(const UnitTests& tests) : tests_(tests) {}

  /// To be called for each article before `of`; true: symbols have changed their meaning.
  bool begin_article(const Document& document);
  /// A record was amended: tests on it, or on what refers to it, may hold now.
  void forget_annotations();

  /// Of a unit with this span and every annotation of exactly this span.
  std::uint32_t of(TokenSpan span, const MatchContext& context) {
    Known& known = (span.size() == 1 ? tokens_ : phrases_)[span.begin];
    if (!good(known, span, context.annotations)) read(span, context, known);
    return known.symbol;
  }
  /// How a symbol was made: that of the unit without its last annotation, and a number for all that tests ask of
  /// this annotation. Symbols and these numbers never meet.
  struct Step {
    std::uint32_t before = 0;  // 0: the symbol is that of a unit without annotations
    std::uint32_t kind = 0;
    Label label = Label::none;
  };
  [[nodiscard]] Step step_to(std::uint32_t symbol) const {
    return symbol < made_by_.size() ? made_by_[symbol] : Step();
  }
  /// That of the unit without annotations.
  [[nodiscard]] std::uint32_t word_of(std::uint32_t symbol) const {
    for (Step step = step_to(symbol); step.before != 0; step = step_to(symbol)) symbol = step.before;
    return symbol;
  }
  /// Numbers of the expressions that match the words with this symbol, ascending.
  [[nodiscard]] const std::vector<int>& expressions_of(std::uint32_t symbol) const {
    static const std::vector<int> none;
    const auto found = expressions_.find(symbol);
    return found == expressions_.end() ? none : found->second;
  }
  /// Of all stages.
  [[nodiscard]] const UnitTests& tests() const { return tests_; }

 private:
  /// What is known of an annotation. A test on the lemma of a span may read another annotation at its last
  /// token: then the kind is good as long as none was added there.
  struct Kind {
    std::uint32_t symbol = 0;  // 0: not known yet
    bool reads_lemma = false;
    AnnotationId last = AnnotationId::none;
  };
  /// The symbol of a span with the annotations that there are at its first token up to `last`. If it
  /// reads a lemma, good as long as `tail` is the last at its last token.
  struct Known {
    std::uint32_t symbol = 0;  // 0: not known yet
    std::uint32_t end = 0;
    bool reads_lemma = false;
    AnnotationId last = AnnotationId::none;
    AnnotationId tail = AnnotationId::none;
  };
  /// A word with its rows of lists.
  struct Listed {
    std::uint32_t symbol = 0;  // 0: not known yet
    bool reads_lemma = false;
  };
  static bool good(const Known& known, TokenSpan span, const AnnotationSet& annotations) {
    return known.symbol != 0 && known.end == span.end && known.last == annotations.last_at(span.begin) &&
           (!known.reads_lemma || known.tail == annotations.last_at(span.end - 1));
  }
  void read(TokenSpan span, const MatchContext& context, Known& known);
  void begin(TokenSpan span, const MatchContext& context, Known& known);
  void add_annotations(AnnotationId first, const MatchContext& context, Known& known);
  std::uint32_t step(std::uint32_t before, std::uint32_t kind, Label label);

  std::uint32_t word_class(WordId id, const WordTable& words);
  std::uint32_t phrase_class(TokenSpan span, const MatchContext& context);
  std::uint32_t kind_of(AnnotationId id, const MatchContext& context);
  Kind find_kind(AnnotationId id, const MatchContext& context);
  std::uint32_t intern(std::string_view key);

  const UnitTests& tests_;
  std::uint32_t count_ = 1;                                          // symbols, classes and kinds share one numbering
  TextTable interned_;                                               // by what they stand for
  std::unordered_map<std::uint32_t, std::vector<int>> expressions_;  // that match, by symbol of words; of others none
  std::vector<int> matched_;
  PairTable steps_;                          // (symbol, kind) → symbol
  std::vector<Step> made_by_;                // by symbol
  std::vector<Known> tokens_, phrases_;      // by first token, of this article: units of one, of several
  std::vector<Listed> listed_;               // by word id
  std::vector<std::uint32_t> word_classes_;  // by word id; 0: not known yet
  SparseArray<std::uint32_t> row_kinds_;     // by row of a list
  std::vector<std::uint32_t> label_kinds_;   // by label of which nothing else is asked
  std::vector<Kind> kinds_;                  // by annotation of this article
  std::uint64_t generation_ = 0;
  UnitKey key_;
};

}  // namespace wirefacts
