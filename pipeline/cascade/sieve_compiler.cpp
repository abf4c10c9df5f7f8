#include "cascade/sieve_compiler.h"

#include <algorithm>
#include <string>

namespace wirefacts {
namespace {

constexpr std::size_t kMaxGates = 64;
constexpr std::size_t kLastStageBit = 63;

class SieveCompiler {
 public:
  SieveCompiler(Cascade& cascade, const WordLists& lists, const SegmentationTables& tables,
                SymbolTable& symbols)
      : cascade_(cascade), lists_(lists), tables_(tables), symbols_(symbols) {
    for (std::uint32_t r = 0; r < lists_.rows().size(); ++r) rows_by_label_[key(lists_[r].label)].push_back(r);
  }

  void stage(CompiledStage& stage, std::size_t number) {
    stage.sieve.rules.resize(stage.rules.size());
    for (std::uint16_t r = 0; r < stage.rules.size(); ++r) {
      const CompiledRule& rule = stage.rules[r];
      StageSieve::RuleSieve& sieve = stage.sieve.rules[r];
      for (const ZoneCondition& zone : rule.zones) {
        if (!zone.negated && sieve.zones.empty()) sieve.zones = zone.labels;
      }
      if (rule.shape == RuleShape::sequence) sequence(stage, rule, sieve);
      if (rule.shape == RuleShape::scan) sieve.gates = gates(rule.scan);
      if (rule.shape == RuleShape::trigger) {
        sieve.triggered = true;
        trigger(stage, rule, r, number);
      }
    }
  }

 private:
  static std::uint16_t key(Label label) { return static_cast<std::uint16_t>(label); }

  void sequence(const CompiledStage& stage, const CompiledRule& rule, StageSieve::RuleSieve& sieve) {
    sieve.mandatory = mandatory_atoms(rule.match);
    for (const std::uint32_t a : sieve.mandatory) {
      const Atom& atom = stage.atoms.atoms[a];
      if (atom.positive) need(*atom.positive, sieve);
      for (const UnitTerm& term : atom.terms) {
        if (!term.negated) need(term, sieve);
      }
    }
    std::stable_sort(sieve.needs.begin(), sieve.needs.end(), [](const AnyOf& a, const AnyOf& b) {
      return a.parts.size() < b.parts.size();
    });
  }

  /// A term whose every alternative is a label or a word: one of their bits must be set.
  void need(const UnitTerm& term, StageSieve::RuleSieve& sieve) {
    AnyOf out;
    const auto add = [&](std::uint32_t bit) {
      for (auto& [word, bits] : out.parts) {
        if (word == bit / 64) {
          bits |= std::uint64_t{1} << (bit % 64);
          return;
        }
      }
      out.parts.emplace_back(bit / 64, std::uint64_t{1} << (bit % 64));
    };
    for (const UnitTest& test : term.any_of) {
      if (test.kind == UnitTest::Kind::label) {
        add(Signature::label_bit(test.label));
      } else if (test.kind == UnitTest::Kind::norm && !test.norm.empty()) {
        add(word_bit(test.norm.front()));
      } else if (test.kind == UnitTest::Kind::exact) {
        add(word_bit(symbols_.intern(fold(test.text))));
      } else {
        return;
      }
    }
    sieve.needs.push_back(std::move(out));
  }

  std::uint32_t word_bit(Symbol symbol) {
    const auto index = static_cast<std::uint32_t>(symbol);
    if (cascade_.symbol_bits.size() <= index) cascade_.symbol_bits.resize(index + 1, 0);
    if (cascade_.symbol_bits[index] == 0) {
      cascade_.symbol_bits[index] =
          static_cast<std::uint16_t>(Signature::kLabelBits + next_bit_++ % Signature::kWordBits);
    }
    return cascade_.symbol_bits[index];
  }

  std::uint64_t gates(const ScanPattern& scan) {
    std::uint64_t bits = 0;
    for (const ScanGate& gate : scan.gates) {
      auto at = std::find(cascade_.gates.begin(), cascade_.gates.end(), gate);
      if (at == cascade_.gates.end()) {
        if (cascade_.gates.size() == kMaxGates) continue;  // not gated by it
        at = cascade_.gates.insert(cascade_.gates.end(), gate);
      }
      bits |= std::uint64_t{1} << (at - cascade_.gates.begin());
    }
    return bits;
  }

  void trigger(CompiledStage& stage, const CompiledRule& rule, std::uint16_t number, std::size_t stage_number) {
    std::vector<Symbol> words;
    bool known = true;
    for (const TriggerTest& test : rule.triggers) known = first_words(test.pattern, stage, words) && known;
    if (!known) {
      stage.sieve.always.push_back(number);
      return;
    }
    for (const Symbol word : words) {
      const auto index = static_cast<std::uint32_t>(word);
      std::vector<std::uint16_t>& rules = stage.sieve.by_trigger[index];
      if (rules.empty() || rules.back() != number) rules.push_back(number);
      if (cascade_.trigger_stages.size() <= index) cascade_.trigger_stages.resize(index + 1, 0);
      cascade_.trigger_stages[index] |= std::uint64_t{1} << std::min(stage_number, kLastStageBit);
    }
  }

  /// Words that can begin what the pattern matches; false when they cannot be told.
  bool first_words(const PatternNode& node, const CompiledStage& stage, std::vector<Symbol>& words) {
    switch (node.kind) {
      case PatternNode::Kind::atom: return atom_words(stage.atoms.atoms[node.atom], words);
      case PatternNode::Kind::capture: return first_words(node.parts.front(), stage, words);
      case PatternNode::Kind::sequence:
        return !node.parts.empty() && first_words(node.parts.front(), stage, words);
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
            if (row_fits(atom, lists_[r])) words.push_back(first_symbol(lists_[r].form));
          }
          break;
        }
        default: return false;
      }
    }
    return true;
  }

  void lemma_words(const std::string& lemma, std::vector<Symbol>& words) {
    words.push_back(first_symbol(lemma));
    if (rows_by_lemma_.empty()) index_lemmas();
    const auto rows = rows_by_lemma_.find(lemma);
    if (rows == rows_by_lemma_.end()) return;
    for (const std::uint32_t r : rows->second) words.push_back(first_symbol(lists_[r].form));
  }

  void index_lemmas() {
    for (std::uint32_t r = 0; r < lists_.rows().size(); ++r) {
      const std::int16_t field = cascade_.lemma_field[key(lists_[r].label)];
      if (field < 0) continue;
      const FieldValue& lemma = lists_[r].features[static_cast<std::size_t>(field)];
      if (lemma.kind == FieldValue::Kind::text) rows_by_lemma_[std::string(lemma.text)].push_back(r);
    }
  }

  Symbol first_symbol(std::string_view form) {
    const std::vector<ByteSpan> tokens = tokenize(form, tables_);
    if (tokens.empty()) return symbols_.intern(fold(form));
    return symbols_.intern(fold(form.substr(tokens.front().begin, tokens.front().size())));
  }

  Cascade& cascade_;
  const WordLists& lists_;
  const SegmentationTables& tables_;
  SymbolTable& symbols_;
  std::uint32_t next_bit_ = 0;
  std::unordered_map<std::uint16_t, std::vector<std::uint32_t>> rows_by_label_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> rows_by_lemma_;
};

}  // namespace

void compile_sieves(Cascade& cascade, const WordLists& lists,
                    const SegmentationTables& tables, SymbolTable& symbols) {
  SieveCompiler compiler(cascade, lists, tables, symbols);
  for (std::size_t s = 0; s < cascade.stages.size(); ++s) compiler.stage(cascade.stages[s], s);
}

}  // namespace wirefacts
