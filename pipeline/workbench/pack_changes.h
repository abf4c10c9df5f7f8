#pragma once
// What two packs do not have in common: rules, rows of lists, and whatever else decides what an article says.

#include <set>
#include <string>
#include <vector>

#include "rule_pack.h"

namespace wirefacts {

struct PackChanges {
  /// "stage.rule" of every rule that only one pack has, that reads differently, or that looks something up in a list
  /// whose rows differ; examples do not count. A stage whose units, windows or defines differ has changed as a whole.
  std::set<std::string> rules;
  /// Forms of rows that only one pack has, or that say something else. Without repetition.
  std::vector<std::string> forms;
  /// Something else differs, so that any article may: "words are cut differently". Empty: nothing.
  std::string everything;
};

/// REQUIRES: both packs have their grammar.
PackChanges changes_between(const RulePack& before, const RulePack& after);

/// Adds the forms, and gives the labels of lists whose rows differ; says why everything may differ when a list is one
/// that the program itself reads, or when tables or types differ that are no lists.
std::set<std::string> add_changed_lists(const RulePack& before, const RulePack& after, PackChanges& changes);

}  // namespace wirefacts
