#include "io/pack_cache.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <vector>

#include "base/content_hash.h"
#include "io/file.h"

namespace wirefacts {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMagic = "wirefacts pack\n\x1a";
constexpr std::string_view kEnding = ".pack", kTemporaryEnding = ".tmp";
constexpr std::string_view kUnique = ".XXXXXX.tmp";  // behind the key: as mkstemps() wants it
constexpr std::size_t kKeySize = 32;
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

/// KEY.pack, KEY.xxxxxx.tmp: a file of any other name is not ours.
bool is_pack(const std::string& name) {
  return name.ends_with(kEnding) && is_key(std::string_view(name).substr(0, name.size() - kEnding.size()));
}
bool is_temporary(const std::string& name) {
  return name.size() == kKeySize + kUnique.size() && name.ends_with(kTemporaryEnding) && name[kKeySize] == '.' &&
         is_key(std::string_view(name).substr(0, kKeySize));
}

}  // namespace

std::string PackCache::path_of(std::string_view key) const {
  return folder_ + "/" + std::string(key) + std::string(kEnding);
}

std::optional<MappedFile> PackCache::find(std::string_view key) const {
  const std::string path = path_of(key);
  auto file = MappedFile::open(path);
  if (!file || key.size() != kKeySize || file->bytes().size() < kHeaderBytes) return std::nullopt;
  const std::string_view content = file->bytes().substr(kHeaderBytes);
  if (file->bytes().substr(0, kHeaderBytes) != header_of(key, content)) return std::nullopt;
  ::utimensat(AT_FDCWD, path.c_str(), nullptr, 0);  // used now: see remove_old()
  return file;
}

void PackCache::keep(std::string_view key, std::string_view content) const {
  std::error_code code;
  fs::create_directories(folder_, code);
  std::string temporary = folder_ + "/" + std::string(key) + std::string(kUnique);
  const int made = ::mkstemps(temporary.data(), static_cast<int>(kTemporaryEnding.size()));
  if (made < 0) return;
  ::close(made);
  auto file = File::for_appending(temporary);
  const bool written = file && file->write(header_of(key, content)) && file->write(content);
  if (!written || std::rename(temporary.c_str(), path_of(key).c_str()) != 0) {
    ::unlink(temporary.c_str());
    return;
  }
  remove_old();
}

void PackCache::remove_old() const {
  using Files = std::vector<std::pair<fs::file_time_type, fs::path>>;
  Files packs;
  Files temporaries;
  std::error_code code;
  for (fs::directory_iterator at(folder_, code); !code && at != fs::directory_iterator(); at.increment(code)) {
    const std::string name = at->path().filename().string();
    if (!is_pack(name) && !is_temporary(name)) continue;
    std::error_code gone;  // another process may be faster
    const auto used = fs::last_write_time(at->path(), gone);
    if (gone || !at->is_regular_file(gone)) continue;
    (is_pack(name) ? packs : temporaries).emplace_back(used, at->path());
  }
  std::sort(packs.rbegin(), packs.rend());
  for (const auto& [used, path] : temporaries) {
    if (!packs.empty() && packs.front().first - used > kForgotten) fs::remove(path, code);
  }
  for (std::size_t i = kMostFiles; i < packs.size(); ++i) fs::remove(packs[i].second, code);
}

}  // namespace wirefacts
