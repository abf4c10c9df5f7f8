#pragma once
// Forms of a lemma by the patterns of rules/lexicon/inflections.tsv and the irregular cells of a row.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.h"
#include "base/regex.h"
#include "base/table.h"
#include "base/table_set.h"

namespace wirefacts {

/// The regular inflection of verbs and nouns, as data. Immutable once built; thread-safe.
class Inflector {
 public:
  struct Form {
    std::string form;
    std::string name;  // base s past participle ing, singular plural
  };

  /// Rows: `kind inflection pattern drop add same_as`; for each inflection the first row whose
  /// pattern matches the lemma counts: `drop` letters fall off its end, `add` follows; or the form
  /// of another inflection (`same_as`). Rows of one kind give its inflections in order of first sight. `word` =
  /// first: of several words the first is inflected, else the last.
  void add(const Table& table, Diagnostics& diagnostics);

  /// The tables whose irregular forms serve lists that have no columns for such forms. They must outlive this.
  void know(const TableSet& tables) { known_ = &tables; }

  [[nodiscard]] bool knows(std::string_view kind) const;

  /// All forms of the row: its cell in the column named like the inflection; in a table without any such column
  /// the irregular form that another list has of the lemma; else the regular form.
  /// A cell "-" means that there is no such form. A `particle` cell stands behind every form.
  [[nodiscard]] std::vector<Form> forms(std::string_view kind, const Table& table, const Table::Row& row) const;

 private:
  struct Pattern {
    std::string inflection;
    Regex pattern;
    std::size_t drop = 0;
    std::string add, same_as;
  };
  struct Kind {
    std::string name;
    std::vector<std::string> inflections;
    std::vector<Pattern> patterns;
    bool first_word = false;
  };
  using Irregular = std::unordered_map<std::string, std::string>;  // kind, lemma, inflection → form
  void learn() const;
  [[nodiscard]] std::string regular(const Kind& kind, const std::string& inflection, const std::string& lemma) const;
  std::vector<Kind> kinds_;
  const TableSet* known_ = nullptr;
  mutable Irregular irregular_;  // filled when it is first asked for; packs are built by one thread
  mutable bool learned_ = false;
};

}  // namespace wirefacts
