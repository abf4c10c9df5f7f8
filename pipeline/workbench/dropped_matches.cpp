#include "workbench/dropped_matches.h"

#include "events/events.h"
#include "resolution/discourse.h"

namespace wirefacts {
namespace {

/// Words that a field holds; empty: none.
std::string words_of(const FieldValue& value, const Analysis& analysis) {
  switch (value.kind) {
    case FieldValue::Kind::text: return std::string(value.text);
    case FieldValue::Kind::annotation:
      return std::string(analysis.document.text(analysis.annotations[value.annotation].span));
    case FieldValue::Kind::list: return value.items.empty() ? "" : words_of(value.items.front(), analysis);
    default: return {};
  }
}

std::string lack_of(const Annotation& made, std::string_view role, const Analysis& analysis, const Schema& schema) {
  const std::string name = "required role '" + std::string(role) + "'";
  const auto field = schema.field(made.label, role);
  std::string words;
  if (field && *field < made.fields.size()) words = words_of(made.fields[*field], analysis);
  if (words.empty()) return name + " is empty";
  return name + " is '" + words + "', which stands for nobody and nothing known here";
}

std::string reason_of(const DroppedEvent& dropped, const Analysis& analysis, const Schema& schema) {
  if (dropped.told_as != Label::none) {
    return "the same words are told as " + schema[dropped.told_as].name + " (events/doubles.tsv)";
  }
  std::string reason;
  for (const std::string_view role : split(dropped.roles, ' ')) {
    reason += (reason.empty() ? "" : "; ") + lack_of(analysis.annotations[dropped.annotation], role, analysis, schema);
  }
  return reason;
}

}  // namespace

std::vector<DroppedMatch> dropped_matches(const Analysis& analysis, const Article& article, const RulePack& pack) {
  const Knowledge knowledge = pack.knowledge();
  Discourse discourse(article, analysis.document, analysis.annotations, knowledge, *pack.resolution);
  resolve(discourse);
  std::vector<DroppedEvent> events;
  find_events(discourse, *pack.events, &events);
  std::vector<DroppedMatch> out;
  for (const DroppedEvent& dropped : events) {
    const Annotation& made = analysis.annotations[dropped.annotation];
    if (!made.source.is_rule()) continue;
    out.push_back({made.source.index(), made.span, reason_of(dropped, analysis, pack.schema)});
  }
  return out;
}

}  // namespace wirefacts
