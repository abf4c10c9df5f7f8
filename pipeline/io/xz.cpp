#include "io/xz.h"

#include <lzma.h>

#include "base/loaded_library.h"

namespace wirefacts {
namespace {

constexpr std::uint64_t kMemory = std::uint64_t{256} << 20U;  // xz -9 needs 65 MB

struct Lzma {
  std::string missing;
  decltype(&lzma_stream_decoder) stream_decoder = nullptr;
  decltype(&lzma_code) code = nullptr;
  decltype(&lzma_end) end = nullptr;
};

const Lzma& library() {
  static const Lzma kLoaded = [] {
    Lzma out;
    LoadedLibrary loaded("liblzma.so.5");
    loaded.find("lzma_stream_decoder", out.stream_decoder);
    loaded.find("lzma_code", out.code);
    loaded.find("lzma_end", out.end);
    out.missing = loaded.missing();
    return out;
  }();
  return kLoaded;
}

}  // namespace

struct XzDecoder::State {
  // LZMA_CONCATENATED: streams and the padding between them, to the end of the file.
  State() : begun(library().stream_decoder(&stream, kMemory, LZMA_CONCATENATED)) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { library().end(&stream); }

  lzma_stream stream = LZMA_STREAM_INIT;
  lzma_ret begun;
};

XzDecoder::XzDecoder() : state_(std::make_unique<State>()) {}
XzDecoder::~XzDecoder() = default;
XzDecoder::XzDecoder(XzDecoder&&) noexcept = default;
XzDecoder& XzDecoder::operator=(XzDecoder&&) noexcept = default;
const std::string& XzDecoder::missing() { return library().missing; }

Decoded XzDecoder::decode(std::string_view in, char* to, std::size_t size, bool last) {
  lzma_stream& stream = state_->stream;
  stream.next_in = reinterpret_cast<const std::uint8_t*>(in.data());
  stream.avail_in = in.size();
  stream.next_out = reinterpret_cast<std::uint8_t*>(to);
  stream.avail_out = size;
  const lzma_ret code =
      state_->begun == LZMA_OK ? library().code(&stream, last ? LZMA_FINISH : LZMA_RUN) : state_->begun;
  Decoded out{in.size() - stream.avail_in, size - stream.avail_out, Decoded::State::damaged};
  if (code == LZMA_OK || code == LZMA_BUF_ERROR) out.state = Decoded::State::going;
  if (code == LZMA_STREAM_END) out.state = Decoded::State::finished;
  if (code == LZMA_MEM_ERROR || code == LZMA_MEMLIMIT_ERROR) out.state = Decoded::State::too_large;
  return out;
}

}  // namespace wirefacts
