#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "grammar/printer.h"
#include "grammar/words.h"

namespace wirefacts {
namespace {

std::string_view name_of(Pattern::Kind kind) {
  using Kind = Pattern::Kind;
  switch (kind) {
    case Kind::literal: return "literal";
    case Kind::exact: return "exact";
    case Kind::lemma: return "lemma";
    case Kind::regex: return "regex";
    case Kind::name: return "name";
    case Kind::rest: return "rest";
    case Kind::start: return "start";
    case Kind::end: return "end";
    case Kind::gap: return "gap";
    case Kind::sequence: return "sequence";
    case Kind::choice: return "choice";
    case Kind::repeat: return "repeat";
    case Kind::capture: return "capture";
    case Kind::constraint: return "constraint";
    case Kind::negation: return "not";
    case Kind::feature: return "feature";
    case Kind::label: return "label";
  }
  return "?";
}

std::string_view name_of(Expression::Kind kind) {
  using Kind = Expression::Kind;
  switch (kind) {
    case Kind::number: return "number";
    case Kind::text: return "text";
    case Kind::ref: return "ref";
    case Kind::call: return "call";
    case Kind::field: return "field";
    case Kind::product: return "product";
    case Kind::first_of: return "first_of";
  }
  return "?";
}

std::string_view name_of(Position::Kind kind) { return words::kPositions[static_cast<std::size_t>(kind)]; }

class Dumper {
 public:
  std::string take() { return std::move(out_); }

  void line(std::string_view text) { out_ += std::string(depth_ * 2, ' ') + std::string(text) + "\n"; }

  template <typename Inner>
  void block(std::string_view head, const Inner& inner) {
    line(head);
    ++depth_;
    inner();
    --depth_;
  }

  void pattern(const Pattern& node) {
    using Kind = Pattern::Kind;
    std::string head(name_of(node.kind));
    if (node.kind == Kind::gap) head += " " + std::to_string(node.high);
    if (node.kind == Kind::repeat) {
      head += " " + std::to_string(node.low) + " ";
      head += node.high == Pattern::kUnbounded ? "unbounded" : std::to_string(node.high);
    }
    const bool text = node.kind == Kind::literal || node.kind == Kind::exact || node.kind == Kind::lemma ||
                      node.kind == Kind::regex || node.kind == Kind::name || node.kind == Kind::capture ||
                      node.kind == Kind::feature || node.kind == Kind::label;
    if (text) head += " " + quoted(node.text);
    if (node.kind == Kind::feature) {
      head += " " + std::string(sign_of(node.compare));
      for (const Name& value : node.values) head += " " + quoted(value.text);
    }
    block(head, [&] {
      for (const Pattern& part : node.parts) pattern(part);
    });
  }

  void expression(const Expression& node) {
    std::string head(name_of(node.kind));
    if (node.kind == Expression::Kind::number) head += " " + node.number.to_string();
    const bool text = node.kind == Expression::Kind::text || node.kind == Expression::Kind::ref ||
                      node.kind == Expression::Kind::call || node.kind == Expression::Kind::field;
    if (text) head += " " + quoted(node.text);
    block(head, [&] {
      for (const Expression& part : node.parts) expression(part);
    });
  }

  void position(const Position& node) {
    std::string head = "position " + std::string(name_of(node.kind));
    for (const Name& word : node.words) head += " " + quoted(word.text);
    if (!node.anchor.text.empty()) head += " " + node.anchor.text;
    if (node.within) head += " within " + std::to_string(*node.within);
    block(head, [&] { pattern(node.pattern); });
  }

  void rule(const Rule& node) {
    std::string head = "rule " + node.name.text;
    if (node.makes) head += " -> " + node.makes->text;
    if (!node.vetoes.empty()) head += " vetoes" + names(node.vetoes);
    if (node.broken) head += " (broken)";
    block(head, [&] { clauses(node); });
  }

  void stage(const Stage& node) {
    std::string head = "stage " + node.name.text;
    head += node.over_paragraph ? " over paragraph" : " over sentence";
    head += node.keeps_all ? " keeps all" : " keeps longest";
    if (node.incomplete) head += " (incomplete)";
    block(head, [&] {
      line("uses" + names(node.uses));
      for (const auto& [name, body] : node.defines) {
        const Pattern& inner = body;
        block("define " + name, [&] { pattern(inner); });
      }
      for (const Recall& recall : node.recalls) {
        block("recall " + recall.label.text + " as" + names(recall.forms), [&] {
          if (recall.unless) pattern(*recall.unless);
        });
      }
      for (const Rule& r : node.rules) rule(r);
    });
  }

 private:
  static std::string names(const std::vector<Name>& list) {
    std::string out;
    for (const Name& name : list) out += " " + name.text;
    return out;
  }

  void clauses(const Rule& node) {
    for (const InClause& in : node.in) line((in.negated ? "not in" : "in") + names(in.labels));
    if (node.match) block("match", [&] { pattern(*node.match); });
    if (node.scan) block("scan", [&] { pattern(*node.scan); });
    for (const TriggerClause& t : node.triggers) {
      block(t.word == TriggerWord::verb   ? "verb"
            : t.word == TriggerWord::noun ? "noun"
                                          : "adjective",
            [&] { pattern(t.pattern); });
    }
    for (const RoleLine& role : node.lines) role_line(role);
    for (const ContextClause& c : node.contexts) {
      block(std::string(c.negated ? "not " : "") + (c.before ? "before" : "after"), [&] { pattern(c.pattern); });
    }
    for (const GivenClause& g : node.given) {
      block("given " + g.name.text + " within " + std::to_string(g.sentences), [&] { pattern(g.constraint); });
    }
    for (const WhereTest& w : node.where) {
      block("where " + std::string(sign_of(w.compare)), [&] {
        expression(w.left);
        expression(w.right);
      });
    }
    for (const SetClause& s : node.set) {
      block("set " + (s.record ? s.record->text + "." : "") + s.field.text, [&] { expression(s.value); });
    }
    if (node.span) line("span " + node.span->text);
    if (node.rank != 0) line("rank " + std::to_string(node.rank));
    for (const Example& e : node.examples) example(e);
  }

  void role_line(const RoleLine& role) {
    std::string head = role.role.text.empty() ? (role.negated ? "absent" : "present") : "role " + role.role.text;
    if (role.required) head += "!";
    block(head, [&] {
      for (const Position& p : role.positions) position(p);
    });
  }

  void example(const Example& e) {
    std::string head = e.kind == Example::Kind::example   ? "example "
                       : e.kind == Example::Kind::counter ? "counter "
                                                          : "todo ";
    head += quoted(e.text);
    for (const auto& [begin, end] : e.spans) {
      head += " [" + std::to_string(begin) + "," + std::to_string(end) + ")";
    }
    block(head, [&] {
      for (const Expectation& x : e.expectations) expectation(x);
    });
  }

  void expectation(const Expectation& x) {
    std::string head = "expect";
    for (const Name& name : x.path) head += (head == "expect" ? " " : ".") + name.text;
    head += x.value.null ? " null" : x.value.list ? " list" : "";
    for (const auto& item : x.value.items) {
      head += " (";
      for (const std::string& word : item) head += (head.back() == '(' ? "" : " ") + quoted(word);
      head += ")";
    }
    line(head);
  }

  std::string out_;
  std::size_t depth_ = 0;
};

}  // namespace

std::string dump(const Pattern& pattern) {
  Dumper dumper;
  dumper.pattern(pattern);
  return dumper.take();
}

std::string dump(const Expression& expression) {
  Dumper dumper;
  dumper.expression(expression);
  return dumper.take();
}

std::string dump(const Rule& rule) {
  Dumper dumper;
  dumper.rule(rule);
  return dumper.take();
}

std::string dump(const Stage& stage) {
  Dumper dumper;
  dumper.stage(stage);
  return dumper.take();
}

}  // namespace wirefacts
