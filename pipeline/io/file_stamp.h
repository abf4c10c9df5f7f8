#pragma once
// What a file system says of a file without reading it: whether it is still the one that was read before.

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace wirefacts {

/// Two equal stamps of one path at two times: the file was not written to, replaced or renamed in between. Every change
/// of content sets the time of change (`ctime`), which no program can set; so this is as sure as that clock goes on,
/// once the stamp is settled.
struct FileStamp {
  std::string path;
  std::uint64_t device = 0, inode = 0, size = 0;
  std::int64_t modified = 0, changed = 0;  // nanoseconds since 1970
  friend bool operator==(const FileStamp&, const FileStamp&) = default;

  /// Of a file or folder, of a link that to which it leads. A folder's stamp changes when files in it come and go.
  static std::optional<FileStamp> of(const std::string& path);
  /// Older than the coarsest clock of a file system when `now` was: a later change has a later time.
  [[nodiscard]] bool settled(std::chrono::system_clock::time_point now) const;
};

/// In this order; nothing when one is not there or not settled.
std::optional<std::vector<FileStamp>> settled_stamps(std::span<const std::string> paths,
                                                     std::chrono::system_clock::time_point now);
/// All of them are what FileStamp::of() gives now.
bool unchanged(std::span<const FileStamp> stamps);

}  // namespace wirefacts
