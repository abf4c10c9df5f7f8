#include "cascade/realis.h"

#include <optional>

namespace wirefacts {
namespace {

constexpr std::string_view kActual = "actual";
constexpr std::string_view kDenied = "denied";
constexpr std::string_view kHypothetical = "hypothetical";
constexpr std::string_view kNegative = "negative";

/// The modality that the border in front of the clause gives ("if").
std::string_view condition(const Trigger& trigger, const GroupLine& line, const Cascade& cascade,
                           const MatchContext& context) {
  const std::uint32_t lo = line.clause(trigger.group).first;
  if (lo == 0) return {};
  const TokenSpan border = line[lo - 1].span;
  for (AnnotationId id = context.annotations.first_at(border.begin); id != AnnotationId::none;
       id = context.annotations.next(id)) {
    if (context.annotations[id].span != border) continue;
    const std::string_view modality = line.text_field(id, cascade.fields.modality);
    if (!modality.empty()) return modality;
  }
  return {};
}

bool is_question(const Trigger& trigger, const GroupLine& line, const MatchContext& context) {
  if (!context.annotations.covered(labels::kHeadline, trigger.span)) return false;
  const TokenSpan last = line[line.size() - 1].span;
  return context.document.text(last) == "?";
}

}  // namespace

Realis realis_of(const Trigger& trigger, const GroupLine& line, const Cascade& cascade,
                 const MatchContext& context) {
  Realis out;
  const std::optional<std::uint32_t> verb =
      trigger.word == TriggerWord::verb ? std::optional(trigger.group) : line.governor(trigger);
  if (!verb) return out;
  const AnnotationId group = line[*verb].annotation;
  const AnnotationId main = line.reference_field(group, cascade.fields.main);
  std::string_view imposed;
  if (main != AnnotationId::none && trigger.word != TriggerWord::verb) {
    imposed = line.text_field(main, cascade.fields.imposes);
  }
  const std::string_view own = line.text_field(group, cascade.fields.modality);
  if (!imposed.empty()) {
    out.realis = imposed;
  } else if (!own.empty() && own != kActual) {
    out.realis = own;
  } else if (const std::string_view given = condition(trigger, line, cascade, context); !given.empty()) {
    out.realis = given;
  } else if (is_question(trigger, line, context)) {
    out.realis = kHypothetical;
  }
  const std::string_view polarity = line.text_field(group, cascade.fields.polarity);
  if (out.realis == kDenied) {
    out.polarity = kNegative;
  } else if (!polarity.empty()) {
    out.polarity = polarity;
  }
  return out;
}

}  // namespace wirefacts
