#pragma once
// Fast hashes of contents: to find and to check what this program wrote itself. The only door to xxHash.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace wirefacts {

/// 128 bits over everything added (XXH3): two contents with one value do not happen by chance. Not against a
/// deliberate forger. One thread at a time.
class ContentHash {
 public:
  ContentHash();
  ~ContentHash();
  ContentHash(ContentHash&&) noexcept;
  ContentHash& operator=(ContentHash&&) noexcept;

  /// The bytes and their number.
  void add(std::string_view bytes);
  /// 32 hexadecimal digits.
  [[nodiscard]] std::string digits() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// 64 bits over the bytes (XXH3), to find damage.
std::uint64_t checksum(std::string_view bytes);

}  // namespace wirefacts
