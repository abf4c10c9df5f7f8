#include "lexicon/inflection.h"

#include <algorithm>
#include <utility>

#include "base/decimal.h"

namespace wirefacts {

void Inflector::add(const Table& table, Diagnostics& diagnostics) {
  for (const Table::Row& row : table.rows()) {
    const std::string kind_name(table.cell(row, "kind"));
    auto kind = std::find_if(kinds_.begin(), kinds_.end(),
                             [&](const Kind& k) { return k.name == kind_name; });
    if (kind == kinds_.end()) kind = kinds_.insert(kinds_.end(), Kind{kind_name, {}, {}});
    auto pattern = Regex::compile("(?s:.*)(?:" + std::string(table.cell(row, "pattern")) + ")");
    if (!pattern) {
      diagnostics.error(table.range(row), "bad regular expression: " + pattern.error().message);
      continue;
    }
    const std::string inflection(table.cell(row, "inflection"));
    if (std::find(kind->inflections.begin(), kind->inflections.end(), inflection) ==
        kind->inflections.end()) {
      kind->inflections.push_back(inflection);
    }
    const auto drop = Decimal::parse(table.cell(row, "drop"));
    const auto letters = drop ? drop->to_integer() : std::nullopt;
    kind->patterns.push_back({inflection, std::move(*pattern),
                              static_cast<std::size_t>(letters.value_or(0)),
                              std::string(table.cell(row, "add")),
                              std::string(table.cell(row, "same_as"))});
  }
}

bool Inflector::knows(std::string_view kind) const {
  return std::any_of(kinds_.begin(), kinds_.end(), [&](const Kind& k) { return k.name == kind; });
}

std::string Inflector::regular(const Kind& kind, const std::string& inflection,
                               const std::string& lemma) const {
  for (const Pattern& p : kind.patterns) {
    if (p.inflection != inflection || !p.pattern.matches(lemma)) continue;
    if (!p.same_as.empty()) return {};
    return lemma.substr(0, lemma.size() - std::min(lemma.size(), p.drop)) + p.add;
  }
  return lemma;
}

std::vector<Inflector::Form> Inflector::forms(std::string_view kind_name, const Table& table,
                                              const Table::Row& row) const {
  std::vector<Form> out;
  const auto kind = std::find_if(kinds_.begin(), kinds_.end(),
                                 [&](const Kind& k) { return k.name == kind_name; });
  if (kind == kinds_.end()) return out;
  const std::string lemma(table.cell(row, "lemma"));
  for (const std::string& inflection : kind->inflections) {
    std::string form(table.cell(row, inflection));
    if (form.empty()) form = regular(*kind, inflection, lemma);
    if (form.empty()) {  // same as another inflection, irregular or not
      const auto source = std::find_if(kind->patterns.begin(), kind->patterns.end(),
                                       [&](const Pattern& p) { return p.inflection == inflection; });
      for (const Form& known : out) {
        if (known.name == source->same_as) form = known.form;
      }
    }
    out.push_back({std::move(form), inflection});
  }
  const std::string_view particle = table.cell(row, "particle");
  out.erase(std::remove_if(out.begin(), out.end(), [](const Form& f) { return f.form == "-"; }),
            out.end());
  if (!particle.empty()) {
    for (Form& f : out) f.form += " " + std::string(particle);
  }
  return out;
}

}  // namespace wirefacts
