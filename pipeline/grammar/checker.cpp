#include "grammar/checker.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "grammar/expression_checker.h"
#include "grammar/pack_view.h"
#include "grammar/pattern_checker.h"
#include "grammar/rule_checker.h"
#include "grammar/words.h"

namespace wirefacts {
namespace {

/// Names of rules are of the whole pack.
struct FirstOfName {
  const Rule* rule = nullptr;
  const Stage* stage = nullptr;
};
using RuleNames = std::map<std::string_view, FirstOfName>;

class StageChecker {
 public:
  StageChecker(const PackView& pack, std::uint32_t number, Diagnostics& diagnostics)
      : pack_(pack), number_(number), stage_(pack.grammar().stages[number]), diagnostics_(diagnostics),
        patterns_(pack, number, diagnostics) {}

  void run(RuleNames& rule_names) {
    for (const Name& label : stage_.uses) {
      if (words::has(words::kShapes, label.text)) {
        diagnostics_.error(label.range, "unknown label '" + label.text + "'", "shapes need no 'uses'");
      } else {
        patterns_.check_label(label, PatternUse::annotations);
      }
    }
    for (const Name& label : pack_.grammar().skips[number_]) {
      patterns_.check_label(label, PatternUse::annotations);
    }
    patterns_.check_defines();
    for (const Recall& recall : stage_.recalls) check_recall(recall);
    for (const Rule& rule : stage_.rules) {
      const auto [known, added] = rule_names.emplace(rule.name.text, FirstOfName{&rule, &stage_});
      if (!added) report_repeated(rule, known->second);
      RuleChecker(pack_, stage_, rule, patterns_, diagnostics_).run(pack_.defines(number_));
    }
  }

 private:
  void report_repeated(const Rule& rule, const FirstOfName& first) {
    const bool here = first.stage == &stage_;
    const std::string& stage = first.stage->name.text;
    // Told: that the stage is there twice, or that it is none; then its rules were to replace others.
    if (!here && (stage == stage_.name.text || (stage_.unplaced && stage_.incomplete))) return;
    const std::string hint = here ? file_and_line(pack_.context().sources, first.rule->name.range)
                                  : "in stage '" + stage + "': rename one; a layer removes that with 'rule " +
                                        rule.name.text + "' alone in a file of its stage";
    diagnostics_.error(rule.name.range, "rule '" + rule.name.text + "' exists already", hint,
                       {first.rule->name.range, "the first one"});
  }

  void check_recall(const Recall& recall) {
    patterns_.check_label(recall.label, PatternUse::units);
    for (const Name& form : recall.forms) {
      if (words::has(words::kRecallForms, form.text)) continue;
      const std::string did = did_you_mean(form.text, words::strings(words::kRecallForms));
      diagnostics_.error(form.range, "unknown form '" + form.text + "'",
                         did.empty() ? words::join(words::kRecallForms) : did);
    }
    if (recall.unless) patterns_.check(*recall.unless, PatternUse::units);
  }

  const PackView& pack_;
  std::uint32_t number_;
  const Stage& stage_;
  Diagnostics& diagnostics_;
  PatternChecker patterns_;
};

using Place = std::pair<std::uint32_t, std::uint32_t>;  // file, byte

/// Some part of the stage stands in one of the files.
bool stands_in(const Stage& stage, const std::set<std::uint32_t>& files) {
  const auto is_there = [&](SourceRange range) { return files.contains(range.file); };
  return files.contains(stage.file) || is_there(stage.uses_range) || is_there(stage.over_range) ||
         is_there(stage.keeps_range) ||
         std::any_of(stage.rules.begin(), stage.rules.end(), [&](const Rule& r) { return is_there(r.range); }) ||
         std::any_of(stage.recalls.begin(), stage.recalls.end(),
                     [&](const Recall& r) { return is_there(r.label.range); }) ||
         std::any_of(stage.define_ranges.begin(), stage.define_ranges.end(),
                     [&](const auto& define) { return is_there(define.second); });
}

/// Breaks the rules that a mistake is in, and takes those mistakes out.
void break_rules(Stage& stage, std::set<Place>& mistakes) {
  for (Rule& rule : stage.rules) {
    const auto first = mistakes.lower_bound({rule.range.file, rule.range.begin});
    const auto behind = mistakes.upper_bound({rule.range.file, rule.range.end});
    rule.broken = rule.broken || first != behind;
    mistakes.erase(first, behind);
  }
}

}  // namespace

void break_faulty(Grammar& grammar, const Diagnostics& diagnostics) {
  std::set<Place> mistakes;
  for (const Diagnostic& d : diagnostics.items()) {
    if (d.severity == Severity::error) mistakes.emplace(d.range.file, d.range.begin);
  }
  for (Stage& stage : grammar.stages) {
    if (stage.unplaced) mistakes.erase({stage.name.range.file, stage.name.range.begin});  // that it has no place
    break_rules(stage, mistakes);
  }
  std::set<std::uint32_t> files;
  for (const Place& place : mistakes) files.insert(place.first);
  files.erase(SourceRange::kNoFile);
  for (Stage& stage : grammar.stages) {
    if (!stands_in(stage, files)) continue;
    for (Rule& rule : stage.rules) rule.broken = true;
    stage.recalls.clear();
  }
}

void check(const Grammar& grammar, const Schema& schema, const CheckerContext& context, Diagnostics& diagnostics) {
  const PackView pack(grammar, schema, context);
  RuleNames rule_names;
  for (std::uint32_t i = 0; i < grammar.stages.size(); ++i) {
    StageChecker(pack, i, diagnostics).run(rule_names);
  }
}

}  // namespace wirefacts
