#include "io/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>
#include <string>

namespace wirefacts {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 16U;
constexpr int kGzipOnly = 16 + MAX_WBITS;

Bytef* as_bytes(const char* text) {
  return reinterpret_cast<Bytef*>(const_cast<char*>(text));  // zlib asks for it and does not write there
}

}  // namespace

struct GzipReader::State {
  State() { inflateInit2(&stream, kGzipOnly); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { inflateEnd(&stream); }

  /// More compressed bytes behind those that are left; false at the end of the file.
  Result<bool> fill(File& file) {
    if (stream.avail_in > 0) return true;
    block.resize(kBlock);
    const auto got = file.read(block.data(), block.size());
    if (!got) return got.error();
    taken += *got;
    stream.next_in = as_bytes(block.data());
    stream.avail_in = static_cast<uInt>(*got);
    return *got > 0;
  }

  z_stream stream = {};
  std::string block;
  std::uint64_t taken = 0;
  bool in_member = true;
};

GzipReader::GzipReader(std::string_view begun) : state_(std::make_unique<State>()) {
  state_->block = begun;
  state_->taken = begun.size();
  state_->stream.next_in = as_bytes(state_->block.data());
  state_->stream.avail_in = static_cast<uInt>(begun.size());
}
GzipReader::~GzipReader() = default;
GzipReader::GzipReader(GzipReader&&) noexcept = default;
GzipReader& GzipReader::operator=(GzipReader&&) noexcept = default;

std::uint64_t GzipReader::bytes_taken() const { return state_->taken - state_->stream.avail_in; }

Result<std::size_t> GzipReader::read(File& file, char* to, std::size_t size) {
  z_stream& stream = state_->stream;
  const auto damaged = [&](const char* how) {
    return Error{"cannot read '" + file.path() + "': the compressed data are " + how, ErrorKind::input_output};
  };
  const auto room = static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max()));
  stream.next_out = as_bytes(to);
  stream.avail_out = room;
  while (stream.avail_out == room) {
    const auto more = state_->fill(file);
    if (!more) return more.error();
    if (!*more) {
      if (state_->in_member) return damaged("cut short");
      return std::size_t{0};
    }
    if (!state_->in_member) {
      inflateReset(&stream);
      state_->in_member = true;
    }
    const int code = inflate(&stream, Z_NO_FLUSH);
    if (code == Z_STREAM_END) state_->in_member = false;
    else if (code != Z_OK && code != Z_BUF_ERROR) return damaged("damaged");
  }
  return std::size_t{room - stream.avail_out};
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
