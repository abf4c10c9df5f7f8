#include "resolution/entity_types.h"

namespace wirefacts {

std::string entity_type(Label label, const KnownLabels& labels, const Schema& schema) {
  if (label == labels.person) return "PERSON";
  if (label == labels.organization) return "ORG";
  if (label == labels.group) return "GROUP";
  if (label == labels.named_event) return "EVENT_NAME";
  return upper_snake(schema[label].name);
}

}  // namespace wirefacts
