#pragma once
// A trigger whose event lacks a required role: it gives no record.

#include <string>

#include "document/annotation_set.h"

namespace wirefacts {

struct DroppedEvent {
  AnnotationId annotation = AnnotationId::none;
  std::string roles;  // the required ones that nothing fills, separated by blanks
};

}  // namespace wirefacts
