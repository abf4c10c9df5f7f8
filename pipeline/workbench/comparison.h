#pragma once
// Records of two extractions of one article beside each other: for `diff` and `score`.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "records/extraction.h"

namespace wirefacts {

/// A value in words, and where it stands in the article: spans of all mentions of what it refers to.
struct ComparedValue {
  std::string words;
  std::vector<CharSpan> spans;  // sorted
};

struct ComparedField {
  std::string name;
  std::vector<ComparedValue> values;
};

enum class RecordLayer : std::uint8_t { mention, time, quantity, quotation, event, claim };
const char* name_of(RecordLayer layer);

/// A record as people compare it. Ids, codes and confidence are left out: they follow from the rest, or
/// change with every neighbor.
struct ComparedRecord {
  RecordLayer layer = RecordLayer::event;
  std::string type;  // "PERSON", "money", "AGREEMENT_SIGN"
  CharSpan span;     // mention, expression, trigger, first evidence
  std::string words;
  std::string rule;
  std::vector<ComparedField> fields;  // those with a value, by name
};

/// In order of layers, then of the text. `text`: that of the article.
std::vector<ComparedRecord> compared_records(const Extraction& extraction, std::string_view text);

/// Equal words, or one place of the text in common.
bool same_referent(const ComparedValue& a, const ComparedValue& b);

/// Numbers of two records that speak of the same; how they were found.
struct RecordPair {
  enum class Kind : std::uint8_t { exact, overlap, other_type };
  std::size_t left = 0, right = 0;
  Kind kind = Kind::exact;
};

enum class TypeMatch : std::uint8_t { same, any };

/// Each record in at most one pair: first equal layer, type and span; then equal layer and type, spans that
/// overlap, longest overlap first; then (TypeMatch::any) equal layer and span. By number of `left`.
std::vector<RecordPair> pair_records(const std::vector<ComparedRecord>& left, const std::vector<ComparedRecord>& right,
                                     TypeMatch types);

}  // namespace wirefacts
