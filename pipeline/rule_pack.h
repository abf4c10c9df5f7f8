#pragma once
// Everything compiled from rules/, immutable.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/mapped_file.h"
#include "base/source_file.h"
#include "base/symbol.h"
#include "base/table_set.h"
#include "cascade/cascade.h"
#include "events/event_tables.h"
#include "grammar/schema.h"
#include "lexicon/gazetteer.h"
#include "lexicon/word_lists.h"
#include "resolution/knowledge.h"
#include "resolution/resolution_tables.h"
#include "segmentation/segmenter.h"
#include "values/number.h"

namespace wirefacts {

/// One object, built once (rule_pack_builder.h), shared read-only by all threads. It never moves: parts
/// refer to each other.
struct RulePack {
  RulePack();
  ~RulePack();  // not in every file that holds a pack: its parts are long to take down, and to compile
  RulePack(const RulePack&) = delete;
  RulePack& operator=(const RulePack&) = delete;

  std::optional<MappedFile> file;  // that parts are read from; none: all of them own what they have
  SourceSet sources;
  std::vector<std::string> identities;  // "name@hash" of each layer
  TableSet tables;
  Schema schema;
  SegmentationTables segmentation;
  SymbolTable symbols;
  WordLists lists;
  Gazetteer gazetteer;
  NumberWords numbers;
  Cascade cascade;
  std::optional<ResolutionTables> resolution;
  std::optional<EventTables> events;

  [[nodiscard]] Knowledge knowledge() const { return {schema, tables, lists, segmentation, cascade.rule_names}; }
  [[nodiscard]] CascadeKnowledge cascade_knowledge() const { return {schema, lists, numbers, symbols}; }
};

}  // namespace wirefacts
