#include "cascade/sieve_compiler.h"

#include <algorithm>
#include <string>
#include <utility>

#include "cascade/sieve_need.h"

namespace wirefacts {
namespace {

class SieveCompiler {
 public:
  SieveCompiler(Cascade& cascade, const WordLists& lists, std::size_t labels, const SegmentationTables& tables,
                SymbolTable& symbols)
      : cascade_(cascade), sieve_(cascade.sieve), lists_(lists), tables_(tables), symbols_(symbols),
        sizes_(lists, rows_by_label_, made_, symbols, WordFrequency(*cascade.grammar, tables, symbols)) {
    for (std::uint32_t r = 0; r < lists_.size(); ++r) rows_by_label_[key(lists_[r].label)].push_back(r);
    sieve_.by_label.resize(labels);
    sieve_.by_gate.resize(WordGates::kMaxGates);
    sieve_.by_field.resize(labels);
    made_.resize(labels, false);
    for (const CompiledStage& stage : cascade.stages) {
      for (const CompiledRule& rule : stage.rules) make(rule.makes);
      for (const CompiledRecall& recall : stage.recalls) make(recall.label);
      const auto words = static_cast<std::uint32_t>((stage.rules.size() + 63) / 64);
      sieve_.stages.push_back({sieve_.words, words});
      sieve_.words += words;
    }
    sieve_.at_first.resize(kSieveNeeds * sieve_.words, 0);
  }

  void stage(CompiledStage& stage, std::size_t number) {
    stage.sieves.resize(stage.rules.size());
    for (std::size_t r = 0; r < stage.rules.size(); ++r) {
      CompiledRule& rule = stage.rules[r];
      RuleSieve& sieve = stage.sieves[r];
      for (const ZoneCondition& zone : rule.zones) {
        if (!zone.negated && sieve.zones.empty()) sieve.zones = zone.labels;
      }
      std::vector<Need> needs;
      if (rule.shape == RuleShape::sequence) pattern(stage, rule.match, needs);
      for (const ContextCondition& context : rule.contexts) {
        if (!context.negated) pattern(stage, context.pattern, needs);
      }
      if (rule.shape == RuleShape::scan) gates(rule.scan, needs);
      if (rule.shape == RuleShape::trigger) trigger(stage, rule, needs);
      enter(number, r, std::move(needs));
    }
  }

 private:
  void make(Label label) {
    if (label != Label::none) made_[key(label)] = true;
  }
  static std::uint16_t key(Label label) { return static_cast<std::uint16_t>(label); }

  /// The rarest needs of the rule.
  void enter(std::size_t stage, std::size_t rule, std::vector<Need> needs) {
    sizes_.sort(needs);
    const std::uint32_t word = sieve_.stages[stage].first_word + static_cast<std::uint32_t>(rule / 64);
    const std::uint64_t bit = std::uint64_t{1} << (rule % 64);
    for (std::size_t n = 0; n < kSieveNeeds; ++n) {
      const auto slot = static_cast<std::uint32_t>(n * sieve_.words + word);
      if (n >= needs.size()) {
        sieve_.at_first[slot] |= bit;
        continue;
      }
      for (const Symbol symbol : needs[n].words) add(sieve_.by_word[static_cast<std::uint32_t>(symbol)], slot, bit);
      for (const Label label : needs[n].labels) add(sieve_.by_label[key(label)], slot, bit);
      for (const std::size_t gate : needs[n].gates) add(sieve_.by_gate[gate], slot, bit);
      for (const Need::Field& field : needs[n].fields) add(field, slot, bit);
    }
  }

  void add(const Need::Field& field, std::uint32_t word, std::uint64_t rule) {
    std::vector<Sieve::FieldNeeds>& fields = sieve_.by_field[key(field.label)];
    auto at = std::find_if(fields.begin(), fields.end(), [&](const auto& of) { return of.field == field.number; });
    if (at == fields.end()) at = fields.insert(at, {field.number, {}, {}});
    add(at->by_text[field.text], word, rule);
    add(at->any, word, rule);
  }

  static void add(Sieve::MetList& list, std::uint32_t word, std::uint64_t rule) {
    for (Sieve::Met& met : list) {
      if (met.word == word) {
        met.rules |= rule;
        return;
      }
    }
    list.push_back({word, rule});
  }

  /// Needs of every match of the pattern.
  void pattern(const CompiledStage& stage, const PatternNode& node, std::vector<Need>& needs) {
    switch (node.kind) {
      case PatternNode::Kind::atom: atom(stage.atoms.atoms[node.atom], needs); break;
      case PatternNode::Kind::choice: choice(stage, node, needs); break;
      case PatternNode::Kind::repeat:
        if (node.low > 0) pattern(stage, node.parts.front(), needs);
        break;
      default:
        for (const PatternNode& part : node.parts) pattern(stage, part, needs);
    }
  }

  void atom(const Atom& atom, std::vector<Need>& needs) {
    if (std::optional<Need> field = rarest_field(atom)) {
      needs.push_back(std::move(*field));
    } else if (atom.positive) {
      term(*atom.positive, needs);
    }
    for (const UnitTerm& t : atom.terms) {
      if (!t.negated) term(t, needs);
    }
  }

  /// What all ways need; and what each needs, together.
  void choice(const CompiledStage& stage, const PatternNode& node, std::vector<Need>& needs) {
    for (const std::uint32_t a : mandatory_atoms(node)) atom(stage.atoms.atoms[a], needs);
    std::vector<std::vector<Need>> ways;
    for (const PatternNode& part : node.parts) pattern(stage, part, ways.emplace_back());
    either(std::move(ways), needs);
  }

  /// The rarest needs of each way, together, and what is left of each; no need, when a way has none.
  void either(std::vector<std::vector<Need>> ways, std::vector<Need>& needs) {
    std::size_t most = 1;
    for (std::vector<Need>& way : ways) {
      if (way.empty()) return;
      sizes_.sort(way);
      most = std::min(std::max(most, way.size()), kNeedsOfWays);
    }
    for (std::size_t n = 0; n < most; ++n) {
      Need all;
      for (const std::vector<Need>& way : ways) all.add(way[std::min(n, way.size() - 1)]);
      needs.push_back(std::move(all));
    }
  }

  /// What an annotation with one of the labels has to say in one field. Nothing: no field tells.
  std::optional<Need> rarest_field(const Atom& atom) {
    std::optional<Need> rarest;
    if (!atom.positive || !std::all_of(atom.positive->any_of.begin(), atom.positive->any_of.end(),
                                       [](const UnitTest& t) { return t.kind == UnitTest::Kind::label; })) {
      return rarest;
    }
    const auto rank = [&](const Need& need) { return std::pair(!need.only_lemmas(), sizes_.of(need)); };
    for (const FeatureTest& test : atom.features) {
      std::optional<Need> need = field(atom.labels, test);
      if (need && (!rarest || rank(*need) < rank(*rarest))) rarest = std::move(need);
    }
    return rarest;
  }

  std::optional<Need> field(const std::vector<Label>& labels, const FeatureTest& test) {
    if (!test.names_texts()) return std::nullopt;
    Need need;
    for (const FeatureTest::Value& value : test.values) {
      common_words(test.common, value.text, need);
      for (const Label label : labels) {
        const std::int16_t number = test.field[key(label)];
        if (number < 0) continue;
        const bool rare = number == cascade_.lemma_field[key(label)];
        need.fields.push_back({label, static_cast<std::size_t>(number), value.text, rare});
      }
    }
    return need;
  }

  /// An annotation without such a field says it with its own words.
  void common_words(FeatureTest::Common feature, const std::string& text, Need& need) {
    if (feature == FeatureTest::Common::lemma) lemma(text, need);
    if (feature == FeatureTest::Common::norm || feature == FeatureTest::Common::text) {
      begin_words(text, need.words);
    }
  }

  /// Words that may begin what says this. By itself a text may be cut otherwise than in an article: "j. smith" has
  /// three tokens, "J. Smith" two.
  void begin_words(std::string_view text, std::vector<Symbol>& words) {
    words.push_back(first_symbol(text));
    const Symbol as_written = symbols_.intern(fold(text.substr(0, text.find(' '))));
    if (as_written != words.back()) words.push_back(as_written);
  }

  /// A lemma stands in the text as one of its forms, or a rule has said that it is that of a group.
  void lemma(const std::string& text, Need& need) {
    lemma_words(text, need.words);
    for (std::size_t l = 0; l < cascade_.lemma_field.size(); ++l) {
      const auto label = static_cast<Label>(l);
      if (cascade_.lemma_field[l] < 0 || !made_[l]) continue;
      need.fields.push_back({label, static_cast<std::size_t>(cascade_.lemma_field[l]), text, true});
    }
  }

  /// A term whose every alternative is a label or a word.
  void term(const UnitTerm& term, std::vector<Need>& needs) {
    Need need;
    for (const UnitTest& test : term.any_of) {
      if (test.kind == UnitTest::Kind::label) {
        need.labels.push_back(test.label);
      } else if (test.kind == UnitTest::Kind::norm && !test.norm.empty()) {
        need.words.push_back(test.norm.front());
      } else if (test.kind == UnitTest::Kind::exact) {
        need.words.push_back(first_symbol(test.text));
      } else if (test.kind == UnitTest::Kind::lemma) {
        lemma(test.text, need);
      } else {
        return;
      }
    }
    needs.push_back(std::move(need));
  }

  void gates(const ScanPattern& scan, std::vector<Need>& needs) {
    for (const ScanGate& gate : scan.gates) {
      const auto number = cascade_.gates.add(gate);
      if (!number) continue;  // not gated by it
      Need need;
      need.gates.push_back(*number);
      needs.push_back(std::move(need));
    }
  }

  void trigger(const CompiledStage& stage, CompiledRule& rule, std::vector<Need>& needs) {
    Need need;
    bool known = true;
    for (TriggerTest& test : rule.triggers) {
      std::vector<Symbol> words;
      if (!first_words(test.pattern, stage, words)) {
        known = false;
        continue;
      }
      need.words.insert(need.words.end(), words.begin(), words.end());
      std::sort(words.begin(), words.end());
      words.erase(std::unique(words.begin(), words.end()), words.end());
      test.first_words = std::move(words);
    }
    if (known) needs.push_back(std::move(need));
    for (const ArgumentLine& line : rule.lines) {
      if (line.slot ? line.required : !line.negated) argument(stage, line, needs);
    }
  }

  /// The rarest need of each position where the argument may stand, together.
  void argument(const CompiledStage& stage, const ArgumentLine& line, std::vector<Need>& needs) {
    std::vector<std::vector<Need>> ways;
    for (const ArgumentPosition& position : line.positions) {
      std::vector<Need>& own = ways.emplace_back();
      if (position.kind == Position::Kind::after) {
        pattern(stage, position.pattern, own);
      } else {
        atom(position.constraint, own);
      }
    }
    either(std::move(ways), needs);
  }

  /// Words that can begin what the pattern matches; false when they cannot be told.
  bool first_words(const PatternNode& node, const CompiledStage& stage, std::vector<Symbol>& words) {
    switch (node.kind) {
      case PatternNode::Kind::atom: return atom_words(stage.atoms.atoms[node.atom], words);
      case PatternNode::Kind::capture: return first_words(node.parts.front(), stage, words);
      case PatternNode::Kind::sequence: return !node.parts.empty() && first_words(node.parts.front(), stage, words);
      case PatternNode::Kind::choice: {
        bool known = true;
        for (const PatternNode& part : node.parts) known = first_words(part, stage, words) && known;
        return known;
      }
      default: return false;
    }
  }

  bool atom_words(const Atom& atom, std::vector<Symbol>& words) {
    for (const UnitTerm& term : atom.terms) {
      if (!term.negated) return term_words(term, atom, words);
    }
    return atom.positive && term_words(*atom.positive, atom, words);
  }

  bool term_words(const UnitTerm& term, const Atom& atom, std::vector<Symbol>& words) {
    for (const UnitTest& test : term.any_of) {
      switch (test.kind) {
        case UnitTest::Kind::norm: words.push_back(test.norm.front()); break;
        case UnitTest::Kind::exact: words.push_back(symbols_.intern(fold(test.text))); break;
        case UnitTest::Kind::lemma: lemma_words(test.text, words); break;
        case UnitTest::Kind::label: {
          const auto rows = rows_by_label_.find(key(test.label));
          if (rows == rows_by_label_.end()) return false;  // made by rules
          for (const std::uint32_t r : rows->second) {
            if (row_fits(atom, lists_[r])) words.push_back(first_symbol(r));
          }
          break;
        }
        default: return false;
      }
    }
    return true;
  }

  void lemma_words(const std::string& lemma, std::vector<Symbol>& words) {
    begin_words(lemma, words);
    if (rows_by_lemma_.empty()) index_lemmas();
    const auto rows = rows_by_lemma_.find(lemma);
    if (rows == rows_by_lemma_.end()) return;
    for (const std::uint32_t r : rows->second) words.push_back(first_symbol(r));
  }

  void index_lemmas() {
    for (std::uint32_t r = 0; r < lists_.size(); ++r) {
      const std::int16_t field = cascade_.lemma_field[key(lists_[r].label)];
      if (field < 0) continue;
      const FieldValue lemma = lists_[r].features[static_cast<std::size_t>(field)];
      if (lemma.kind == FieldValue::Kind::text) rows_by_lemma_[std::string(lemma.text)].push_back(r);
    }
  }

  /// Of the form of a row; each is taken apart once.
  Symbol first_symbol(std::uint32_t row) {
    if (first_symbols_.empty()) first_symbols_.assign(lists_.size(), Symbol::none);
    Symbol& known = first_symbols_[row];
    if (known == Symbol::none) known = first_symbol(lists_[row].form);
    return known;
  }

  Symbol first_symbol(std::string_view form) {
    const std::vector<ByteSpan> tokens = tokenize(form, tables_);
    if (tokens.empty()) return symbols_.intern(fold(form));
    return symbols_.intern(fold(form.substr(tokens.front().begin, tokens.front().size())));
  }

  static constexpr std::size_t kNeedsOfWays = 2;

  Cascade& cascade_;
  Sieve& sieve_;
  const WordLists& lists_;
  const SegmentationTables& tables_;
  SymbolTable& symbols_;
  std::vector<bool> made_;  // by label: some rule makes it
  NeedSizes::RowsByLabel rows_by_label_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> rows_by_lemma_;
  std::vector<Symbol> first_symbols_;  // by row; none: not asked for yet
  NeedSizes sizes_;
};

}  // namespace

void compile_sieves(Cascade& cascade, const WordLists& lists, std::size_t labels, const SegmentationTables& tables,
                    SymbolTable& symbols) {
  SieveCompiler compiler(cascade, lists, labels, tables, symbols);
  for (std::size_t s = 0; s < cascade.stages.size(); ++s) compiler.stage(cascade.stages[s], s);
}

}  // namespace wirefacts
