#pragma once
// START HERE: one article in, what it says out.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cascade/runner.h"
#include "cascade/trace.h"
#include "document/annotation_set.h"
#include "document/article.h"
#include "document/document.h"
#include "lexicon/watch_list.h"
#include "records/extraction.h"
#include "records/extraction_builder.h"
#include "resolution/home_countries.h"
#include "rule_pack.h"
#include "segmentation/segmenter.h"

namespace wirefacts {

/// The text as the rules see it: everything up to a stage, for displays and examples.
struct Analysis {
  const Document& document;
  AnnotationSet& annotations;  // of the extractor; conditions of rules, when tested by hand, keep texts in it
};

/// What a user adds to the rules; all of it outlives the extractor.
struct ExtractorOptions {
  Engine engine = Engine::fast;
  const WatchList* watch = nullptr;
  const HomeCountries* homes = nullptr;
};

/// One per worker: keeps buffers and caches from article to article; what it gives depends on the
/// article, the pack and the identity alone. `pack` must outlive it.
class Extractor {
 public:
  Extractor(const RulePack& pack, PackIdentity identity, const ExtractorOptions& options = {});
  ~Extractor();
  Extractor(Extractor&&) noexcept;

  /// Never fails: what a limit left out is named in `meta` of the extraction.
  Extraction extract(const Article& article, Trace* trace = nullptr);

  /// Segmentation, lists, numerals and the stages up to number `last_stage` (all without one). Valid
  /// until the next call; the article must live as long.
  Analysis analyze(const Article& article, Trace* trace = nullptr,
                   std::optional<std::uint32_t> last_stage = std::nullopt);
  /// What stage number `stage` sees: everything before it. As analyze().
  Analysis analyze_before(const Article& article, std::uint32_t stage);
  /// What the last call left; valid until the next, as long as its article. REQUIRES: there was one.
  [[nodiscard]] Analysis last() { return {*document_, *annotations_}; }

  /// Of the last article: a measure of the work of rules and resolution that no clock disturbs.
  [[nodiscard]] std::uint64_t steps() const { return cascade_.log().steps + steps_behind_rules_; }

 private:
  void prepare(const Article& article);
  void find_watched();

  const RulePack& pack_;
  PackIdentity identity_;
  ExtractorOptions options_;
  Segmenter segmenter_;
  RowFields row_fields_;
  CascadeRunner cascade_;
  std::unique_ptr<Document> document_;
  std::unique_ptr<AnnotationSet> annotations_;
  std::vector<WatchHit> watched_;         // of the last article
  std::uint64_t steps_behind_rules_ = 0;  // the same
};

/// Identity of a pack in records, with the version of the program.
PackIdentity identity_of(const RulePack& pack, std::string run_id);

}  // namespace wirefacts
