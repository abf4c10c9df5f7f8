#pragma once
// Texts in which nothing happens: every event that rules find there is a false alarm.

#include <cstdint>
#include <string>
#include <vector>

#include "records/extraction.h"
#include "rule_pack.h"
#include "workbench/corpus.h"

namespace wirefacts {

struct FalseAlarm {
  std::string article, rule, place, type;  // place: "stages/deals.rules:43"
  CharSpan span;
  std::string words, sentence;  // on one line
  friend bool operator==(const FalseAlarm&, const FalseAlarm&) = default;
};

struct QuietReport {
  std::size_t articles = 0;
  std::size_t known = 0;           // alarms that quiet/known-false-positives.tsv names (rule, sentence)
  std::vector<FalseAlarm> alarms;  // the others, in the order of the text
  std::vector<std::string> stale;  // lines of that list whose alarm does not sound any more: "file:line: rule"
};

/// Events and claims found in the texts, against the list of the pack.
QuietReport check_quiet(const RulePack& pack, const Corpus& corpus, std::uint32_t threads);

/// Each alarm in its sentence, with the `counter` line that would keep it away.
std::string render(const QuietReport& report);

}  // namespace wirefacts
