#pragma once
// What displays do with words of articles and rules. Values in, values out.

#include <cstddef>
#include <string>
#include <string_view>

#include "records/extraction.h"

namespace wirefacts {

/// The first `most` bytes, or less, never cutting a character; `sign` behind what was cut.
std::string shortened(std::string_view text, std::size_t most, std::string_view sign = "…");

/// Blanks behind the text, up to `width` code points.
std::string padded(std::string text, std::size_t width);

/// "12-34".
std::string offsets_of(CharSpan span);

/// Each run of blanks and line ends as one blank, also in front.
std::string flowing(std::string_view text);

/// The sentence as a clause of a rule, `counter  "…"` or with back-quotes, in which nothing is to be found.
std::string counter_line(std::string_view sentence);

}  // namespace wirefacts
