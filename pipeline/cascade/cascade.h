#pragma once
// The runnable form of a grammar: stages compiled, in order. Immutable; shared by threads.

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "cascade/expression.h"
#include "cascade/pattern.h"
#include "cascade/pattern_program.h"
#include "cascade/scan_pattern.h"
#include "cascade/sieve.h"
#include "cascade/unit_chain.h"
#include "cascade/unit_line.h"
#include "cascade/word_gates.h"
#include "grammar/ast.h"
#include "grammar/schema.h"
#include "lexicon/word_lists.h"
#include "values/number.h"

namespace wirefacts {

/// `in A|B`, `not in A`.
struct ZoneCondition {
  bool negated = false;
  std::vector<Label> labels;
};

/// `after P`, `before P`, negated or not.
struct ContextCondition {
  bool before = false;
  bool negated = false;
  PatternNode pattern;
  bool is_long = false;      // longer than what `after` reads in front of a match: depends on the match
  std::uint32_t number = 0;  // of its program in the stage
};

/// `given x:[…] within N sentences`.
struct GivenCondition {
  std::uint32_t slot = 0;
  Atom constraint;
  std::uint32_t sentences = 0;
};

struct WhereCondition {
  CompiledExpression left, right;
  Comparison compare = Comparison::equal;
  std::vector<std::uint32_t> slots;  // that it mentions
};

/// `set f = e` or `set x.f = e`.
struct Assignment {
  std::optional<std::uint32_t> record;  // slot of x
  std::string field_name;
  std::uint32_t field = 0;  // of the rule's label; unused when `record`
  CompiledExpression value;
};

/// Where a trigger rule looks; see Position of the tree.
struct ArgumentPosition {
  Position::Kind kind = Position::Kind::subject;
  Atom constraint;                      // all but `after`
  std::vector<std::string> words;       // prep, folded
  std::optional<std::uint32_t> within;  // anywhere, when
  std::optional<std::uint32_t> anchor;  // after: slot, or nothing for the trigger
  PatternNode pattern;                  // after
  LabelMask visible;                    // after: labels that make units
};

struct ArgumentLine {
  std::optional<std::uint32_t> slot;  // nothing: a condition
  bool required = false;
  bool negated = false;
  std::vector<ArgumentPosition> positions;
};

struct TriggerTest {
  TriggerWord word = TriggerWord::verb;
  PatternNode pattern;
  std::vector<Symbol> first_words;  // that can begin what the pattern matches, ascending; empty: they cannot be told
};

struct CompiledRule {
  std::uint32_t number = 0;      // over the whole cascade, in file order; SourceId::rule
  const Rule* source = nullptr;  // null in a pack to extract with only
  RuleShape shape = RuleShape::sequence;
  Label makes = Label::none;
  std::vector<Label> vetoes;
  int rank = 0;
  bool event = false;  // makes an event: required roles are tested after merging
  bool headline_only = false;

  PatternNode match;       // sequence
  PatternProgram program;  // of `match`, for where it begins
  ScanPattern scan;        // scan
  std::vector<TriggerTest> triggers;
  std::vector<ArgumentLine> lines;

  std::vector<ZoneCondition> zones;
  std::vector<ContextCondition> contexts;
  std::vector<GivenCondition> given;
  std::vector<WhereCondition> where;
  std::vector<Assignment> set;
  std::optional<std::uint32_t> span;  // slot
  SlotTable slots;
  std::optional<std::uint32_t> trigger_slot;
  /// Slot named like each field of the label (no `set` for it), or nothing; beside the fields.
  std::vector<std::optional<std::uint32_t>> field_slots;
  [[nodiscard]] bool amends() const { return makes == Label::none && vetoes.empty(); }
};

struct CompiledRecall {
  Label label = Label::none;
  std::vector<std::string> forms;
  std::optional<Atom> unless;
};

struct CompiledStage {
  std::string name;
  bool over_paragraph = false;
  bool keeps_all = false;
  LabelMask uses;
  std::vector<Label> skips;  // text inside is invisible here
  AtomTable atoms;
  std::uint32_t closing_atom = 0;  // holds for . ! ?
  std::vector<CompiledRule> rules;
  std::vector<CompiledRecall> recalls;
  std::vector<RuleSieve> sieves;         // beside rules
  UnitChains chains;                     // of sequence rules; beside rules
  std::vector<PatternProgram> contexts;  // equal ones are one; `before`: for where they begin, `after`: where they end
};

/// Labels that the program reads by name (grammar/program_labels.h); none when the pack lacks them.
struct GrammarLabels {
  Label noun_group, verb_group, coordination, clause_break, relative, preposition, conjunction, subordinator;
  Label quotation, modal, adverb, noun, elsewhen, time, place;
  /// Those whose head, or main verb, is the word of a trigger.
  [[nodiscard]] std::array<Label, 2> groups() const { return {noun_group, verb_group}; }
};

/// Fields that the program reads by name, in every label.
struct GrammarFields {
  FieldMap head, item, main, voice, finite, modality, polarity, group_class, by, light, imposes, inflection, definite,
      controls;
};

struct Cascade {
  std::unique_ptr<const Grammar> grammar;  // the compiled rules point into it; null in a pack to extract with only
  std::vector<CompiledStage> stages;
  std::vector<std::string> rule_names;  // "stage.rule" by rule number
  GrammarLabels known;
  GrammarFields fields;
  LabelMask group_labels;  // what makes the line of groups
  FieldMap lemma_field, name_field;
  Sieve sieve;
  WordGates gates;

  /// The grammar that the stages were made of.
  void set_grammar(std::unique_ptr<const Grammar> made_of);
};

/// What compiled rules need beside the cascade, from the same pack.
struct CascadeKnowledge {
  const Schema& schema;
  const WordLists& lists;
  const NumberWords& numbers;
  const SymbolTable& symbols;
};

}  // namespace wirefacts
