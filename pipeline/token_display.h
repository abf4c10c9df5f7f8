#pragma once
// What rules see of a text, for the people who write them.

#include <cstdint>
#include <optional>
#include <string>

#include "extractor.h"
#include "rule_pack.h"

namespace wirefacts {

/// Sentence by sentence: each token with norm (when it differs), shapes, and the labels that start there.
/// With a stage: its line of units, too, and the line of groups that trigger rules walk. `analysis` holds
/// what the stages before this one made. `features`: also each annotation with the values of its fields.
std::string display_tokens(const RulePack& pack, const Analysis& analysis, std::optional<std::uint32_t> stage,
                           bool features = false);

/// The line of groups of a window, as trigger rules walk it: "groups: (noun Two people) (verb died) (prep in) …".
std::string show_groups(const RulePack& pack, const Analysis& analysis, TokenSpan window);

/// Number of a stage, or nothing.
std::optional<std::uint32_t> find_stage(const RulePack& pack, std::string_view name);
std::vector<std::string> stage_names(const RulePack& pack);

}  // namespace wirefacts
