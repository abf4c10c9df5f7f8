#include "cli/cached_pack.h"

#include <cstdlib>
#include <utility>

#include "cli/program_identity.h"
#include "io/rule_directory.h"

namespace wirefacts {
namespace {

constexpr std::string_view kOff = "off";

/// Of the environment; nothing when it is not set or empty.
std::optional<std::string> variable(const char* name) {
  const char* const value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nobody changes the environment
  return value == nullptr || *value == '\0' ? std::nullopt : std::optional<std::string>(value);
}

}  // namespace

std::optional<std::string> cache_folder(const std::optional<std::string>& asked) {
  const auto said = asked ? asked : variable("WIREFACTS_CACHE");
  if (said) return *said == kOff || said->empty() ? std::nullopt : said;
  if (const auto caches = variable("XDG_CACHE_HOME"); caches && caches->starts_with('/')) return *caches + "/wirefacts";
  if (const auto home = variable("HOME"); home && home->starts_with('/')) return *home + "/.cache/wirefacts";
  return std::nullopt;
}

CachedPack::CachedPack(const std::optional<std::string>& folder, std::vector<std::string> directories)
    : directories_(std::move(directories)) {
  if (!folder) return;
  cache_.emplace(*folder);
  key_ = key();
}

std::string CachedPack::key() const {
  const auto program = program_identity();
  if (!program) return {};
  ContentHash hash;
  hash.add(*program);
  for (const std::string& directory : directories_) {
    if (!hash_rule_directory(directory, hash)) return {};
  }
  return hash.digits();
}

std::unique_ptr<RulePack> CachedPack::find(PackPart part) const {
  if (key_.empty()) return nullptr;
  auto file = cache_->find(key_);
  return file ? read_rule_pack(std::move(*file), PackCache::kHeaderBytes, part) : nullptr;
}

void CachedPack::keep(const RulePack& pack) const {
  if (!key_.empty() && key() == key_) cache_->keep(key_, rule_pack_bytes(pack));
}

}  // namespace wirefacts
