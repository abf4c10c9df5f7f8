#pragma once
// The day, perhaps the second, that an article says it was published.

#include <optional>
#include <string>
#include <string_view>

namespace wirefacts {

/// ISO 8601 of day or second precision, as written but for the marks ("20210516T080625+0000" and "2021-05-16 08:06"
/// become "2021-05-16T08:06:25+00:00", "2021-05-16T08:06:00"; 2016/10/04 is read, too). Read as well: the form of mail
/// and feeds (RFC 5322, "Tue, 4 Oct 2016 17:20:00 GMT", also "4-OCT-2016"), days with the English name of the month ("4
/// October 2016", "Tuesday, Oct. 4, 2016 5:20 pm"), and seconds or milliseconds since 1970. Nothing for all else, also
/// for 10/04/2016, which is two days.
std::optional<std::string> publication_date(std::string_view text);

}  // namespace wirefacts
