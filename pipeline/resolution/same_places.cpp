#include "resolution/same_places.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace wirefacts {
namespace {

/// For each entity the one that it is from now on.
std::vector<EntityId> find_same(const Discourse& discourse) {
  std::vector<EntityId> same(discourse.entities.size());
  std::iota(same.begin(), same.end(), EntityId{0});
  std::map<std::pair<PlaceKind, std::int64_t>, EntityId> known;
  for (EntityId id = 0; id < discourse.entities.size(); ++id) {
    const Entity& e = discourse.entities[id];
    if (e.place_kind == PlaceKind::none || e.mentions.empty() || !e.geonames) continue;
    const auto [at, is_new] = known.emplace(std::pair(e.place_kind, *e.geonames), id);
    if (is_new) continue;
    const bool earlier = e.mentions.front() < discourse.entities[at->second].mentions.front();
    same[earlier ? at->second : id] = earlier ? id : at->second;
    if (earlier) at->second = id;
  }
  // The one that took over may have been taken over itself.
  for (EntityId& id : same) {
    while (same[id] != id) id = same[id];
  }
  return same;
}

}  // namespace

void join_same_places(Discourse& discourse) {
  const std::vector<EntityId> same = find_same(discourse);
  const auto follow = [&](EntityId& id) {
    if (id != kNone) id = same[id];
  };
  for (EntityId id = 0; id < discourse.entities.size(); ++id) {
    Entity& e = discourse.entities[id];
    follow(e.within);
    for (EntityId& member : e.members) follow(member);
    for (auto m = e.members.begin(); m != e.members.end();) {
      m = std::find(e.members.begin(), m, *m) != m ? e.members.erase(m) : m + 1;
    }
    if (same[id] == id) continue;
    Entity& other = discourse.entities[same[id]];
    for (const MentionId m : e.mentions) discourse.mentions[m].entity = same[id];
    other.mentions.insert(other.mentions.end(), e.mentions.begin(), e.mentions.end());
    std::sort(other.mentions.begin(), other.mentions.end());
    e.mentions.clear();
  }
  for (Quotation& q : discourse.quotations) {
    follow(q.speaker);
    follow(q.addressee);
  }
}

}  // namespace wirefacts
