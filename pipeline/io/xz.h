#pragma once
// xz, with liblzma.

#include <memory>
#include <string>
#include <string_view>

#include "io/decoder.h"

namespace wirefacts {

/// io/decoder.h. One thread at a time. REQUIRES: missing() is empty.
class XzDecoder {
 public:
  XzDecoder();
  ~XzDecoder();
  XzDecoder(XzDecoder&&) noexcept;
  XzDecoder& operator=(XzDecoder&&) noexcept;
  Decoded decode(std::string_view in, char* to, std::size_t size, bool last);
  /// Why liblzma cannot be used; empty when it can. It is loaded when this is first asked. Thread-safe.
  static const std::string& missing();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace wirefacts
