#pragma once
// A rule pack as bytes, and back, for the cache of packs (io/pack_cache.h).

#include <memory>
#include <string>

#include "base/mapped_file.h"
#include "rule_pack.h"

namespace wirefacts {

/// What of a pack is wanted: the rules as written serve those who work on rules, and take half of the time.
enum class PackPart : std::uint8_t { to_extract, with_grammar };

/// REQUIRES: a pack without mistakes, in which no rule was switched off.
std::string rule_pack_bytes(const RulePack& pack);

/// Large tables are read in place: the pack owns the file. The bytes behind `begin` must be those of rule_pack_bytes(),
/// of this very program and its libraries; null: they are not, as far as one sees. `begin` is a multiple of 8.
std::unique_ptr<RulePack> read_rule_pack(MappedFile file, std::size_t begin, PackPart part);

}  // namespace wirefacts
