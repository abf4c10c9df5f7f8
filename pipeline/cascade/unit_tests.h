#pragma once
// What atoms ask of a unit, and a key for every answer: units with equal keys satisfy the same atoms.

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_table.h"
#include "cascade/atom.h"
#include "cascade/cascade.h"

namespace wirefacts {

/// A key being made, and what is reused from key to key. Keys of words, of phrases and of annotations never meet.
struct UnitKey {
  std::string bytes;
  std::string text;
  std::vector<std::uint16_t> numbers;
};

/// The tests of all atoms of some stages, by what they look at. Immutable.
class UnitTests {
 public:
  /// The stages must stay. `lemma_field` has an entry for every label. `all`: tests of these stages and others.
  UnitTests(std::span<const CompiledStage> stages, const FieldMap& lemma_field, const UnitTests* all = nullptr);

  /// Distinct ones, which are numbered from 0.
  [[nodiscard]] std::size_t expressions() const { return expressions_.size(); }
  /// REQUIRES: some atom asks for it.
  [[nodiscard]] std::size_t number_of(const Regex& expression) const;
  /// Numbers of the expressions that match the whole word, ascending.
  void match_expressions(std::string_view word, std::vector<int>& numbers) const;
  /// Of a unit of one token, without its annotations. `matched`: expressions of `all`, else of its own, that match it.
  void read_word(const Word& word, const std::vector<int>& matched, UnitKey& key) const;
  /// Of the word, all that tests look at are its shapes: the bits of `shapes` that count. Nothing: some look at more.
  [[nodiscard]] std::optional<std::uint8_t> only_shapes(const Word& word, const std::vector<int>& matched) const;
  /// Of a unit of several tokens: all that tests on words say is whether it is one of the literals.
  void read_phrase(TokenSpan span, const MatchContext& context, UnitKey& key) const;
  /// Of one annotation. True: a test looked at the lemma of its span, thus perhaps at another annotation at its last
  /// token, and the key is good as long as none is added there.
  bool read_annotation(AnnotationId id, const MatchContext& context, UnitKey& key) const;

  /// Of annotations with this label nothing is asked but the label.
  [[nodiscard]] bool only_label(Label label) const { return of(label).fields.empty() && of(label).lemma < 0; }
  /// Some test may look at the words of an annotation's span, not at a field.
  [[nodiscard]] bool reads_span(Label label) const { return of(label).reads_span; }

 private:
  /// Tests of the features of one label's annotations that compare one field.
  struct FieldTests {
    std::int16_t field = -1;  // of the label; -1: it has none of this name
    FeatureTest::Common common = FeatureTest::Common::none;
    std::vector<const FeatureTest*> tests;
    /// All compare texts for being equal or not: what holds follows from the text alone, and is the same for
    /// all texts with one number.
    bool by_text = false;
    TextTable numbers;  // from 1 on, of texts that some test names
    /// Numbers that the tests compare with, ascending: where a value stands among them decides all tests. Empty:
    /// some test compares with a text.
    std::vector<Decimal> limits;
    [[nodiscard]] std::uint16_t number_of(std::string_view text) const;
  };
  struct LabelTests {
    std::vector<FieldTests> fields;
    std::int16_t lemma = -1;  // number of its field
    bool reads_span = false;
  };

  void add(const Atom& atom);
  void add(const UnitTest& test);
  void add(const FeatureTest& test, std::size_t label);
  void number_texts(FieldTests& field);
  [[nodiscard]] const LabelTests& of(Label label) const { return labels_[static_cast<std::uint16_t>(label)]; }
  [[nodiscard]] std::uint32_t lemma(std::string_view text) const;
  void index_expressions();
  [[nodiscard]] bool asks(int expression) const {
    return asked_.empty() || asked_[static_cast<std::size_t>(expression)];
  }
  static void read_value(const FieldTests& field, const FieldValue& value, AnnotationId id, const MatchContext& context,
                         UnitKey& key);
  static void read_span(const FieldTests& field, AnnotationId id, const MatchContext& context, UnitKey& key);
  static void try_all(const FieldTests& field, AnnotationId id, const MatchContext& context, UnitKey& key);
  static bool read_texts(std::span<const FieldValue> items, const FieldTests& field, UnitKey& key);

  std::vector<LabelTests> labels_;
  TextTable lemmas_;                       // that some atom asks for: from 1 on
  TextTable exact_;                        // literals in single quotes
  std::vector<bool> mentioned_, phrases_;  // by symbol: a literal, or the first word of one
  std::uint8_t shapes_ = 0;                // bits of Shape
  std::vector<const Regex*> expressions_;  // distinct
  std::vector<bool> asked_;                // by number of an expression of `all`: it is one of these; empty: all are
  std::array<std::vector<int>, 256> expressions_by_first_byte_;  // numbers of those that may match, ascending
  std::vector<std::bitset<256>> last_bytes_;                     // by number: with which its matches may end
  std::optional<RegexSet> all_expressions_;
};

}  // namespace wirefacts
