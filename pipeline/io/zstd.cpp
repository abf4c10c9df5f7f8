#include "io/zstd.h"

#include <zstd.h>
#include <zstd_errors.h>

#include "base/loaded_library.h"

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

const Zstd& library() {
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

}  // namespace

/// By itself the library refuses windows over 128 MB (zstd --long=28 and more).
struct ZstdDecoder::State {
  State() : stream(library().create()) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { library().free(stream); }

  ZSTD_DStream* stream;
};

ZstdDecoder::ZstdDecoder() : state_(std::make_unique<State>()) {}
ZstdDecoder::~ZstdDecoder() = default;
ZstdDecoder::ZstdDecoder(ZstdDecoder&&) noexcept = default;
ZstdDecoder& ZstdDecoder::operator=(ZstdDecoder&&) noexcept = default;
const std::string& ZstdDecoder::missing() { return library().missing; }

Decoded ZstdDecoder::decode(std::string_view in, char* to, std::size_t size, bool /*last*/) {
  if (state_->stream == nullptr) return {0, 0, Decoded::State::too_large};
  ZSTD_inBuffer input{in.data(), in.size(), 0};
  ZSTD_outBuffer output{to, size, 0};
  const std::size_t code = library().decompress(state_->stream, &output, &input);
  Decoded out{input.pos, output.pos, code == 0 ? Decoded::State::finished : Decoded::State::going};
  if (library().is_error(code) == 0) return out;
  const ZSTD_ErrorCode why = library().error_code(code);
  const bool large = why == ZSTD_error_frameParameter_windowTooLarge || why == ZSTD_error_memory_allocation;
  out.state = large ? Decoded::State::too_large : Decoded::State::damaged;
  return out;
}

}  // namespace wirefacts
