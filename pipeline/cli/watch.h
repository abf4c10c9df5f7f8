#pragma once
// Waiting for files of rules to change.

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

namespace wirefacts {

/// Looks at names, sizes and times of all files below some folders (or of single files), five times a second: that
/// works on every file system, also where the kernel tells nothing of changes (network, containers).
/// One thread at a time.
class FolderWatch {
 public:
  explicit FolderWatch(std::vector<std::string> folders) : folders_(std::move(folders)), seen_(fingerprint()) {}

  /// Returns true once something differs from the last time this was asked, false when `stop` is set.
  bool wait_for_change(const std::atomic<bool>& stop);

 private:
  [[nodiscard]] std::uint64_t fingerprint() const;

  std::vector<std::string> folders_;
  std::uint64_t seen_ = 0;
};

}  // namespace wirefacts
