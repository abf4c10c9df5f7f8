#pragma once
// Warnings that only texts can give: rules that are always beaten, vetoes that remove nothing, triggers so frequent
// that they cost.

#include <cstdint>

#include "base/diagnostic.h"
#include "rule_pack.h"
#include "workbench/corpus.h"

namespace wirefacts {

/// Adds what the rules show on the articles. A rule that never matches says nothing: the sample may be small (`cover`
/// lists such rules).
void lint_on_sample(const RulePack& pack, const Corpus& sample, std::uint32_t threads, Diagnostics& diagnostics);

}  // namespace wirefacts
