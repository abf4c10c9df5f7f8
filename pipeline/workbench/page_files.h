#pragma once
// The files of page/, built into the program.

#include <string_view>

namespace wirefacts {

/// The bytes of "page.css"; empty when there is no such file.
std::string_view page_file(std::string_view name);

}  // namespace wirefacts
