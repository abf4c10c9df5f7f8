#include "cli/cached_pack.h"

#include <chrono>
#include <cstdlib>
#include <filesystem>
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
  name_ = name();
  if (auto known = cache_->recall(name_); known && unchanged(known->made_of)) {
    key_ = std::move(known->key);
    made_of_ = std::move(known->made_of);
    checked_ = std::move(known->pack);
    return;
  }
  const auto now = std::chrono::system_clock::now();
  std::vector<std::string> paths;
  for (const std::string& directory : directories_) {
    const std::vector<std::string> more = paths_of_rule_directory(directory);
    paths.insert(paths.end(), more.begin(), more.end());
  }
  made_of_ = settled_stamps(paths, now);  // before they are read: a later change is seen
  key_ = key();
}

/// The program and the names of the layers: what the key takes from elsewhere than from files.
std::string CachedPack::name() const {
  ContentHash hash;
  hash.add(program_identity().value_or(""));
  for (const std::string& directory : directories_) {
    std::error_code code;
    hash.add(directory);
    hash.add(std::filesystem::canonical(directory, code).string());
  }
  return hash.digits();
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
  const auto now = std::chrono::system_clock::now();
  const auto before = cache_->stamp_of(key_);
  auto file = checked_ ? cache_->find(key_, *checked_) : cache_->find(key_);
  if (!file) return nullptr;
  const bool new_check = before != checked_ && before == cache_->stamp_of(key_);
  if (new_check && made_of_ && before->settled(now)) cache_->remember(name_, {key_, *made_of_, *before});
  return read_rule_pack(std::move(*file), PackCache::kHeaderBytes, part);
}

void CachedPack::keep(const RulePack& pack) const {
  if (!key_.empty() && key() == key_) cache_->keep(key_, rule_pack_bytes(pack));
}

}  // namespace wirefacts
