#pragma once
// A trigger that gives no record: its event lacks a required role, or another event tells the same.

#include <string>

#include "document/annotation_set.h"

namespace wirefacts {

struct DroppedEvent {
  AnnotationId annotation = AnnotationId::none;
  std::string roles;            // the required ones that nothing fills, separated by blanks
  Label told_as = Label::none;  // the type that tells the same (events/doubles.tsv)
};

}  // namespace wirefacts
