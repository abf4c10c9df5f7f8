#pragma once
// Article → document: layout, tokens, sentences, paragraphs, quotation marks (see README.md here).

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/symbol.h"
#include "base/table.h"
#include "document/article.h"
#include "document/document.h"

namespace wirefacts {

/// What segmentation knows of words, from rules/lexicon/. Immutable once filled, shared by threads.
struct SegmentationTables {
  /// Abbreviation with its period, case-folded ("mr.") → class: title month number place company
  /// time other ("" in the table means other).
  std::unordered_map<std::string, std::string> abbreviations;
  std::vector<std::string> clitics;                  // "'s", "n't" …, case-folded, with '
  std::unordered_set<std::string> sentence_openers;  // case-folded
  std::unordered_set<std::string> reporting_forms;   // case-folded: said, says, told …

  /// Abbreviations listed with a capital only: "No." is one, "no." is a word and a period.
  std::unordered_set<std::string> capital_abbreviations;  // case-folded
  /// What goes on behind "3 p.m.": names of weekdays, months and zones ("moscow time"), case-folded.
  std::unordered_set<std::string> calendar_words;
  /// Abbreviation, blank, next word of names that some list holds ("u.s. senate"), case-folded.
  std::unordered_set<std::string> abbreviated_names;

  /// Takes over the rows of a table by the base name of its file: abbreviations*.tsv, clitics.tsv,
  /// sentence_openers*.tsv, reporting_forms.tsv, weekdays.tsv, months.tsv, time_zones.tsv; of others only
  /// names with an abbreviation inside (column "form"). Tables of abbreviations need not come first.
  void add(const Table& table);
};

/// Where tokens of a bare text stand, cut exactly as in articles; for list entries and literals.
/// Thread-safe.
std::vector<ByteSpan> tokenize(std::string_view text, const SegmentationTables& tables);

/// The norm of a wordform or phrase: NFC, case-folded, apostrophes as '. Thread-safe.
std::string fold(std::string_view text);

/// A name for comparison: folded, without accents, hyphens and periods, blanks single. Thread-safe.
std::string fold_name(std::string_view text);

/// Bits of Shape (document/word_table.h) of a token with this text. Thread-safe.
std::uint8_t shapes_of(std::string_view text);

/// Turns articles into documents; one per worker: it keeps iterators, buffers and a word table that
/// grows with distinct wordforms and is emptied between articles when large.
/// `tables` and `symbols` must outlive it.
class Segmenter {
 public:
  Segmenter(const SegmentationTables& tables, const SymbolTable& symbols);
  ~Segmenter();
  Segmenter(Segmenter&&) noexcept;
  Segmenter& operator=(Segmenter&&) noexcept;

  /// Fills `document` (which is reset). The article must outlive the document's use. Never fails:
  /// ill-formed UTF-8, NUL, any length under 1 GiB; what a limit cuts off is listed as unread.
  void segment(const Article& article, Document& document);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace wirefacts
