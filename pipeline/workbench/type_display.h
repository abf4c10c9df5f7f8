#pragma once
// What a pack knows: its types with their roles and rules, its lists with their forms.

#include <optional>
#include <string>
#include <string_view>

#include "rule_pack.h"

namespace wirefacts {

/// A line for each type of schema.types, by kind.
std::string show_types(const RulePack& pack);

/// Of a type: fields, columns of v_fact, rules with an example each. Of a list: columns, files, its first `most`
/// lines with the forms that they match. Nothing: the pack has no such label.
std::optional<std::string> show_type(const RulePack& pack, const std::string& name, std::size_t most);

/// The rules whose names hold the word, with an example each, at most `most`; empty: none does.
std::string show_rules_named(const RulePack& pack, std::string_view word, std::size_t most);

}  // namespace wirefacts
