#include "cascade/compiler.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "cascade/sieve_compiler.h"

namespace wirefacts {
namespace {

/// Compiles the rules of one stage.
class StageCompiler {
 public:
  StageCompiler(const Stage& stage, const CompilerInput& input, PatternCompiler& patterns, CompiledStage& out,
                Diagnostics& diagnostics)
      : stage_(stage), input_(input), patterns_(patterns), out_(out), diagnostics_(diagnostics) {}

  void rule(const Rule& source, std::uint32_t number) {
    CompiledRule rule;
    rule.number = number;
    rule.source = &source;
    rule.shape = source.shape();
    rule.rank = source.rank;
    if (source.makes) rule.makes = input_.schema.find(source.makes->text);
    rule.event = rule.makes != Label::none && input_.schema[rule.makes].kind == LabelKind::event;
    for (const Name& veto : source.vetoes) rule.vetoes.push_back(input_.schema.find(veto.text));
    if (source.match) rule.match = patterns_.compile(*source.match, stage_, out_.atoms, rule.slots);
    if (source.scan) {
      rule.scan = compile_scan(*source.scan, stage_, input_.schema, input_.lists, patterns_, rule.slots, diagnostics_);
    }
    triggers(source, rule);
    conditions(source, rule);
    assignments(source, rule);
    if (is_of_bounded_size(source, rule)) out_.rules.push_back(std::move(rule));
  }

 private:
  PatternNode pattern(const Pattern& source, SlotTable& slots) {
    return patterns_.compile(source, stage_, out_.atoms, slots);
  }

  bool is_of_bounded_size(const Rule& source, const CompiledRule& rule) {
    const auto fits = [&](const PatternNode& pattern) {
      if (written_size(pattern) <= kMaxSteps) return true;
      diagnostics_.error(pattern.range,
                         "pattern of rule '" + source.name.text + "' is too large when its repetitions are written out",
                         "at most 20,000 steps: nest fewer repetitions, or bound them lower");
      return false;
    };
    return fits(rule.match) && std::all_of(rule.contexts.begin(), rule.contexts.end(),
                                           [&](const ContextCondition& context) { return fits(context.pattern); });
  }

  void triggers(const Rule& source, CompiledRule& rule) {
    if (rule.shape != RuleShape::trigger) return;
    rule.trigger_slot = rule.slots.slot("trigger");
    for (const TriggerClause& trigger : source.triggers) {
      rule.triggers.push_back({trigger.word, pattern(trigger.pattern, rule.slots), {}});
    }
    for (const RoleLine& line : source.lines) {
      ArgumentLine compiled;
      if (!line.role.text.empty()) compiled.slot = rule.slots.slot(line.role.text);
      compiled.required = line.required;
      compiled.negated = line.negated;
      for (const Position& p : line.positions) compiled.positions.push_back(position(p, rule));
      rule.lines.push_back(std::move(compiled));
    }
  }

  ArgumentPosition position(const Position& source, CompiledRule& rule) {
    ArgumentPosition out;
    out.kind = source.kind;
    out.within = source.within;
    for (const Name& word : source.words) out.words.push_back(fold(word.text));
    if (source.kind != Position::Kind::after) {
      out.constraint = patterns_.constraint(source.pattern);
      return out;
    }
    if (source.anchor.text != "trigger") out.anchor = rule.slots.slot(source.anchor.text);
    out.pattern = pattern(source.pattern, rule.slots);
    out.visible.assign(input_.schema.size(), false);
    for (const std::string& name : labels_named(source.pattern)) {
      if (const Label label = input_.schema.find(name); label != Label::none) {
        out.visible[static_cast<std::uint16_t>(label)] = true;
      }
    }
    return out;
  }

  void conditions(const Rule& source, CompiledRule& rule) {
    for (const InClause& in : source.in) {
      ZoneCondition zone;
      zone.negated = in.negated;
      for (const Name& label : in.labels) zone.labels.push_back(input_.schema.find(label.text));
      rule.zones.push_back(std::move(zone));
    }
    for (const ContextClause& c : source.contexts) {
      rule.contexts.push_back({c.before, c.negated, pattern(c.pattern, rule.slots)});
    }
    for (const GivenClause& g : source.given) {
      rule.given.push_back({rule.slots.slot(g.name.text), patterns_.constraint(g.constraint), g.sentences});
    }
    for (const WhereTest& test : source.where) {
      WhereCondition where;
      where.left = compile_expression(test.left, rule.slots, input_.schema);
      where.right = compile_expression(test.right, rule.slots, input_.schema);
      where.compare = test.compare;
      collect_slots(where.left, where.slots);
      collect_slots(where.right, where.slots);
      rule.where.push_back(std::move(where));
    }
    if (source.span) rule.span = rule.slots.find(source.span->text);
  }

  void assignments(const Rule& source, CompiledRule& rule) {
    for (const SetClause& set : source.set) {
      Assignment out;
      out.field_name = set.field.text;
      out.value = compile_expression(set.value, rule.slots, input_.schema);
      if (set.record) {
        out.record = rule.slots.find(set.record->text);
      } else if (rule.makes != Label::none) {
        const auto field = input_.schema.field(rule.makes, set.field.text);
        if (!field) continue;
        out.field = *field;
      }
      rule.set.push_back(std::move(out));
    }
    if (rule.makes == Label::none) return;
    for (const FieldInfo& field : input_.schema[rule.makes].fields) {
      const bool is_set = std::any_of(source.set.begin(), source.set.end(), [&](const SetClause& set) {
        return !set.record && set.field.text == field.name;
      });
      rule.field_slots.push_back(is_set ? std::nullopt : rule.slots.find(field.name));
    }
  }

  const Stage& stage_;
  const CompilerInput& input_;
  PatternCompiler& patterns_;
  CompiledStage& out_;
  Diagnostics& diagnostics_;
};

LabelMask mask_of(const std::vector<Name>& names, const Schema& schema) {
  LabelMask mask(schema.size(), false);
  for (const Name& name : names) {
    if (const Label label = schema.find(name.text); label != Label::none) {
      mask[static_cast<std::uint16_t>(label)] = true;
    }
  }
  // Zones are for `in`, they make no units.
  for (const Label zone : {labels::kHeadline, labels::kLead, labels::kBody}) {
    mask[static_cast<std::uint16_t>(zone)] = false;
  }
  return mask;
}

bool same(const PatternNode& a, const PatternNode& b) {
  return a.kind == b.kind && a.atom == b.atom && a.low == b.low && a.high == b.high &&
         std::equal(a.parts.begin(), a.parts.end(), b.parts.begin(), b.parts.end(), same);
}

GrammarLabels grammar_labels(const Schema& schema) {
  return {schema.find("NounGroup"),   schema.find("VerbGroup"),    schema.find("Coordination"),
          schema.find("Break"),       schema.find("Relative"),     schema.find("Preposition"),
          schema.find("Conjunction"), schema.find("Subordinator"), schema.find("Quotation"),
          schema.find("Modal"),       schema.find("Adverb"),       schema.find("Noun"),
          schema.find("Elsewhen"),    schema.find("Time"),         schema.find("Place")};
}

}  // namespace

void write_programs(CompiledStage& stage) {
  using Direction = PatternProgram::Direction;
  std::vector<const ContextCondition*> known;
  for (CompiledRule& rule : stage.rules) {
    if (rule.shape == RuleShape::sequence)
      rule.program = PatternProgram(rule.match, Direction::begins, PatternProgram::Use::match);
    for (ContextCondition& context : rule.contexts) {
      context.is_long = !context.before && longest_match(context.pattern) > kMaxContext;
      const auto at = std::find_if(known.begin(), known.end(), [&](const ContextCondition* other) {
        return other->before == context.before && same(other->pattern, context.pattern);
      });
      context.number = static_cast<std::uint32_t>(at - known.begin());
      if (at != known.end()) continue;
      known.push_back(&context);
      stage.contexts.emplace_back(context.pattern, context.before ? Direction::begins : Direction::ends,
                                  PatternProgram::Use::context);
    }
  }
}

namespace {

/// Calls visit(test) for every test of a word by an expression: of the atoms of stages, and of those that stand alone.
template <typename AnyCascade, typename Visit>
void for_each_expression(AnyCascade& cascade, Visit visit) {
  const auto terms = [&](auto& term) {
    for (auto& test : term.any_of) {
      if (test.kind == UnitTest::Kind::regex) visit(test);
    }
  };
  const auto look = [&](auto& atom) {
    for (auto& term : atom.terms) terms(term);
    if (atom.positive) terms(*atom.positive);
  };
  for (auto& stage : cascade.stages) {
    for (auto& atom : stage.atoms.atoms) look(atom);
    for (auto& rule : stage.rules) {
      for (auto& given : rule.given) look(given.constraint);
      for (auto& line : rule.lines) {
        for (auto& position : line.positions) look(position.constraint);
      }
    }
    for (auto& recall : stage.recalls) {
      if (recall.unless) look(*recall.unless);
    }
  }
}

}  // namespace

void share_expressions(Cascade& cascade) {
  std::unordered_map<std::string_view, std::shared_ptr<const Regex>> known;
  for_each_expression(cascade,
                      [&](UnitTest& test) { test.regex = known.try_emplace(test.text, test.regex).first->second; });
}

std::vector<const Regex*> expressions_of(const Cascade& cascade) {
  std::vector<const Regex*> out;
  std::unordered_set<std::string_view> known;
  for_each_expression(cascade, [&](const UnitTest& test) {
    if (known.insert(test.text).second) out.push_back(test.regex.get());
  });
  return out;
}

void share_expressions(Cascade& cascade, std::vector<Regex> expressions) {
  std::unordered_map<std::string, std::shared_ptr<const Regex>> known;
  for (Regex& expression : expressions) {
    std::string pattern = expression.pattern();
    known.emplace(std::move(pattern), std::make_shared<const Regex>(std::move(expression)));
  }
  for_each_expression(cascade, [&](UnitTest& test) { test.regex = known[test.text]; });
}

void Cascade::set_grammar(std::unique_ptr<const Grammar> made_of) {
  grammar = std::move(made_of);
  std::vector<const Rule*> by_number;
  for (const Stage& stage : grammar->stages) {
    for (const Rule& rule : stage.rules) by_number.push_back(&rule);
  }
  for (CompiledStage& stage : stages) {
    for (CompiledRule& rule : stage.rules)
      rule.source = rule.number < by_number.size() ? by_number[rule.number] : nullptr;
  }
}

namespace {

/// Stage `number` of the grammar; its rules get the next numbers of the cascade.
CompiledStage compile_stage(std::size_t number, const CompilerInput& input, PatternCompiler& patterns, Cascade& cascade,
                            Diagnostics& diagnostics) {
  const Stage& source = cascade.grammar->stages[number];
  CompiledStage stage;
  stage.name = source.name.text;
  stage.over_paragraph = source.over_paragraph;
  stage.keeps_all = source.keeps_all;
  stage.uses = mask_of(source.uses, input.schema);
  if (number < cascade.grammar->skips.size()) {
    for (const Name& name : cascade.grammar->skips[number]) {
      if (const Label label = input.schema.find(name.text); label != Label::none) stage.skips.push_back(label);
    }
  }
  stage.closing_atom = patterns.closing_marks(stage.atoms);
  StageCompiler compiler(source, input, patterns, stage, diagnostics);
  for (const Rule& rule : source.rules) {
    const auto rule_number = static_cast<std::uint32_t>(cascade.rule_names.size());
    cascade.rule_names.push_back(stage.name + "." + rule.name.text);
    if (!rule.broken && rule.shape() != RuleShape::none) compiler.rule(rule, rule_number);
  }
  for (const Recall& recall : source.recalls) {
    CompiledRecall out;
    out.label = input.schema.find(recall.label.text);
    for (const Name& form : recall.forms) out.forms.push_back(form.text);
    if (recall.unless) out.unless = patterns.constraint(*recall.unless);
    stage.recalls.push_back(std::move(out));
  }
  for (const CompiledRule& rule : stage.rules) stage.chains.add(rule.match, stage.atoms);
  write_programs(stage);
  return stage;
}

}  // namespace

Cascade compile(std::unique_ptr<const Grammar> grammar, const CompilerInput& input, SymbolTable& symbols,
                Diagnostics& diagnostics) {
  Cascade cascade;
  cascade.grammar = std::move(grammar);
  PatternCompiler patterns(input.schema, input.segmentation, symbols);
  cascade.lemma_field = patterns.field_map("lemma");
  cascade.name_field = patterns.field_map("name");
  cascade.known = grammar_labels(input.schema);
  const auto map = [&](std::string_view name) { return patterns.field_map(name); };
  cascade.fields = {map("head"),     map("item"),       map("main"),     map("voice"),   map("finite"),
                    map("modality"), map("polarity"),   map("class"),    map("by"),      map("light"),
                    map("imposes"),  map("inflection"), map("definite"), map("controls")};
  cascade.group_labels.assign(input.schema.size(), false);
  const GrammarLabels& k = cascade.known;
  for (const Label label :
       {k.noun_group, k.verb_group, k.coordination, k.clause_break, k.relative, k.preposition, k.conjunction}) {
    if (label != Label::none) cascade.group_labels[static_cast<std::uint16_t>(label)] = true;
  }
  for (std::size_t s = 0; s < cascade.grammar->stages.size(); ++s) {
    cascade.stages.push_back(compile_stage(s, input, patterns, cascade, diagnostics));
  }
  share_expressions(cascade);
  compile_sieves(cascade, input.lists, input.schema.size(), input.segmentation, symbols);
  return cascade;
}

}  // namespace wirefacts
