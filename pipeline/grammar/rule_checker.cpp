#include "grammar/rule_checker.h"

#include <algorithm>
#include <array>
#include <map>

#include "grammar/printer.h"
#include "grammar/words.h"

namespace wirefacts {
namespace {

template <typename Node>
bool names(const Node& root, const std::string& word) {
  bool found = false;
  walk(root,
       [&](const Expression& node) { found = found || (node.kind == Expression::Kind::ref && node.text == word); });
  return found;
}

/// The sequence without its first part.
std::string print_behind(Pattern sequence) {
  sequence.parts.erase(sequence.parts.begin());
  return print(sequence.parts.size() == 1 ? sequence.parts.front() : sequence);
}

bool needs_trigger_alone(const Expression& value) {
  bool alone = true;
  walk(value, [&](const Expression& node) {
    alone = alone && (node.kind != Expression::Kind::ref || node.text == words::kTrigger);
  });
  return alone;
}

}  // namespace

void RuleChecker::run(const Defines& defines) {
  if (rule_.unread) return check_readable_lines(defines);
  if (rule_.shape() == RuleShape::none) {
    diagnostics_.error(rule_.name.range, "rule '" + rule_.name.text + "' has no pattern", remedy_of_no_pattern());
    return;
  }
  scope_ = pack_.scope_of(rule_, defines);
  check_header();
  check_patterns();
  check_lines();
  find_made();
  check_made();
  for (const SetClause& set : rule_.set) check_set(set);
  check_set_twice();
  check_span_and_where();
  check_examples();
}

/// A name alone may have been meant to remove a rule of an earlier layer.
std::string RuleChecker::remedy_of_no_pattern() const {
  const std::string patterns = "match, scan, verb, noun or adjective";
  if (rule_.makes || rule_.range.end != rule_.name.range.end) return patterns;
  std::vector<std::string> others;
  for (const Rule& other : stage_.rules) {
    if (&other != &rule_) others.push_back(other.name.text);
  }
  const std::string did = pack_.similar(rule_.name.text, others);
  return did.empty() ? patterns : "to remove a rule of an earlier layer: " + did;
}

/// What is wrong whatever stands in the lines that could not be read.
void RuleChecker::check_readable_lines(const Defines& defines) {
  check_vetoes();
  check_patterns();
  for (const RoleLine& line : rule_.lines) {
    for (const Position& position : line.positions) patterns_.check(position.pattern, PatternUse::annotations);
  }
  find_made();
  if (made_) check_set_fields();
  if (made_ && rule_.shape() == RuleShape::trigger) {
    scope_ = pack_.scope_of(rule_, defines);
    for (const SetClause& set : rule_.set) {
      if (!set.record && needs_trigger_alone(set.value)) check_set(set);
    }
  }
  check_set_twice();
  check_examples();
}

void RuleChecker::check_header() {
  check_vetoes();
  if (!rule_.broken && !rule_.makes && rule_.vetoes.empty() && rule_.set.empty()) {
    diagnostics_.error(rule_.name.range, "rule '" + rule_.name.text + "' does nothing",
                       "'-> Label' makes, 'set x.f = …' amends, 'vetoes Label' forbids");
  }
}

void RuleChecker::check_vetoes() {
  for (const Name& label : rule_.vetoes) {
    const bool made = std::any_of(stage_.rules.begin(), stage_.rules.end(),
                                  [&](const Rule& r) { return r.makes && r.makes->text == label.text; });
    if (made || stage_.incomplete) continue;
    diagnostics_.error(label.range, "no rule of stage '" + stage_.name.text + "' makes '" + label.text + "'",
                       "a veto acts on the candidates of its own stage");
  }
}

void RuleChecker::check_patterns() {
  if (rule_.match) check_main(*rule_.match, PatternUse::units);
  if (rule_.scan) check_main(*rule_.scan, PatternUse::characters);
  for (const TriggerClause& clause : rule_.triggers) {
    check_trigger(clause.pattern);
    patterns_.check_trigger(clause);
  }
  for (const ContextClause& clause : rule_.contexts) {
    forbid_captures(clause.pattern);
    if (!check_anchor_of(clause)) patterns_.check(clause.pattern, PatternUse::units);
  }
  for (const InClause& clause : rule_.in) {
    for (const Name& label : clause.labels) patterns_.check_label(label, PatternUse::annotations);
  }
  std::map<std::string, SourceRange> captured;
  for (const auto* pattern : {&rule_.match, &rule_.scan}) {
    if (!*pattern) continue;
    walk(**pattern, [&](const Pattern& n) {
      if (n.kind == Pattern::Kind::capture) captured.emplace(n.text, first_word(n.range, n.text));
    });
  }
  for (const GivenClause& clause : rule_.given) {
    patterns_.check(clause.constraint, PatternUse::annotations);
    const auto [known, added] = captured.emplace(clause.name.text, clause.name.range);
    if (added) continue;
    diagnostics_.error(clause.name.range, "'" + clause.name.text + "' is a capture already", "rename one of them",
                       {known->second, "captured here"});
  }
}

/// Without a role `after trigger "x"` is the clause `after`, which asks what stands in front of the match. False: it is
/// nothing of that kind.
bool RuleChecker::check_anchor_of(const ContextClause& clause) {
  if (clause.before || clause.pattern.kind != Pattern::Kind::sequence || rule_.shape() != RuleShape::trigger)
    return false;
  const Pattern& anchor = clause.pattern.parts.front();
  const bool trigger = anchor.text == words::kTrigger;
  const bool role = std::any_of(rule_.lines.begin(), rule_.lines.end(),
                                [&](const RoleLine& line) { return line.role.text == anchor.text; });
  if (anchor.kind != Pattern::Kind::name || !(trigger || role) || stage_.define_ranges.contains(anchor.text))
    return false;
  diagnostics_.error(anchor.range, "'after " + anchor.text + "' stands in lines of roles alone",
                     trigger ? "as a condition: before " + print_behind(clause.pattern)
                             : "a role that 'set', 'where' or 'after' reads: what after " + anchor.text + " " +
                                   print_behind(clause.pattern));
  return true;
}

void RuleChecker::check_main(const Pattern& pattern, PatternUse use) {
  if (rule_.unread) patterns_.check(pattern, use);  // perhaps only the beginning of what was meant
  else patterns_.check_main(pattern, use);
}

void RuleChecker::forbid_captures(const Pattern& pattern) {
  walk(pattern, [&](const Pattern& node) {
    if (node.kind != Pattern::Kind::capture) return;
    diagnostics_.error(first_word(node.range, node.text), "nothing is captured here",
                       "captures stand in 'match' and 'scan'; roles and 'given' have names");
  });
}

void RuleChecker::check_trigger(const Pattern& pattern) {
  using Kind = Pattern::Kind;
  walk(pattern, [&](const Pattern& node) {
    const bool fits = node.kind != Kind::capture && node.kind != Kind::repeat && node.kind != Kind::gap &&
                      node.kind != Kind::start && node.kind != Kind::end && node.kind != Kind::rest;
    if (fits) return;
    diagnostics_.error(node.range, "a trigger is one word, lemma or constraint, or several with '|'",
                       "what stands around it belongs into role lines");
  });
}

void RuleChecker::check_lines() {
  std::vector<std::string> above;
  if (rule_.shape() == RuleShape::trigger) above.emplace_back(words::kTrigger);
  for (const GivenClause& clause : rule_.given) above.push_back(clause.name.text);
  for (const RoleLine& line : rule_.lines) check_role(line, above);
}

void RuleChecker::check_role(const RoleLine& line, std::vector<std::string>& above) {
  const std::string& role = line.role.text;
  if (rule_.shape() != RuleShape::trigger) {
    if (role.empty()) {
      const Position& first = line.positions.front();
      diagnostics_.error(
          first.range,
          "'" + std::string(words::kPositions[static_cast<std::size_t>(first.kind)]) + "' in a rule without trigger",
          "verb, noun or adjective");
      return;
    }
    const std::string did = pack_.similar(role, words::strings(words::kClauses));
    diagnostics_.error(line.role.range, "unknown clause '" + role + "'",
                       did.empty() ? "roles stand in rules with verb, noun or adjective" : did);
    return;
  }
  check_positions(line, above);
  if (role.empty()) return;
  const FieldInfo* field = rule_.makes ? pack_.field(rule_.makes->text, role) : nullptr;
  if (words::has(above, role) && !(field && field->list)) {
    diagnostics_.error(line.role.range, "role '" + role + "' has two lines but is no list", "join them with 'or'",
                       {first_line_of(role), "the first one"});
  }
  above.push_back(role);
}

SourceRange RuleChecker::first_line_of(const std::string& role) const {
  for (const RoleLine& line : rule_.lines) {
    if (line.role.text == role) return line.role.range;
  }
  for (const GivenClause& clause : rule_.given) {
    if (clause.name.text == role) return clause.name.range;
  }
  return {};
}

void RuleChecker::check_positions(const RoleLine& line, const std::vector<std::string>& above) {
  for (const Position& position : line.positions) {
    forbid_captures(position.pattern);
    patterns_.check(position.pattern, PatternUse::annotations);
    if (position.kind != Position::Kind::after || words::has(above, position.anchor.text)) continue;
    const bool is_position = words::has(words::kPositions, position.anchor.text);
    diagnostics_.error(position.anchor.range, "unknown role '" + position.anchor.text + "'",
                       is_position ? "it is a position: give that line a role, as in 'what " + position.anchor.text +
                                         " [X]', and write 'after what'"
                                   : "name 'trigger' or a role of a line above");
  }
}

std::string RuleChecker::fields_hint(const std::string& field, std::string_view what) const {
  std::vector<std::string> known;
  for (const FieldInfo& f : made_->fields) known.push_back(f.name);
  const std::string did = pack_.similar(field, known);
  return did.empty() ? std::string(what) + ": " + words::join(known) : did;
}

void RuleChecker::find_made() {
  if (!rule_.makes) return;
  if (!pack_.is_type(rule_.makes->text)) {
    diagnostics_.error(rule_.makes->range, "unknown label '" + rule_.makes->text + "'",
                       pack_.label(rule_.makes->text) ? "rules make the types of schema.types"
                                                      : pack_.similar_label(rule_.makes->text, true));
    return;
  }
  made_ = pack_.label(rule_.makes->text);
}

void RuleChecker::check_set_fields() {
  for (const SetClause& set : rule_.set) {
    if (set.record || pack_.has_field(made_->name, set.field.text)) continue;
    diagnostics_.error(set.field.range, "'" + made_->name + "' has no field '" + set.field.text + "'",
                       fields_hint(set.field.text, "fields"));
  }
}

void RuleChecker::check_made() {
  if (!made_) return;
  check_set_fields();
  if (!rule_.broken) {  // what could not be read may do this
    check_roles_of(*made_);
    check_required(*made_);
  }
  const auto set_here = [&](const std::string& field) {
    return std::any_of(rule_.set.begin(), rule_.set.end(),
                       [&](const SetClause& s) { return !s.record && s.field.text == field; });
  };
  ExpressionChecker expressions(pack_, scope_, diagnostics_);
  for (const Captured& captured : scope_.all()) {
    const FieldInfo* field = pack_.field(made_->name, captured.name.text);
    if (field && !set_here(field->name)) expressions.check_filling(captured, *field);
  }
}

/// What a line whose role nothing reads may have been meant as.
std::string RuleChecker::without_role(const RoleLine& line) {
  const Position& first = line.positions.front();
  if (first.kind != Position::Kind::after) return "without a name the line is a condition";
  if (first.anchor.text == words::kTrigger) return "as a condition: before " + print(first.pattern);
  return "another name must be read by 'set', 'where' or 'after'";
}

bool RuleChecker::role_is_read(const std::string& role) const {
  for (const SetClause& set : rule_.set) {
    if (names(set.value, role) || (set.record && set.record->text == role)) return true;
  }
  for (const WhereTest& test : rule_.where) {
    if (names(test.left, role) || names(test.right, role)) return true;
  }
  for (const RoleLine& line : rule_.lines) {
    for (const Position& position : line.positions) {
      if (position.anchor.text == role) return true;
    }
  }
  return rule_.span && rule_.span->text == role;
}

void RuleChecker::check_roles_of(const LabelInfo& made) {
  if (rule_.shape() != RuleShape::trigger) return;
  for (const RoleLine& line : rule_.lines) {
    const std::string& role = line.role.text;
    if (role.empty() || pack_.has_field(made.name, role) || role_is_read(role)) continue;
    std::vector<std::string> known;
    for (const FieldInfo& f : made.fields) known.push_back(f.name);
    const std::string roles = words::join(known);
    known.insert(known.end(), words::kClauses.begin(), words::kClauses.end());
    const std::string did = pack_.similar(role, known);
    diagnostics_.error(line.role.range, "'" + made.name + "' has no role '" + role + "'",
                       did.empty() ? "roles: " + roles + "; " + without_role(line) : did);
  }
}

void RuleChecker::check_required(const LabelInfo& made) {
  for (const FieldInfo& field : made.fields) {
    if (!field.required || field.default_value || scope_.find(field.name)) continue;
    const bool set = std::any_of(rule_.set.begin(), rule_.set.end(),
                                 [&](const SetClause& s) { return !s.record && s.field.text == field.name; });
    if (set) continue;
    diagnostics_.error(
        rule_.name.range,
        "rule '" + rule_.name.text + "' never sets '" + field.name + "', which '" + made.name + "' requires",
        "add: set " + field.name + " = …");
  }
}

const FieldInfo* RuleChecker::target_of(const SetClause& set) const {
  if (!set.record) return made_ ? pack_.field(made_->name, set.field.text) : nullptr;
  const Captured* record = scope_.find(set.record->text);
  if (!record) return nullptr;
  for (const std::string& label : record->labels) {
    if (const FieldInfo* field = pack_.field(label, set.field.text)) return field;
  }
  return nullptr;
}

void RuleChecker::check_set(const SetClause& set) {
  if (set.record) {
    check_amended(set);
  } else if (!rule_.makes) {
    diagnostics_.error(set.field.range, "the rule makes no record whose '" + set.field.text + "' could be set",
                       "write '-> Label' behind its name, or set x." + set.field.text + " = …");
  }
  if (rule_.makes && !made_ && !set.record) return;  // of an unknown type, told already: nobody knows its values
  ExpressionChecker(pack_, scope_, diagnostics_).check_value(set.value, target_of(set));
}

void RuleChecker::check_amended(const SetClause& set) {
  const Captured* record = scope_.find(set.record->text);
  if (!record) {
    diagnostics_.error(set.record->range, "unknown capture '" + set.record->text + "'",
                       pack_.similar(set.record->text, scope_.names()));
    return;
  }
  const std::string& field = set.field.text;
  if (record->labels.empty()) {
    diagnostics_.error(set.field.range,
                       "'" + record->name.text + "' is a piece of text, it has no field '" + field + "'",
                       "capture a record: " + record->name.text + ":[Label]");
    return;
  }
  const auto amendable = [&](const std::string& l) { return !pack_.label(l) || pack_.is_type(l); };
  if (std::none_of(record->labels.begin(), record->labels.end(), amendable)) {
    diagnostics_.error(set.record->range,
                       "'" + words::join(record->labels, "|") + "' comes from a list, its fields cannot be set",
                       "records of rules can");
    return;
  }
  const auto has = [&](const std::string& l) { return pack_.has_field(l, field); };
  if (std::any_of(record->labels.begin(), record->labels.end(), has)) return;
  std::vector<std::string> known;
  for (const std::string& label : record->labels) {
    for (const FieldInfo& f : pack_.label(label)->fields) known.push_back(f.name);
  }
  const std::string did = pack_.similar(field, known);
  diagnostics_.error(set.field.range, "'" + words::join(record->labels, "|") + "' has no field '" + field + "'",
                     did.empty() ? "fields: " + words::join(known) : did);
}

void RuleChecker::check_set_twice() {
  std::map<std::string, SourceRange> seen;
  for (const SetClause& set : rule_.set) {
    const std::string name = (set.record ? set.record->text + "." : "") + set.field.text;
    const auto [first, added] = seen.emplace(name, set.field.range);
    if (added) continue;
    diagnostics_.error(set.field.range, "field '" + set.field.text + "' is set twice", "", {first->second, "set here"});
  }
}

void RuleChecker::check_span_and_where() {
  if (rule_.span && !scope_.find(rule_.span->text)) {
    diagnostics_.error(rule_.span->range, "unknown capture '" + rule_.span->text + "'",
                       pack_.similar(rule_.span->text, scope_.names()));
  }
  ExpressionChecker expressions(pack_, scope_, diagnostics_);
  for (const WhereTest& test : rule_.where) expressions.check_test(test);
}

void RuleChecker::check_examples() {
  if (!made_) return;
  for (const Example& example : rule_.examples) {
    for (const Expectation& expectation : example.expectations) check_expected(expectation);
  }
}

void RuleChecker::check_expected(const Expectation& expectation) {
  const Name& name = expectation.path.front();
  if (name.text == words::kTrigger) return;
  if (!pack_.has_field(made_->name, name.text)) {
    diagnostics_.error(name.range, "'" + made_->name + "' has no field '" + name.text + "'",
                       fields_hint(name.text, "fields"));
  }
}

}  // namespace wirefacts
