#include "io/bzip2.h"

#include <bzlib.h>

#include <algorithm>
#include <limits>

#include "base/loaded_library.h"

namespace wirefacts {
namespace {

struct Bzip2 {
  std::string missing;
  decltype(&BZ2_bzDecompressInit) init = nullptr;
  decltype(&BZ2_bzDecompress) decompress = nullptr;
  decltype(&BZ2_bzDecompressEnd) end = nullptr;
};

const Bzip2& library() {
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

}  // namespace

struct Bzip2Decoder::State {
  State() { begin(); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { library().end(&stream); }

  void begin() {
    stream = {};
    begun = library().init(&stream, 0, 0);
    finished = false;
  }

  bz_stream stream = {};
  int begun = BZ_OK;
  bool finished = false;
};

Bzip2Decoder::Bzip2Decoder() : state_(std::make_unique<State>()) {}
Bzip2Decoder::~Bzip2Decoder() = default;
Bzip2Decoder::Bzip2Decoder(Bzip2Decoder&&) noexcept = default;
Bzip2Decoder& Bzip2Decoder::operator=(Bzip2Decoder&&) noexcept = default;
const std::string& Bzip2Decoder::missing() { return library().missing; }

Decoded Bzip2Decoder::decode(std::string_view in, char* to, std::size_t size, bool /*last*/) {
  if (state_->finished) {
    if (in.empty()) return {0, 0, Decoded::State::finished};
    library().end(&state_->stream);
    state_->begin();
  }
  bz_stream& stream = state_->stream;
  constexpr std::size_t kMost = std::numeric_limits<unsigned>::max();
  const auto given = static_cast<unsigned>(std::min(in.size(), kMost));
  const auto room = static_cast<unsigned>(std::min(size, kMost));
  stream.next_in = const_cast<char*>(in.data());  // the library asks for it and does not write there
  stream.avail_in = given;
  stream.next_out = to;
  stream.avail_out = room;
  const int code = state_->begun == BZ_OK ? library().decompress(&stream) : state_->begun;
  Decoded out{given - stream.avail_in, room - stream.avail_out, Decoded::State::damaged};
  if (code == BZ_OK) out.state = Decoded::State::going;
  if (code == BZ_STREAM_END) out.state = Decoded::State::finished;
  if (code == BZ_MEM_ERROR) out.state = Decoded::State::too_large;
  state_->finished = code == BZ_STREAM_END;
  return out;
}

}  // namespace wirefacts
