#pragma once
// SHA-256, and the digest of parts that ids are made of.

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct SHA256state_st;  // of OpenSSL

namespace wirefacts {

using Sha256Value = std::array<std::uint8_t, 32>;

/// Feed with `add`, then ask once. One thread at a time.
class Sha256 {
 public:
  Sha256();
  void add(std::string_view bytes);
  /// The object is used up afterwards.
  [[nodiscard]] Sha256Value finish();

 private:
  struct Free {
    void operator()(SHA256state_st* state) const;
  };
  std::unique_ptr<SHA256state_st, Free> state_;
};

Sha256Value sha256(std::string_view bytes);

/// Lower-case hexadecimal digits, all 64.
std::string hex(const Sha256Value& value);

/// SHA-256 over parts, each ended by the byte 1F; null is the byte 00. One thread at a time.
class Digest {
 public:
  Digest& part(std::string_view text);
  Digest& part(const std::optional<std::string>& text);
  Digest& part(const char* text) { return part(std::string_view(text)); }
  Digest& part(const std::string& text) { return part(std::string_view(text)); }
  Digest& null();
  [[nodiscard]] Sha256Value finish() { return sha256(bytes_); }

 private:
  std::string bytes_;
};

}  // namespace wirefacts
