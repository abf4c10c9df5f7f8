#pragma once
// What records call an entity, by its label and, of a place, its kind.

#include <array>
#include <string>
#include <string_view>

#include "resolution/entity.h"
#include "resolution/known_labels.h"

namespace wirefacts {

struct PlaceType {
  std::string_view kind, type;
  PlaceKind place;
};
/// Values of the enum place_kind and types of entities in records.
inline constexpr std::array<PlaceType, 6> kPlaceTypes = {{
    {"country", "COUNTRY", PlaceKind::country},
    {"region", "REGION", PlaceKind::region},
    {"adm1", "ADM1", PlaceKind::adm1},
    {"adm2", "ADM2", PlaceKind::adm2},
    {"city", "CITY", PlaceKind::city},
    {"facility", "FACILITY", PlaceKind::facility},
}};

/// "ORG" for Organization; of a Place "PLACE", whose kind says more.
std::string entity_type(Label label, const KnownLabels& labels, const Schema& schema);

}  // namespace wirefacts
