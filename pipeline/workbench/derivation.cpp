#include "workbench/derivation.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "rule_names.h"
#include "workbench/total_order.h"

namespace wirefacts {
namespace {

std::uint64_t key_of(std::uint32_t rule, std::uint32_t token) { return (std::uint64_t{rule} << 32U) | token; }

}  // namespace

Derivations::Derivations(const RulePack& pack, const Analysis& analysis, const Trace& trace,
                         const ElementRecorder& elements)
    : pack_(pack), analysis_(analysis), elements_(elements), offsets_(analysis.document.text()),
      rules_(pack.cascade, pack.schema), made_(pack.cascade.rule_names.size()) {
  for (std::uint32_t i = 0; i < pack.cascade.rule_names.size(); ++i) numbers_[pack.cascade.rule_names[i]] = i;
  for (std::uint32_t i = 0; i < analysis.annotations.size(); ++i) {
    const auto id = static_cast<AnnotationId>(i);
    const SourceId source = analysis.annotations[id].source;
    if (source.is_rule()) made_[source.index()].push_back(id);
  }
  for (const TraceEntry& e : trace.entries) {
    if (e.outcome == TraceEntry::Outcome::beaten) lost_[key_of(e.other, e.other_span.begin)].push_back(&e);
  }
  for (const Amendment& a : analysis.annotations.amendments()) {
    amended_[static_cast<std::uint32_t>(a.target)].push_back(&a);
  }
}

CharSpan Derivations::chars(ByteSpan span) const {
  const ByteSpan out = offsets_.code_points(span);
  return {out.begin, out.end};
}

std::optional<std::uint32_t> Derivations::find(const std::string& rule, CharSpan span) {
  const auto number = numbers_.find(rule);
  if (number == numbers_.end()) return mention_at(span);
  std::optional<AnnotationId> best;
  for (const AnnotationId id : made_[number->second]) {
    const CharSpan own = chars(analysis_.annotations[id].span);
    if (own == span) return node_of(id);
    if (!best && own.start < span.end && span.start < own.end) best = id;
  }
  return best ? std::optional(node_of(*best)) : std::nullopt;
}

/// Of the annotations of exactly these characters: that of an entity, else the first that a rule or list made.
std::optional<std::uint32_t> Derivations::mention_at(CharSpan span) {
  std::uint32_t low = 0, high = analysis_.document.token_count();
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    const bool before = offsets_.code_points(analysis_.document.token(middle).begin) < span.start;
    (before ? low : high) = before ? middle + 1 : middle;
  }
  if (low == analysis_.document.token_count()) return std::nullopt;
  std::optional<AnnotationId> best;
  const AnnotationSet& all = analysis_.annotations;
  for (const AnnotationId at : all.starting_at(low)) {
    if (all[at].source == SourceId() || chars(all[at].span) != span) continue;
    const bool entity = pack_.schema[all[at].label].kind == LabelKind::entity;
    if (entity) return node_of(at);
    if (!best) best = at;
  }
  return best ? std::optional(node_of(*best)) : std::nullopt;
}

/// Made before the stage of `whole` began: only that can be a part of it.
bool Derivations::seen_by(AnnotationId part, const Annotation& whole) const {
  const SourceId source = analysis_.annotations[part].source;
  if (source.is_list_row()) return true;
  return source.is_rule() && rules_[source.index()].stage < rules_[whole.source.index()].stage;
}

std::uint32_t Derivations::node_of(AnnotationId id) {
  const auto known = known_.find(static_cast<std::uint32_t>(id));
  if (known != known_.end()) return known->second;
  const Annotation& annotation = analysis_.annotations[id];
  DerivationNode node;
  node.label = pack_.schema[annotation.label].name;
  node.span = chars(annotation.span);
  if (annotation.source.is_list_row()) {
    node.place = file_and_line(pack_.sources, pack_.lists[annotation.source.index()].range);
  } else if (annotation.source.is_rule()) {
    node.rule = pack_.cascade.rule_names[annotation.source.index()];
    node.place = place_of_rule(pack_, node.rule);
    add_elements(id, node.parts);
    for (std::size_t f = 0; f < annotation.fields.size(); ++f) {
      add_fields(id, annotation.fields[f], pack_.schema[annotation.label].fields[f].name, node.parts);
    }
    add_units(id, node.parts);
    node.beaten = beaten_by(annotation);
  }
  if (const auto amended = amended_.find(static_cast<std::uint32_t>(id)); amended != amended_.end()) {
    for (const Amendment* a : amended->second) {
      const std::string& rule = pack_.cascade.rule_names[a->rule.index()];
      node.amended.push_back({pack_.schema[annotation.label].fields[a->field].name, rule, place_of_rule(pack_, rule)});
    }
  }
  nodes_.push_back(std::move(node));
  return known_[static_cast<std::uint32_t>(id)] = static_cast<std::uint32_t>(nodes_.size() - 1);
}

void Derivations::add_elements(AnnotationId id, std::vector<DerivationNode::Part>& out) {
  const Annotation& annotation = analysis_.annotations[id];
  for (const ElementWords& e : elements_.of(annotation.source.index(), annotation.span)) {
    DerivationNode::Part part{"", e.element, chars(e.words), std::nullopt};
    if (e.annotation != AnnotationId::none) part.node = node_of(e.annotation);
    out.push_back(std::move(part));
  }
}

/// Names the part if it is there already; a unit of a scan is what the capture over its words took.
void Derivations::add_part(std::vector<DerivationNode::Part>& out, const std::string& name, AnnotationId id) {
  const std::uint32_t node = node_of(id);
  const auto known = std::find_if(out.begin(), out.end(), [&](const DerivationNode::Part& p) {
    return p.node == node || (name.empty() && !p.node && p.words == nodes_[node].span);
  });
  if (known == out.end()) return out.push_back({name, "", nodes_[node].span, node});
  known->node = node;
  if (known->name.empty()) known->name = name;
}

void Derivations::add_fields(AnnotationId id, const FieldValue& value, const std::string& name,
                             std::vector<DerivationNode::Part>& out) {
  for (const FieldValue& item : value.items) add_fields(id, item, name, out);
  if (value.kind == FieldValue::Kind::text && value.place.begin < value.place.end) {
    const CharSpan words = chars(value.place);
    const auto element = std::find_if(
        out.begin(), out.end(), [&](const DerivationNode::Part& p) { return p.words == words && !p.element.empty(); });
    if (element != out.end()) {
      if (element->name.empty()) element->name = name;
    } else if (const AnnotationId behind = made_over(value.place, analysis_.annotations[id]);
               behind != AnnotationId::none) {
      add_part(out, name, behind);
    }
  }
  if (value.kind != FieldValue::Kind::annotation || value.annotation == AnnotationId::none) return;
  // A field that a later stage filled may point at what came later; it is told as an amendment.
  if (seen_by(value.annotation, analysis_.annotations[id])) add_part(out, name, value.annotation);
}

/// Of exactly these words the annotation that was made last: the group rather than the word of a list. none: no.
AnnotationId Derivations::made_over(ByteSpan words, const Annotation& whole) const {
  const TokenSpan tokens = analysis_.document.tokens_inside(words);
  AnnotationId out = AnnotationId::none;
  if (tokens.empty()) return out;
  const AnnotationSet& all = analysis_.annotations;
  for (const AnnotationId at : all.starting_at(tokens.begin)) {
    if (all[at].span == tokens && seen_by(at, whole)) out = at;
  }
  return out;
}

/// Of scans, whose captures do not say which rows of lists they took: at each token the longest.
void Derivations::add_units(AnnotationId id, std::vector<DerivationNode::Part>& out) {
  const Annotation& whole = analysis_.annotations[id];
  for (std::uint32_t token = whole.span.begin; token < whole.span.end;) {
    AnnotationId best = AnnotationId::none;
    const AnnotationSet& all = analysis_.annotations;
    for (const AnnotationId at : all.starting_at(token)) {
      const bool longer = best == AnnotationId::none || all[at].span.end > all[best].span.end;
      if (!longer || all[at].span.end > whole.span.end || !seen_by(at, whole)) continue;
      if (rules_.scans(whole.source.index(), all[at].label)) best = at;
    }
    if (best == AnnotationId::none) {
      ++token;
      continue;
    }
    token = all[best].span.end;
    add_part(out, "", best);
  }
}

std::vector<BeatenMatch> Derivations::beaten_by(const Annotation& winner) const {
  std::vector<BeatenMatch> out;
  const std::uint32_t rule = winner.source.index();
  const auto lost = lost_.find(key_of(rule, winner.span.begin));
  if (lost == lost_.end()) return out;
  for (const TraceEntry* e : lost->second) {
    if (e->other_span != winner.span) continue;
    const std::string& name = pack_.cascade.rule_names[e->rule];
    const CharSpan span = chars(e->span);
    const auto same = [&](const BeatenMatch& other) { return other.rule == name && other.span == span; };
    if (std::any_of(out.begin(), out.end(), same)) continue;
    const std::string why = advantage(*rules_[rule].rule, winner.span, *rules_[e->rule].rule, e->span);
    out.push_back({name, place_of_rule(pack_, name), span, why.substr(std::string_view("which ").size())});
  }
  return out;
}

}  // namespace wirefacts
