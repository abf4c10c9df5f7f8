#pragma once
// How large RE2 would make an expression, told from its text alone.

#include <string_view>

namespace wirefacts {

/// Never less than the instructions of the compiled expression, usually two or three times as many. Infinite for what
/// this simple reading does not follow (quoted stretches \Q…\E, groups that do not close) and for more repetitions
/// inside one another than RE2 takes. Linear in the text.
double most_instructions(std::string_view pattern);

}  // namespace wirefacts
