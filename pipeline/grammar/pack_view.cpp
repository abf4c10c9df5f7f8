#include "grammar/pack_view.h"

#include <algorithm>
#include <set>

#include "grammar/words.h"
#include "lexicon/lemma_lists.h"

namespace wirefacts {
namespace {

constexpr std::uint32_t kMostSearches = 1000;
constexpr std::string_view kKnown = "Known";  // what recalls make

/// Words of the patterns when they are nothing but literals (with `lemmas`, lemmas too) and choices of them.
std::optional<std::vector<std::string>> words_of(const std::vector<const Pattern*>& patterns, bool lemmas) {
  using Kind = Pattern::Kind;
  std::vector<std::string> out;
  bool known = true;
  for (const Pattern* pattern : patterns) {
    walk(*pattern, [&](const Pattern& node) {
      const bool word = node.kind == Kind::literal || node.kind == Kind::exact || (lemmas && node.kind == Kind::lemma);
      if (word) out.push_back(node.text);
      else known = known && (node.kind == Kind::choice || (node.kind == Kind::sequence && node.parts.size() == 1));
    });
  }
  if (!known || out.empty()) return std::nullopt;
  return out;
}

bool makes(const Stage& stage, std::string_view label) {
  if (label == kKnown) return !stage.recalls.empty();
  return std::any_of(stage.rules.begin(), stage.rules.end(),
                     [&](const Rule& rule) { return rule.makes && rule.makes->text == label; });
}

}  // namespace

void Scope::add(const Name& name, const std::vector<std::string>& labels) {
  const auto at =
      std::find_if(items_.begin(), items_.end(), [&](const Captured& c) { return c.name.text == name.text; });
  std::vector<std::string>& known =
      at == items_.end() ? items_.emplace_back(Captured{name, {}, {}, {}}).labels : at->labels;
  for (const std::string& label : labels) {
    if (!words::has(known, label)) known.push_back(label);
  }
}

void Scope::set_words(std::string_view name, std::optional<std::vector<std::string>> texts,
                      std::optional<std::vector<std::string>> lemmas) {
  for (Captured& item : items_) {
    if (item.name.text != name) continue;
    item.texts = std::move(texts);
    item.lemmas = std::move(lemmas);
  }
}

const Captured* Scope::find(std::string_view name) const {
  const auto at = std::find_if(items_.begin(), items_.end(), [&](const Captured& c) { return c.name.text == name; });
  return at == items_.end() ? nullptr : &*at;
}

std::vector<std::string> Scope::names() const {
  std::vector<std::string> out;
  for (const Captured& item : items_) out.push_back(item.name.text);
  return out;
}

PackView::PackView(const Grammar& grammar, const Schema& schema, const CheckerContext& context)
    : grammar_(grammar), schema_(schema), context_(context), label_names_(schema.label_names()) {
  for (std::uint32_t i = 0; i < grammar.stages.size(); ++i) {
    const Stage& stage = grammar.stages[i];
    makers_uncertain_ = makers_uncertain_ || stage.incomplete;
    for (const Rule& rule : stage.rules) {
      if (rule.makes) first_maker_.emplace(rule.makes->text, i);
      if (rule.broken && !rule.makes && rule.vetoes.empty()) makers_uncertain_ = true;
    }
    if (!stage.recalls.empty()) first_maker_.emplace(kKnown, i);
    defines_.emplace_back(stage);
  }
  for (const auto& [path, layered] : context.tables.all()) {
    for (const Table& table : layered) {
      lemmas_uncertain_ = lemmas_uncertain_ || (!table.header("inflect").empty() && !table.column("lemma"));
    }
  }
  for (const std::string& name : label_names_) {
    if (is_type(name)) type_names_.push_back(name);
  }
  for (const std::string_view shape : words::kShapes) label_names_.emplace_back(shape);
}

const LabelInfo* PackView::label(std::string_view name) const {
  const Label found = schema_.find(name);
  return found == Label::none ? nullptr : &schema_[found];
}

bool PackView::is_list(std::string_view name) const {
  const LabelInfo* info = label(name);
  return info && info->kind == LabelKind::list;
}

bool PackView::is_type(std::string_view name) const {
  const LabelInfo* info = label(name);
  return info && info->kind != LabelKind::list && info->kind != LabelKind::builtin;
}

bool PackView::has_field(std::string_view label_name, std::string_view field_name) const {
  const LabelInfo* info = label(label_name);
  return !info || info->incomplete || info->field(field_name).has_value();
}

const FieldInfo* PackView::field(std::string_view label_name, std::string_view field_name) const {
  const LabelInfo* info = label(label_name);
  if (!info) return nullptr;
  const auto number = info->field(field_name);
  return number ? &info->fields[*number] : nullptr;
}

std::vector<std::string> PackView::fields_of(const std::vector<std::string>& labels) const {
  std::set<std::string> out(words::kCommonFields.begin(), words::kCommonFields.end());
  for (const std::string& name : labels) {
    const LabelInfo* info = label(name);
    if (!info) continue;
    for (const FieldInfo& f : info->fields) out.insert(f.name);
  }
  return {out.begin(), out.end()};
}

std::uint32_t PackView::first_maker(std::string_view name) const {
  const auto at = first_maker_.find(name);
  return at == first_maker_.end() ? kNever : at->second;
}

bool PackView::made_before(std::string_view label, std::uint32_t stage) const {
  if (makers_uncertain_ || first_maker(label) < stage) return true;
  for (auto i = static_cast<std::uint32_t>(grammar_.stages.size()); i-- > 0 && grammar_.stages[i].unplaced;) {
    if (i != stage && makes(grammar_.stages[i], label)) return true;
  }
  return false;
}

SourceRange PackView::first_rule_of(std::string_view name) const {
  for (const Stage& stage : grammar_.stages) {
    for (const Rule& rule : stage.rules) {
      if (rule.makes && rule.makes->text == name) return rule.makes->range;
    }
  }
  return {};
}

std::string PackView::where(std::string_view name) const {
  const LabelInfo* info = label(name);
  if (!info || info->range.file >= context_.sources.size()) return {};
  if (info->kind == LabelKind::list) return context_.sources[info->range.file].name();
  return file_and_line(context_.sources, info->range);
}

std::string PackView::similar(std::string_view word, const std::vector<std::string>& known) const {
  if (searches_ >= kMostSearches) return {};
  ++searches_;
  return did_you_mean(word, known);
}

std::string PackView::similar_label(std::string_view word, bool types_only) const {
  if (searches_ >= kMostSearches) return {};
  ++searches_;
  const std::string found = nearest(word, types_only ? type_names_ : label_names_);
  if (found.empty()) return {};
  const std::string place = where(found);
  return "did you mean '" + found + "'?" + (place.empty() ? "" : " (" + place + ")");
}

std::string PackView::similar_lemma(std::string_view word, std::string_view inflection) const {
  if (!inflection.empty()) {
    std::string found = similar(word, lemmas_inflected(context_.tables, inflection));
    if (!found.empty()) return found;
  }
  if (lemmas_.empty()) {
    lemmas_.assign(context_.lemmas.begin(), context_.lemmas.end());
    std::sort(lemmas_.begin(), lemmas_.end());
  }
  return similar(word, lemmas_);
}

std::vector<std::string> PackView::labels_of(const Pattern& node, const Defines& defines) const {
  using Kind = Pattern::Kind;
  switch (node.kind) {
    case Kind::constraint: return demanded_labels(node);
    case Kind::repeat: return labels_of(node.parts.front(), defines);
    case Kind::sequence:
      return node.parts.size() == 1 ? labels_of(node.parts.front(), defines) : std::vector<std::string>();
    case Kind::capture: return labels_of(node.parts.front(), defines);
    case Kind::choice: {
      std::vector<std::string> out;
      for (const Pattern& part : node.parts) {
        const std::vector<std::string> found = labels_of(part, defines);
        if (found.empty()) return {};
        out.insert(out.end(), found.begin(), found.end());
      }
      return out;
    }
    case Kind::name: {
      const Pattern* body = defines.find(node.text);
      return body ? labels_of(*body, defines) : std::vector<std::string>();
    }
    default: return {};
  }
}

std::vector<std::string> PackView::labels_of(const Position& position, const Defines& defines) const {
  const Pattern& pattern = position.pattern;
  return labels_of(pattern.kind == Pattern::Kind::sequence ? pattern.parts.back() : pattern, defines);
}

Scope PackView::scope_of(const Rule& rule, const Defines& defines) const {
  Scope scope;
  if (rule.shape() == RuleShape::trigger) {
    scope.add({std::string(words::kTrigger), rule.name.range}, {});
    std::vector<const Pattern*> patterns;
    for (const TriggerClause& clause : rule.triggers) patterns.push_back(&clause.pattern);
    scope.set_words(words::kTrigger, words_of(patterns, false), words_of(patterns, true));
  }
  for (const auto* pattern : {&rule.match, &rule.scan}) {
    if (!*pattern) continue;
    walk(**pattern, [&](const Pattern& node) {
      if (node.kind != Pattern::Kind::capture) return;
      const bool again = scope.find(node.text) != nullptr;
      scope.add({node.text, first_word(node.range, node.text)}, labels_of(node.parts.front(), defines));
      const std::vector<const Pattern*> own{&node.parts.front()};
      if (again) scope.set_words(node.text, std::nullopt, std::nullopt);
      else scope.set_words(node.text, words_of(own, false), words_of(own, true));
    });
  }
  for (const GivenClause& given : rule.given) scope.add(given.name, demanded_labels(given.constraint));
  for (const RoleLine& line : rule.lines) {
    if (line.role.text.empty()) continue;
    for (const Position& position : line.positions) scope.add(line.role, labels_of(position, defines));
  }
  return scope;
}

std::vector<std::string> demanded_labels(const Pattern& constraint) {
  std::vector<std::string> out;
  for (const Pattern& term : constraint.parts) {
    if (term.kind == Pattern::Kind::negation) continue;
    walk(term, [&](const Pattern& node) {
      if (node.kind == Pattern::Kind::label && !words::has(words::kShapes, node.text)) {
        out.push_back(node.text);
      }
    });
  }
  return out;
}

SourceRange first_word(SourceRange range, std::string_view word) {
  return {range.file, range.begin, range.begin + static_cast<std::uint32_t>(word.size())};
}

SourceRange last_word(SourceRange range, std::string_view word) {
  return {range.file, range.end - static_cast<std::uint32_t>(word.size()), range.end};
}

}  // namespace wirefacts
