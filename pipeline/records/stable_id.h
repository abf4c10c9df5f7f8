#pragma once
// Same article, same content, same id: the `uid` of each record, the `content_key` of the article.

#include <cstdint>
#include <string>
#include <string_view>

#include "records/extraction.h"

namespace wirefacts {

/// The schema id of records.
inline constexpr std::string_view kSchemaId = "wirefacts/1";

/// 26 characters. `layer`: name of the array; `place`: canonical name or "start-end"; n counts equals.
std::string uid(std::string_view doc_id, std::string_view layer, std::string_view type, std::string_view place,
                std::uint32_t n);

/// Writes the uid of every record that has one.
void assign_uids(Extraction& extraction);

/// 32 hexadecimal digits; changes with text, envelope, delivered publication date, program or rules only:
/// the same before and after an article is extracted.
std::string content_key(const DocRecord& doc, const MetaRecord& meta);

}  // namespace wirefacts
