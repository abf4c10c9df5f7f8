#pragma once
// What counts count: the noun, and the people that a plural pronoun may mean.

#include <compare>
#include <optional>
#include <string>
#include <vector>

#include "resolution/discourse.h"

namespace wirefacts {

/// Noun lemma and number of a count, or of the whole that it is a part of.
struct CountKey {
  std::string unit;
  Decimal value;
  friend bool operator==(const CountKey&, const CountKey&) = default;
  friend auto operator<=>(const CountKey&, const CountKey&) = default;
};
CountKey whole_of(const Discourse& discourse, AnnotationId count);

/// The token of the counted noun, if it stands there: the last one, when a list gives it the unit as lemma.
std::optional<TokenSpan> counted_noun(const Discourse& discourse, AnnotationId count);

/// A count of people with its noun, or a part of such a count.
struct CountedPeople {
  AnnotationId annotation = AnnotationId::none;
  TokenSpan span;
  CountKey key;
  std::optional<TokenSpan> noun;
  bool is_part = false;
};
/// In text order. People are what nouns of class person count.
std::vector<CountedPeople> counted_people(const Discourse& discourse);

}  // namespace wirefacts
