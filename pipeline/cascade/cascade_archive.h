#pragma once
// Compiled stages as bytes (base/archive.h): all but the grammar they were made of.

#include "base/archive.h"
#include "base/regex_archive.h"
#include "cascade/cascade.h"
#include "cascade/compiler.h"
#include "grammar/ast_archive.h"

namespace wirefacts {

template <>
inline constexpr bool kPlain<Sieve::StagePart> = true;
template <>
inline constexpr bool kPlain<TextSlot> = true;
template <>
inline constexpr bool kPlain<ChainLink> = true;
template <class A>
void archive(A& a, Sieve::Met& m) {
  auto& [word, rules] = m;
  a(word, rules);
}

/// Without its expression, which stands behind all stages once.
template <class A>
void archive(A& a, UnitTest& t) {
  auto& [kind, label, shape, norm, text, regex] = t;
  a(kind, label, shape, norm, text);
}
template <class A>
void archive(A& a, UnitTerm& t) {
  auto& [negated, any_of] = t;
  a(negated, any_of);
}
template <class A>
void archive(A& a, FeatureTest::Value& v) {
  auto& [text, number] = v;
  a(text, number);
}
template <class A>
void archive(A& a, FeatureTest& t) {
  auto& [name, common, compare, values, field] = t;
  a(name, common, compare, values, field);
}
template <class A>
void archive(A& a, Atom& atom) {
  auto& [terms, positive, labels, features] = atom;
  a(terms, positive, labels, features);
}
/// Without what only the compiler asks for.
template <class A>
void archive(A& a, AtomTable& t) {
  auto& [atoms, by_text] = t;
  a(atoms);
}
/// All of a node but its parts: there are very many nodes, and so they are read in one piece.
struct PatternNodeHead {
  std::uint32_t kind = 0, atom = 0, low = 0, high = 0, slot = 0;
  SourceRange range;
};
template <>
inline constexpr bool kPlain<PatternNodeHead> = true;
template <class A>
void archive(A& a, PatternNode& n) {
  auto& [kind, atom, low, high, slot, range, parts] = n;
  PatternNodeHead head{static_cast<std::uint32_t>(kind), atom, low, high, slot, range};
  a(head, parts);
  if constexpr (A::reading) {
    kind = static_cast<PatternNode::Kind>(head.kind);
    atom = head.atom, low = head.low, high = head.high, slot = head.slot, range = head.range;
  }
}
template <class A>
void archive(A& a, ScanGate& g) {
  auto& [digit, fragments] = g;
  a(digit, fragments);
}
template <class A>
void archive(A& a, std::shared_ptr<const Regex>& regex, RegexUse use) {
  if constexpr (A::reading) {
    Regex read;
    archive(a, read, use);
    regex = std::make_shared<const Regex>(std::move(read));
  } else {
    archive(a, const_cast<Regex&>(*regex), use);
  }
}
template <class A>
void archive(A& a, ScanBeginning& b) {
  auto& [bytes, forms, folded] = b;
  a(bytes, forms, folded);
}
template <class A>
void archive(A& a, ScanPattern& s) {
  auto& [source, group_slots, anchored, gates, beginning, longest, first] = s;
  a(source, group_slots, anchored, gates, beginning);
  if (source.empty()) return;
  archive(a, longest, RegexUse::matches);
  archive(a, first, RegexUse::groups);
}
template <class A>
void archive(A& a, CompiledExpression& e) {
  auto& [kind, number, text, slot, label, parts] = e;
  a(kind, number, text, slot, label, parts);
}
template <class A>
void archive(A& a, ZoneCondition& z) {
  auto& [negated, labels] = z;
  a(negated, labels);
}
template <class A>
void archive(A& a, ContextCondition& c) {
  auto& [before, negated, pattern, is_long, number] = c;
  a(before, negated, pattern);
}
template <class A>
void archive(A& a, GivenCondition& g) {
  auto& [slot, constraint, sentences] = g;
  a(slot, constraint, sentences);
}
template <class A>
void archive(A& a, WhereCondition& w) {
  auto& [left, right, compare, slots] = w;
  a(left, right, compare, slots);
}
template <class A>
void archive(A& a, Assignment& s) {
  auto& [record, field_name, field, value] = s;
  a(record, field_name, field, value);
}
template <class A>
void archive(A& a, ArgumentPosition& p) {
  auto& [kind, constraint, words, within, anchor, pattern, visible] = p;
  a(kind, constraint, words, within, anchor, pattern, visible);
}
template <class A>
void archive(A& a, ArgumentLine& l) {
  auto& [slot, required, negated, positions] = l;
  a(slot, required, negated, positions);
}
template <class A>
void archive(A& a, TriggerTest& t) {
  auto& [word, pattern, first_words] = t;
  a(word, pattern, first_words);
}
/// Without its source and program.
template <class A>
void archive(A& a, CompiledRule& r) {
  auto& [number, source, shape, makes, vetoes, rank, event, headline_only, match, program, scan, triggers, lines, zones,
         contexts, given, where, set, span, slots, trigger_slot, field_slots] = r;
  a(number, shape, makes, vetoes, rank, event, headline_only, match, scan, triggers, lines, zones, contexts, given,
    where, set, span, slots, trigger_slot, field_slots);
}
template <class A>
void archive(A& a, CompiledRecall& r) {
  auto& [label, forms, unless] = r;
  a(label, forms, unless);
}
template <class A>
void archive(A& a, RuleSieve& s) {
  auto& [zones] = s;
  a(zones);
}
template <class A>
void archive(A& a, CompiledStage& s) {
  auto& [name, over_paragraph, keeps_all, uses, skips, atoms, closing_atom, rules, recalls, sieves, chains, contexts] =
      s;
  a(name, over_paragraph, keeps_all, uses, skips, atoms, closing_atom, rules, recalls, sieves, chains);
  if constexpr (A::reading) write_programs(s);
}
template <class A>
void archive(A& a, GrammarLabels& l) {
  auto& [noun_group, verb_group, coordination, clause_break, relative, preposition, conjunction, subordinator,
         quotation, modal, adverb, noun, elsewhen, time, place] = l;
  a(noun_group, verb_group, coordination, clause_break, relative, preposition, conjunction, subordinator, quotation,
    modal, adverb, noun, elsewhen, time, place);
}
template <class A>
void archive(A& a, GrammarFields& f) {
  auto& [head, item, main, voice, finite, modality, polarity, group_class, by, light, imposes, inflection, definite,
         controls] = f;
  a(head, item, main, voice, finite, modality, polarity, group_class, by, light, imposes, inflection, definite,
    controls);
}
template <class A>
void archive(A& a, Sieve::FieldNeeds& f) {
  auto& [field, by_text, any] = f;
  a(field, by_text, any);
}
template <class A>
void archive(A& a, Sieve& s) {
  auto& [words, stages, at_first, by_label, by_gate, by_field, by_word] = s;
  a(words, stages, at_first, by_label, by_gate, by_field, by_word);
}
/// The expressions of tests of words, each once.
template <class A>
void archive_expressions(A& a, Cascade& cascade) {
  if constexpr (A::reading) {
    std::vector<Regex> expressions;
    a(expressions);
    share_expressions(cascade, std::move(expressions));
  } else {
    const std::vector<const Regex*> expressions = expressions_of(cascade);
    a(expressions.size());
    for (const Regex* expression : expressions) a(*expression);
  }
}
template <class A>
void archive(A& a, Cascade& c) {
  auto& [grammar, stages, rule_names, known, fields, group_labels, lemma_field, name_field, sieve, gates] = c;
  a(stages, rule_names, known, fields, group_labels, lemma_field, name_field, sieve, gates);
  archive_expressions(a, c);
}

}  // namespace wirefacts
