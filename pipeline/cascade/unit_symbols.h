#pragma once
// Units as symbols: two units with the same symbol satisfy the same atoms, in every stage. What decides a
// test is found once: for a wordform, for a row of a list, for an annotation when it is made.

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/pair_table.h"
#include "base/sparse_array.h"
#include "cascade/atom.h"
#include "cascade/cascade.h"
#include "cascade/unit_line.h"

namespace wirefacts {

/// The tests of all atoms of a cascade, by what they look at. Immutable.
class UnitTests {
 public:
  UnitTests(const Cascade& cascade, std::size_t labels);

  /// Tests of the features of one label's annotations that compare one field.
  struct FieldTests {
    std::int16_t field = -1;  // of the label; -1: it has none of this name
    FeatureTest::Common common = FeatureTest::Common::none;
    std::vector<const FeatureTest*> tests;
    /// All compare texts for being equal or not: what holds follows from the text alone, and is the same for
    /// all texts with one number.
    bool by_text = false;
    std::unordered_map<std::string_view, std::uint16_t> numbers;  // of texts that some test names; others: 0
    /// Numbers that the tests compare with, ascending: where a value stands among them decides all tests. Empty:
    /// some test compares with a text.
    std::vector<Decimal> limits;
  };
  struct LabelTests {
    std::vector<FieldTests> fields;
    std::int16_t lemma = -1;  // number of its field
    bool reads_span = false;  // some test may look at the words of the span, not at a field
    [[nodiscard]] bool is_plain() const { return fields.empty() && lemma < 0; }  // nothing but the label counts
  };

  [[nodiscard]] const LabelTests& of(Label label) const { return labels_[static_cast<std::uint16_t>(label)]; }
  /// A number for every lemma that some atom asks for; 0: none does.
  [[nodiscard]] std::uint32_t lemma(std::string_view text) const;
  /// Some atom compares a word with it.
  [[nodiscard]] bool mentions(Symbol symbol) const;
  /// Some literal of several tokens begins with it.
  [[nodiscard]] bool begins_phrase(Symbol symbol) const;
  /// Some literal in single quotes is it.
  [[nodiscard]] bool is_exact(std::string_view text) const { return exact_.count(text) != 0; }
  /// Numbers of the expressions that match the whole word, ascending.
  void expressions(std::string_view word, std::vector<int>& numbers) const;

 private:
  void add(const Atom& atom);
  void add(const UnitTest& test);
  void add(const FeatureTest& test, std::size_t label);

  std::vector<LabelTests> labels_;
  std::unordered_map<std::string_view, std::uint32_t> lemmas_;
  std::unordered_set<std::string_view> exact_;
  std::vector<bool> mentioned_, phrases_;                        // by symbol
  std::vector<const Regex*> expressions_;                        // distinct
  std::array<std::vector<int>, 256> expressions_by_first_byte_;  // numbers of those that may match, ascending
  std::optional<RegexSet> all_expressions_;
};

/// Symbols of one worker, numbered in order of first sight; numbers never reach output. `trim` between
/// articles bounds them.
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
  /// The same unit when only annotations with labels of the mask are visible.
  std::uint32_t masked(std::uint32_t symbol, const LabelMask& mask);

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
  /// A symbol is that of the unit without its last annotation, and this annotation's kind.
  struct Step {
    std::uint32_t before = 0;  // 0: the symbol is no step
    std::uint32_t kind = 0;
    Label label = Label::none;
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
  bool append_texts(std::span<const FieldValue> items, const UnitTests::FieldTests& field);
  std::uint32_t intern(std::string_view key);

  const UnitTests& tests_;
  std::uint32_t count_ = 1;  // symbols, classes and kinds share one numbering
  struct KeyHash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  std::unordered_map<std::string, std::uint32_t, KeyHash, std::equal_to<>> interned_;  // by what they stand for
  PairTable steps_;                                                                    // (symbol, kind) → symbol
  std::vector<Step> made_by_;                                                          // by symbol
  std::vector<Known> tokens_, phrases_;      // by first token, of this article: units of one, of several
  std::vector<Listed> listed_;               // by word id
  std::vector<std::uint32_t> word_classes_;  // by word id; 0: not known yet
  SparseArray<std::uint32_t> row_kinds_;     // by row of a list
  std::vector<std::uint32_t> label_kinds_;   // by label of which nothing else is asked
  std::vector<Kind> kinds_;                  // by annotation of this article
  std::uint32_t plain_phrase_ = 0;
  std::uint64_t generation_ = 0;
  std::string key_, storage_;
  std::vector<int> expressions_;
  std::vector<std::uint16_t> numbers_;
};

}  // namespace wirefacts
