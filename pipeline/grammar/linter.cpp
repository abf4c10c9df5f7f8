#include "grammar/linter.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "grammar/choice_linter.h"
#include "grammar/element_linter.h"
#include "grammar/list_linter.h"
#include "grammar/pack_view.h"
#include "grammar/printer.h"
#include "grammar/program_labels.h"
#include "grammar/role_linter.h"
#include "grammar/value_linter.h"
#include "grammar/words.h"
#include "lexicon/lemma_lists.h"

namespace wirefacts {
namespace {

constexpr std::uint32_t kLongGap = 12;
constexpr std::string_view kVerbs = "Verb";  // label of the lists that groups of verbs are made of

/// All patterns of a rule.
template <typename Visit>
void each_pattern(const Rule& rule, const Visit& visit) {
  if (rule.match) visit(*rule.match);
  if (rule.scan) visit(*rule.scan);
  for (const TriggerClause& clause : rule.triggers) visit(clause.pattern);
  for (const ContextClause& clause : rule.contexts) visit(clause.pattern);
  for (const GivenClause& clause : rule.given) visit(clause.constraint);
  for (const RoleLine& line : rule.lines) {
    for (const Position& position : line.positions) visit(position.pattern);
  }
}

/// All expressions of a rule.
template <typename Visit>
void each_expression(const Rule& rule, const Visit& visit) {
  for (const WhereTest& test : rule.where) {
    visit(test.left);
    visit(test.right);
  }
  for (const SetClause& set : rule.set) visit(set.value);
}

/// A counted gap over characters, such as `.{0,80}`; its place in the source, or npos.
bool has_counted_dot(const std::string& regex) {
  bool in_class = false;
  for (std::size_t i = 0; i < regex.size(); ++i) {
    if (regex[i] == '\\') {
      ++i;
    } else if (regex[i] == '[' && !in_class) {
      in_class = true;
    } else if (regex[i] == ']') {
      in_class = false;
    } else if (!in_class && regex[i] == '.' && i + 1 < regex.size() && regex[i + 1] == '{') {
      return true;
    }
  }
  return false;
}

class Linter {
 public:
  Linter(const Grammar& grammar, const Schema& schema, const CheckerContext& context, Diagnostics& diagnostics)
      : pack_(grammar, schema, context), diagnostics_(diagnostics), values_(pack_, diagnostics) {}

  void run() {
    const Grammar& grammar = pack_.grammar();
    for (number_ = 0; number_ < grammar.stages.size(); ++number_) lint_stage(grammar.stages[number_]);
    if (!pack_.makers_uncertain() && !any_broken_) lint_labels();
    lint_lists(pack_.context(), diagnostics_);
  }

 private:
  /// The rule takes words from rules of its stage that make something else.
  static bool competes(const Stage& stage, const Rule& rule) {
    return !stage.keeps_all && std::any_of(stage.rules.begin(), stage.rules.end(), [&](const Rule& other) {
      return other.makes && other.makes->text != rule.makes->text;
    });
  }

  void lint_stage(const Stage& stage) {
    std::map<std::string, const Rule*> same;  // tree without name and examples → first such rule
    const Defines& defines = pack_.defines(number_);
    std::set<std::string> used_defines;
    std::set<std::string> named;
    bool broken = stage.incomplete;
    for (const auto& [name, body] : stage.defines) lint_pattern(body, used_defines);
    for (const Rule& rule : stage.rules) {
      broken = broken || rule.broken;
      if (rule.makes) made_.insert(rule.makes->text);
      if (rule.makes && competes(stage, rule)) wins_words_.insert(rule.makes->text);
      if (rule.broken) continue;
      each_pattern(rule, [&](const Pattern& p) { lint_pattern(p, used_defines); });
      collect_labels(rule, defines, named);
      lint_captures(rule, defines);
      lint_trigger_words(rule);
      lint_roles(rule, pack_, defines, diagnostics_);
      lint_examples(rule);
      lint_identical(rule, same);
      if (rule.match) lint_choices(*rule.match, ChoiceUse::units, diagnostics_);
      if (rule.scan) lint_scan(*rule.scan, defines);
    }
    for (const Recall& recall : stage.recalls) {
      named.insert(recall.label.text);
      if (recall.unless) collect(*recall.unless, defines, named);
    }
    any_broken_ = any_broken_ || broken;
    named_.insert(named.begin(), named.end());
    if (!broken) lint_uses(stage, named, used_defines);
  }

  /// Some `<lemma>` of the stage stands in the list.
  [[nodiscard]] bool gives_lemmas(const std::string& label, const Stage& stage) const {
    bool out = false;
    for (const Rule& rule : stage.rules) {
      if (rule.broken) continue;
      each_pattern(rule, [&](const Pattern& root) {
        if (!pack_.defines(number_).size(root).fits()) return;
        walk_through(root, pack_.defines(number_), [&](const Pattern& node) {
          if (out || node.kind != Pattern::Kind::lemma) return;
          out = labels_with_lemma(pack_.context().tables, node.text).contains(label);
        });
      });
    }
    return out;
  }

  void lint_uses(const Stage& stage, const std::set<std::string>& named, const std::set<std::string>& used_defines) {
    // A mistyped label may mean any of them.
    const bool all_known = std::all_of(named.begin(), named.end(), [&](const auto& n) { return pack_.label(n); });
    for (const Name& label : stage.uses) {
      if (!all_known || !pack_.is_list(label.text) || named.count(label.text) != 0 || gives_lemmas(label.text, stage))
        continue;
      diagnostics_.warning(label.range, "label '" + label.text + "' is in 'uses' but no rule names it",
                           "it still makes its spans into one unit");
    }
    for (const auto& [name, range] : stage.define_ranges) {
      const bool taken = words::has(words::kShapes, name) || pack_.label(name);  // an error already
      if (used_defines.count(name) == 0 && !taken) {
        diagnostics_.warning(range, "define '" + name + "' is never used");
      }
    }
  }

  void lint_pattern(const Pattern& root, std::set<std::string>& used_defines) {
    walk(root, [&](const Pattern& node) {
      if (node.kind == Pattern::Kind::name) used_defines.insert(node.text);
      if (node.kind == Pattern::Kind::gap && node.high > kLongGap) {
        diagnostics_.warning(node.range, "gap over 12 units", "long gaps join what does not belong together");
      }
      if (node.kind == Pattern::Kind::feature) lint_feature(node);
    });
    values_.lint(root);
    lint_elements(root, pack_, pack_.defines(number_), diagnostics_);
  }

  /// The noun of a trigger is one word, its verb one of the verbs of the groups: 'power cut' of a list waits in vain,
  /// as does 'run aground' that is in no list of verbs.
  void lint_trigger_words(const Rule& rule) {
    for (const TriggerClause& clause : rule.triggers) {
      const Pattern& asked = clause.pattern;
      if (asked.kind != Pattern::Kind::constraint || asked.parts.size() != 1) continue;
      const std::string& label = asked.parts.front().text;
      const bool verb = clause.word == TriggerWord::verb;
      if (!(verb ? label != kVerbs : clause.word == TriggerWord::noun)) continue;
      const TableSet& tables = pack_.context().tables;
      const auto lemmas = lemmas_of_several_words(tables, label, verb ? "verb" : "noun");
      const auto unheard = std::find_if(lemmas.begin(), lemmas.end(), [&](const std::string& lemma) {
        return !verb || !labels_with_lemma(tables, lemma).contains(std::string(kVerbs));
      });
      if (unheard == lemmas.end()) continue;
      const std::string& lemma = *unheard;
      const std::string last = lemma.substr(lemma.rfind(' ') + 1), first = lemma.substr(0, lemma.find(' '));
      if (verb) {
        diagnostics_.warning(asked.range, "the verb of a trigger is a Verb: '" + lemma + "' is never found",
                             "make it a list with '# label: Verb' and a column class, and ask for [Verb class=...]");
      } else {
        diagnostics_.warning(asked.range, "the noun of a trigger is one word: '" + lemma + "' is never found",
                             "list '" + last + "' with a rule of its own that asks: after \"" + first + "\"");
      }
    }
  }

  void lint_feature(const Pattern& node) {
    std::set<std::string> seen;
    for (const Name& value : node.values) {
      if (!seen.insert(value.text).second) {
        diagnostics_.warning(value.range, "'" + value.text + "' stands twice");
      }
    }
  }

  void collect(const Pattern& root, const Defines& defines, std::set<std::string>& named) const {
    if (!defines.size(root).fits()) return;
    walk_through(root, defines, [&](const Pattern& node) {
      if (node.kind == Pattern::Kind::label) named.insert(node.text);
      // [Known type=Person] is how a rule names what recall found.
      if (node.kind == Pattern::Kind::feature && node.text == "type") {
        for (const Name& value : node.values) named.insert(value.text);
      }
    });
  }

  void collect_labels(const Rule& rule, const Defines& defines, std::set<std::string>& named) {
    each_pattern(rule, [&](const Pattern& p) { collect(p, defines, named); });
    for (const InClause& in : rule.in) {
      for (const Name& label : in.labels) named.insert(label.text);
    }
    each_expression(rule, [&](const Expression& e) {
      walk(e, [&](const Expression& node) {
        if (node.kind == Expression::Kind::call) named.insert(node.text);
      });
    });
  }

  void lint_captures(const Rule& rule, const Defines& defines) {
    std::set<std::string> used = {std::string(words::kTrigger)};
    each_expression(rule, [&](const Expression& e) {
      walk(e, [&](const Expression& node) {
        if (node.kind == Expression::Kind::ref) used.insert(node.text);
      });
    });
    for (const SetClause& set : rule.set) {
      if (set.record) used.insert(set.record->text);
    }
    if (rule.span) used.insert(rule.span->text);
    for (const RoleLine& line : rule.lines) {
      for (const Position& position : line.positions) used.insert(position.anchor.text);
      if (rule.makes) used.insert(line.role.text);  // an unused role is an error
    }
    const Scope scope = pack_.scope_of(rule, defines);
    for (const Captured& captured : scope.all()) {
      const std::string& name = captured.name.text;
      if (used.count(name) != 0 || (rule.makes && pack_.has_field(rule.makes->text, name))) continue;
      const auto given =
          std::find_if(rule.given.begin(), rule.given.end(), [&](const GivenClause& g) { return g.name.text == name; });
      diagnostics_.warning(given == rule.given.end() ? captured.name.range : given->name.range,
                           "capture '" + name + "' is never used", "give it the name of a field, or take it away");
    }
  }

  void lint_examples(const Rule& rule) {
    const auto has = [&](Example::Kind kind) {
      return std::any_of(rule.examples.begin(), rule.examples.end(), [&](const Example& e) { return e.kind == kind; });
    };
    if (!has(Example::Kind::example)) {
      diagnostics_.warning(rule.name.range, "rule '" + rule.name.text + "' has no example",
                           "write a sentence that it must match: example \"…\"");
    } else if (!has(Example::Kind::counter)) {
      diagnostics_.warning(rule.name.range, "rule '" + rule.name.text + "' has no counter-example",
                           "write one like it that it must not match: counter \"…\"");
    }
    each_pattern(rule, [&](const Pattern& p) {
      if (&p == (rule.scan ? &*rule.scan : nullptr)) return;
      walk(p, [&](const Pattern& node) {
        if (node.kind == Pattern::Kind::literal) lint_capitals(node);
      });
    });
  }

  void lint_capitals(const Pattern& node) {
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (std::none_of(node.text.begin(), node.text.end(), capital)) return;
    diagnostics_.warning(node.range, "capitals in a literal compared without case", "'…' compares the exact spelling");
  }

  void lint_identical(const Rule& rule, std::map<std::string, const Rule*>& same) {
    Rule bare = rule;
    bare.name.text.clear();
    bare.examples.clear();
    const auto [first, added] = same.emplace(dump(bare), &rule);
    if (added || rule.shape() == RuleShape::none) return;
    diagnostics_.warning(rule.name.range,
                         "rule '" + rule.name.text + "' is the same as '" + first->second->name.text + "'",
                         file_and_line(pack_.context().sources, first->second->name.range),
                         {first->second->name.range, "the first one"});
  }

  void lint_scan(const Pattern& scan, const Defines& defines) {
    lint_choices(scan, ChoiceUse::characters, diagnostics_);
    if (!defines.size(scan).fits()) return;
    walk_through(scan, defines, [&](const Pattern& node) {
      if (node.kind != Pattern::Kind::regex || !has_counted_dot(node.text)) return;
      diagnostics_.warning(node.range, "a counted gap such as '.{0,80}' in a scan is slow",
                           "say which characters may stand there: /[^.]{0,20}/");
    });
  }

  /// Labels that no rule names. Types point to one another; program and tables read some by name.
  void lint_labels() {
    for (const LabelInfo& info : labels()) {
      for (const FieldInfo& field : info.fields) named_.insert(field.refs.begin(), field.refs.end());
    }
    for (const Stage& stage : pack_.grammar().stages) {
      for (const Name& label : stage.uses) named_.insert(label.text);
    }
    for (const auto& skipped : pack_.grammar().skips) {
      for (const Name& label : skipped) named_.insert(label.text);
    }
    for (const LabelInfo& info : labels()) {
      if (info.kind == LabelKind::builtin) continue;
      const bool list = info.kind == LabelKind::list;
      if (!list && made_.count(info.name) == 0) {
        diagnostics_.warning(info.range, "no rule makes '" + info.name + "'");
      } else if (named_.count(info.name) == 0 && (list || info.kind == LabelKind::mark)) {
        if (is_program_label(info.name) || wins_words_.count(info.name) > 0) continue;
        diagnostics_.warning(info.range, (list ? "list '" : "mark '") + info.name + "' is named by no rule");
      }
    }
  }

  [[nodiscard]] std::vector<LabelInfo> labels() const {
    std::vector<LabelInfo> out;
    for (std::uint16_t i = 0; i < pack_.schema().size(); ++i) out.push_back(pack_.schema()[Label{i}]);
    return out;
  }

  PackView pack_;
  Diagnostics& diagnostics_;
  std::uint32_t number_ = 0;
  bool any_broken_ = false;
  std::set<std::string> made_, named_;
  std::set<std::string> wins_words_;  // made where others compete: what has the words no other rule of the stage has
  ValueLinter values_;
};

}  // namespace

void lint(const Grammar& grammar, const Schema& schema, const CheckerContext& context, Diagnostics& diagnostics) {
  Linter(grammar, schema, context, diagnostics).run();
}

}  // namespace wirefacts
