#include "records/code_point_text.h"

#include <algorithm>

#include "document/offset_map.h"

namespace wirefacts {

CodePointText::CodePointText(std::string_view text) : text_(text) {
  ascii_ = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii_) return;
  std::uint32_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += utf8_sequence(text, at).length) {
    if (count++ % kStep == 0) starts_.push_back(static_cast<std::uint32_t>(at));
  }
}

std::size_t CodePointText::byte_of(std::uint32_t code_point) const {
  if (ascii_) return std::min<std::size_t>(code_point, text_.size());
  const std::size_t block = code_point / kStep;
  if (block >= starts_.size()) return text_.size();
  std::size_t at = starts_[block];
  for (std::uint32_t i = 0; i < code_point % kStep && at < text_.size(); ++i) at += utf8_sequence(text_, at).length;
  return std::min(at, text_.size());
}

std::string_view CodePointText::words(CharSpan span) const {
  const std::size_t begin = byte_of(span.start);
  const std::size_t end = byte_of(span.end);
  return begin < end ? text_.substr(begin, end - begin) : std::string_view();
}

}  // namespace wirefacts
