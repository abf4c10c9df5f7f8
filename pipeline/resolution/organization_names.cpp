#include "resolution/organization_names.h"

#include "resolution/name_words.h"

namespace wirefacts {

std::string bare_name(const ResolutionTables::Data& tables, std::string_view name) {
  std::string folded = fold_name(name);
  const std::size_t blank = folded.rfind(' ');
  if (blank != std::string::npos && tables.legal_suffixes.count(folded.substr(blank + 1)) != 0) folded.resize(blank);
  return folded;
}

std::string_view without_suffix(const ResolutionTables::Data& tables, std::string_view name) {
  const std::size_t blank = name.rfind(' ');
  const bool has_suffix =
      blank != std::string_view::npos && tables.legal_suffixes.count(fold_name(name.substr(blank + 1))) != 0;
  return has_suffix ? name.substr(0, blank) : name;
}

bool is_listed(const Coreference& c, Label label, std::string_view word) {
  return label != Label::none && c.tables.knowledge.lists.row(label, word).has_value();
}

bool is_head(const Coreference& c, std::string_view word) { return is_listed(c, c.labels.organization_head, word); }

}  // namespace wirefacts
