#pragma once
// Text inside of a page, or of XML.

#include <string>
#include <string_view>

namespace wirefacts {

/// & < > " as entities.
std::string escaped_html(std::string_view text);

/// The same for text and attributes of XML 1.0: a line end as a reference; a byte that is no character there as U+FFFD.
std::string escaped_xml(std::string_view text);

}  // namespace wirefacts
