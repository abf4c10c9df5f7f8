#pragma once
// How right the rules are, against records made by hand.

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "io/gold_reader.h"
#include "rule_pack.h"
#include "workbench/comparison.h"
#include "workbench/context.h"
#include "workbench/corpus.h"

namespace wirefacts {

/// Records of gold, records found, and how many of them are the same: exact has the same type and span, overlap
/// the same type and a common character, one to one.
struct Tally {
  std::uint32_t gold = 0, found = 0, exact = 0, overlap = 0;
  void add(const Tally& other);
};

struct Measure {
  double precision = 0, recall = 0, f1 = 0;  // 0 … 1
};
Measure measure(std::uint32_t right, const Tally& tally);

struct FieldTally {
  std::uint32_t gold = 0, found = 0, right = 0;  // values, of records that overlap
};

struct ScoredError {
  enum class Kind : std::uint8_t { missing, wrong, field };
  Kind kind = Kind::missing;
  std::string article, type, rule, words;
  CharSpan span;
  Context context;                   // the words around it
  std::string field, expected, got;  // kind field
};

struct Score {
  using TypeKey = std::pair<RecordLayer, std::string>;
  std::size_t articles = 0;
  std::map<TypeKey, Tally> types;
  std::map<std::pair<TypeKey, std::string>, FieldTally> fields;
  std::map<std::string, std::pair<std::uint32_t, std::uint32_t>> rules;  // judged, right (overlap)
  std::vector<std::string> undeclared;  // event types of the gold that no schema declares, by name: never found
  std::vector<std::map<RecordLayer, Tally>> by_article;
  std::vector<ScoredError> errors;  // in the order of articles, then of the text
};

/// Articles of the gold that the corpus has. Layers that the gold does not annotate are left out.
/// Error (bad_data): the gold is of another text; (no_input): none of its articles is in the corpus.
Result<Score> score(const RulePack& pack, const std::vector<GoldArticle>& gold, const Corpus& corpus,
                    std::uint32_t threads);

/// What is told beside the types.
struct ScoreTables {
  bool fields = false, rules = false;
};
/// A table of P, R, F1 with 95 % intervals of the totals (bootstrap over articles, fixed seed), then the others.
std::string render(const Score& score, ScoreTables tables, std::size_t most_errors);
/// rules/precision.tsv: rule, judged, right, by name; low, high: the 95 % interval of right / judged, for readers.
std::string precision_table(const Score& score);

}  // namespace wirefacts
