#include "lexicon/watch_list.h"
#include "records/assembly.h"

namespace wirefacts {
namespace {

/// The entity that is called so: of the mention that is the name, or is the name with a title before it.
std::string entity_called(const Assembly& assembly, const WatchHit& hit) {
  constexpr std::uint32_t kLongestTitle = 16;  // tokens
  const Discourse& discourse = assembly.discourse;
  const std::uint32_t from = hit.span.begin > kLongestTitle ? hit.span.begin - kLongestTitle : 0;
  for (MentionId id = discourse.first_mention_from(from); id < discourse.mentions.size(); ++id) {
    const Mention& mention = discourse.mentions[id];
    if (mention.span.begin > hit.span.begin) break;
    if (mention.entity == kNone) continue;
    for (const WatchHit& own : discourse.watch_hits(mention)) {
      if (own.row == hit.row && own.span == hit.span) return assembly.entity_id(mention.entity);
    }
  }
  return {};
}

}  // namespace

void add_watch_hits(const Assembly& assembly, Extraction& extraction) {
  const Discourse& discourse = assembly.discourse;
  for (const WatchHit& hit : discourse.watched.hits) {
    if (discourse.hidden(hit.span.begin)) continue;
    const WatchRow row = (*discourse.watched.list)[hit.row];
    WatchRecord record{std::string(row.id),     std::string(row.name),    std::string(row.type),
                       assembly.span(hit.span), assembly.words(hit.span), {}};
    record.entity = entity_called(assembly, hit);
    extraction.watch.push_back(std::move(record));
  }
}

}  // namespace wirefacts
