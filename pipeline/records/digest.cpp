#include "records/digest.h"

#include <openssl/evp.h>

#include <new>

namespace wirefacts {
namespace {

/// Looked up once: that takes longer than most of our digests.
const EVP_MD* algorithm() {
  static const EVP_MD* const kSha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  return kSha256;
}

void start(EVP_MD_CTX* context) {
  if (context == nullptr || EVP_DigestInit_ex2(context, algorithm(), nullptr) != 1) throw std::bad_alloc();
}

Sha256Value result(EVP_MD_CTX* context) {
  Sha256Value out{};
  EVP_DigestFinal_ex(context, out.data(), nullptr);
  return out;
}

}  // namespace

void Sha256::Free::operator()(evp_md_ctx_st* context) const { EVP_MD_CTX_free(context); }

Sha256::Sha256() : context_(EVP_MD_CTX_new()) { start(context_.get()); }
void Sha256::add(std::string_view bytes) { EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()); }
Sha256Value Sha256::finish() { return result(context_.get()); }

Sha256Value sha256(std::string_view bytes) {
  thread_local const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> reused(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  start(reused.get());
  EVP_DigestUpdate(reused.get(), bytes.data(), bytes.size());
  return result(reused.get());
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
