#include <zstd.h>
#include <zstd_errors.h>

#include <string>

#include "base/loaded_library.h"
#include "io/decoder.h"

namespace wirefacts {
namespace {

struct Zstd {
  std::string missing;
  decltype(&ZSTD_createDStream) create = nullptr;
  decltype(&ZSTD_freeDStream) free = nullptr;
  decltype(&ZSTD_decompressStream) decompress = nullptr;
  decltype(&ZSTD_isError) is_error = nullptr;
  decltype(&ZSTD_getErrorCode) error_code = nullptr;
};

const Zstd& zstd() {
  static const Zstd kLoaded = [] {
    Zstd out;
    LoadedLibrary loaded("libzstd.so.1");
    loaded.find("ZSTD_createDStream", out.create);
    loaded.find("ZSTD_freeDStream", out.free);
    loaded.find("ZSTD_decompressStream", out.decompress);
    loaded.find("ZSTD_isError", out.is_error);
    loaded.find("ZSTD_getErrorCode", out.error_code);
    out.missing = loaded.missing();
    return out;
  }();
  return kLoaded;
}

/// By itself the library refuses windows over 128 MB (zstd --long=28 and more).
class ZstdDecoder final : public Decoder {
 public:
  ~ZstdDecoder() override { zstd().free(stream_); }

  Decoded decode(std::string_view in, char* to, std::size_t size, bool /*last*/) override {
    if (stream_ == nullptr) return {0, 0, Decoded::State::too_large};
    ZSTD_inBuffer input{in.data(), in.size(), 0};
    ZSTD_outBuffer output{to, size, 0};
    const std::size_t code = zstd().decompress(stream_, &output, &input);
    Decoded out{input.pos, output.pos, code == 0 ? Decoded::State::finished : Decoded::State::going};
    if (zstd().is_error(code) == 0) return out;
    const ZSTD_ErrorCode why = zstd().error_code(code);
    const bool large = why == ZSTD_error_frameParameter_windowTooLarge || why == ZSTD_error_memory_allocation;
    out.state = large ? Decoded::State::too_large : Decoded::State::damaged;
    return out;
  }

 private:
  ZSTD_DStream* stream_ = zstd().create();
};

}  // namespace

Result<std::unique_ptr<Decoder>> zstd_decoder() {
  if (!zstd().missing.empty()) return Error{zstd().missing, ErrorKind::input_output};
  return std::unique_ptr<Decoder>(std::make_unique<ZstdDecoder>());
}

}  // namespace wirefacts
