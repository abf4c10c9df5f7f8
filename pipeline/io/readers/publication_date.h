#pragma once
// The day, perhaps the second, that an article says it was published.

#include <optional>
#include <string>
#include <string_view>

namespace wirefacts {

/// ISO 8601 of day or second precision, as written but for the marks ("20210516T080625+0000" and "2021-05-16 08:06"
/// become "2021-05-16T08:06:25+00:00", "2021-05-16T08:06:00"). Read as well: the form of mail and feeds (RFC 5322,
/// "Tue, 4 Oct 2016 17:20:00 GMT", also "4-OCT-2016"), and seconds or milliseconds since 1970. Nothing for all else,
/// also for 10/04/2016, which is two days.
std::optional<std::string> publication_date(std::string_view text);

}  // namespace wirefacts
