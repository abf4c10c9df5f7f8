// What a walk along the line of groups steps over: relative clauses, parentheses, brackets, quoted clauses.

#include "cascade/grammar_values.h"
#include "cascade/group_line.h"

namespace wirefacts {
namespace {

constexpr std::uint32_t kMaxParenthesis = 8;  // groups between two commas that are stepped over
constexpr std::uint32_t kMaxRelative = 20;    // groups of a relative clause, of brackets, that are stepped over

}  // namespace

/// The relative pronoun whose clause goes on up to `end`, in which its own finite verb stands: "men who held two
/// guards". None that another border, or what somebody tells, keeps apart: "critics who say Norvane should pay".
GroupLine::Position GroupLine::relative_before(std::uint32_t end) const {
  bool verb = false;
  for (std::uint32_t m = end; m-- > 0 && end - m <= kMaxRelative;) {
    if (is(m, GroupKind::relative)) return verb ? Position(m) : std::nullopt;
    if (is(m, GroupKind::clause_break) || is(m, GroupKind::comma)) return std::nullopt;
    if (!is(m, GroupKind::verb)) continue;
    if (tells(m)) return std::nullopt;
    verb = verb || finite(m);
  }
  return std::nullopt;
}

/// Two finite verbs side by side are of two clauses if both are whole: "men who fled were", but not "has since quit".
bool GroupLine::ends_clause(std::uint32_t inner, std::uint32_t verb) const {
  return inner + 1 == verb && finite(inner) && finite(verb) && !form(inner).empty() && form(verb) != forms::kBase;
}

/// The relative pronoun of a clause that ends before the finite verb and to which the group belongs: its verb ("men who
/// fled were"), or an object of it, also as an apposition to one ("who met the president, Carlos Mena").
GroupLine::Position GroupLine::relative_around(std::uint32_t group, std::uint32_t verb) const {
  if (!finite(verb)) return std::nullopt;
  if (is(group, GroupKind::verb)) {
    return ends_clause(group, verb) || noun_before(verb) > group ? relative_before(group + 1) : std::nullopt;
  }
  if (!is(group, GroupKind::noun)) return std::nullopt;
  std::uint32_t k = group;
  while (k > 1 && is(k - 1, GroupKind::comma) && is(k - 2, GroupKind::noun)) k -= 2;
  const bool object = k > 0 && (behind_preposition(k) || (is(k - 1, GroupKind::verb) && !passive(k - 1)));
  return object ? relative_before(k) : std::nullopt;
}

/// Where the parenthesis which `comma` closes begins: at another comma, or at a relative pronoun with its
/// clause ("Norvane, which makes phones, said"; "Ann, the woman who left, said"), which may hold one clause more,
/// without commas ("Ann, who left after he spoke, said"), or at a clause with a comma before it ("Ann, after meeting Y,
/// said").
std::optional<std::uint32_t> GroupLine::over_parenthesis(std::uint32_t comma) const {
  bool verb = false, inner = false;
  for (std::uint32_t m = comma; m-- > 0 && comma - m <= kMaxRelative;) {
    if (is(m, GroupKind::relative)) {
      const bool apposed = m > 2 && is(m - 1, GroupKind::noun) && is(m - 2, GroupKind::comma) &&
                           is(m - 3, GroupKind::noun) && !behind_preposition(m - 3);
      return apposed ? m - 2 : m;
    }
    if (is(m, GroupKind::comma) && !verb && comma - m <= kMaxParenthesis) return m;
    if (is(m, GroupKind::comma) && inner) return std::nullopt;
    if (is(m, GroupKind::clause_break)) {
      if (!inner && m > 1 && is(m - 1, GroupKind::comma) && is(m - 2, GroupKind::noun)) return m - 1;
      if (inner || !verb) return std::nullopt;
      inner = true;
    }
    verb = verb || (is(m, GroupKind::verb) && finite(m));  // ", in remarks published on Monday,"
  }
  return std::nullopt;
}

/// Where the brackets open that close there: "Norvane (it makes phones) said".
std::optional<std::uint32_t> GroupLine::over_brackets(std::uint32_t close) const {
  for (std::uint32_t m = close; m-- > 0 && close - m <= kMaxRelative;) {
    if (is_word(groups_[m], ")")) return std::nullopt;
    if (is_word(groups_[m], "(")) return m;
  }
  return std::nullopt;
}

/// Where the words opened that are quoted up to there, if they are a clause: "men shouting “God is great” fled". A name
/// or a noun in quotation marks is what it is without them.
std::optional<std::uint32_t> GroupLine::over_quotation(std::uint32_t close) const {
  bool clause = false;
  for (std::uint32_t m = close; m-- > 0 && close - m <= kMaxRelative;) {
    clause = clause || (is(m, GroupKind::verb) && finite(m));
    for (const AnnotationId id : context_.annotations.starting_at(groups_[m].span.begin)) {
      const Annotation& quoted = context_.annotations[id];
      if (quoted.label != labels::kQuoted || quoted.span.end != groups_[close].span.end) continue;
      return clause ? std::optional(m) : std::nullopt;
    }
  }
  return std::nullopt;
}

/// A dash, or the two hyphens that stand for one.
bool GroupLine::is_dash(std::uint32_t i) const {
  const auto hyphen = [&](std::uint32_t k) { return k < size() && is_word(groups_[k], "-"); };
  return is_word(groups_[i], "–") || is_word(groups_[i], "—") ||
         (hyphen(i) && (hyphen(i + 1) || (i > 0 && hyphen(i - 1))));
}

/// Where what two dashes enclose begins: "Norvane -- a maker of phones -- said".
std::optional<std::uint32_t> GroupLine::over_dashes(std::uint32_t close) const {
  std::uint32_t m = close;
  while (m > 0 && is_dash(m - 1)) --m;
  while (m > 0 && !is_dash(m - 1)) {
    if (close - m > kMaxRelative) return std::nullopt;
    --m;
  }
  while (m > 0 && is_dash(m - 1)) --m;
  return m;
}

}  // namespace wirefacts
