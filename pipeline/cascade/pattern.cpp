#include "cascade/pattern.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace wirefacts {
namespace {

constexpr std::array<std::pair<std::string_view, Shape>, 5> kShapes = {{{"Cap", Shape::cap},
                                                                        {"AllCaps", Shape::all_caps},
                                                                        {"Lower", Shape::lower},
                                                                        {"Initial", Shape::initial},
                                                                        {"Punct", Shape::punct}}};
constexpr std::string_view kAny = "Any";

bool names_label(const Pattern& pattern) {
  if (pattern.kind == Pattern::Kind::label) return !shape_named(pattern.text) && pattern.text != kAny;
  return std::any_of(pattern.parts.begin(), pattern.parts.end(), names_label);
}

/// A text that is equal for equal one-unit tests.
std::string key_of(const Pattern& p) {
  std::string key =
      std::to_string(static_cast<int>(p.kind)) + ":" + p.text + "\x1f" + std::to_string(static_cast<int>(p.compare));
  for (const Name& value : p.values) key += "\x1e" + value.text;
  key += "(";
  for (const Pattern& part : p.parts) key += key_of(part) + ",";
  return key + ")";
}

void collect_labels(const Pattern& pattern, std::vector<std::string>& out) {
  if (pattern.kind == Pattern::Kind::label) out.push_back(pattern.text);
  for (const Pattern& part : pattern.parts) collect_labels(part, out);
}

}  // namespace

std::optional<Shape> shape_named(std::string_view name) {
  for (const auto& [shape_name, shape] : kShapes) {
    if (shape_name == name) return shape;
  }
  return std::nullopt;
}

std::vector<std::string> labels_named(const Pattern& pattern) {
  std::vector<std::string> out;
  collect_labels(pattern, out);
  return out;
}

std::uint32_t SlotTable::slot(const std::string& name) {
  if (const auto known = find(name)) return *known;
  names_.push_back(name);
  return size() - 1;
}

std::optional<std::uint32_t> SlotTable::find(const std::string& name) const {
  const auto at = std::find(names_.begin(), names_.end(), name);
  if (at == names_.end()) return std::nullopt;
  return static_cast<std::uint32_t>(at - names_.begin());
}

std::vector<Symbol> PatternCompiler::norm(std::string_view text) {
  std::vector<Symbol> out;
  for (const ByteSpan token : tokenize(text, tables_)) {
    out.push_back(symbols_.intern(fold(text.substr(token.begin, token.size()))));
  }
  return out;
}

FieldMap PatternCompiler::field_map(std::string_view name) const {
  FieldMap map(schema_.size(), -1);
  for (std::uint32_t l = 0; l < schema_.size(); ++l) {
    if (const auto field = schema_.field(static_cast<Label>(l), name)) map[l] = static_cast<std::int16_t>(*field);
  }
  return map;
}

UnitTest PatternCompiler::test(const Pattern& p) {
  UnitTest out;
  out.text = p.text;
  switch (p.kind) {
    case Pattern::Kind::literal:
      out.kind = UnitTest::Kind::norm;
      out.norm = norm(p.text);
      break;
    case Pattern::Kind::exact: out.kind = UnitTest::Kind::exact; break;
    case Pattern::Kind::lemma: out.kind = UnitTest::Kind::lemma; break;
    case Pattern::Kind::regex: {
      out.kind = UnitTest::Kind::regex;
      out.regex = std::make_shared<const Regex>(Regex::compile_later(p.text));  // the checker has tried it
      break;
    }
    default:  // a label or a shape by name
      if (p.text == kAny) break;
      if (const auto shape = shape_named(p.text)) {
        out.kind = UnitTest::Kind::shape;
        out.shape = *shape;
      } else {
        out.kind = UnitTest::Kind::label;
        out.label = schema_.find(p.text);
      }
  }
  return out;
}

UnitTerm PatternCompiler::term(const Pattern& p) {
  if (p.kind == Pattern::Kind::negation) {
    UnitTerm out = term(p.parts.front());
    out.negated = true;
    return out;
  }
  UnitTerm out;
  if (p.kind == Pattern::Kind::choice) {
    for (const Pattern& part : p.parts) out.any_of.push_back(test(part));
  } else {
    out.any_of.push_back(test(p));
  }
  return out;
}

Atom PatternCompiler::constraint(const Pattern& p) {
  Atom out;
  for (const Pattern& part : p.parts) {
    if (part.kind == Pattern::Kind::feature) {
      FeatureTest feature;
      feature.name = part.text;
      feature.compare = part.compare;
      feature.field = field_map(part.text);
      if (part.text == "text") feature.common = FeatureTest::Common::text;
      if (part.text == "norm") feature.common = FeatureTest::Common::norm;
      if (part.text == "lemma") feature.common = FeatureTest::Common::lemma;
      for (const Name& value : part.values) {
        feature.values.push_back({value.text, Decimal::parse(value.text)});
      }
      out.features.push_back(std::move(feature));
    } else if (part.kind != Pattern::Kind::negation && !out.positive && names_label(part)) {
      out.positive = term(part);
      for (const UnitTest& t : out.positive->any_of) {
        if (t.kind == UnitTest::Kind::label) out.labels.push_back(t.label);
      }
    } else {
      out.terms.push_back(term(part));
    }
  }
  return out;
}

PatternNode PatternCompiler::atom_node(Atom atom, const std::string& key, const Pattern& p, AtomTable& atoms) {
  PatternNode node;
  node.kind = PatternNode::Kind::atom;
  node.range = p.range;
  const auto [at, added] = atoms.by_text.try_emplace(key, static_cast<std::uint32_t>(atoms.atoms.size()));
  if (added) atoms.atoms.push_back(std::move(atom));
  node.atom = at->second;
  return node;
}

std::uint32_t PatternCompiler::closing_marks(AtomTable& atoms) {
  Pattern choice;
  choice.kind = Pattern::Kind::choice;
  for (const char* mark : {".", "!", "?"}) {
    Pattern literal;
    literal.kind = Pattern::Kind::literal;
    literal.text = mark;
    choice.parts.push_back(std::move(literal));
  }
  Atom atom;
  atom.terms.push_back(term(choice));
  return atom_node(std::move(atom), key_of(choice), choice, atoms).atom;
}

PatternNode PatternCompiler::literal(const Pattern& p, AtomTable& atoms) {
  const auto single = [&](const Pattern& word) {
    Atom atom;
    atom.terms.push_back(term(word));
    return atom_node(std::move(atom), key_of(word), word, atoms);
  };
  const std::vector<ByteSpan> tokens = tokenize(p.text, tables_);
  if (tokens.size() < 2) return single(p);
  // One unit of these words (a listed phrase), or a run of tokens.
  PatternNode run;
  run.range = p.range;
  for (const ByteSpan token : tokens) {
    Pattern word = p;
    word.text = p.text.substr(token.begin, token.size());
    run.parts.push_back(single(word));
  }
  PatternNode either;
  either.kind = PatternNode::Kind::choice;
  either.range = p.range;
  either.parts.push_back(single(p));
  either.parts.push_back(std::move(run));
  return either;
}

PatternNode PatternCompiler::compile(const Pattern& p, const Stage& stage, AtomTable& atoms, SlotTable& slots) {
  PatternNode node;
  node.range = p.range;
  node.low = p.low;
  node.high = p.high;
  switch (p.kind) {
    case Pattern::Kind::literal: return literal(p, atoms);
    case Pattern::Kind::constraint: return atom_node(constraint(p), key_of(p), p, atoms);
    case Pattern::Kind::start: node.kind = PatternNode::Kind::start; return node;
    case Pattern::Kind::end: node.kind = PatternNode::Kind::end; return node;
    case Pattern::Kind::rest: node.kind = PatternNode::Kind::rest; return node;
    case Pattern::Kind::gap: node.kind = PatternNode::Kind::gap; return node;
    case Pattern::Kind::name:
      if (const auto define = stage.defines.find(p.text); define != stage.defines.end()) {
        return compile(define->second, stage, atoms, slots);
      }
      [[fallthrough]];
    case Pattern::Kind::exact:
    case Pattern::Kind::lemma:
    case Pattern::Kind::regex:
    case Pattern::Kind::label:
    case Pattern::Kind::negation:
    case Pattern::Kind::feature: {
      Atom atom;
      atom.terms.push_back(term(p));
      return atom_node(std::move(atom), key_of(p), p, atoms);
    }
    case Pattern::Kind::sequence: node.kind = PatternNode::Kind::sequence; break;
    case Pattern::Kind::choice: node.kind = PatternNode::Kind::choice; break;
    case Pattern::Kind::repeat: node.kind = PatternNode::Kind::repeat; break;
    case Pattern::Kind::capture:
      node.kind = PatternNode::Kind::capture;
      node.slot = slots.slot(p.text);
      break;
  }
  for (const Pattern& part : p.parts) node.parts.push_back(compile(part, stage, atoms, slots));
  return node;
}

std::vector<std::uint32_t> mandatory_atoms(const PatternNode& node) {
  std::vector<std::uint32_t> out;
  const auto sorted = [](std::vector<std::uint32_t> v) {
    std::sort(v.begin(), v.end());
    v.erase(std::unique(v.begin(), v.end()), v.end());
    return v;
  };
  switch (node.kind) {
    case PatternNode::Kind::atom: return {node.atom};
    case PatternNode::Kind::repeat: return node.low > 0 ? mandatory_atoms(node.parts.front()) : out;
    case PatternNode::Kind::capture:
    case PatternNode::Kind::sequence:
      for (const PatternNode& part : node.parts) {
        const auto more = mandatory_atoms(part);
        out.insert(out.end(), more.begin(), more.end());
      }
      return sorted(std::move(out));
    case PatternNode::Kind::choice: {
      out = mandatory_atoms(node.parts.front());
      for (const PatternNode& part : node.parts) {
        const auto more = mandatory_atoms(part);
        std::vector<std::uint32_t> both;
        std::set_intersection(out.begin(), out.end(), more.begin(), more.end(), std::back_inserter(both));
        out = std::move(both);
      }
      return out;
    }
    default: return out;
  }
}

std::uint32_t longest_match(const PatternNode& node) {
  using Kind = PatternNode::Kind;
  constexpr std::uint32_t kUnbounded = Pattern::kUnbounded;
  const auto bounded = [](std::uint64_t n) { return n >= kUnbounded ? kUnbounded : static_cast<std::uint32_t>(n); };
  switch (node.kind) {
    case Kind::atom: return 1;
    case Kind::start:
    case Kind::end: return 0;
    case Kind::gap: return node.high;
    case Kind::rest: return kUnbounded;
    case Kind::capture: return longest_match(node.parts.front());
    case Kind::repeat: {
      const std::uint32_t once = longest_match(node.parts.front());
      if (once == 0) return 0;
      return node.high == kUnbounded ? kUnbounded : bounded(std::uint64_t{once} * node.high);
    }
    case Kind::sequence: {
      std::uint64_t sum = 0;
      for (const PatternNode& part : node.parts) sum += longest_match(part);
      return bounded(sum);
    }
    case Kind::choice: {
      std::uint32_t longest = 0;
      for (const PatternNode& part : node.parts) longest = std::max(longest, longest_match(part));
      return longest;
    }
  }
  return kUnbounded;
}

}  // namespace wirefacts
