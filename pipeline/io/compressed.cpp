#include "io/compressed.h"

#include <algorithm>
#include <array>
#include <utility>

namespace wirefacts {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 16U;

struct Format {
  Compression compression;
  std::string_view begins, ending, package;
  DecoderMaker decoder;
};
constexpr std::array<Format, 4> kFormats = {{{Compression::gzip, "\x1f\x8b", ".gz", "zlib1g", gzip_decoder},
                                             {Compression::xz,
                                              {"\xfd"
                                               "7zXZ\0",
                                               6},
                                              ".xz",
                                              "liblzma5",
                                              xz_decoder},
                                             {Compression::zstd, "\x28\xb5\x2f\xfd", ".zst", "libzstd1", zstd_decoder},
                                             {Compression::bzip2, "BZh", ".bz2", "libbz2-1.0", bzip2_decoder}}};

/// "BZh" may begin a text; behind it stand a digit and the mark of a block, or of the end.
bool is_bzip2(std::string_view bytes) {
  return bytes.size() >= 10 && bytes[3] >= '1' && bytes[3] <= '9' &&
         (bytes.substr(4, 6) == "1AY&SY" || bytes.substr(4, 6) == "\x17\x72\x45\x38\x50\x90");
}

const Format& format_of(Compression compression) {
  return *std::find_if(kFormats.begin(), kFormats.end(),
                       [&](const Format& format) { return format.compression == compression; });
}

}  // namespace

std::optional<Compression> compression_of(std::string_view first_bytes) {
  for (const Format& format : kFormats) {
    if (!first_bytes.starts_with(format.begins)) continue;
    if (format.compression == Compression::bzip2 && !is_bzip2(first_bytes)) continue;
    return format.compression;
  }
  return std::nullopt;
}

std::string without_compression(std::string path) {
  std::string small = path;
  for (char& c : small) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  for (const Format& format : kFormats) {
    if (small.ends_with(format.ending)) return path.substr(0, path.size() - format.ending.size());
  }
  return path;
}

Result<CompressedReader> CompressedReader::open(Compression compression, std::string_view begun,
                                                const std::string& path) {
  const Format& format = format_of(compression);
  auto decoder = format.decoder();
  if (decoder) return CompressedReader(std::move(*decoder), begun);
  return Error{"cannot read '" + path + "': " + decoder.error().message + "; install " + std::string(format.package),
               ErrorKind::input_output};
}

/// More compressed bytes, unless some are left.
Result<void> CompressedReader::fill(File& file) {
  if (at_ < block_.size() || at_end_) return {};
  block_.resize(kBlock);
  at_ = 0;
  const auto got = file.read(block_.data(), block_.size());
  block_.resize(got ? *got : 0);
  if (!got) return got.error();
  read_ += *got;
  at_end_ = *got == 0;
  return {};
}

Result<std::size_t> CompressedReader::read(File& file, char* to, std::size_t size) {
  const auto failed = [&](const char* how) {
    return Error{"cannot read '" + file.path() + "': the compressed data " + how, ErrorKind::input_output};
  };
  for (;;) {
    if (auto filled = fill(file); !filled) return filled.error();
    if (at_end_ && !in_member_) return std::size_t{0};
    const std::string_view in = std::string_view(block_).substr(at_);
    const Decoded step = decoder_->decode(in, to, size, at_end_);
    at_ += step.taken;
    in_member_ = step.state != Decoded::State::finished;
    if (step.given > 0) return step.given;
    if (step.state == Decoded::State::damaged) return failed("are damaged");
    if (step.state == Decoded::State::too_large) return failed("need more memory than is given: compress with less");
    if (at_end_ && in_member_) return failed("are cut short");
  }
}

}  // namespace wirefacts
