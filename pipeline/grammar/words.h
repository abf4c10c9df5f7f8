#pragma once
// The words that the rule language itself reserves.

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace wirefacts::words {

inline constexpr std::array<std::string_view, 7> kItems = {"stage",  "over",   "uses", "keeps",
                                                           "define", "recall", "rule"};
inline constexpr std::array<std::string_view, 16> kClauses = {
    "match", "scan",  "verb", "noun", "adjective", "in",      "after",   "before",
    "given", "where", "set",  "span", "rank",      "example", "counter", "todo"};
/// Clauses, and the word before a condition, that name nothing: without one all names of its rule are known.
inline constexpr std::array<std::string_view, 11> kNameless = {"in",   "after", "before",  "not",     "where", "set",
                                                               "span", "rank",  "example", "counter", "todo"};
/// In the order of Position::Kind.
inline constexpr std::array<std::string_view, 7> kPositions = {"subject",  "object", "prep", "modifier",
                                                               "anywhere", "when",   "after"};
/// In the order of Comparison.
inline constexpr std::array<std::string_view, 6> kComparisons = {"=", "!=", "<", "<=", ">", ">="};
inline constexpr std::array<std::string_view, 6> kShapes = {"Cap", "AllCaps", "Lower", "Initial", "Punct", "Any"};
inline constexpr std::array<std::string_view, 4> kRecallForms = {"full", "surname", "acronym", "no_suffix"};
/// Features of every label, and fields of every piece of text.
inline constexpr std::array<std::string_view, 3> kCommonFields = {"text", "norm", "lemma"};
/// Types of fields that are no enum and no reference.
inline constexpr std::array<std::string_view, 3> kPlainTypes = {"text", "integer", "decimal"};
inline constexpr std::string_view kRest = "Rest";
inline constexpr std::string_view kNumber = "number";    // the function
inline constexpr std::string_view kTrigger = "trigger";  // what a trigger rule calls its match

template <typename List>
bool has(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

template <typename List>
std::vector<std::string> strings(const List& list) {
  return std::vector<std::string>(list.begin(), list.end());
}

using wirefacts::join;

}  // namespace wirefacts::words
