#pragma once
// Matches that a rule made of an article and that gave no event, and why.

#include <string>
#include <vector>

#include "extractor.h"

namespace wirefacts {

struct DroppedMatch {
  std::uint32_t rule = 0;  // number in the pack
  TokenSpan span;
  std::string reason;  // "required role 'person' is 'his', which stands for nobody known here"
};

/// Of an article analyzed up to the last stage; in the order of merging. The resolution of extract() once more.
std::vector<DroppedMatch> dropped_matches(const Analysis& analysis, const Article& article, const RulePack& pack);

}  // namespace wirefacts
