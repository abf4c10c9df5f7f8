#include <bzlib.h>

#include <algorithm>
#include <limits>
#include <string>

#include "base/loaded_library.h"
#include "io/decoder.h"

namespace wirefacts {
namespace {

struct Bzip2 {
  std::string missing;
  decltype(&BZ2_bzDecompressInit) init = nullptr;
  decltype(&BZ2_bzDecompress) decompress = nullptr;
  decltype(&BZ2_bzDecompressEnd) end = nullptr;
};

const Bzip2& bzip2() {
  static const Bzip2 kLoaded = [] {
    Bzip2 out;
    LoadedLibrary loaded("libbz2.so.1.0");
    loaded.find("BZ2_bzDecompressInit", out.init);
    loaded.find("BZ2_bzDecompress", out.decompress);
    loaded.find("BZ2_bzDecompressEnd", out.end);
    out.missing = loaded.missing();
    return out;
  }();
  return kLoaded;
}

class Bzip2Decoder final : public Decoder {
 public:
  Bzip2Decoder() { begin(); }
  ~Bzip2Decoder() override { bzip2().end(&stream_); }

  Decoded decode(std::string_view in, char* to, std::size_t size, bool /*last*/) override {
    if (finished_) {
      if (in.empty()) return {0, 0, Decoded::State::finished};
      bzip2().end(&stream_);
      begin();
    }
    constexpr std::size_t kMost = std::numeric_limits<unsigned>::max();
    const auto given = static_cast<unsigned>(std::min(in.size(), kMost));
    const auto room = static_cast<unsigned>(std::min(size, kMost));
    stream_.next_in = const_cast<char*>(in.data());  // the library asks for it and does not write there
    stream_.avail_in = given;
    stream_.next_out = to;
    stream_.avail_out = room;
    const int code = begun_ == BZ_OK ? bzip2().decompress(&stream_) : begun_;
    Decoded out{given - stream_.avail_in, room - stream_.avail_out, Decoded::State::damaged};
    if (code == BZ_OK) out.state = Decoded::State::going;
    if (code == BZ_STREAM_END) out.state = Decoded::State::finished;
    if (code == BZ_MEM_ERROR) out.state = Decoded::State::too_large;
    finished_ = code == BZ_STREAM_END;
    return out;
  }

 private:
  void begin() {
    stream_ = {};
    begun_ = bzip2().init(&stream_, 0, 0);
    finished_ = false;
  }

  bz_stream stream_ = {};
  int begun_ = BZ_OK;
  bool finished_ = false;
};

}  // namespace

Result<std::unique_ptr<Decoder>> bzip2_decoder() {
  if (!bzip2().missing.empty()) return Error{bzip2().missing, ErrorKind::input_output};
  return std::unique_ptr<Decoder>(std::make_unique<Bzip2Decoder>());
}

}  // namespace wirefacts
