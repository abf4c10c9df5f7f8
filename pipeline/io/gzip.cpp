#include "io/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>
#include <string>

#include "io/decoder.h"

namespace wirefacts {
namespace {

constexpr int kGzipOnly = 16 + MAX_WBITS;

Bytef* as_bytes(const char* text) {
  return reinterpret_cast<Bytef*>(const_cast<char*>(text));  // zlib asks for it and does not write there
}

class GzipDecoder final : public Decoder {
 public:
  GzipDecoder() { inflateInit2(&stream_, kGzipOnly); }
  ~GzipDecoder() override { inflateEnd(&stream_); }

  Decoded decode(std::string_view in, char* to, std::size_t size, bool /*last*/) override {
    if (finished_) {
      // Tapes and archives fill up their blocks behind the end.
      const std::size_t zeros = std::min(in.find_first_not_of('\0'), in.size());
      if (zeros == in.size()) return {zeros, 0, Decoded::State::finished};
      inflateReset(&stream_);
      finished_ = false;
    }
    constexpr std::size_t kMost = std::numeric_limits<uInt>::max();
    const auto given = static_cast<uInt>(std::min(in.size(), kMost)), room = static_cast<uInt>(std::min(size, kMost));
    stream_.next_in = as_bytes(in.data());
    stream_.avail_in = given;
    stream_.next_out = as_bytes(to);
    stream_.avail_out = room;
    const int code = inflate(&stream_, Z_NO_FLUSH);
    finished_ = code == Z_STREAM_END;
    const bool whole = code == Z_OK || code == Z_BUF_ERROR || code == Z_STREAM_END;
    return {given - stream_.avail_in, room - stream_.avail_out,
            !whole      ? Decoded::State::damaged
            : finished_ ? Decoded::State::finished
                        : Decoded::State::going};
  }

 private:
  z_stream stream_ = {};
  bool finished_ = false;
};

}  // namespace

Result<std::unique_ptr<Decoder>> gzip_decoder() { return std::unique_ptr<Decoder>(std::make_unique<GzipDecoder>()); }

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
