#pragma once
// zlib's format; gzip is read through io/decoder.h.

#include <string>
#include <string_view>

namespace wirefacts {

/// The bytes in zlib's format (RFC 1950), as small as zlib makes them. Under 2 GiB.
std::string deflated(std::string_view bytes);

}  // namespace wirefacts
