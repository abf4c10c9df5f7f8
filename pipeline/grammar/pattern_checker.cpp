#include "grammar/pattern_checker.h"

#include <algorithm>

#include "base/decimal.h"
#include "base/regex.h"
#include "grammar/words.h"
#include "lexicon/lemma_lists.h"

namespace wirefacts {

void PatternChecker::check(const Pattern& pattern, PatternUse use) {
  const PatternSize size = defines_.size(pattern);
  if (size.atoms > PatternSize::kMostAtoms) {
    diagnostics_.error(pattern.range, "more than 10,000 atoms with the defines written out",
                       "put the words into a list with '# label:'");
    return;
  }
  if (size.depth > PatternSize::kMostDepth) {
    diagnostics_.error(pattern.range, "nested too deep with the defines written out");
    return;
  }
  if (size.repetitions > PatternSize::kMostRepetitions) {
    diagnostics_.error(pattern.range,
                       "repetitions inside one another make " + std::to_string(size.repetitions) + ", more than 1,000",
                       "a window has at most 400 units");
  }
  visit(pattern, use);
}

void PatternChecker::check_main(const Pattern& pattern, PatternUse use) {
  if (!mandatory(pattern, use)) {
    diagnostics_.error(pattern.range, "nothing in this pattern must be there",
                       "a rule needs one word, label or shape that every match contains");
  }
  check(pattern, use);
}

void PatternChecker::visit(const Pattern& node, PatternUse use) {
  switch (node.kind) {
    case Pattern::Kind::repeat: check_repeat(node, use); break;
    case Pattern::Kind::name: return visit_name(node, use);
    case Pattern::Kind::constraint: return visit_constraint(node, use);
    case Pattern::Kind::lemma:
      if (use == PatternUse::characters) {
        diagnostics_.error(node.range, "a lemma in 'scan'", "'scan' matches characters");
        return;
      }
      check_lemma(node.range, node.text);
      if (use == PatternUse::units) check_lemma_seen(node);
      return;
    case Pattern::Kind::literal:
    case Pattern::Kind::exact:
      if (use != PatternUse::characters) visit_word(node);
      return;
    case Pattern::Kind::gap:
      if (use == PatternUse::characters) {
        diagnostics_.error(node.range, "a gap in 'scan'", "use a regular expression such as /[^.]{0,20}/");
      }
      return;
    case Pattern::Kind::rest:
      if (use == PatternUse::characters) {
        diagnostics_.error(node.range, "shape 'Rest' in 'scan'", "'scan' matches characters");
      }
      return;
    default: break;
  }
  for (const Pattern& part : node.parts) visit(part, use);
}

void PatternChecker::check_repeat(const Pattern& node, PatternUse use) {
  const Pattern& repeated = node.parts.front();
  if (node.high > 1 && may_be_empty(repeated, defines_, use == PatternUse::characters)) {
    diagnostics_.error(repeated.range, "what is repeated here may be empty",
                       "each round must take something: '(a b?)*', not '(a? b?)*'");
  }
  if (node.high != Pattern::kUnbounded || !is_any(repeated)) return;
  diagnostics_.error({node.range.file, node.range.end - 1, node.range.end}, "unbounded gap",
                     "write '..6': up to six units");
}

/// `Any`, or a define of nothing else.
bool PatternChecker::is_any(const Pattern& node) const {
  if (node.kind != Pattern::Kind::name) return false;
  if (node.text == "Any" && !defines_.declared("Any")) return true;
  const Pattern* body = defines_.find(node.text);
  return body && is_any(*body);
}

void PatternChecker::visit_name(const Pattern& node, PatternUse use) {
  if (const Pattern* body = defines_.find(node.text)) {
    if (entered_.emplace(node.text, use).second) visit(*body, use);
    return;
  }
  if (defines_.declared(node.text)) return;  // broken, endless or too large: reported there
  if (!words::has(words::kShapes, node.text)) {
    if (stage_.incomplete) return;
    std::vector<std::string> known = words::strings(words::kShapes);
    for (const auto& [name, body] : stage_.defines) known.push_back(name);
    diagnostics_.error(node.range, "unknown name '" + node.text + "'",
                       pack_.label(node.text) ? "write [" + node.text + "]" : pack_.similar(node.text, known));
  } else if (use == PatternUse::characters) {
    diagnostics_.error(node.range, "shape '" + node.text + "' in 'scan'", "'scan' matches characters");
  }
}

void PatternChecker::check_trigger(const TriggerClause& clause) {
  inflection_ = clause.word == TriggerWord::verb ? "verb" : clause.word == TriggerWord::noun ? "noun" : "";
  check(clause.pattern, PatternUse::annotations);
  inflection_ = {};
}

void PatternChecker::visit_word(const Pattern& node) {
  const std::size_t tokens = pack_.context().tokenize(node.text).size();
  if (tokens == 0) {
    diagnostics_.error(node.range, "no token can match '" + node.text + "'");
  } else if (node.kind == Pattern::Kind::exact && tokens > 1) {
    diagnostics_.error(node.range, "the tokenizer cuts '" + node.text + "' into " + std::to_string(tokens) + " tokens",
                       "write one atom for each token");
  }
}

void PatternChecker::check_lemma(SourceRange range, const std::string& lemma) {
  if (pack_.context().lemmas.count(lemma) != 0 || pack_.lemmas_uncertain()) return;
  const std::string similar = pack_.similar_lemma(lemma, inflection_);
  const std::string kind = inflection_ == "verb"   ? "'# label: Verb', '# inflect: verb'"
                           : inflection_ == "noun" ? "'# label: Noun', '# inflect: noun'"
                                                   : "'# label: Verb' (Noun …), '# inflect: verb' (noun)";
  diagnostics_.error(range, "lemma '" + lemma + "' is not in lexicon/",
                     (similar.empty() ? "" : similar + " Else ") +
                         "add it: a row of lexicon/NAME.tsv in your layer, with " + kind + ", '# columns: lemma'");
}

/// Units carry the annotations of 'uses' alone: a lemma of no other label is ever met.
void PatternChecker::check_lemma_seen(const Pattern& node) {
  if (stage_.incomplete || pack_.context().lemmas.count(node.text) == 0) return;
  const bool may_have = std::any_of(stage_.uses.begin(), stage_.uses.end(), [&](const Name& label) {
    return !pack_.is_list(label.text) && pack_.has_field(label.text, "lemma");
  });
  if (may_have) return;
  const std::set<std::string> lists = labels_with_lemma(pack_.context().tables, node.text);
  const bool used = std::any_of(stage_.uses.begin(), stage_.uses.end(),
                                [&](const Name& label) { return lists.contains(label.text); });
  if (used || lists.empty()) return;
  const SourceRange place = stage_.uses_range.file != SourceRange::kNoFile ? stage_.uses_range : stage_.name.range;
  std::string known;
  for (const std::string& label : lists) known += (known.empty() ? "" : " or ") + label;
  diagnostics_.error(
      node.range, "lemma '" + node.text + "' is of no label in 'uses' of stage '" + stage_.name.text + "'",
      "add " + known + " in " + file_and_line(pack_.context().sources, place), {place, "labels of this stage"});
}

bool PatternChecker::check_label(const Name& name, PatternUse use) {
  if (words::has(words::kShapes, name.text)) return true;
  if (!pack_.label(name.text)) {
    diagnostics_.error(name.range, "unknown label '" + name.text + "'", pack_.similar_label(name.text, false));
    return false;
  }
  if (use == PatternUse::annotations) {
    const bool made = pack_.is_type(name.text) || name.text == "Known";
    if (!made || pack_.made_before(name.text, number_)) return true;
    const std::uint32_t maker = pack_.first_maker(name.text);
    diagnostics_.error(name.range, "no earlier stage makes '" + name.text + "'",
                       maker == PackView::kNever ? ""
                       : maker == number_        ? "this stage makes it: ask for it in a later stage of its own"
                                                 : "move this stage down in the cascade",
                       {pack_.first_rule_of(name.text), "made here"});
    return false;
  }
  const bool used =
      std::any_of(stage_.uses.begin(), stage_.uses.end(), [&](const Name& n) { return n.text == name.text; });
  if (used || stage_.incomplete) return true;
  const bool written = stage_.uses_range.file != SourceRange::kNoFile;
  const std::string message = "label '" + name.text + "' is not in 'uses' of stage '" + stage_.name.text + "'";
  const std::vector<Diagnostic>& told = diagnostics_.items();
  if (std::any_of(told.begin(), told.end(), [&](const Diagnostic& d) { return d.message == message; })) return false;
  diagnostics_.error(
      name.range, message,
      "add it in " + file_and_line(pack_.context().sources, written ? stage_.uses_range : stage_.name.range),
      {written ? stage_.uses_range : stage_.name.range, "labels of this stage"});
  return false;
}

void PatternChecker::visit_constraint(const Pattern& node, PatternUse use) {
  std::vector<std::string> demanded;
  for (const Pattern& term : node.parts) {
    walk(term, [&](const Pattern& test) {
      if (test.kind == Pattern::Kind::lemma) check_lemma(test.range, test.text);
      if (test.kind != Pattern::Kind::label) return;
      const bool known = check_label({test.text, test.range}, use == PatternUse::characters ? PatternUse::units : use);
      if (known && term.kind != Pattern::Kind::negation && !words::has(words::kShapes, test.text)) {
        demanded.push_back(test.text);
      }
    });
  }
  if (use == PatternUse::characters && (demanded.size() != 1 || !pack_.is_list(demanded.front()))) {
    // A label that is wrong by itself has its message.
    if (!demanded.empty() || demanded_labels(node).empty()) {
      diagnostics_.error(node.range, "only a list may stand in 'scan'", "as in [Month]");
    }
  }
  for (const Pattern& term : node.parts) {
    if (term.kind == Pattern::Kind::feature) check_feature(term, demanded);
  }
}

void PatternChecker::check_feature(const Pattern& feature, const std::vector<std::string>& labels) {
  const std::string& name = feature.text;
  const SourceRange place = first_word(feature.range, name);
  const auto has = [&](const std::string& label) { return pack_.has_field(label, name); };
  const bool common = words::has(words::kCommonFields, name);
  if (!common && !labels.empty() && std::none_of(labels.begin(), labels.end(), has)) {
    const std::vector<std::string> known = pack_.fields_of(labels);
    const std::string did = pack_.similar(name, known);
    diagnostics_.error(place, "'" + words::join(labels, "|") + "' has no feature '" + name + "'",
                       did.empty() ? "features: " + words::join(known) : did);
  } else if (!common && labels.empty()) {
    const std::vector<std::string> all = pack_.schema().label_names();
    if (std::none_of(all.begin(), all.end(), has)) {
      diagnostics_.error(place, "no label has a feature '" + name + "'");
    }
  }
  if (name == "lemma") {
    for (const Name& value : feature.values) check_lemma(value.range, value.text);
  }
  const bool ordered = feature.compare != Comparison::equal && feature.compare != Comparison::not_equal;
  for (const Name& value : feature.values) {
    if (ordered && !Decimal::parse(value.text)) {
      diagnostics_.error(value.range, "'" + value.text + "' is no number", "< <= > >= compare numbers");
    }
  }
  for (const std::string& label : labels) {
    if (const FieldInfo* field = pack_.field(label, name)) check_values(feature, *field);
  }
}

void PatternChecker::check_values(const Pattern& feature, const FieldInfo& field) {
  if (field.type != FieldType::enumeration) return;
  const std::vector<std::string>* values = pack_.schema().enumeration(field.enumeration);
  if (!values || values->empty()) return;
  for (const Name& value : feature.values) {
    if (words::has(*values, value.text)) continue;
    const std::string did = pack_.similar(value.text, *values);
    diagnostics_.error(value.range, "'" + value.text + "' is no value of '" + feature.text + "'",
                       did.empty() ? "values: " + words::join(*values) : did);
  }
}

/// Whether every match contains something that the trigger index can look for.
bool PatternChecker::mandatory(const Pattern& node, PatternUse use) const {
  const auto inner = [&](const Pattern& part) { return mandatory(part, use); };
  switch (node.kind) {
    case Pattern::Kind::literal:
    case Pattern::Kind::exact: return !node.text.empty();
    case Pattern::Kind::lemma:
    case Pattern::Kind::constraint: return true;
    case Pattern::Kind::regex: {
      if (use != PatternUse::characters) return true;
      const auto compiled = Regex::compile(node.text);
      return !compiled || !compiled->matches("");
    }
    case Pattern::Kind::name: {
      if (const Pattern* body = defines_.find(node.text)) return inner(*body);
      // A name that is unknown has its message already.
      return node.text != "Any";
    }
    case Pattern::Kind::repeat: return node.low > 0 && inner(node.parts.front());
    case Pattern::Kind::choice: return std::all_of(node.parts.begin(), node.parts.end(), inner);
    case Pattern::Kind::sequence:
    case Pattern::Kind::capture: return std::any_of(node.parts.begin(), node.parts.end(), inner);
    default: return false;
  }
}

void PatternChecker::check_defines() {
  for (const auto& [name, range] : stage_.define_ranges) {
    const bool shape = words::has(words::kShapes, name) || name == words::kRest;
    if (shape || pack_.label(name)) {
      diagnostics_.error(range, "'" + name + "' is already a " + (shape ? "shape" : "label"));
    }
    if (const auto cycle = defines_.cycles().find(name); cycle != defines_.cycles().end()) {
      diagnostics_.error(range, "define '" + name + "' uses itself", words::join(cycle->second, " -> "));
    }
    if (defines_.too_large().count(name) != 0) {
      diagnostics_.error(range, "define '" + name + "' is too large when written out",
                         "at most 10,000 atoms, one in another at most 1,000 deep");
    }
  }
  for (const auto& define : stage_.defines) {
    walk(define.second, [&](const Pattern& node) {
      if (node.kind != Pattern::Kind::capture) return;
      diagnostics_.error(first_word(node.range, node.text), "a define captures nothing",
                         "write the name outside: " + node.text + ":" + define.first);
    });
  }
}

}  // namespace wirefacts
