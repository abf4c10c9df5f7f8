#include "extractor.h"

#include <utility>

#include "events/events.h"
#include "resolution/discourse.h"
#include "version.h"

namespace wirefacts {

Extractor::Extractor(const RulePack& pack, PackIdentity identity, Engine engine)
    : pack_(pack), identity_(std::move(identity)), segmenter_(pack.segmentation, pack.symbols),
      cascade_(pack.cascade, pack.cascade_knowledge(), pack.segmentation, engine),
      document_(std::make_unique<Document>()), annotations_(std::make_unique<AnnotationSet>()) {}
Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;

void Extractor::prepare(const Article& article) {
  segmenter_.segment(article, *document_);  // layout, paragraphs, sentences, tokens, quoted spans
  annotations_->reset(document_->token_count(), pack_.schema.size());
  annotate_zones();
  pack_.gazetteer.annotate(*document_, pack_.lists, *annotations_);  // names and words we know
  annotate_numbers(*document_, pack_.numbers, *annotations_);        // numerals, with their values
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
  Discourse discourse(article, *document_, *annotations_, knowledge, *pack_.resolution);
  for (const RunDiagnostic& d : cascade_.diagnostics()) discourse.diagnostics.push_back({d.code, d.rule, {}});
  resolve(discourse);                                                 // who said it, who, where, when, how many
  std::vector<Event> events = find_events(discourse, *pack_.events);  // what happened, once per occurrence
  return assemble(discourse, events, *pack_.events, identity_);       // short ids, stable ids, output order
}

void Extractor::annotate_zones() {
  for (const Zone& zone : document_->zones()) {
    Label label = labels::kBody;
    switch (zone.kind) {
      case ZoneKind::headline: label = labels::kHeadline; break;
      case ZoneKind::lead: label = labels::kLead; break;
      case ZoneKind::body: label = labels::kBody; break;
      case ZoneKind::table: label = labels::kTable; break;
      case ZoneKind::quoted: label = labels::kQuoted; break;
    }
    annotations_->add(label, zone.span, SourceId(), {});
  }
}

PackIdentity identity_of(const RulePack& pack, std::string run_id) {
  return {std::string("wirefacts ") + kVersion, pack.identities, std::move(run_id)};
}

}  // namespace wirefacts
