#include "cli/watch.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <thread>

namespace wirefacts {
namespace {

namespace fs = std::filesystem;

std::uint64_t file_hash(const fs::path& path) {
  std::error_code code;
  const std::uint64_t size = fs::file_size(path, code);
  const auto time = fs::last_write_time(path, code).time_since_epoch().count();
  return std::hash<std::string>()(path.native() + "\n" + std::to_string(size) + "\n" + std::to_string(time));
}

}  // namespace

std::uint64_t FolderWatch::fingerprint() const {
  std::uint64_t sum = 0;  // the order of a directory does not count
  for (const std::string& folder : folders_) {
    std::error_code code;
    if (fs::is_regular_file(folder, code)) {
      sum += file_hash(folder);
      continue;
    }
    fs::recursive_directory_iterator at(folder, code);
    for (; !code && at != fs::recursive_directory_iterator(); at.increment(code)) {
      std::error_code ignored;
      if (at->is_regular_file(ignored)) sum += file_hash(at->path());
    }
  }
  return sum;
}

bool FolderWatch::wait_for_change(const std::atomic<bool>& stop) {
  constexpr auto kPause = std::chrono::milliseconds(200);
  while (!stop) {
    const std::uint64_t now = fingerprint();
    if (now != seen_) {
      seen_ = now;
      return true;
    }
    std::this_thread::sleep_for(kPause);
  }
  return false;
}

}  // namespace wirefacts
