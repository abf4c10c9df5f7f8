#include "resolution/named_country.h"

#include <algorithm>

#include "resolution/resolution_data.h"

namespace wirefacts {
namespace {

/// What the lists say of the words at a token: the longest place or people there, and its country if it is sure.
struct Found {
  std::uint32_t end = 0;  // == the token: nothing
  std::string iso3;
};

Found place_words(const Discourse& discourse, std::uint32_t token, std::uint32_t limit) {
  const KnownLabels& labels = discourse.tables->labels;
  Found found{token, {}};
  // Of equal length the first: "Georgia" is a region, "Peru" a town as well, but a town seldom names a body.
  for (const Label label : {labels.demonym, labels.region, labels.country, labels.city}) {
    for (const AnnotationId id : discourse.beginning_at(label, token)) {
      const std::uint32_t end = discourse.at(id).span.end;
      if (end > limit || end <= found.end) continue;
      const bool nation = label == labels.country || label == labels.demonym;
      found = {end, nation ? discourse.text_field(id, "iso3") : std::string()};
    }
  }
  return found;
}

/// One of two peoples: "Korean-German Chamber of Commerce".
bool is_hyphened(const Discourse& discourse, std::uint32_t begin, std::uint32_t end, TokenSpan name) {
  return (begin > name.begin && discourse.word(begin - 1) == "-") || (end < name.end && discourse.word(end) == "-");
}

/// "of", "of the" in front of the token, or no preposition at all.
bool belongs(const Discourse& discourse, std::uint32_t begin, std::uint32_t token) {
  const KnownLabels& labels = discourse.tables->labels;
  if (token > begin && discourse.listed(labels.determiner, token - 1) != AnnotationId::none) --token;
  if (token == begin) return true;
  const AnnotationId preposition = discourse.listed(labels.preposition, token - 1);
  if (preposition != AnnotationId::none) return discourse.text_field(preposition, "class") == "genitive";
  const bool surname = discourse.listed("Surname", TokenSpan{token, token + 1}) != AnnotationId::none;
  return !surname || discourse.listed(labels.given_name, token - 1) == AnnotationId::none;
}

}  // namespace

std::string country_in_name(const Discourse& discourse, const Mention& organization) {
  const TokenSpan span = organization.span;
  std::string country;
  for (std::uint32_t token = span.begin; token < span.end;) {
    const Found found = place_words(discourse, token, span.end);
    if (!found.iso3.empty()) {
      const bool own = belongs(discourse, span.begin, token) && !is_hyphened(discourse, token, found.end, span);
      if (!own || (!country.empty() && country != found.iso3)) return {};
      country = found.iso3;
    }
    token = std::max(token + 1, found.end);
  }
  return country;
}

}  // namespace wirefacts
