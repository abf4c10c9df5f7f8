#pragma once
// gzip: the bytes of a compressed file.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "io/file.h"

namespace wirefacts {

/// True of the first bytes of a gzip file.
inline bool is_gzip(std::string_view first_bytes) { return first_bytes.starts_with("\x1f\x8b"); }

/// Decompresses a file while it is read: all its members, one behind the other. Memory: 64 KB. One thread at a time.
class GzipReader {
 public:
  /// `begun`: what was read of the file already.
  explicit GzipReader(std::string_view begun);
  ~GzipReader();
  GzipReader(GzipReader&&) noexcept;
  GzipReader& operator=(GzipReader&&) noexcept;

  /// Bytes read into `to`, 0 at the end. Error (input_output): reading failed, the data are damaged or cut short; what
  /// was given before is right.
  Result<std::size_t> read(File& file, char* to, std::size_t size);
  /// Compressed bytes taken so far.
  [[nodiscard]] std::uint64_t bytes_taken() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The bytes in zlib's format (RFC 1950), as small as zlib makes them. Under 2 GiB.
std::string deflated(std::string_view bytes);

}  // namespace wirefacts
