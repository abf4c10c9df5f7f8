#include "grammar/clause_parser.h"

#include <string>
#include <utility>

#include "grammar/words.h"

namespace wirefacts {
namespace {

/// Reads the text of an example: [ ] mark spans, \[ and \] are brackets of the text.
void read_marks(const std::string& marked, Example& example, Diagnostics& diagnostics) {
  std::vector<std::uint32_t> open;
  const std::string hint = "write \\[ for a bracket of the text";
  for (std::size_t i = 0; i < marked.size(); ++i) {
    const auto here = static_cast<std::uint32_t>(example.text.size());
    const char next = i + 1 < marked.size() ? marked[i + 1] : '\0';
    if (marked[i] == '\\' && (next == '[' || next == ']')) {
      example.text += next;
      ++i;
    } else if (marked[i] == '[') {
      open.push_back(here);
    } else if (marked[i] == ']' && open.empty()) {
      diagnostics.error(example.range, "']' without '['", hint);
    } else if (marked[i] == ']') {
      example.spans.emplace_back(open.back(), here);
      open.pop_back();
    } else {
      example.text += marked[i];
    }
  }
  if (!open.empty()) diagnostics.error(example.range, "'[' without ']'", hint);
}

class ClauseParser {
 public:
  ClauseParser(const LogicalLine& line, Rule& rule, std::vector<Mistake>& slips, Diagnostics& diagnostics)
      : parser_(line), rule_(rule), diagnostics_(diagnostics) {
    parser_.note_slips(slips);
  }

  void run() {
    begin_ = parser_.here();
    const bool negated = parser_.take_if("not");
    const SourceRange head = parser_.here();
    if (!parser_.at(Token::Kind::name)) {
      if (negated) parser_.expected("in, after, before or a position behind 'not'");
      throw Mistake{head, "a clause begins with a word, found " + std::string(parser_.take().text),
                    "indent further to continue a line"};
    }
    for (const std::string_view word : words::kPositions) {
      if (word != "after" && parser_.peek(word)) return condition(negated);
    }
    const Name word = parser_.name("a clause");
    if (negated && word.text != "in" && word.text != "after" && word.text != "before") {
      throw Mistake{head, "'not " + word.text + "' is no clause", "not in, after, before, or a position"};
    }
    read(word, negated);
    parser_.done("did a line break or a comma go missing?");
  }

 private:
  void read(const Name& word, bool negated) {
    const std::string& w = word.text;
    if (w == "match" || w == "scan") return sequence(word);
    if (w == "verb" || w == "noun" || w == "adjective") return trigger(word);
    if (w == "in") {
      rule_.in.push_back({negated, parser_.names("a label", "|")});
    } else if (w == "after" || w == "before") {
      ContextClause clause{w == "before", negated, begin_, parser_.pattern()};
      clause.range = parser_.since(begin_);
      rule_.contexts.push_back(std::move(clause));
    } else if (w == "given") {
      given();
    } else if (w == "where") {
      where();
    } else if (w == "set") {
      set();
    } else if (w == "span") {
      once(word, rule_.span.has_value());
      rule_.span = parser_.name("a capture");
    } else if (w == "rank") {
      once(word, ranked_before());
      rule_.rank = static_cast<int>(parser_.integer("a number"));
    } else if (w == "example" || w == "counter" || w == "todo") {
      example(w);
    } else {
      role(word);
    }
  }

  /// `rank 0` is the default, so only a second `rank` that follows another value is seen.
  [[nodiscard]] bool ranked_before() const { return rule_.rank != 0; }

  static void once(const Name& word, bool again) {
    if (again) throw Mistake{word.range, "a rule has one '" + word.text + "'", {}};
  }

  void one_pattern(const Name& word, bool other) {
    if (other) throw Mistake{word.range, "a rule has one pattern", "write two rules"};
  }

  void sequence(const Name& word) {
    one_pattern(word, rule_.match || rule_.scan || !rule_.triggers.empty());
    (word.text == "match" ? rule_.match : rule_.scan) = parser_.pattern();
  }

  void trigger(const Name& word) {
    one_pattern(word, rule_.match || rule_.scan);
    TriggerClause clause;
    clause.word = word.text == "verb"   ? TriggerWord::verb
                  : word.text == "noun" ? TriggerWord::noun
                                        : TriggerWord::adjective;
    clause.pattern = parser_.pattern();
    rule_.triggers.push_back(std::move(clause));
  }

  void condition(bool negated) {
    RoleLine line;
    line.negated = negated;
    line.positions = parser_.positions();
    line.range = parser_.since(begin_);
    rule_.lines.push_back(std::move(line));
    parser_.done();
  }

  void role(const Name& word) {
    if (word.text == "vetoes") {
      throw Mistake{word.range, "'vetoes' is no clause",
                    "it stands in the first line: rule " + rule_.name.text + " vetoes Label"};
    }
    RoleLine line;
    line.role = word;
    line.required = parser_.take_if("!");
    if (!parser_.at(Token::Kind::name)) {
      const std::string did = did_you_mean(word.text, words::strings(words::kClauses));
      if (!did.empty()) throw Mistake{word.range, "unknown clause '" + word.text + "'", did};
    }
    line.positions = parser_.positions();
    line.range = parser_.since(begin_);
    rule_.lines.push_back(std::move(line));
  }

  void given() {
    GivenClause clause;
    clause.name = parser_.name("a name");
    parser_.take(":");
    clause.constraint = parser_.constraint();
    parser_.take("within");
    clause.sentences = parser_.integer("a number of sentences");
    if (!parser_.take_if("sentence")) parser_.take("sentences");
    rule_.given.push_back(std::move(clause));
  }

  void where() {
    do {
      WhereTest test;
      test.left = parser_.expression();
      test.compare = parser_.comparison();
      test.right = parser_.expression();
      rule_.where.push_back(std::move(test));
    } while (parser_.take_if(","));
  }

  void set() {
    do {
      SetClause clause;
      clause.field = parser_.name("a field");
      if (parser_.take_if(".")) {
        clause.record = std::move(clause.field);
        clause.field = parser_.name("a field");
      }
      parser_.take("=");
      clause.value = parser_.expression();
      rule_.set.push_back(std::move(clause));
    } while (parser_.take_if(","));
  }

  void example(std::string_view word) {
    Example out;
    out.kind = word == "example"   ? Example::Kind::example
               : word == "counter" ? Example::Kind::counter
                                   : Example::Kind::todo;
    if (!parser_.at(Token::Kind::text) && !parser_.at(Token::Kind::raw)) {
      parser_.expected("a text in quotation marks or backticks");
    }
    const Token& literal = parser_.take();
    out.range = literal.range;
    out.source = literal.text;
    if (out.kind != Example::Kind::counter && parser_.take_if("=>")) {
      do {
        out.expectations.push_back(expectation());
      } while (parser_.take_if(","));
    }
    read_marks(unquote(literal.text), out, diagnostics_);
    rule_.examples.push_back(std::move(out));
  }

  Expectation expectation() {
    Expectation out;
    out.path = parser_.names("a field", ".");
    out.value.list = parser_.take_if("[");
    do {
      out.value.items.push_back(item(out.value));
    } while (out.value.list && parser_.take_if(","));
    if (out.value.list) parser_.take("]");
    if (out.value.list || out.value.items.front().size() != 1) out.value.null = false;
    return out;
  }

  std::vector<std::string> item(ExpectedValue& value) {
    std::vector<std::string> out;
    for (;;) {
      const bool literal = parser_.at(Token::Kind::text) || parser_.at(Token::Kind::raw);
      if (!literal && !parser_.at(Token::Kind::number) && !parser_.at(Token::Kind::name)) break;
      value.null = parser_.peek("null");
      const Token& token = parser_.take();
      out.push_back(literal ? unquote(token.text) : std::string(token.text));
    }
    if (out.empty()) parser_.expected("a value");
    return out;
  }

  LineParser parser_;
  Rule& rule_;
  Diagnostics& diagnostics_;
  SourceRange begin_;
};

}  // namespace

void parse_clause(const LogicalLine& line, Rule& rule, std::vector<Mistake>& slips, Diagnostics& diagnostics) {
  ClauseParser(line, rule, slips, diagnostics).run();
}

}  // namespace wirefacts
