#pragma once
// Trees and labels of rules as bytes (base/archive.h).

#include "base/archive.h"
#include "grammar/ast.h"
#include "grammar/schema.h"

namespace wirefacts {

template <>
inline constexpr bool kPlain<SourceRange> = true;

template <class A>
void archive(A& a, Name& n) {
  auto& [text, range] = n;
  a(text, range);
}
template <class A>
void archive(A& a, Pattern& p) {
  auto& [kind, range, text, low, high, compare, values, parts] = p;
  a(kind, range, text, low, high, compare, values, parts);
}
template <class A>
void archive(A& a, Expression& e) {
  auto& [kind, range, text, number, parts] = e;
  a(kind, range, text, number, parts);
}
template <class A>
void archive(A& a, Position& p) {
  auto& [kind, range, pattern, words, anchor, within] = p;
  a(kind, range, pattern, words, anchor, within);
}
template <class A>
void archive(A& a, RoleLine& l) {
  auto& [role, required, negated, range, positions] = l;
  a(role, required, negated, range, positions);
}
template <class A>
void archive(A& a, TriggerClause& t) {
  auto& [word, pattern] = t;
  a(word, pattern);
}
template <class A>
void archive(A& a, InClause& i) {
  auto& [negated, labels] = i;
  a(negated, labels);
}
template <class A>
void archive(A& a, ContextClause& c) {
  auto& [before, negated, range, pattern] = c;
  a(before, negated, range, pattern);
}
template <class A>
void archive(A& a, GivenClause& g) {
  auto& [name, constraint, sentences] = g;
  a(name, constraint, sentences);
}
template <class A>
void archive(A& a, WhereTest& w) {
  auto& [left, compare, right] = w;
  a(left, compare, right);
}
template <class A>
void archive(A& a, SetClause& s) {
  auto& [record, field, value] = s;
  a(record, field, value);
}
template <class A>
void archive(A& a, ExpectedValue& v) {
  auto& [list, items, null] = v;
  a(list, items, null);
}
template <class A>
void archive(A& a, Expectation& e) {
  auto& [path, value] = e;
  a(path, value);
}
template <class A>
void archive(A& a, Example& e) {
  auto& [kind, range, source, text, spans, expectations] = e;
  a(kind, range, source, text, spans, expectations);
}
template <class A>
void archive(A& a, Rule& r) {
  auto& [name, makes, vetoes, match, scan, triggers, lines, in, contexts, given, where, set, span, rank, examples,
         broken, unread, range] = r;
  a(name, makes, vetoes, match, scan, triggers, lines, in, contexts, given, where, set, span, rank, examples, broken,
    unread, range);
}
template <class A>
void archive(A& a, Recall& r) {
  auto& [label, forms, unless] = r;
  a(label, forms, unless);
}
template <class A>
void archive(A& a, Stage& s) {
  auto& [name, over_paragraph, keeps_all, uses, defines, define_ranges, recalls, rules, file, over_range, uses_range,
         keeps_range, incomplete, unplaced] = s;
  a(name, over_paragraph, keeps_all, uses, defines, define_ranges, recalls, rules, file, over_range, uses_range,
    keeps_range, incomplete, unplaced);
}
template <class A>
void archive(A& a, Grammar& g) {
  auto& [stages, skips] = g;
  a(stages, skips);
}

template <class A>
void archive(A& a, FieldInfo& f) {
  auto& [name, type, enumeration, refs, list, required, default_value, implicit, range] = f;
  a(name, type, enumeration, refs, list, required, default_value, implicit, range);
}
template <class A>
void archive(A& a, LabelInfo& l) {
  auto& [name, kind, fields, range, incomplete] = l;
  a(name, kind, fields, range, incomplete);
}

}  // namespace wirefacts
