#include "records/digest.h"

// The functions of this one algorithm. Those of OpenSSL's interface for all algorithms load tables of every algorithm
// first: a twentieth of the time that a command takes to start.
#define OPENSSL_API_COMPAT 10100  // NOLINT(cppcoreguidelines-macro-usage): as openssl/macros.h wants it
#include <openssl/sha.h>

namespace wirefacts {

void Sha256::Free::operator()(SHA256state_st* state) const { delete state; }

Sha256::Sha256() : state_(new SHA256_CTX) { SHA256_Init(state_.get()); }
void Sha256::add(std::string_view bytes) { SHA256_Update(state_.get(), bytes.data(), bytes.size()); }
Sha256Value Sha256::finish() {
  Sha256Value out{};
  SHA256_Final(out.data(), state_.get());
  return out;
}

Sha256Value sha256(std::string_view bytes) {
  SHA256_CTX state;
  SHA256_Init(&state);
  SHA256_Update(&state, bytes.data(), bytes.size());
  Sha256Value out{};
  SHA256_Final(out.data(), &state);
  return out;
}

std::string hex(const Sha256Value& value) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (const std::uint8_t byte : value) {
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15];
  }
  return out;
}

Digest& Digest::part(std::string_view text) {
  bytes_ += text;
  bytes_ += '\x1f';
  return *this;
}

Digest& Digest::part(const std::optional<std::string>& text) { return text ? part(std::string_view(*text)) : null(); }

Digest& Digest::null() {
  bytes_ += std::string_view("\0\x1f", 2);
  return *this;
}

}  // namespace wirefacts
