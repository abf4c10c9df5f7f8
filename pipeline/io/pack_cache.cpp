#include "io/pack_cache.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <vector>

#include "base/archive.h"
#include "base/content_hash.h"
#include "io/file.h"

namespace wirefacts {

template <class A>
void archive(A& a, FileStamp& s) {
  auto& [path, device, inode, size, modified, changed] = s;
  a(path, device, inode, size, modified, changed);
}
template <class A>
void archive(A& a, KnownPack& k) {
  auto& [key, made_of, pack] = k;
  a(key, made_of, pack);
}

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMagic = "wirefacts pack\n\x1a";
constexpr std::string_view kPackEnding = ".pack", kStampEnding = ".stamp", kTemporaryEnding = ".tmp";
constexpr std::string_view kUnique = ".XXXXXX.tmp";  // behind the key: as mkstemps() wants it
constexpr std::size_t kKeySize = 32;
constexpr auto kUsedNow = std::chrono::hours(1);    // no more often a file says that it is used, and is checked
constexpr auto kForgotten = std::chrono::hours(1);  // older than the newest pack: who wrote the temporary file is gone

/// What stands before the content: magic, key, bytes of the content, checksum over all of that.
std::string header_of(std::string_view key, std::string_view content) {
  std::string header(kMagic);
  header += key;
  const auto number = [&](std::uint64_t value) { header.append(reinterpret_cast<const char*>(&value), sizeof value); };
  number(content.size());
  const std::uint64_t sums[] = {checksum(header), checksum(content)};
  number(checksum({reinterpret_cast<const char*>(sums), sizeof sums}));
  return header;
}

bool is_key(std::string_view text) {
  return text.size() == kKeySize && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// KEY.pack, NAME.stamp, KEY.xxxxxx.tmp: a file of any other name is not ours.
bool is_named(const std::string& name, std::string_view ending) {
  return name.ends_with(ending) && is_key(std::string_view(name).substr(0, name.size() - ending.size()));
}
bool is_temporary(const std::string& name) {
  return name.size() == kKeySize + kUnique.size() && name.ends_with(kTemporaryEnding) && name[kKeySize] == '.' &&
         is_key(std::string_view(name).substr(0, kKeySize));
}

using Clock = std::chrono::system_clock;

/// Nobody has said in the last hour that the file is used.
bool used_long_ago(const FileStamp& stamp) {
  const auto limit = std::chrono::duration_cast<std::chrono::nanoseconds>((Clock::now() - kUsedNow).time_since_epoch());
  return stamp.modified < limit.count();
}

/// Of a whole file, or nothing.
std::optional<std::string_view> checked_content(std::string_view bytes, std::string_view key) {
  if (key.size() != kKeySize || bytes.size() < PackCache::kHeaderBytes) return std::nullopt;
  const std::string_view content = bytes.substr(PackCache::kHeaderBytes);
  if (bytes.substr(0, PackCache::kHeaderBytes) != header_of(key, content)) return std::nullopt;
  return content;
}

/// Into memory at once: page by page is slower. Only a hint.
void read_ahead(std::string_view bytes) {
#ifdef MADV_POPULATE_READ
  ::madvise(const_cast<char*>(bytes.data()), bytes.size(), MADV_POPULATE_READ);
#endif
}

}  // namespace

std::string PackCache::path_of(std::string_view key) const {
  return folder_ + "/" + std::string(key) + std::string(kPackEnding);
}

std::optional<MappedFile> PackCache::find(std::string_view key) const {
  const std::string path = path_of(key);
  auto file = MappedFile::open(path);
  if (!file) return std::nullopt;
  read_ahead(file->bytes());
  if (!checked_content(file->bytes(), key)) return std::nullopt;
  if (const auto stamp = FileStamp::of(path); stamp && used_long_ago(*stamp)) {
    ::utimensat(AT_FDCWD, path.c_str(), nullptr, 0);  // used now: see remove_old()
  }
  return file;
}

std::optional<MappedFile> PackCache::find(std::string_view key, const FileStamp& checked) const {
  if (checked.path != path_of(key) || used_long_ago(checked)) return find(key);
  auto file = MappedFile::open(checked.path);
  // Asked behind the opening: what was opened cannot be older than what is there now.
  if (!file || FileStamp::of(checked.path) != checked || file->bytes().size() != checked.size) return find(key);
  return file;
}

void PackCache::keep(std::string_view key, std::string_view content) const {
  replace(path_of(key), key, content);
  remove_old();
}

std::optional<KnownPack> PackCache::recall(std::string_view name) const {
  const auto file = MappedFile::open(folder_ + "/" + std::string(name) + std::string(kStampEnding));
  const auto content = file ? checked_content(file->bytes(), name) : std::nullopt;
  if (!content) return std::nullopt;
  KnownPack out;
  ArchiveReader reader(*content);
  reader(out);
  return reader.ok() && reader.at_end() ? std::optional(std::move(out)) : std::nullopt;
}

void PackCache::remember(std::string_view name, const KnownPack& known) const {
  ArchiveWriter writer;
  writer(known);
  replace(folder_ + "/" + std::string(name) + std::string(kStampEnding), name, std::move(writer).bytes());
}

/// Whole, or not at all.
void PackCache::replace(const std::string& path, std::string_view key, std::string_view content) const {
  std::error_code code;
  fs::create_directories(folder_, code);
  std::string temporary = folder_ + "/" + std::string(key) + std::string(kUnique);
  const int made = ::mkstemps(temporary.data(), static_cast<int>(kTemporaryEnding.size()));
  if (made < 0) return;
  ::close(made);
  auto file = File::for_appending(temporary);
  const bool written = file && file->write(header_of(key, content)) && file->write(content);
  if (!written || std::rename(temporary.c_str(), path.c_str()) != 0) ::unlink(temporary.c_str());
}

void PackCache::remove_old() const {
  using Files = std::vector<std::pair<fs::file_time_type, fs::path>>;
  Files packs;
  Files stamps;
  Files temporaries;
  std::error_code code;
  for (fs::directory_iterator at(folder_, code); !code && at != fs::directory_iterator(); at.increment(code)) {
    const std::string name = at->path().filename().string();
    Files* const files = is_named(name, kPackEnding)    ? &packs
                         : is_named(name, kStampEnding) ? &stamps
                         : is_temporary(name)           ? &temporaries
                                                        : nullptr;
    if (files == nullptr) continue;
    std::error_code gone;  // another process may be faster
    const auto used = fs::last_write_time(at->path(), gone);
    if (!gone && at->is_regular_file(gone)) files->emplace_back(used, at->path());
  }
  const auto keep_newest = [&](Files& files, std::size_t most) {
    std::sort(files.rbegin(), files.rend());
    for (std::size_t i = most; i < files.size(); ++i) fs::remove(files[i].second, code);
  };
  keep_newest(packs, kMostFiles);
  keep_newest(stamps, kMostStamps);
  for (const auto& [used, path] : temporaries) {
    if (!packs.empty() && packs.front().first - used > kForgotten) fs::remove(path, code);
  }
}

}  // namespace wirefacts
