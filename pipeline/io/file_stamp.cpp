#include "io/file_stamp.h"

#include <sys/stat.h>

#include <algorithm>

namespace wirefacts {
namespace {

constexpr auto kCoarsestClock = std::chrono::seconds(2);  // FAT counts in these

std::int64_t nanoseconds(const timespec& time) { return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec; }

}  // namespace

std::optional<FileStamp> FileStamp::of(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return std::nullopt;
  return FileStamp{path,
                   status.st_dev,
                   status.st_ino,
                   static_cast<std::uint64_t>(status.st_size),
                   nanoseconds(status.st_mtim),
                   nanoseconds(status.st_ctim)};
}

bool FileStamp::settled(std::chrono::system_clock::time_point now) const {
  const auto limit = std::chrono::duration_cast<std::chrono::nanoseconds>((now - kCoarsestClock).time_since_epoch());
  return std::max(modified, changed) < limit.count();
}

std::optional<std::vector<FileStamp>> settled_stamps(std::span<const std::string> paths,
                                                     std::chrono::system_clock::time_point now) {
  std::vector<FileStamp> out;
  for (const std::string& path : paths) {
    auto stamp = FileStamp::of(path);
    if (!stamp || !stamp->settled(now)) return std::nullopt;
    out.push_back(std::move(*stamp));
  }
  return out;
}

bool unchanged(std::span<const FileStamp> stamps) {
  return std::all_of(stamps.begin(), stamps.end(),
                     [](const FileStamp& stamp) { return FileStamp::of(stamp.path) == stamp; });
}

}  // namespace wirefacts
