#pragma once
// Which atoms of a stage hold on a unit, without trying them one by one.

#include <cstdint>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/text_table.h"
#include "cascade/atom.h"
#include "cascade/pattern.h"
#include "cascade/unit_tests.h"

namespace wirefacts {

/// From what a unit is to the terms that this meets, each of which stands in many atoms; from these to the atoms that
/// need one of them. An atom then asks bits for its terms; only features are looked up. Of one worker; the table
/// of atoms must stay.
class AtomIndex {
 public:
  /// `all` numbers the expressions.
  AtomIndex(const AtomTable& atoms, std::size_t labels, const UnitTests& all);

  /// Adds the atoms that hold, in no promised order. `matched`: expressions that match the unit.
  void find(const UnitView& unit, const std::vector<int>& matched, const MatchContext& context,
            std::vector<std::uint16_t>& holding);

 private:
  using Numbers = std::vector<std::uint32_t>;  // of terms, or of atoms
  struct Phrase {
    const UnitTest* literal = nullptr;
    std::uint32_t term = 0;
  };
  struct AtomTerm {
    std::uint32_t number = 0;
    bool negated = false;
  };
  /// Atoms that ask one field of a label to be one of some texts.
  struct ByField {
    std::size_t field = 0;
    Numbers all;
    TextMap<Numbers> by_text;
  };
  class TermNumbers;

  void add_need(std::uint32_t atom);
  bool add_by_field(Label label, const FeatureTest& feature, std::uint32_t atom);
  void add_test(const UnitTest& test, std::uint32_t term, const UnitTests& all);

  void meet(std::uint32_t term);
  void meet(const Numbers& terms);
  void meet_terms(const UnitView& unit, const std::vector<int>& matched, const MatchContext& context);
  void meet_word(TokenSpan span, const std::vector<int>& matched, const Document& document);
  template <typename F>
  void for_possible(const UnitView& unit, const MatchContext& context, F f) const;
  [[nodiscard]] bool terms_hold(std::uint32_t atom) const;

  const AtomTable& atoms_;
  // Terms by what meets them.
  Numbers anything_;
  std::vector<Numbers> by_label_, by_expression_;
  std::unordered_map<std::uint32_t, Numbers> by_word_;
  std::unordered_map<std::uint32_t, std::vector<Phrase>> by_phrase_;  // literals of several words, by the first
  TextMap<Numbers> by_lemma_, by_text_;
  std::vector<std::pair<Shape, Numbers>> by_shape_;
  // Atoms by what one of them needs to hold.
  Numbers always_;
  std::vector<Numbers> by_term_, labeled_;
  std::vector<std::vector<ByField>> by_field_;  // by label

  std::vector<AtomTerm> terms_;              // of all atoms
  std::vector<std::uint32_t> begins_ = {0};  // by atom, and the end
  // Of one unit.
  std::uint32_t unit_ = 0;
  std::vector<std::uint32_t> met_, tried_;  // terms and atoms: by number, the last unit
  Numbers met_terms_;
};

}  // namespace wirefacts
