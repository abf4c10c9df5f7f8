#pragma once
// Which program this is, to the byte.

#include <optional>
#include <string>

namespace wirefacts {

/// The build ids of the program and of every library it is linked with, ICU and RE2 among them; nothing when one of
/// them has none.
std::optional<std::string> program_identity();

}  // namespace wirefacts
