#pragma once
// Forms of a lemma by the patterns of rules/lexicon/inflections.tsv and the irregular cells of a row.

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/regex.h"
#include "base/table.h"

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
  /// of another inflection (`same_as`). Rows of one kind give its inflections in order of first sight.
  void add(const Table& table, Diagnostics& diagnostics);

  [[nodiscard]] bool knows(std::string_view kind) const;

  /// All forms of the row: its cell in the column named like the inflection, else the regular form.
  /// A cell "-" means that there is no such form. A `particle` cell stands behind every form.
  [[nodiscard]] std::vector<Form> forms(std::string_view kind, const Table& table,
                                        const Table::Row& row) const;

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
  };
  [[nodiscard]] std::string regular(const Kind& kind, const std::string& inflection,
                                    const std::string& lemma) const;
  std::vector<Kind> kinds_;
};

}  // namespace wirefacts
