#pragma once
// Meaning of a parsed pack: labels, features, fields, lemmas, order of stages, conversions, limits.

#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/diagnostic.h"
#include "base/source_file.h"
#include "base/table_set.h"
#include "document/span.h"
#include "grammar/ast.h"
#include "grammar/schema.h"

namespace wirefacts {

/// What `check` and `lint` must know beside grammar and schema. All of it must outlive the call.
struct CheckerContext {
  const SourceSet& sources;
  const TableSet& tables;                                           // for the values that lists have
  const std::unordered_set<std::string>& lemmas;                    // WordLists::lemmas()
  std::function<std::vector<ByteSpan>(std::string_view)> tokenize;  // as articles are cut
};

/// Every mistake that needs more than one line; of rules marked `broken` those of their other
/// lines. A grammar without errors (from here, the parser and merge_layers) can be compiled: defines end,
/// patterns have at most 10,000 atoms and 1,000 levels when written out. Linear in what is written,
/// but for the search of similar names, which stops after 1,000.
void check(const Grammar& grammar, const Schema& schema, const CheckerContext& context, Diagnostics& diagnostics);

/// Marks every rule with an error `broken`, and all of a stage that has one elsewhere: the others can be compiled, so
/// that a compiler tells in the same run what it alone sees.
void break_faulty(Grammar& grammar, const Diagnostics& diagnostics);

}  // namespace wirefacts
