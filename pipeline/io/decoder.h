#pragma once
// What decompressors have in common: they are fed with pieces of a file and fill pieces of its content.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "base/result.h"

namespace wirefacts {

/// One step of a decoder.
struct Decoded {
  enum class State : std::uint8_t {
    going,      // more input or more room is needed
    finished,   // a member is complete
    damaged,    // for good
    too_large,  // it needs more memory than is given: for good
  };
  std::size_t taken = 0;  // bytes of `in`
  std::size_t given = 0;  // bytes written to `to`
  State state = State::going;
};

/// One thread at a time.
class Decoder {
 public:
  Decoder() = default;
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;
  virtual ~Decoder() = default;
  /// `last`: nothing stands behind `in`. After `finished` more input begins another member (gzip, bzip2) or frame,
  /// which stand one behind the other in one file.
  virtual Decoded decode(std::string_view in, char* to, std::size_t size, bool last) = 0;
};

/// A decoder of a format. Error (input_output): why its library cannot be used. All but zlib are loaded when they are
/// first asked for. Thread-safe.
using DecoderMaker = Result<std::unique_ptr<Decoder>> (*)();

Result<std::unique_ptr<Decoder>> gzip_decoder();   // gzip.cpp, zlib
Result<std::unique_ptr<Decoder>> xz_decoder();     // xz.cpp, liblzma; up to 256 MB
Result<std::unique_ptr<Decoder>> zstd_decoder();   // zstd.cpp, libzstd; windows up to 128 MB
Result<std::unique_ptr<Decoder>> bzip2_decoder();  // bzip2.cpp, libbz2

}  // namespace wirefacts
