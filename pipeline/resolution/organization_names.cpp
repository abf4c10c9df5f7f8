#include "resolution/organization_names.h"

#include <algorithm>

#include "resolution/name_words.h"

namespace wirefacts {

std::string bare_name(const ResolutionTables::Data& tables, std::string_view name) {
  return fold_name(without_suffix(tables, name));
}

std::string_view without_suffix(const ResolutionTables::Data& tables, std::string_view name) {
  constexpr std::size_t kLongest = 3;  // words
  const std::vector<std::string_view> words = name_words(name);
  for (std::size_t count = std::min(kLongest, std::max<std::size_t>(words.size(), 1) - 1); count > 0; --count) {
    const auto begin = static_cast<std::size_t>(words[words.size() - count].data() - name.data());
    if (tables.legal_suffixes.count(fold_name(name.substr(begin))) == 0) continue;
    std::string_view last = words[words.size() - count - 1];
    if (last.size() > 1 && last.back() == ',') last.remove_suffix(1);
    return name.substr(0, static_cast<std::size_t>(last.data() - name.data()) + last.size());
  }
  return name;
}

bool is_listed(const Coreference& c, Label label, std::string_view word) {
  return label != Label::none && c.tables.knowledge.lists.row(label, word).has_value();
}

bool is_head(const Coreference& c, std::string_view word) { return is_listed(c, c.labels.organization_head, word); }

}  // namespace wirefacts
