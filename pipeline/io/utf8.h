#pragma once
// Whether bytes are UTF-8.

#include <string_view>

#include "document/offset_map.h"

namespace wirefacts {

inline bool is_well_formed(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Sequence sequence = utf8_sequence(text, at);
    if (!sequence.well_formed) return false;
    at += sequence.length;
  }
  return true;
}

}  // namespace wirefacts
