#include "document/offset_map.h"

#include <algorithm>
#include <bit>

namespace wirefacts {
namespace {

constexpr std::uint32_t kBlock = 64;

/// Bits below position `n` of a block.
std::uint64_t below(std::uint32_t n) { return n == 0 ? 0 : ~std::uint64_t{0} >> (64 - n); }

}  // namespace

Utf8Sequence utf8_sequence(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(at);
  if (lead < 0x80) return {1, true};
  std::uint32_t length = 0;
  unsigned low = 0x80;
  unsigned high = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return {1, false};
  }
  for (std::uint32_t i = 1; i < length; ++i) {
    if (at + i >= text.size() || byte(at + i) < low || byte(at + i) > high) return {i, false};
    low = 0x80;
    high = 0xBF;
  }
  return {length, true};
}

std::string well_formed_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const Utf8Sequence s = utf8_sequence(text, i);
    if (s.well_formed && text[i] != '\0') {
      out.append(text, i, s.length);
    } else {
      out += "\xEF\xBF\xBD";
    }
    i += s.length;
  }
  return out;
}

OffsetMap::OffsetMap(std::string_view text) : size_(static_cast<std::uint32_t>(text.size())) {
  ascii_ = std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
  if (ascii_) return;
  blocks_.resize(text.size() / kBlock + 1);
  for (std::size_t i = 0; i < text.size();) {
    const Utf8Sequence s = utf8_sequence(text, i);
    Block& block = blocks_[i / kBlock];
    block.starts |= std::uint64_t{1} << (i % kBlock);
    if (s.well_formed && s.length == 4) block.wide |= std::uint64_t{1} << (i % kBlock);
    i += s.length;
  }
  for (std::size_t b = 1; b < blocks_.size(); ++b) {
    const Block& before = blocks_[b - 1];
    const auto count = static_cast<std::uint32_t>(std::popcount(before.starts));
    blocks_[b].code_points = before.code_points + count;
    blocks_[b].utf16_units = before.utf16_units + count + static_cast<std::uint32_t>(std::popcount(before.wide));
  }
}

std::uint32_t OffsetMap::code_points(std::uint32_t offset) const {
  if (ascii_) return offset;
  const Block& block = blocks_[offset / kBlock];
  return block.code_points + static_cast<std::uint32_t>(std::popcount(block.starts & below(offset % kBlock)));
}

std::uint32_t OffsetMap::utf16_units(std::uint32_t offset) const {
  if (ascii_) return offset;
  const Block& block = blocks_[offset / kBlock];
  const std::uint64_t mask = below(offset % kBlock);
  return block.utf16_units + static_cast<std::uint32_t>(std::popcount(block.starts & mask)) +
         static_cast<std::uint32_t>(std::popcount(block.wide & mask));
}

}  // namespace wirefacts
