#pragma once
// What must stand in a window for a rule to match there, as another pack would find it.

#include "workbench/change_sieve.h"

namespace wirefacts {

/// The needs of a rule of `own`, in labels and fields of `other`: a label that `other` lacks is never found there.
/// REQUIRES: types that both packs have are the same.
NeedyRule needs_of(const CompiledStage& stage, const CompiledRule& rule, const RulePack& own, const RulePack& other);

}  // namespace wirefacts
