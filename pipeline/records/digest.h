#pragma once
// SHA-256 (FIPS 180-4) and the digest of parts of records.md 2.1.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wirefacts {

using Sha256Value = std::array<std::uint8_t, 32>;

/// Feed with `add`, then ask once. One thread at a time.
class Sha256 {
 public:
  void add(std::string_view bytes);
  /// The object is used up afterwards.
  [[nodiscard]] Sha256Value finish();

 private:
  void compress(const std::uint8_t* block);
  std::array<std::uint32_t, 8> state_ = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<std::uint8_t, 64> buffer_ = {};
  std::uint64_t length_ = 0;  // bytes so far
};

Sha256Value sha256(std::string_view bytes);

/// Lower-case hexadecimal digits, all 64.
std::string hex(const Sha256Value& value);

/// SHA-256 over parts, each ended by the byte 1F; null is the byte 00.
class Digest {
 public:
  Digest& part(std::string_view text);
  Digest& part(const std::optional<std::string>& text);
  Digest& part(const char* text) { return part(std::string_view(text)); }
  Digest& part(const std::string& text) { return part(std::string_view(text)); }
  Digest& null();
  [[nodiscard]] Sha256Value finish() { return hash_.finish(); }

 private:
  Sha256 hash_;
};

}  // namespace wirefacts
