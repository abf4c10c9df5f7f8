#pragma once
// Our fields, and where the user's names for them stand.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "io/articles.h"
#include "io/readers/article_builder.h"

namespace wirefacts {

struct FieldNames {
  std::optional<std::string> RawFields::*field;
  std::vector<std::string> InputFields::*names;
};
inline constexpr std::array<FieldNames, 12> kFieldNames{{{&RawFields::id, &InputFields::id},
                                                         {&RawFields::text, &InputFields::text},
                                                         {&RawFields::title, &InputFields::title},
                                                         {&RawFields::published, &InputFields::published},
                                                         {&RawFields::source, &InputFields::source},
                                                         {&RawFields::url, &InputFields::url},
                                                         {&RawFields::author, &InputFields::author},
                                                         {&RawFields::section, &InputFields::section},
                                                         {&RawFields::slug, &InputFields::slug},
                                                         {&RawFields::ednote, &InputFields::ednote},
                                                         {&RawFields::status, &InputFields::status},
                                                         {&RawFields::supersedes, &InputFields::supersedes}}};

}  // namespace wirefacts
