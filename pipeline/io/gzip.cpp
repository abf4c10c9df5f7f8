#include "io/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>
#include <string>

namespace wirefacts {
namespace {

constexpr int kGzipOnly = 16 + MAX_WBITS;

Bytef* as_bytes(const char* text) {
  return reinterpret_cast<Bytef*>(const_cast<char*>(text));  // zlib asks for it and does not write there
}

}  // namespace

struct GzipDecoder::State {
  State() { inflateInit2(&stream, kGzipOnly); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { inflateEnd(&stream); }

  z_stream stream = {};
  bool finished = false;
};

GzipDecoder::GzipDecoder() : state_(std::make_unique<State>()) {}
GzipDecoder::~GzipDecoder() = default;
GzipDecoder::GzipDecoder(GzipDecoder&&) noexcept = default;
GzipDecoder& GzipDecoder::operator=(GzipDecoder&&) noexcept = default;

Decoded GzipDecoder::decode(std::string_view in, char* to, std::size_t size, bool /*last*/) {
  z_stream& stream = state_->stream;
  if (state_->finished && !in.empty()) {
    inflateReset(&stream);
    state_->finished = false;
  }
  constexpr std::size_t kMost = std::numeric_limits<uInt>::max();
  const auto given = static_cast<uInt>(std::min(in.size(), kMost)), room = static_cast<uInt>(std::min(size, kMost));
  stream.next_in = as_bytes(in.data());
  stream.avail_in = given;
  stream.next_out = as_bytes(to);
  stream.avail_out = room;
  const int code = inflate(&stream, Z_NO_FLUSH);
  state_->finished = code == Z_STREAM_END;
  const bool whole = code == Z_OK || code == Z_BUF_ERROR || code == Z_STREAM_END;
  return {given - stream.avail_in, room - stream.avail_out,
          !whole             ? Decoded::State::damaged
          : state_->finished ? Decoded::State::finished
                             : Decoded::State::going};
}

std::string deflated(std::string_view bytes) {
  uLongf size = compressBound(static_cast<uLong>(bytes.size()));
  std::string out(size, '\0');
  // It can fail only for want of memory, or of room, of which there is enough.
  const int code = compress2(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()),
                             static_cast<uLong>(bytes.size()), Z_BEST_COMPRESSION);
  if (code != Z_OK) throw std::bad_alloc();
  out.resize(size);
  return out;
}

}  // namespace wirefacts
