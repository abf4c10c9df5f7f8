#include "cascade/scan_pattern.h"

#include <algorithm>
#include <bitset>

#include "document/offset_map.h"

namespace wirefacts {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Plain groups of an author's expression never capture.
std::string without_captures(std::string_view source) {
  std::string out;
  bool inside = false;
  for (std::size_t i = 0; i < source.size(); ++i) {
    if (source[i] == '\\' && i + 1 < source.size()) {
      out.append(source, i, 2);
      ++i;
      continue;
    }
    if (source[i] == '[') inside = true;
    if (source[i] == ']') inside = false;
    out += source[i];
    if (source[i] == '(' && !inside && (i + 1 >= source.size() || source[i + 1] != '?')) out += "?:";
  }
  return out;
}

/// What a form begins with and the tokenizer never cuts: its leading letters, or its first sign.
std::string leading_fragment(const std::string& form) {
  std::size_t end = 0;
  while (end < form.size() && is_letter(form[end])) ++end;
  if (end == 0 && !form.empty()) end = utf8_sequence(form, 0).length;
  return fold(std::string_view(form).substr(0, end));
}

ScanGate gate_of(const std::vector<std::string>& forms) {
  ScanGate gate;
  for (const std::string& form : forms) gate.fragments.push_back(leading_fragment(form));
  std::sort(gate.fragments.begin(), gate.fragments.end());
  gate.fragments.erase(std::unique(gate.fragments.begin(), gate.fragments.end()), gate.fragments.end());
  if (!gate.fragments.empty() && gate.fragments.front().empty()) gate.fragments.clear();
  return gate;
}

bool begins_with_digit(std::string_view regex) {
  return regex.starts_with("\\d") && !regex.starts_with("\\d*") && !regex.starts_with("\\d?") &&
         !regex.starts_with("\\d{0");
}

Regex::Options longest_match() {
  Regex::Options options;
  options.preference = Regex::Preference::longest;
  return options;
}

class ScanCompiler {
 public:
  ScanCompiler(const Stage& stage, const WordLists& lists, PatternCompiler& compiler, SlotTable& slots,
               Diagnostics& diagnostics)
      : stage_(stage), lists_(lists), compiler_(compiler), slots_(slots), diagnostics_(diagnostics) {}

  ScanPattern out;

  /// A part as RE2 reads it, and what it can begin with.
  struct Part {
    std::string text;
    bool may_be_empty = false;
    std::bitset<256> bytes;
    std::vector<std::string> forms, folded;

    void may_begin_as(const Part& other) {
      bytes |= other.bytes;
      forms.insert(forms.end(), other.forms.begin(), other.forms.end());
      folded.insert(folded.end(), other.folded.begin(), other.folded.end());
    }
  };

  /// `mandatory`: every match contains this part.
  Part build(const Pattern& p, bool mandatory) {
    switch (p.kind) {
      case Pattern::Kind::regex:
        if (mandatory) expression(p.text);
        return plain("(?:" + without_captures(p.text) + ")");
      case Pattern::Kind::literal:
        words(p, mandatory);
        return {"(?i:" + Regex::quote(p.text) + ")", false, {}, {}, {fold(p.text)}};
      case Pattern::Kind::exact: words(p, mandatory); return {Regex::quote(p.text), false, {}, {p.text}, {}};
      case Pattern::Kind::sequence: return sequence(p, mandatory);
      case Pattern::Kind::choice: return choice(p);
      case Pattern::Kind::repeat: {
        Part part = build(p.parts.front(), mandatory && p.low > 0);
        const std::string high = p.high == Pattern::kUnbounded ? "" : std::to_string(p.high);
        part.text = "(?:" + part.text + "){" + std::to_string(p.low) + "," + high + "}";
        part.may_be_empty = part.may_be_empty || p.low == 0;
        return part;
      }
      case Pattern::Kind::capture: {
        out.group_slots.push_back(slots_.slot(p.text));
        Part part = build(p.parts.front(), mandatory);
        part.text = "(" + part.text + ")";
        return part;
      }
      case Pattern::Kind::name:
        if (const auto define = stage_.defines.find(p.text); define != stage_.defines.end()) {
          return build(define->second, mandatory);
        }
        return nothing();
      case Pattern::Kind::constraint: return list(p, mandatory);
      case Pattern::Kind::start: out.anchored = true; return nothing();
      default: return nothing();
    }
  }

 private:
  static Part nothing() { return {"", true, {}, {}, {}}; }
  /// An expression that RE2 refuses is reported with the whole.
  static Part plain(std::string text) {
    const Regex::Beginning begins = Regex::beginning(text);
    return {std::move(text), begins.may_be_empty, begins.bytes, {}, {}};
  }

  Part sequence(const Pattern& p, bool mandatory) {
    Part all = nothing();
    for (const Pattern& next : p.parts) {
      const Part part = build(next, mandatory);
      all.text += part.text;
      if (all.may_be_empty) all.may_begin_as(part);
      all.may_be_empty = all.may_be_empty && part.may_be_empty;
    }
    return all;
  }

  Part choice(const Pattern& p) {
    Part all;
    for (const Pattern& next : p.parts) {
      const Part part = build(next, false);
      all.text += (all.text.empty() ? "" : "|") + part.text;
      all.may_begin_as(part);
      all.may_be_empty = all.may_be_empty || part.may_be_empty;
    }
    all.text = "(?:" + all.text + ")";
    return all;
  }

  void expression(const std::string& text) {
    if (begins_with_digit(text)) add_gate({true, {}});
    for (std::vector<std::string>& group : Regex::required_texts(text)) {
      for (std::string& form : group) form.erase(0, form.find_first_not_of(" \t\n"));
      const bool blank = std::any_of(group.begin(), group.end(), [](const std::string& form) { return form.empty(); });
      if (!blank) add_gate(gate_of(group));
    }
  }

  void words(const Pattern& p, bool mandatory) {
    if (mandatory && std::any_of(p.text.begin(), p.text.end(), is_letter)) add_gate(gate_of({p.text}));
  }

  Part list(const Pattern& p, bool mandatory) {
    const Atom atom = compiler_.constraint(p);
    std::vector<std::string> forms;
    if (!atom.labels.empty()) {
      for (const std::uint32_t row : lists_.rows_of(atom.labels.front())) {
        if (row_fits(atom, lists_[row])) forms.emplace_back(lists_[row].form);
      }
    }
    std::sort(forms.begin(), forms.end(), [](const std::string& a, const std::string& b) {
      return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
    forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
    if (forms.size() > kMaxScanForms) {
      diagnostics_.error(p.range, "a list of " + std::to_string(forms.size()) + " forms in 'scan'",
                         "at most " + std::to_string(kMaxScanForms) + "; ask for a feature, or use 'match'");
      return nothing();
    }
    if (mandatory) add_gate(gate_of(forms));
    if (forms.empty()) return {"[^\\x00-\\x{10FFFF}]", false, {}, {}, {}};
    std::string text;
    for (const std::string& form : forms) text += (text.empty() ? "" : "|") + Regex::quote(form);
    return {"(?:" + text + ")", false, {}, forms, {}};
  }

  void add_gate(ScanGate gate) {
    if ((gate.digit || !gate.fragments.empty()) &&
        std::find(out.gates.begin(), out.gates.end(), gate) == out.gates.end()) {
      out.gates.push_back(std::move(gate));
    }
  }

  const Stage& stage_;
  const WordLists& lists_;
  PatternCompiler& compiler_;
  SlotTable& slots_;
  Diagnostics& diagnostics_;
};

std::vector<std::string> distinct(std::vector<std::string> texts) {
  std::sort(texts.begin(), texts.end());
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
  return texts;
}

ScanBeginning beginning_of(const ScanCompiler::Part& whole) {
  ScanBeginning out;
  for (std::size_t byte = 0; byte < whole.bytes.size(); ++byte) out.bytes.push_back(whole.bytes[byte]);
  out.forms = distinct(whole.forms);
  out.folded = distinct(whole.folded);
  return out;
}

}  // namespace

bool row_fits(const Atom& atom, const ListRow& row) {
  return std::all_of(atom.features.begin(), atom.features.end(), [&](const FeatureTest& test) {
    const std::int16_t field = test.field[static_cast<std::uint16_t>(row.label)];
    FieldValue value;
    if (field >= 0) value = row.features[static_cast<std::size_t>(field)];
    const auto equals = [&](const FeatureTest::Value& v) {
      const auto is = [&](const FieldValue& item) {
        if (item.text == v.text) return true;
        const auto number = v.number ? number_of(item) : std::nullopt;
        return number && *number == *v.number;
      };
      if (value.kind == FieldValue::Kind::list) {
        return std::any_of(value.items.begin(), value.items.end(), is);
      }
      return !value.is_null() && is(value);
    };
    const bool some = std::any_of(test.values.begin(), test.values.end(), equals);
    if (test.compare == Comparison::equal) return some;
    if (test.compare == Comparison::not_equal) return !some;
    return true;  // an order on a list column: left to the match
  });
}

void compile_expressions_later(ScanPattern& pattern) {
  pattern.longest = std::make_shared<const Regex>(Regex::compile_later(pattern.source, longest_match()));
  pattern.first = std::make_shared<const Regex>(Regex::compile_later(pattern.source));
}

ScanPattern compile_scan(const Pattern& pattern, const Stage& stage, const Schema&, const WordLists& lists,
                         PatternCompiler& compiler, SlotTable& slots, Diagnostics& diagnostics) {
  ScanCompiler scan(stage, lists, compiler, slots, diagnostics);
  ScanCompiler::Part whole = scan.build(pattern, true);
  ScanPattern out = std::move(scan.out);
  out.source = std::move(whole.text);
  out.beginning = beginning_of(whole);
  const auto compiled = Regex::compile_composed(out.source, longest_match());
  if (compiled) {
    compile_expressions_later(out);
  } else {
    diagnostics.error(pattern.range, "bad regular expression: " + compiled.error().message);
  }
  return out;
}

}  // namespace wirefacts
