#pragma once
// Which rules compete for the same words, and who wins.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "rule_pack.h"
#include "workbench/corpus.h"

namespace wirefacts {

/// Two rules of one stage, or two that make events in different stages, over a corpus.
struct Contest {
  enum class Kind : std::uint8_t {
    beats,   // the winner comes first in the total order
    vetoes,  // the winner forbids the other
    beside,  // a stage that keeps all: both stay on the very same words
    apart,   // of different stages: both make an event of the very same words
  };
  Kind kind = Kind::beats;
  std::uint32_t winner = 0, loser = 0;  // rules; beside, apart: the earlier one first
  std::uint64_t times = 0;
  std::map<std::string, std::uint64_t> why;    // beats: "which is longer" → times
  std::string article, won_words, lost_words;  // the first such place
  std::uint32_t offset = 0;                    // of the lost words: code points
};

struct OverlapReport {
  std::uint64_t articles = 0;
  std::vector<Contest> contests;  // most frequent first; then by rule numbers
};

/// The same for any number of threads.
OverlapReport find_overlaps(const RulePack& pack, const Corpus& corpus, std::uint32_t threads);

/// At most `most` contests, each with its first place.
std::string render(const OverlapReport& report, const RulePack& pack, std::size_t most);

}  // namespace wirefacts
