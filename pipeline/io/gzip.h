#pragma once
// gzip and zlib's format.

#include <memory>
#include <string>
#include <string_view>

#include "io/decoder.h"

namespace wirefacts {

/// io/decoder.h. One thread at a time.
class GzipDecoder {
 public:
  GzipDecoder();
  ~GzipDecoder();
  GzipDecoder(GzipDecoder&&) noexcept;
  GzipDecoder& operator=(GzipDecoder&&) noexcept;
  Decoded decode(std::string_view in, char* to, std::size_t size, bool last);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The bytes in zlib's format (RFC 1950), as small as zlib makes them. Under 2 GiB.
std::string deflated(std::string_view bytes);

}  // namespace wirefacts
