#include "workbench/rule_drafter.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

namespace wirefacts {
namespace {

/// Labels of types by their names in records.
std::unordered_map<std::string, Label> labels_by_type(const Schema& schema) {
  std::unordered_map<std::string, Label> out;
  for (std::uint16_t i = 0; i < schema.size(); ++i) out.emplace(upper_snake(schema[Label{i}].name), Label{i});
  return out;
}

std::string stage_of(const Cascade& cascade, Label label) {
  for (const CompiledStage& stage : cascade.stages) {
    for (const CompiledRule& rule : stage.rules) {
      if (rule.makes == label) return stage.name;
    }
  }
  return {};
}

class Drafter {
 public:
  Drafter(const RulePack& pack, const SuggestionLimits& limits)
      : pack_(pack), limits_(limits), labels_(labels_by_type(pack.schema)) {}

  void add_names(const std::map<ContextKey, ContextGroup>& groups) {
    std::vector<const std::pair<const ContextKey, ContextGroup>*> order;
    for (const auto& entry : groups) {
      const ContextGroup& g = entry.second;
      if (g.missed >= limits_.fewest && g.right * 2 >= g.all) order.push_back(&entry);
    }
    const auto worth = [](const ContextGroup& g) {
      return static_cast<double>(g.missed) * g.right / std::max(1U, g.all);
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](const auto* a, const auto* b) { return worth(a->second) > worth(b->second); });
    std::set<std::uint32_t> covered;
    for (const auto* entry : order) {
      const ContextGroup& g = entry->second;
      const auto fresh =
          std::count_if(g.names.begin(), g.names.end(), [&](std::uint32_t n) { return !covered.contains(n); });
      if (static_cast<std::uint32_t>(fresh) < limits_.fewest) continue;
      covered.insert(g.names.begin(), g.names.end());
      add_name(entry->first, g);
    }
  }

  void add_triggers(const std::map<TriggerKey, TriggerGroup>& groups) {
    for (const auto& [key, group] : groups) {
      const auto label = labels_.find(std::get<0>(key));
      if (group.missed < limits_.fewest || label == labels_.end()) continue;
      const LabelInfo& info = pack_.schema[label->second];
      DraftRule draft = begin(info, std::get<1>(key));
      draft.text += "  " + std::get<1>(key) + " " + std::get<2>(key) + "\n";
      for (const FieldInfo& field : info.fields) draft.text += role_line(field, group);
      draft.text += required_texts(info, "trigger.text");
      add(std::move(draft), label->second, group.examples, group.missed);
    }
  }

  std::vector<DraftRule> take() {
    std::stable_sort(drafts_.begin(), drafts_.end(),
                     [](const DraftRule& a, const DraftRule& b) { return a.missed > b.missed; });
    if (drafts_.size() > limits_.most_drafts) drafts_.resize(limits_.most_drafts);
    return std::move(drafts_);
  }

 private:
  void add_name(const ContextKey& key, const ContextGroup& group) {
    const auto label = labels_.find(key.first);
    if (label == labels_.end()) return;
    const LabelInfo& info = pack_.schema[label->second];
    DraftRule draft = begin(info, "context");
    const bool named = info.field("name").has_value();  // what a name is called by, beyond titles around it
    draft.text += named ? "  match name:(" + key.second.inner + ")\n" : "  match " + key.second.inner + "\n";
    if (!key.second.before.empty()) draft.text += "  after " + key.second.before + "\n";
    if (!key.second.behind.empty()) draft.text += "  before " + key.second.behind + "\n";
    if (named) draft.text += "  set name = name.text\n";
    draft.text += required_texts(info, "");
    add(std::move(draft), label->second, group.examples, group.missed);
  }

  DraftRule begin(const LabelInfo& info, const std::string& what) {
    const std::string name = "draft_" + lower_snake(info.name) + "_" + what;
    DraftRule draft;
    draft.label = info.name;
    draft.name = name + "_" + std::to_string(++numbers_[name]);
    draft.text = "rule " + draft.name + " -> " + info.name + "\n";
    return draft;
  }

  /// What a rule must set besides its references: the first value of an enumeration, or `text`; the author knows
  /// better.
  [[nodiscard]] std::string required_texts(const LabelInfo& info, const std::string& text) const {
    std::string out;
    for (const FieldInfo& field : info.fields) {
      if (!field.required || !field.refs.empty() || field.default_value) continue;
      const std::vector<std::string>* values = pack_.schema.enumeration(field.enumeration);
      const std::string value = values != nullptr && !values->empty() ? values->front() : text;
      if (!value.empty()) out += "  set " + field.name + " = " + value + "\n";
    }
    return out;
  }

  /// Where at least half of the fillers stand; a required role has a line in any case.
  static std::string role_line(const FieldInfo& field, const TriggerGroup& group) {
    const auto votes = group.roles.find(field.name);
    if (field.refs.empty() || (votes == group.roles.end() && !field.required)) return {};
    std::string labels;
    for (const std::string& ref : field.refs) labels += (labels.empty() ? "" : "|") + ref;
    std::uint32_t all = 0, most = 0;
    std::string best;
    if (votes != group.roles.end()) {
      for (const auto& [position, times] : votes->second.positions) {
        all += times;
        if (times > most) most = times, best = position;
      }
    }
    if (all == 0 && !field.required) return {};
    if (most * 2 <= all) best = "anywhere";
    // What every event of the gold has tells them from other places of the trigger.
    const bool always = field.required || votes->second.events == group.missed;
    return "  " + field.name + (always ? "!" : "") + " " + best + " [" + labels + "]\n";
  }

  void add(DraftRule draft, Label label, const std::vector<DraftExample>& examples, std::uint32_t missed) {
    draft.stage = stage_of(pack_.cascade, label);
    draft.examples = examples;
    draft.missed = missed;
    if (!draft.stage.empty()) drafts_.push_back(std::move(draft));
  }

  const RulePack& pack_;
  const SuggestionLimits& limits_;
  std::unordered_map<std::string, Label> labels_;
  std::map<std::string, std::uint32_t> numbers_;
  std::vector<DraftRule> drafts_;
};

}  // namespace

std::vector<DraftRule> draft_rules(const RulePack& pack, const std::map<ContextKey, ContextGroup>& contexts,
                                   const std::map<TriggerKey, TriggerGroup>& triggers, const SuggestionLimits& limits) {
  Drafter drafter(pack, limits);
  drafter.add_names(contexts);
  drafter.add_triggers(triggers);
  return drafter.take();
}

}  // namespace wirefacts
