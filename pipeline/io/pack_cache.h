#pragma once
// A folder of compiled rule packs, each a file that is mapped: found by a key that says what it was made of and by
// whom.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/mapped_file.h"

namespace wirefacts {

/// Nothing here is an error: a folder that cannot be read or written, a file that is damaged or not ours is as if it
/// were not there. Safe beside other processes: files are replaced whole, and never changed.
class PackCache {
 public:
  static constexpr std::size_t kMostFiles = 4;     // those not used for the longest time go
  static constexpr std::size_t kHeaderBytes = 64;  // before the content

  explicit PackCache(std::string folder) : folder_(std::move(folder)) {}

  /// The file of this key, with its content from byte kHeaderBytes on, exactly as it was kept. `key`: 32 characters.
  [[nodiscard]] std::optional<MappedFile> find(std::string_view key) const;
  /// Makes the folder if need be.
  void keep(std::string_view key, std::string_view content) const;

 private:
  [[nodiscard]] std::string path_of(std::string_view key) const;
  void remove_old() const;
  std::string folder_;
};

}  // namespace wirefacts
