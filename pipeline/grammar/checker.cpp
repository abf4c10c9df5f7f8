#include "grammar/checker.h"

#include <algorithm>
#include <map>
#include <utility>

#include "grammar/expression_checker.h"
#include "grammar/pack_view.h"
#include "grammar/pattern_checker.h"
#include "grammar/rule_checker.h"
#include "grammar/words.h"

namespace wirefacts {
namespace {

class StageChecker {
 public:
  StageChecker(const PackView& pack, std::uint32_t number, Diagnostics& diagnostics)
      : pack_(pack), number_(number), stage_(pack.grammar().stages[number]), diagnostics_(diagnostics),
        patterns_(pack, number, diagnostics) {}

  void run(std::map<std::string, SourceRange>& rule_names) {
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
      const auto [known, added] = rule_names.emplace(rule.name.text, rule.name.range);
      if (!added) {
        diagnostics_.error(rule.name.range, "rule '" + rule.name.text + "' exists already",
                           file_and_line(pack_.context().sources, known->second), {known->second, "the first one"});
      }
      if (!rule.broken) RuleChecker(pack_, stage_, rule, patterns_, diagnostics_).run(pack_.defines(number_));
    }
  }

 private:
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

}  // namespace

void check(const Grammar& grammar, const Schema& schema, const CheckerContext& context, Diagnostics& diagnostics) {
  const PackView pack(grammar, schema, context);
  std::map<std::string, SourceRange> rule_names;
  for (std::uint32_t i = 0; i < grammar.stages.size(); ++i) {
    StageChecker(pack, i, diagnostics).run(rule_names);
  }
}

}  // namespace wirefacts
