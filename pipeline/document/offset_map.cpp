#include "document/offset_map.h"

#include <algorithm>
#include <bit>

namespace wirefacts {
namespace {

constexpr std::uint32_t kBlock = 64;

/// Bits below position `n` of a block.
std::uint64_t below(std::uint32_t n) { return n == 0 ? 0 : ~std::uint64_t{0} >> (64 - n); }

}  // namespace

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
