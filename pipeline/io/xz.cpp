#include <lzma.h>

#include <string>

#include "base/loaded_library.h"
#include "io/decoder.h"

namespace wirefacts {
namespace {

constexpr std::uint64_t kMemory = std::uint64_t{256} << 20U;  // xz -9 needs 65 MB

struct Lzma {
  std::string missing;
  decltype(&lzma_stream_decoder) stream_decoder = nullptr;
  decltype(&lzma_code) code = nullptr;
  decltype(&lzma_end) end = nullptr;
};

const Lzma& lzma() {
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

class XzDecoder final : public Decoder {
 public:
  // LZMA_CONCATENATED: streams and the padding between them, to the end of the file.
  XzDecoder() : begun_(lzma().stream_decoder(&stream_, kMemory, LZMA_CONCATENATED)) {}
  ~XzDecoder() override { lzma().end(&stream_); }

  Decoded decode(std::string_view in, char* to, std::size_t size, bool last) override {
    stream_.next_in = reinterpret_cast<const std::uint8_t*>(in.data());
    stream_.avail_in = in.size();
    stream_.next_out = reinterpret_cast<std::uint8_t*>(to);
    stream_.avail_out = size;
    const lzma_ret code = begun_ == LZMA_OK ? lzma().code(&stream_, last ? LZMA_FINISH : LZMA_RUN) : begun_;
    Decoded out{in.size() - stream_.avail_in, size - stream_.avail_out, Decoded::State::damaged};
    if (code == LZMA_OK || code == LZMA_BUF_ERROR) out.state = Decoded::State::going;
    if (code == LZMA_STREAM_END) out.state = Decoded::State::finished;
    if (code == LZMA_MEM_ERROR || code == LZMA_MEMLIMIT_ERROR) out.state = Decoded::State::too_large;
    return out;
  }

 private:
  lzma_stream stream_ = LZMA_STREAM_INIT;
  lzma_ret begun_;
};

}  // namespace

Result<std::unique_ptr<Decoder>> xz_decoder() {
  if (!lzma().missing.empty()) return Error{lzma().missing, ErrorKind::input_output};
  return std::unique_ptr<Decoder>(std::make_unique<XzDecoder>());
}

}  // namespace wirefacts
