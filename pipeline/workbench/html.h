#pragma once
// Text inside of a page, or of XML.

#include <string>
#include <string_view>

namespace wirefacts {

/// & < > " as entities.
std::string escaped_html(std::string_view text);

}  // namespace wirefacts
