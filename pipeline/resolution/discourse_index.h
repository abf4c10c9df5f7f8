#pragma once
// Look-up structures of one Discourse, so that no question is linear in the article.

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "document/annotation_set.h"
#include "resolution/first_cover.h"

namespace wirefacts {

/// Filled by Discourse; numbers are tokens, mentions, quotations and values of that discourse.
struct DiscourseIndex {
  // Fixed by the annotations.
  std::vector<TokenSpan> sentences;  // without datelines
  std::vector<bool> hidden;          // by token: residue, sign-off
  std::vector<bool> clause_border;   // by token: a Break or Relative begins or ended here
  FirstCover verb_groups;            // annotation ids
  // By quotations.
  std::vector<std::uint32_t> clause_begin, clause_end;  // by token
  FirstCover direct, around, innermost;
  std::vector<std::uint32_t> indirect_end;  // by quotation: largest end so far of indirect and mixed ones
  // By mentions.
  std::unordered_map<std::uint64_t, std::uint32_t> mention_by_span;
  std::unordered_map<std::uint32_t, std::uint32_t> mention_by_annotation;
  std::vector<std::uint32_t> mentions_by_end;  // by (end, begin)
  // By values.
  std::unordered_map<std::uint32_t, std::uint32_t> value_by_annotation;
};

}  // namespace wirefacts
