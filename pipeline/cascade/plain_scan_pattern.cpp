// Scan patterns as written → nodes of characters, for the oracle.

#include <algorithm>
#include <map>

#include "cascade/plain_scan_matcher.h"
#include "document/offset_map.h"

namespace wirefacts {
namespace {

using CharKind = CharNode::Kind;

CharNode node(CharKind kind, std::vector<CharNode> parts = {}) {
  CharNode out;
  out.kind = kind;
  out.parts = std::move(parts);
  return out;
}

/// Tests of one code point; equal ones are one, for lists have many letters.
class Singles {
 public:
  /// `expression` is a class, an escape, a dot, or a code point quoted.
  CharNode one(const std::string& expression, bool any_case) {
    std::shared_ptr<const Regex>& known = known_[(any_case ? "(?i:" : "(?:") + expression + ")"];
    if (known == nullptr) {
      auto compiled = Regex::compile((any_case ? "(?i:" : "(?:") + expression + ")");
      known = std::make_shared<const Regex>(compiled ? std::move(*compiled) : Regex());
    }
    CharNode out = node(CharKind::one);
    out.one = known;
    return out;
  }

  CharNode text(std::string_view words, bool any_case) {
    CharNode out = node(CharKind::sequence);
    for (std::size_t at = 0; at < words.size();) {
      const std::size_t length = utf8_sequence(words, at).length;
      out.parts.push_back(one(Regex::quote(words.substr(at, length)), any_case));
      at += length;
    }
    return out;
  }

 private:
  std::map<std::string, std::shared_ptr<const Regex>> known_;
};

/// An expression between slashes: choices, repetitions and groups; what stands for one code point is left to RE2.
class ExpressionReader {
 public:
  ExpressionReader(std::string_view source, Singles& singles) : source_(source), singles_(singles) {}
  CharNode read() { return choice(false); }

 private:
  [[nodiscard]] bool more() const { return at_ < source_.size(); }
  [[nodiscard]] bool next_is(std::string_view what) const { return source_.substr(at_, what.size()) == what; }
  bool take(std::string_view what) {
    if (!next_is(what)) return false;
    at_ += what.size();
    return true;
  }

  CharNode choice(bool any_case) {
    CharNode out = node(CharKind::choice, {branch(any_case)});
    while (take("|")) out.parts.push_back(branch(any_case));
    return out;
  }

  CharNode branch(bool any_case) {
    CharNode out = node(CharKind::sequence);
    while (more() && !next_is("|") && !next_is(")")) out.parts.push_back(repeated(atom(any_case)));
    return out;
  }

  CharNode repeated(CharNode inner) {
    std::uint32_t low = 1, high = 1;
    if (take("*")) {
      low = 0, high = Pattern::kUnbounded;
    } else if (take("+")) {
      high = Pattern::kUnbounded;
    } else if (take("?")) {
      low = 0;
    } else if (next_is("{")) {
      ++at_;
      low = number();
      high = !take(",") ? low : next_is("}") ? Pattern::kUnbounded : number();
      ++at_;
    } else {
      return inner;
    }
    CharNode out = node(CharKind::repeat, {std::move(inner)});
    out.low = low;
    out.high = high;
    out.lazy = take("?");
    return out;
  }

  std::uint32_t number() {
    std::uint32_t out = 0;
    while (more() && source_[at_] >= '0' && source_[at_] <= '9') {
      out = out * 10 + static_cast<std::uint32_t>(source_[at_++] - '0');
    }
    return out;
  }

  CharNode atom(bool any_case) {
    if (take("(")) {
      if (take("?i:")) any_case = true;
      else take("?:");
      CharNode out = choice(any_case);
      take(")");
      return out;
    }
    if (next_is("\\b") || next_is("\\B")) {
      CharNode out = node(CharKind::edge);
      out.inner = source_[at_ + 1] == 'B';
      at_ += 2;
      return out;
    }
    const std::size_t begin = at_;
    if (next_is("[")) skip_class();
    else if (next_is("\\")) skip_escape();
    else at_ += utf8_sequence(source_, at_).length;
    return singles_.one(std::string(source_.substr(begin, at_ - begin)), any_case);
  }

  void skip_escape() {
    const bool property = next_is("\\p") || next_is("\\P") || next_is("\\x");
    at_ += 2;
    if (property && next_is("{")) at_ = source_.find('}', at_) + 1;
    else if (property) at_ += source_[at_ - 1] == 'x' ? 2 : 1;
  }

  void skip_class() {
    ++at_;
    take("^");
    take("]");
    while (more() && !next_is("]")) {
      if (next_is("\\")) skip_escape();
      else if (next_is("[:")) at_ = source_.find(":]", at_) + 2;
      else ++at_;
    }
    take("]");
  }

  std::string_view source_;
  Singles& singles_;
  std::size_t at_ = 0;
};

class ScanReader {
 public:
  ScanReader(const Stage& stage, const CompiledRule& rule, const CascadeKnowledge& knowledge)
      : stage_(stage), rule_(rule), knowledge_(knowledge) {}

  CharNode read(const Pattern& p) {
    switch (p.kind) {
      case Pattern::Kind::regex: return ExpressionReader(p.text, singles_).read();
      case Pattern::Kind::literal: return singles_.text(p.text, true);
      case Pattern::Kind::exact: return singles_.text(p.text, false);
      case Pattern::Kind::name: return read(stage_.defines.at(p.text));
      case Pattern::Kind::constraint: return list(p);
      case Pattern::Kind::start: return node(CharKind::start);
      case Pattern::Kind::choice: return parts(CharKind::choice, p);
      case Pattern::Kind::repeat: {
        CharNode out = parts(CharKind::repeat, p);
        out.low = p.low;
        out.high = p.high;
        return out;
      }
      case Pattern::Kind::capture: {
        CharNode out = node(CharKind::capture);
        out.number = captures_++;
        out.slot = *rule_.slots.find(p.text);
        out.parts.push_back(read(p.parts.front()));
        return out;
      }
      default: return parts(CharKind::sequence, p);
    }
  }

 private:
  CharNode parts(CharKind kind, const Pattern& p) {
    CharNode out = node(kind);
    for (const Pattern& part : p.parts) out.parts.push_back(read(part));
    return out;
  }

  /// Any form of the list whose row has the features, the longest first.
  CharNode list(const Pattern& p) {
    std::vector<std::string> forms;
    for (std::uint32_t r = 0; r < knowledge_.lists.size(); ++r) {
      const ListRow row = knowledge_.lists[r];
      if (fits(p, row) && is_base(row.label, r)) forms.emplace_back(row.form);
    }
    std::sort(forms.begin(), forms.end(), [](const std::string& a, const std::string& b) {
      return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
    CharNode out = node(CharKind::choice);
    for (const std::string& form : forms) out.parts.push_back(singles_.text(form, false));
    return out;
  }

  bool is_base(Label label, std::uint32_t row) const {
    const auto rows = knowledge_.lists.rows_of(label);
    return std::find(rows.begin(), rows.end(), row) != rows.end();
  }

  bool fits(const Pattern& constraint, const ListRow& row) const {
    const LabelInfo& label = knowledge_.schema[row.label];
    return std::all_of(constraint.parts.begin(), constraint.parts.end(), [&](const Pattern& term) {
      if (term.kind == Pattern::Kind::choice) {
        return std::any_of(term.parts.begin(), term.parts.end(),
                           [&](const Pattern& test) { return test.text == label.name; });
      }
      if (term.kind != Pattern::Kind::feature) return term.text == label.name;
      const auto column = label.field(term.text);
      const FieldValue value = column ? row.features[*column] : FieldValue();
      const bool some = std::any_of(term.values.begin(), term.values.end(), [&](const Name& wanted) {
        if (value.text == wanted.text && !value.is_null()) return true;
        return std::any_of(value.items.begin(), value.items.end(),
                           [&](const FieldValue& item) { return item.text == wanted.text; });
      });
      return term.compare == Comparison::not_equal ? !some : some;
    });
  }

  const Stage& stage_;
  const CompiledRule& rule_;
  const CascadeKnowledge& knowledge_;
  Singles singles_;
  std::uint32_t captures_ = 0;
};

}  // namespace

CharNode characters_of(const Pattern& pattern, const Stage& stage, const CompiledRule& rule,
                       const CascadeKnowledge& knowledge) {
  return ScanReader(stage, rule, knowledge).read(pattern);
}

}  // namespace wirefacts
