#pragma once
// A window as a line of letters, and who stands where in it: the walks of trigger rules (rules/README.md, "Trigger
// rules") said once more, over a string. Slow; for the oracle PlainTriggerMatcher, beside GroupLine.

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cascade/cascade.h"
#include "cascade/grammar_values.h"
#include "cascade/group_line.h"

namespace wirefacts {

/// G noun group or coordination, V verb group, P preposition, R relative, B border of clauses, & conjunction, comma,
/// o anything else; without what brackets say of a noun. Numbers are places in the line; -1: there is none.
class PlainGroups {
 public:
  PlainGroups(const Cascade& cascade, const MatchContext& context, TokenSpan window);

  struct Place {
    TokenSpan span;
    AnnotationId annotation = AnnotationId::none;
    std::vector<GroupItem> items;  // of G
  };

  [[nodiscard]] int size() const { return static_cast<int>(letters_.size()); }
  [[nodiscard]] char letter(int i) const { return i < 0 || i >= size() ? ' ' : letters_[static_cast<std::size_t>(i)]; }
  [[nodiscard]] const Place& operator[](int i) const { return places_[static_cast<std::size_t>(i)]; }
  /// Of places [begin, end).
  [[nodiscard]] TokenSpan tokens(int begin, int end) const {
    return {(*this)[begin].span.begin, (*this)[end - 1].span.end};
  }

  /// All that was read, what brackets say included.
  [[nodiscard]] TokenSpan window() const { return window_; }

  [[nodiscard]] std::pair<int, int> clause(int at) const;
  [[nodiscard]] int subject(TriggerWord word, int at) const;
  [[nodiscard]] int object(TriggerWord word, int at) const;
  [[nodiscard]] std::vector<int> behind_words(TriggerWord word, int at, const std::vector<std::string>& words) const;
  [[nodiscard]] std::pair<int, int> ground(TriggerWord word, int at) const;
  [[nodiscard]] std::pair<int, int> front(TriggerWord word, int at) const;
  [[nodiscard]] int behind_other_deed(int begin, int end) const;
  [[nodiscard]] bool depends(TriggerWord word, int at) const;
  /// The verb that a row goes on with, unless it reports; else -1.
  [[nodiscard]] int next_of_row(int verb) const;
  /// The plan whose infinitive the verb is: "Norvane's decision to close"; else -1.
  [[nodiscard]] int plan_before(int verb) const;
  [[nodiscard]] AnnotationId main_of(int verb) const;
  /// A preposition like "of".
  [[nodiscard]] bool is_of(int i) const { return letter(i) == 'P' && link(i) == links::kGenitive; }
  /// The word that a place is, if it is one word.
  [[nodiscard]] std::string_view text(int i) const;

 private:
  [[nodiscard]] std::array<std::pair<char, Label>, 7> order() const;
  [[nodiscard]] TokenSpan group_at(std::uint32_t at, std::uint32_t end) const;
  [[nodiscard]] AnnotationId last_of(Label label, TokenSpan span) const;
  [[nodiscard]] char letter_of(Place& place) const;
  [[nodiscard]] std::string_view field(AnnotationId id, const FieldMap& map) const;
  [[nodiscard]] AnnotationId reference(AnnotationId id, const FieldMap& map) const;
  /// "for rebels to leave".
  [[nodiscard]] bool told_to(int verb) const;
  [[nodiscard]] std::string_view of(int at, const FieldMap& map) const { return field((*this)[at].annotation, map); }
  /// The class of a preposition.
  [[nodiscard]] std::string_view link(int at) const { return of(at, cascade_.fields.group_class); }
  [[nodiscard]] bool finite(int verb) const { return of(verb, cascade_.fields.finite) == kYes; }
  [[nodiscard]] bool passive(int verb) const { return of(verb, cascade_.fields.voice) == kPassive; }
  [[nodiscard]] bool light(int verb) const;
  [[nodiscard]] std::string_view form(int verb) const;
  [[nodiscard]] int over_time(int at) const;
  [[nodiscard]] int last(std::string_view letters, int before) const;
  [[nodiscard]] int verb_before(int at) const;
  [[nodiscard]] int antecedent(int relative) const;
  /// A report whose object is a clause.
  [[nodiscard]] bool tells(int verb) const;
  /// Finite verbs side by side, each with a form of its own.
  [[nodiscard]] bool beside(int inner, int verb) const;
  [[nodiscard]] int relative_of(int group, int verb) const;
  [[nodiscard]] bool to_do(int verb) const;
  [[nodiscard]] bool behind_comma(int verb) const;
  [[nodiscard]] int host(int participle) const;
  [[nodiscard]] int shares_subject_of(int participle) const;
  [[nodiscard]] int opening_of(int comma) const;
  [[nodiscard]] int bracket_of(int close) const;
  [[nodiscard]] int quotation_of(int close) const;
  [[nodiscard]] bool is_dash(int i) const;
  [[nodiscard]] int dash_of(int close) const;
  [[nodiscard]] int row_of(int verb) const;
  [[nodiscard]] int joined_before(int verb) const;
  [[nodiscard]] int joined_to(int verb, int before) const;
  [[nodiscard]] int outer_of(int verb) const;
  [[nodiscard]] bool place_behind_in(int noun) const;
  [[nodiscard]] int left(int verb, int depth = 0) const;
  [[nodiscard]] int left_of_following(int verb, int depth) const;
  [[nodiscard]] bool of_class(AnnotationId id, std::string_view wanted) const;
  [[nodiscard]] bool planned(int noun) const;
  [[nodiscard]] bool infinitive(int verb) const;
  [[nodiscard]] bool open(int noun) const;
  [[nodiscard]] int planner(int verb) const;
  [[nodiscard]] int left_of_aim(int infinitive, int verb, int depth) const;
  [[nodiscard]] int right(int verb) const;
  [[nodiscard]] int agent(int at) const;
  [[nodiscard]] bool takes_by(int noun) const;
  [[nodiscard]] bool in_object(int verb, int noun) const;
  [[nodiscard]] int governor(int at) const;
  [[nodiscard]] GroupItem item(AnnotationId id) const;
  void drop_aside();
  void drop_mark();

  const Cascade& cascade_;
  const MatchContext& context_;
  TokenSpan window_;
  std::string letters_;
  std::vector<Place> places_;
};

}  // namespace wirefacts
