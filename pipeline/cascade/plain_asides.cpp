// What the slow, obvious twin steps over, as group_asides.cpp does.

#include "cascade/grammar_values.h"
#include "cascade/plain_groups.h"

namespace wirefacts {
namespace {

constexpr int kParenthesis = 8, kRelative = 20;

}  // namespace

/// Where the parenthesis begins that a comma closes: a comma at most 8 before without a finite verb between, or a
/// relative at most 20 before, with at most one clause more in its own, without commas; of an apposition with a
/// relative the comma before it.
int PlainGroups::opening_of(int comma) const {
  bool verb = false, inner = false;
  for (int at = comma - 1; at >= 0 && comma - at <= kRelative; --at) {
    switch (letter(at)) {
      case 'R':
        return letter(at - 1) == 'G' && letter(at - 2) == ',' && letter(at - 3) == 'G' && letter(at - 4) != 'P' ? at - 2
                                                                                                                : at;
      case 'B':
        if (!inner && letter(at - 1) == ',' && letter(at - 2) == 'G') return at - 1;
        if (inner || !verb) return -1;
        inner = true;
        break;
      case 'V': verb = verb || finite(at); break;
      case ',':
        if (inner) return -1;
        if (!verb && comma - at <= kParenthesis) return at;
        break;
      default: break;
    }
  }
  return -1;
}

/// The "(" at most 20 before a ")", without another ")" between; -1: there is none, or no ")".
int PlainGroups::bracket_of(int close) const {
  if (text(close) != ")") return -1;
  for (int at = close - 1; at >= 0 && close - at <= kRelative && text(at) != ")"; --at) {
    if (text(at) == "(") return at;
  }
  return -1;
}

/// The place at most 20 before where a clause begins that is quoted up to this mark; -1: none.
int PlainGroups::quotation_of(int close) const {
  if (letter(close) != 'o') return -1;
  int verbs = 0;
  for (int at = close - 1; at >= 0 && close - at <= kRelative; --at) {
    if (letter(at) == 'V' && finite(at)) ++verbs;
    for (const AnnotationId id : context_.annotations.starting_at((*this)[at].span.begin)) {
      const Annotation& a = context_.annotations[id];
      if (a.label == labels::kQuoted && a.span.end == (*this)[close].span.end) return verbs > 0 ? at : -1;
    }
  }
  return -1;
}

bool PlainGroups::is_dash(int i) const {
  if (i < 0 || i >= size()) return false;
  const bool beside = (i > 0 && text(i - 1) == "-") || (i + 1 < size() && text(i + 1) == "-");
  return text(i) == "–" || text(i) == "—" || (text(i) == "-" && beside);
}

/// The first of the dashes that open what those at `close` close, with at most 20 places up to it; -1: none.
int PlainGroups::dash_of(int close) const {
  if (!is_dash(close)) return -1;
  int at = close - 1;
  while (is_dash(at)) --at;
  while (at >= 0 && close - at <= kRelative + 1 && !is_dash(at)) --at;
  if (!is_dash(at)) return -1;
  while (is_dash(at - 1)) --at;
  return at;
}

bool PlainGroups::beside(int inner, int verb) const {
  return inner + 1 == verb && finite(inner) && finite(verb) && !form(inner).empty() && form(verb) != forms::kBase;
}

/// Of the clause that ends before a finite verb the 'R', at most 20 places before a group that is its verb or object:
/// -1 behind a comma, a border, what somebody tells. Two verbs side by side are of two clauses if both are whole.
int PlainGroups::relative_of(int group, int verb) const {
  if (!finite(verb)) return -1;
  int end = group;
  if (letter(group) == 'G') {
    while (letter(end - 1) == ',' && letter(end - 2) == 'G') end -= 2;
    if (letter(end - 1) != 'P' && (letter(end - 1) != 'V' || passive(end - 1))) return -1;
  } else if (letter(group) == 'V') {
    if (!beside(group, verb) && last("G", verb) < group) return -1;
    end = group + 1;
  } else {
    return -1;
  }
  const int relative = last("RB,", end);
  if (relative < 0 || letter(relative) != 'R' || end - relative > kRelative) return -1;
  int verbs = 0;
  for (int at = relative + 1; at < end; ++at) {
    if (letter(at) != 'V') continue;
    if (tells(at)) return -1;
    if (finite(at)) ++verbs;
  }
  return verbs > 0 ? relative : -1;
}

}  // namespace wirefacts
