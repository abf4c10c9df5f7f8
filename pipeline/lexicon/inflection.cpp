#include "lexicon/inflection.h"

#include <algorithm>
#include <utility>

#include "base/decimal.h"

namespace wirefacts {
namespace {

constexpr std::string_view kNone = "-";  // a cell: there is no such form

std::string key_of(std::string_view kind, std::string_view lemma, std::string_view inflection) {
  return std::string(kind) + "\t" + std::string(lemma) + "\t" + std::string(inflection);
}

}  // namespace

void Inflector::add(const Table& table, Diagnostics& diagnostics) {
  for (const Table::Row& row : table.rows()) {
    const std::string kind_name(table.cell(row, "kind"));
    auto kind = std::find_if(kinds_.begin(), kinds_.end(), [&](const Kind& k) { return k.name == kind_name; });
    if (kind == kinds_.end()) kind = kinds_.insert(kinds_.end(), Kind{kind_name, {}, {}, false});
    kind->first_word = kind->first_word || table.cell(row, "word") == "first";
    auto pattern = Regex::compile("(?s:.*)(?:" + std::string(table.cell(row, "pattern")) + ")");
    if (!pattern) {
      diagnostics.error(table.range(row), "bad regular expression: " + pattern.error().message);
      continue;
    }
    const std::string inflection(table.cell(row, "inflection"));
    if (std::find(kind->inflections.begin(), kind->inflections.end(), inflection) == kind->inflections.end()) {
      kind->inflections.push_back(inflection);
    }
    const auto drop = Decimal::parse(table.cell(row, "drop"));
    const auto letters = drop ? drop->to_integer() : std::nullopt;
    kind->patterns.push_back({inflection, std::move(*pattern), static_cast<std::size_t>(letters.value_or(0)),
                              std::string(table.cell(row, "add")), std::string(table.cell(row, "same_as"))});
  }
}

bool Inflector::knows(std::string_view kind) const {
  return std::any_of(kinds_.begin(), kinds_.end(), [&](const Kind& k) { return k.name == kind; });
}

std::string Inflector::regular(const Kind& kind, const std::string& inflection, const std::string& lemma) const {
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
  const auto kind = std::find_if(kinds_.begin(), kinds_.end(), [&](const Kind& k) { return k.name == kind_name; });
  if (kind == kinds_.end()) return out;
  const std::string whole(table.cell(row, "lemma"));
  // "hand over" is inflected in its first word, "prime minister" in its last.
  const std::size_t blank = kind->first_word ? whole.find(' ') : whole.rfind(' ');
  const bool several = blank != std::string::npos;
  const std::string before = several && !kind->first_word ? whole.substr(0, blank + 1) : "";
  const std::string behind = several && kind->first_word ? whole.substr(blank) : "";
  const std::string lemma = whole.substr(before.size(), whole.size() - before.size() - behind.size());
  const bool has_cells =
      std::any_of(kind->inflections.begin(), kind->inflections.end(),
                  [&](const std::string& inflection) { return table.column(inflection).has_value(); });
  if (!has_cells && !learned_) learn();
  for (const std::string& inflection : kind->inflections) {
    std::string form(table.cell(row, inflection));
    if (!form.empty()) {
      out.push_back({std::move(form), inflection});
      continue;
    }
    if (!has_cells) {
      const auto known = irregular_.find(key_of(kind->name, lemma, inflection));
      if (known != irregular_.end()) form = known->second;
    }
    if (form.empty()) form = regular(*kind, inflection, lemma);
    if (form.empty()) {  // same as another inflection, irregular or not
      const auto source = std::find_if(kind->patterns.begin(), kind->patterns.end(),
                                       [&](const Pattern& p) { return p.inflection == inflection; });
      for (const Form& known : out) {
        if (known.name == source->same_as) form = known.form;
      }
      out.push_back({std::move(form), inflection});
      continue;
    }
    if (form != kNone) form = before + form + behind;
    out.push_back({std::move(form), inflection});
  }
  const std::string_view particle = table.cell(row, "particle");
  out.erase(std::remove_if(out.begin(), out.end(), [](const Form& f) { return f.form == kNone; }), out.end());
  if (!particle.empty()) {
    for (Form& f : out) f.form += " " + std::string(particle);
  }
  return out;
}

/// Cells of the lists that have columns for them; the first row of a lemma counts.
void Inflector::learn() const {
  learned_ = true;
  if (known_ == nullptr) return;
  for (const auto& [path, layered] : known_->all()) {
    for (const Table& table : layered) {
      const std::string_view kind_name = table.header("inflect");
      for (const Kind& kind : kinds_) {
        if (kind.name != kind_name) continue;
        for (const std::string& inflection : kind.inflections) {
          if (!table.column(inflection)) continue;
          for (const Table::Row& row : table.rows()) {
            const std::string_view form = table.cell(row, inflection);
            if (!form.empty()) irregular_.try_emplace(key_of(kind_name, table.cell(row, "lemma"), inflection), form);
          }
        }
      }
    }
  }
}

}  // namespace wirefacts
