#pragma once
// A folder of compiled rule packs, each a file that is mapped: found by a key that says what it was made of and by
// whom.
//
// Beside them stand stamps (io/file_stamp.h): of the files that a key was computed of, and of the pack when all its
// bytes were checked. While nothing of that has changed, ten megabytes of lists need not be read for the key, nor
// seventy of the pack for its checksum. A pack in use is checked anew every hour: what changes bytes behind the file
// system's back, a failing disk, is found then.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/mapped_file.h"
#include "io/file_stamp.h"

namespace wirefacts {

/// What was found out the last time.
struct KnownPack {
  std::string key;
  std::vector<FileStamp> made_of;  // settled when the key was computed of them
  FileStamp pack;                  // settled when all of it was checked
};

/// Nothing here is an error: a folder that cannot be read or written, a file that is damaged or not ours is as if it
/// were not there. Safe beside other processes: files are replaced whole, and never changed.
class PackCache {
 public:
  static constexpr std::size_t kMostFiles = 4;     // those not used for the longest time go
  static constexpr std::size_t kMostStamps = 16;   // those written first go
  static constexpr std::size_t kHeaderBytes = 64;  // before the content

  explicit PackCache(std::string folder) : folder_(std::move(folder)) {}

  /// The file of this key, with its content from byte kHeaderBytes on, exactly as it was kept. `key`: 32 characters.
  [[nodiscard]] std::optional<MappedFile> find(std::string_view key) const;
  /// The same without reading it, when it still is `checked`, and was used in the last hour.
  [[nodiscard]] std::optional<MappedFile> find(std::string_view key, const FileStamp& checked) const;
  /// Makes the folder if need be.
  void keep(std::string_view key, std::string_view content) const;

  /// The stamp of the pack as it is now; settled or not.
  [[nodiscard]] std::optional<FileStamp> stamp_of(std::string_view key) const { return FileStamp::of(path_of(key)); }
  /// What was remembered under a name of 32 hexadecimal digits; made_of may have changed since.
  [[nodiscard]] std::optional<KnownPack> recall(std::string_view name) const;
  void remember(std::string_view name, const KnownPack& known) const;

 private:
  [[nodiscard]] std::string path_of(std::string_view key) const;
  void replace(const std::string& path, std::string_view key, std::string_view content) const;
  void remove_old() const;
  std::string folder_;
};

}  // namespace wirefacts
