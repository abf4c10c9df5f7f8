#include "lexicon/lemma_lists.h"

#include <algorithm>

namespace wirefacts {
namespace {

bool has_lemma(const Table& table, std::string_view lemma) {
  const auto column = table.column("lemma"), particle = table.column("particle");
  if (!column) return false;
  return std::any_of(table.rows().begin(), table.rows().end(), [&](const Table::Row& row) {
    const std::string_view own = table.cell(row, *column);
    if (!lemma.starts_with(own)) return false;
    const std::string_view more = particle ? table.cell(row, *particle) : std::string_view();
    if (more.empty()) return own == lemma;
    return lemma.size() == own.size() + 1 + more.size() && lemma[own.size()] == ' ' && lemma.ends_with(more);
  });
}

}  // namespace

std::set<std::string> labels_with_lemma(const TableSet& tables, std::string_view lemma) {
  std::set<std::string> out;
  for (const auto& [path, layers] : tables.all()) {
    for (const Table& table : layers) {
      const std::string label(table.header("label"));
      if (!label.empty() && !out.contains(label) && has_lemma(table, lemma)) out.insert(label);
    }
  }
  return out;
}

std::vector<std::string> lemmas_inflected(const TableSet& tables, std::string_view inflection) {
  std::set<std::string> out;
  for (const auto& [path, layers] : tables.all()) {
    for (const Table& table : layers) {
      const auto column = table.column("lemma");
      if (table.header("inflect") != inflection || !column) continue;
      for (const Table::Row& row : table.rows()) out.emplace(table.cell(row, *column));
    }
  }
  return {out.begin(), out.end()};
}

std::vector<std::string> lemmas_of_several_words(const TableSet& tables, std::string_view label,
                                                 std::string_view inflection) {
  std::vector<std::string> out;
  for (const auto& [path, layers] : tables.all()) {
    for (const Table& table : layers) {
      const auto column = table.column("lemma");
      if (table.header("label") != label || table.header("inflect") != inflection || !column) continue;
      for (const Table::Row& row : table.rows()) {
        const std::string_view lemma = table.cell(row, *column);
        if (lemma.find(' ') != std::string_view::npos) out.emplace_back(lemma);
      }
    }
  }
  return out;
}

}  // namespace wirefacts
