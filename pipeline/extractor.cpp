#include "extractor.h"

#include <utility>

#include "built_in_annotations.h"
#include "events/events.h"
#include "foreign_text.h"
#include "resolution/dateline_date.h"
#include "resolution/discourse.h"
#include "version.h"

namespace wirefacts {
namespace {

constexpr std::uint32_t kLongArticle = 20'000;  // tokens; a longer one leaves no memory to the next

/// An article that nobody dated is of the day in its dateline, if that names the year.
std::optional<Article> dated_by_dateline(const Article& article, const Document& document,
                                         const AnnotationSet& annotations, const Schema& schema) {
  if (article.published) return std::nullopt;
  std::string date = dateline_date(document, annotations, schema);
  if (date.empty() || date.starts_with('-')) return std::nullopt;
  Article out = article;
  out.published = std::move(date);
  out.published_source = kDatedByDateline;
  return out;
}

}  // namespace

Extractor::Extractor(const RulePack& pack, PackIdentity identity, const ExtractorOptions& options)
    : pack_(pack), identity_(std::move(identity)), options_(options), segmenter_(pack.segmentation, pack.symbols),
      row_fields_(pack.lists), cascade_(pack.cascade, pack.cascade_knowledge(), pack.segmentation, options.engine),
      document_(std::make_unique<Document>()), annotations_(std::make_unique<AnnotationSet>()) {}
Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;

void Extractor::prepare(const Article& article) {
  if (document_->token_count() > kLongArticle) {
    annotations_ = std::make_unique<AnnotationSet>();
    document_ = std::make_unique<Document>();
  }
  segmenter_.segment(article, *document_);  // layout, paragraphs, sentences, tokens, quoted spans
  annotations_->reset(document_->token_count(), pack_.schema.size());
  annotate_zones(*document_, *annotations_);  // headline, lead, body, quoted
  row_fields_.trim();
  pack_.gazetteer.annotate(*document_, pack_.lists, row_fields_, *annotations_);  // names and words we know
  find_watched();                                                                 // names that the user added
  annotate_numbers(*document_, pack_.numbers, *annotations_);                     // numerals, with their values
}

void Extractor::find_watched() {
  watched_.clear();
  if (options_.watch == nullptr) return;
  options_.watch->find(*document_, watched_);
  annotate_watched(*options_.watch, watched_, pack_.schema, *annotations_);
}

Analysis Extractor::analyze(const Article& article, Trace* trace, std::optional<std::uint32_t> last_stage) {
  prepare(article);
  cascade_.run(*document_, *annotations_, trace, last_stage);  // rules, stage by stage
  return {*document_, *annotations_};
}

Analysis Extractor::analyze_before(const Article& article, std::uint32_t stage) {
  prepare(article);
  if (stage > 0) cascade_.run(*document_, *annotations_, nullptr, stage - 1);
  return {*document_, *annotations_};
}

Extraction Extractor::extract(const Article& article, Trace* trace) {
  analyze(article, trace);
  const Knowledge knowledge = pack_.knowledge();
  const std::optional<Article> dated = dated_by_dateline(article, *document_, *annotations_, pack_.schema);
  Discourse discourse(dated ? *dated : article, *document_, *annotations_, knowledge, *pack_.resolution);
  for (const RunDiagnostic& d : cascade_.log().diagnostics) discourse.diagnostics.push_back({d.code, d.rule, {}});
  discourse.watched = {options_.watch, watched_};
  if (options_.homes != nullptr) discourse.source_home = options_.homes->of(article.source);
  resolve(discourse);  // who said it, who, where, when, how many
  const bool foreign = pack_.lists.size() >= kFewestRows && is_foreign(*document_, *annotations_);
  if (foreign) discourse.diagnostics.push_back({kForeignText, {}, {}});
  std::vector<Event> events = find_events(discourse, *pack_.events);  // what happened, once per occurrence
  steps_behind_rules_ = discourse.steps;
  Extraction extraction = assemble(discourse, events, *pack_.events, identity_);  // short ids, stable ids, output order
  if (foreign) extraction.doc.lang = kUndetermined;
  return extraction;
}

PackIdentity identity_of(const RulePack& pack, std::string run_id) {
  return {std::string("wirefacts ") + kVersion, pack.identities, std::move(run_id)};
}

}  // namespace wirefacts
