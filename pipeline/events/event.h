#pragma once
// Events of one article: partial ones, each of one trigger, and after merging one per occurrence.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "resolution/discourse.h"

namespace wirefacts {

struct EventHedge {
  ByteSpan bytes;
  std::string hedge_class;
};

/// An amendment that added to the event: its words and its rule.
struct EventAmendment {
  ByteSpan bytes;
  std::string rule;
};

struct Event {
  Label label = Label::none;
  AnnotationId annotation = AnnotationId::none;
  TokenSpan trigger;
  std::string rule, realis = "actual", polarity = "positive";
  /// Role → fillers, in the order in which they were found. Names are fields of the schema or derived.
  std::vector<std::pair<std::string, std::vector<Filler>>> roles;
  /// subtype, status and fields that are neither text nor reference.
  std::vector<std::pair<std::string, FieldValue>> facts;
  std::vector<ByteSpan> evidence;
  EntityId speaker = kNone;
  std::vector<EventHedge> hedges;
  std::vector<Event> parts;  // what was merged into it
  std::vector<EventAmendment> amendments;
  std::set<std::string> inferred;  // roles filled by inference
  std::string first_figure;        // quantity role of the representative
  std::string id;
};

}  // namespace wirefacts
