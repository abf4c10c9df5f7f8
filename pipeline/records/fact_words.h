#pragma once
// The words for readers of an event: columns of `event`, of v_fact and of facts.csv.

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "events/event_tables.h"
#include "records/code_point_text.h"
#include "records/extraction.h"

namespace wirefacts {

/// Roles of `who` and `whom` by record type ("MEETING").
using ColumnChoice = std::function<const WordColumns&(const std::string& record_type)>;

/// Fills `words` of every event. REQUIRES: all records but their words are there; ids are unique.
void add_fact_words(Extraction& extraction, const CodePointText& text, const ColumnChoice& columns);

/// How a reader would name what is referred to: canonical name, words, for an event its trigger and who did it. Where a
/// line of the text ends inside them stands a blank. Immutable; any thread.
class RecordNames {
 public:
  /// Who did it: as far as the words of the events are filled.
  RecordNames(const Extraction& extraction, const CodePointText& text);
  /// The id itself when there is no such record. The view lives as long as extraction and this.
  [[nodiscard]] std::string_view of(const std::string& id) const;
  [[nodiscard]] std::string of(const Reference& reference) const;

 private:
  std::unordered_map<std::string_view, std::string> names_;
};

}  // namespace wirefacts
