#include "built_in_annotations.h"

#include <string_view>

#include "segmentation/segmenter.h"

namespace wirefacts {
namespace {

constexpr std::string_view kWatchedName = "WatchedName";  // label of rules/gazetteers/watched.tsv

Label label_of(ZoneKind kind) {
  switch (kind) {
    case ZoneKind::headline: return labels::kHeadline;
    case ZoneKind::lead: return labels::kLead;
    case ZoneKind::body: break;
    case ZoneKind::table: return labels::kTable;
    case ZoneKind::quoted: return labels::kQuoted;
  }
  return labels::kBody;
}

}  // namespace

void annotate_zones(const Document& document, AnnotationSet& annotations) {
  for (const Zone& zone : document.zones()) annotations.add(label_of(zone.kind), zone.span, SourceId(), {});
}

void annotate_watched(const WatchList& list, std::span<const WatchHit> hits, const Schema& schema,
                      AnnotationSet& annotations) {
  const Label label = schema.find(kWatchedName);
  if (label == Label::none) return;
  const auto set = [&](std::span<FieldValue> fields, std::string_view name, std::string_view text) {
    if (const auto field = schema.field(label, name); field && !text.empty()) {
      fields[*field] = FieldValue::of_text(annotations.keep(text));
    }
  };
  for (const WatchHit& hit : hits) {
    const WatchRow row = list[hit.row];
    const std::span<FieldValue> fields = annotations.make_fields(schema[label].fields.size());
    set(fields, "form", row.name);
    set(fields, "id", row.id);
    set(fields, "type", row.type);
    annotations.add(label, hit.span, SourceId(), fields);
  }
}

}  // namespace wirefacts
