#pragma once
// The rule pack of some folders, from the cache where exactly these bytes were compiled before.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "io/pack_cache.h"
#include "rule_pack_archive.h"

namespace wirefacts {

/// Where compiled packs are kept: `asked` (--cache), else $WIREFACTS_CACHE, else wirefacts/ in $XDG_CACHE_HOME, else in
/// ~/.cache. Nothing: nowhere, or "off" was said.
std::optional<std::string> cache_folder(const std::optional<std::string>& asked);

/// One look into the cache, and what it takes to fill it. One thread at a time.
class CachedPack {
 public:
  /// `directories`: layers, in order. Reads all their files, unless their stamps are those of the last time.
  CachedPack(const std::optional<std::string>& folder, std::vector<std::string> directories);

  /// Null when it is not there; then build it, and keep it.
  [[nodiscard]] std::unique_ptr<RulePack> find(PackPart part) const;
  /// A pack without mistakes and with all its rules, built of the directories just now: if they changed meanwhile, it
  /// is not kept.
  void keep(const RulePack& pack) const;

 private:
  [[nodiscard]] std::string name() const;
  [[nodiscard]] std::string key() const;
  std::vector<std::string> directories_;
  std::optional<PackCache> cache_;
  std::string key_;                                // empty: no use of the cache
  std::string name_;                               // of what is remembered about these directories
  std::optional<std::vector<FileStamp>> made_of_;  // when all of them are settled
  std::optional<FileStamp> checked_;               // of the pack
};

}  // namespace wirefacts
