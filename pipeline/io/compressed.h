#pragma once
// Compressed files: gzip, xz, Zstandard, bzip2, known by their first bytes.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "io/decoder.h"
#include "io/file.h"

namespace wirefacts {

enum class Compression : std::uint8_t { gzip, xz, zstd, bzip2 };

/// Of a file by its first bytes; nothing when it is none of these.
std::optional<Compression> compression_of(std::string_view first_bytes);

/// The path without the ending of a compressed file (.gz .xz .zst .bz2, in small or large letters).
std::string without_compression(std::string path);

/// Decompresses a file while it is read: all its members, one behind the other. Memory: 64 KB, and what the format
/// needs (xz, Zstandard up to 256 and 128 MB; files that need more are refused). One thread at a time.
class CompressedReader {
 public:
  /// `begun`: what was read of the file already. Error (input_output): the library of the format is not installed.
  static Result<CompressedReader> open(Compression compression, std::string_view begun, const std::string& path);

  /// Bytes read into `to`, 0 at the end. Error (input_output): reading failed, the data are damaged or cut short; what
  /// was given before is right.
  Result<std::size_t> read(File& file, char* to, std::size_t size);
  /// Compressed bytes taken so far.
  [[nodiscard]] std::uint64_t bytes_taken() const { return read_ - (block_.size() - at_); }

 private:
  CompressedReader(std::unique_ptr<Decoder> decoder, std::string_view begun)
      : decoder_(std::move(decoder)), block_(begun), read_(begun.size()) {}
  Result<void> fill(File& file);

  std::unique_ptr<Decoder> decoder_;
  std::string block_;       // compressed bytes
  std::size_t at_ = 0;      // the first of them that the decoder has not taken
  std::uint64_t read_ = 0;  // of the file
  bool at_end_ = false, in_member_ = true;
};

}  // namespace wirefacts
