#pragma once
// A file as bytes in memory, without reading it.

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace wirefacts {

/// Read-only; begins at a page. The file must not be shortened while it is mapped: replaced or removed it may be.
/// Any thread may read it.
class MappedFile {
 public:
  /// All of an ordinary file; nothing when there is none, or it cannot be mapped.
  static std::optional<MappedFile> open(const std::string& path);

  MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}
  MappedFile& operator=(MappedFile&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    return *this;
  }
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  [[nodiscard]] std::string_view bytes() const { return bytes_; }

 private:
  explicit MappedFile(std::string_view bytes) : bytes_(bytes) {}
  std::string_view bytes_;
};

}  // namespace wirefacts
