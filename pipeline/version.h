#pragma once
// The version of the program, as records name it.

namespace wirefacts {

inline constexpr const char* kVersion = "0.1.0";

}  // namespace wirefacts
