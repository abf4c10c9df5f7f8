#pragma once
// One window as trigger rules see it: noun groups, verb groups, prepositions, borders of clauses (rules/README.md,
// "Trigger rules").

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cascade/cascade.h"

namespace wirefacts {

enum class GroupKind : std::uint8_t {
  clause_break,
  relative,
  verb,
  noun,
  preposition,
  conjunction,
  comma,
  other,
};

struct GroupItem {
  TokenSpan span;
  std::uint32_t head = 0;  // last token of the head
};

struct Group {
  GroupKind kind = GroupKind::other;
  TokenSpan span;
  AnnotationId annotation = AnnotationId::none;
  std::vector<GroupItem> items;  // of a noun group one, of a coordination several
};

/// A word that evokes an event: its tokens and its group in the line.
struct Trigger {
  TriggerWord word = TriggerWord::verb;
  TokenSpan span;
  std::uint32_t group = 0;
};

/// Who stands where around a trigger. Walks are bounded; numbers are positions in the line, which leaves out what
/// brackets say of a noun and marks between it and its preposition. What the context refers to must stay. Of one
/// worker.
class GroupLine {
 public:
  using Position = std::optional<std::uint32_t>;

  GroupLine(const Cascade& cascade, const MatchContext& context) : cascade_(cascade), context_(context) {}
  void build(TokenSpan window);

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(groups_.size()); }
  [[nodiscard]] const Group& operator[](std::uint32_t i) const { return groups_[i]; }
  [[nodiscard]] TokenSpan window() const { return window_; }

  /// Groups from the border of a clause to the next.
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> clause(std::uint32_t group) const;
  [[nodiscard]] Position subject(const Trigger& trigger) const;
  [[nodiscard]] Position object(const Trigger& trigger) const;
  /// Noun groups behind a preposition with one of the words that can belong to the trigger: right of it
  /// nearest first, then left.
  [[nodiscard]] std::vector<std::uint32_t> prepositional(const Trigger& trigger,
                                                         const std::vector<std::string>& words) const;
  /// For nouns and adjectives: the verb group they depend on; left in the clause, else right.
  [[nodiscard]] Position governor(const Trigger& trigger) const;
  /// Groups around the trigger that say something of it: no other verb of the clause claims them.
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> ground(const Trigger& trigger) const;
  /// The name behind a description of its bearer, between commas: "its unit, Norvane Corp.," "the head of the union,
  /// Maria Lopez".
  [[nodiscard]] Position apposed(std::uint32_t group) const;
  /// The group that covers the token; size() if none does.
  [[nodiscard]] std::uint32_t group_at(std::uint32_t token) const;
  /// Where what is said of the verb begins, in [begin, end): behind a phrase that opens with another deed ("after the
  /// crash in May,").
  [[nodiscard]] std::uint32_t past_other_deed(std::uint32_t begin, std::uint32_t end) const;
  /// What stands before the subject of the verb: "In May the quake that struck Rome killed 12 people".
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> front(const Trigger& trigger) const;
  /// The next verb of a row, with the same subject and form and no auxiliary of its own: "attacked a convoy, killed two
  /// men and left on Monday". None when it only reports: "and said on Monday".
  [[nodiscard]] Position joined_behind(std::uint32_t verb) const;
  /// The noun is the object of a verb with a content of its own, which then has the time: "rejected the bid on Monday",
  /// but not "condemned the attack on Rome on Monday".
  [[nodiscard]] bool depends(const Trigger& trigger) const;
  /// The verb is the infinitive of a plan, "Norvane's decision to close": whose plan it is acts.
  [[nodiscard]] bool carries_out(std::uint32_t verb, std::uint32_t plan) const;
  /// The verb says only that its object happened: "held talks".
  [[nodiscard]] bool light(std::uint32_t verb) const;
  /// It says so of this noun: "talks took place", but not "talks had no result".
  [[nodiscard]] bool supports(std::uint32_t verb, std::uint32_t noun) const;
  /// The verb whose auxiliary or modality a bare one shares: "will visit Rome and sign it", "hopes to stop buying".
  [[nodiscard]] Position conjoined(std::uint32_t verb) const;
  /// The group is the object of a preposition.
  [[nodiscard]] bool behind_preposition(std::uint32_t group) const {
    return group > 0 && is(group - 1, GroupKind::preposition);
  }
  [[nodiscard]] bool finite(std::uint32_t verb) const;
  [[nodiscard]] bool passive(std::uint32_t verb) const;
  /// What a preposition links with, its class (`links::`). REQUIRES: a preposition.
  [[nodiscard]] std::string_view link(std::uint32_t i) const {
    return text_field(groups_[i].annotation, cascade_.fields.group_class);
  }
  /// A preposition like "of".
  [[nodiscard]] bool is_genitive(std::uint32_t i) const;
  /// What a field of an annotation says; empty, none: nothing of that kind.
  [[nodiscard]] std::string_view text_field(AnnotationId id, const FieldMap& field) const {
    return wirefacts::text_field(context_.annotations[id], field);
  }
  /// What the first annotation of one word says there that says something.
  [[nodiscard]] std::string_view word_field(std::uint32_t token, const FieldMap& field) const;
  [[nodiscard]] AnnotationId reference_field(AnnotationId id, const FieldMap& field) const {
    return wirefacts::reference_field(context_.annotations[id], field);
  }

 private:
  [[nodiscard]] bool is(std::uint32_t i, GroupKind kind) const { return groups_[i].kind == kind; }
  [[nodiscard]] Position verb_left(std::uint32_t i) const;
  [[nodiscard]] Position verb_before(std::uint32_t conjunction) const;
  [[nodiscard]] Position row_before(std::uint32_t verb) const;
  [[nodiscard]] Position joined_before(std::uint32_t verb) const;
  [[nodiscard]] bool is_told_to(std::uint32_t verb) const;
  [[nodiscard]] Position verb_of_infinitive(std::uint32_t infinitive) const;
  [[nodiscard]] Position left_of_infinitive(std::uint32_t infinitive, std::uint32_t before, int depth) const;
  [[nodiscard]] std::optional<std::uint32_t> plan_of(std::uint32_t infinitive, Position object) const;
  [[nodiscard]] bool is_plan(std::uint32_t noun) const;
  [[nodiscard]] bool is_of_class(AnnotationId id, std::string_view wanted) const;
  [[nodiscard]] bool reports(std::uint32_t verb) const;
  [[nodiscard]] bool tells(std::uint32_t verb) const;
  /// Without auxiliary or adverb.
  [[nodiscard]] bool is_bare(std::uint32_t verb) const;
  [[nodiscard]] bool is_infinitive(std::uint32_t verb) const;
  [[nodiscard]] bool is_own_plan(std::uint32_t noun) const;
  [[nodiscard]] Position planner(std::uint32_t infinitive) const;
  [[nodiscard]] bool follows_quality(std::uint32_t infinitive) const;
  [[nodiscard]] bool is_site(std::uint32_t noun) const;
  [[nodiscard]] Position left(std::uint32_t verb, int depth = 0) const;
  [[nodiscard]] std::uint32_t partner(std::uint32_t verb, std::uint32_t before) const;
  [[nodiscard]] Position left_of_next_finite(std::uint32_t verb, int depth) const;
  [[nodiscard]] std::optional<std::uint32_t> over_parenthesis(std::uint32_t comma) const;
  [[nodiscard]] std::optional<std::uint32_t> over_brackets(std::uint32_t close) const;
  [[nodiscard]] std::optional<std::uint32_t> over_quotation(std::uint32_t close) const;
  [[nodiscard]] bool is_dash(std::uint32_t i) const;
  [[nodiscard]] std::optional<std::uint32_t> over_dashes(std::uint32_t close) const;
  [[nodiscard]] bool follows_comma(std::uint32_t verb) const;
  [[nodiscard]] Position host(std::uint32_t participle) const;
  [[nodiscard]] Position main_verb(std::uint32_t participle) const;
  [[nodiscard]] std::string_view form(std::uint32_t verb) const;
  [[nodiscard]] std::string_view main_field(std::uint32_t verb, const FieldMap& field) const;
  [[nodiscard]] bool is_means(std::uint32_t verb) const;
  [[nodiscard]] bool adds(std::uint32_t verb) const;
  [[nodiscard]] Position before_aside(std::uint32_t verb) const;
  [[nodiscard]] Position outer_verb(std::uint32_t verb) const;
  [[nodiscard]] bool is_object_of(std::uint32_t verb, std::uint32_t group) const;
  [[nodiscard]] std::uint32_t behind_time(std::uint32_t k) const;
  [[nodiscard]] Position right(std::uint32_t verb) const;
  [[nodiscard]] Position agent(std::uint32_t verb) const;
  [[nodiscard]] bool takes_by(std::uint32_t group) const;
  [[nodiscard]] Position subject_of_noun(const Trigger& trigger) const;
  [[nodiscard]] Position verb_of_subject(std::uint32_t noun) const;
  [[nodiscard]] Position noun_before(std::uint32_t i) const;
  [[nodiscard]] Position antecedent(std::uint32_t relative) const;
  [[nodiscard]] bool ends_clause(std::uint32_t inner, std::uint32_t verb) const;
  [[nodiscard]] Position relative_before(std::uint32_t end) const;
  [[nodiscard]] Position relative_around(std::uint32_t group, std::uint32_t verb) const;
  [[nodiscard]] std::uint32_t behind_comma(std::uint32_t verb, std::uint32_t least) const;
  [[nodiscard]] bool is_aside(std::uint32_t noun, std::uint32_t verb) const;
  [[nodiscard]] GroupItem item_of(AnnotationId id) const;
  void add_unit(const UnitView& unit);
  void drop_aside();
  void drop_mark();
  [[nodiscard]] bool opens_quotation(const Group& group) const;
  [[nodiscard]] bool is_word(const Group& group, std::string_view text) const;

  const Cascade& cascade_;
  MatchContext context_;
  TokenSpan window_;
  UnitLine units_;
  std::vector<Group> groups_;
};

}  // namespace wirefacts
