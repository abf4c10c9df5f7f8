#include "cascade/group_cache.h"

namespace wirefacts {

GroupCache::GroupCache(const Cascade& cascade) : cascade_(cascade) {
  for (std::size_t label = 0; label < cascade.group_labels.size(); ++label) {
    if (cascade.group_labels[label]) labels_.push_back(static_cast<Label>(label));
  }
}

std::size_t GroupCache::made_of(const AnnotationSet& annotations) const {
  std::size_t count = annotations.amendments().size();
  for (const Label label : labels_) count += annotations.with_label(label).size();
  return count;
}

const GroupLine& GroupCache::of(TokenSpan window, const MatchContext& context) {
  const std::uint32_t sentence = context.document.sentence_of(window.begin);
  if (sentence >= lines_.size()) lines_.resize(context.document.sentences().size());
  Entry& entry = lines_[sentence];
  const std::size_t now = made_of(context.annotations);
  if (entry.line && entry.window == window && entry.made_of == now) return *entry.line;
  if (!entry.line) entry.line.emplace(cascade_, context);
  entry.line->build(window);
  entry.window = window;
  entry.made_of = now;
  return *entry.line;
}

}  // namespace wirefacts
