#pragma once
// Two versions of the rules over one corpus.

#include <cstdint>
#include <memory>
#include <variant>
#include <vector>

#include "extractor.h"
#include "rule_pack.h"
#include "workbench/corpus.h"
#include "workbench/record_diff.h"

namespace wirefacts {

/// Where the records of one side come from: rules to run, or records that a run wrote.
struct DiffSide {
  std::string name;  // for messages
  std::variant<std::unique_ptr<const RulePack>, std::vector<Extraction>> source;
};

/// The records of a JSON Lines file. Error: no_input, bad_data with file and line.
Result<std::vector<Extraction>> read_extractions(const std::string& path);

/// Two packs are both run only where a change of rules or lists can tell (change_sieve.h), elsewhere the new one for
/// both; or both everywhere: the same result, slowly.
enum class Follow : std::uint8_t { changes, everything };

/// `options`: of the extractors of both sides. Error (bad_data): records of another corpus: of another text of an
/// article, none of one of its articles, or of an article that it has not.
Result<RecordDiff> diff_corpus(const DiffSide& before, const DiffSide& after, const Corpus& corpus,
                               std::uint32_t threads, Follow follow = Follow::changes,
                               const ExtractorOptions& options = {});

}  // namespace wirefacts
