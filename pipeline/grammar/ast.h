#pragma once
// A rule file as written: stages, rules, patterns, expressions; a source range on every node.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "base/source_file.h"

namespace wirefacts {

/// A word of a rule file with its place.
struct Name {
  std::string text;
  SourceRange range;
};

enum class Comparison : std::uint8_t { equal, not_equal, less, less_equal, greater, greater_equal };

/// A pattern over units (or, under `scan`, over characters), and the terms inside [ ].
struct Pattern {
  enum class Kind : std::uint8_t {
    literal,  // "said": text
    exact,    // 'US': text
    lemma,    // <sign>: text
    regex,    // /…/: text is RE2 syntax
    name,     // a define, or a shape: text ("Cap", "Any", "NamePart")
    rest,     // Rest
    start,
    end,         // ^ $
    gap,         // ..6: high
    sequence,    // parts in order
    choice,      // one of parts, as written
    repeat,      // parts[0], low to high times, greedy
    capture,     // text: parts[0]
    constraint,  // [ … ]: parts are terms, all must hold
    negation,    // !term, only inside a constraint: parts[0]
    feature,     // name compare values, only inside a constraint: text, compare, values
    label,       // a label or shape inside a constraint: text
  };
  static constexpr std::uint32_t kUnbounded = 0xFFFFFFFF;

  Kind kind = Kind::sequence;
  SourceRange range;
  std::string text;
  std::uint32_t low = 0;
  std::uint32_t high = 0;
  Comparison compare = Comparison::equal;
  std::vector<Name> values;
  std::vector<Pattern> parts;
};

struct Expression {
  enum class Kind : std::uint8_t {
    number,    // number
    text,      // text
    ref,       // a capture, role, given name, or value of an enum: text
    call,      // number(…) or List(…): text, parts[0]
    field,     // parts[0].text
    product,   // parts
    first_of,  // parts: the first that is neither null nor empty
  };
  Kind kind = Kind::ref;
  SourceRange range;
  std::string text;
  Decimal number;
  std::vector<Expression> parts;
};

/// Where a trigger rule looks for an argument.
struct Position {
  enum class Kind : std::uint8_t { subject, object, prep, modifier, anywhere, when, after };
  Kind kind = Kind::subject;
  SourceRange range;
  Pattern pattern;                      // a constraint; `after`: any pattern, its last atom counts
  std::vector<Name> words;              // prep: the prepositions
  Name anchor;                          // after: a role, or "trigger"
  std::optional<std::uint32_t> within;  // anywhere, when: tokens
};

/// A line of a trigger rule: a role with its positions, or (role empty) a condition.
struct RoleLine {
  Name role;              // empty text: a condition
  bool required = false;  // '!'
  bool negated = false;   // condition only: `not`
  SourceRange range;
  std::vector<Position> positions;
};

enum class TriggerWord : std::uint8_t { verb, noun, adjective };

struct TriggerClause {
  TriggerWord word = TriggerWord::verb;
  Pattern pattern;
};
struct InClause {
  bool negated = false;
  std::vector<Name> labels;
};
struct ContextClause {
  bool before = false;  // else after
  bool negated = false;
  SourceRange range;
  Pattern pattern;
};
struct GivenClause {
  Name name;
  Pattern constraint;
  std::uint32_t sentences = 0;
};
struct WhereTest {
  Expression left;
  Comparison compare = Comparison::equal;
  Expression right;
};
struct SetClause {
  std::optional<Name> record;  // set record.field: amends what the capture is
  Name field;
  Expression value;
};

/// A value an example expects: words ("27000000000" "USD", "null"), or a list of such.
struct ExpectedValue {
  bool list = false;
  std::vector<std::vector<std::string>> items;  // one item unless `list`
  bool null = false;                            // the bare word null
};
struct Expectation {
  std::vector<Name> path;
  ExpectedValue value;
};
struct Example {
  enum class Kind : std::uint8_t { example, counter, todo };
  Kind kind = Kind::example;
  SourceRange range;   // of the text literal
  std::string source;  // the literal as written, with its quotation marks or backticks
  std::string text;    // plain, without bracket marks and escapes
  /// Marked spans: bytes of `text`.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> spans;
  std::vector<Expectation> expectations;
};

enum class RuleShape : std::uint8_t { none, sequence, scan, trigger };

/// Clauses of one kind keep their order; `lines` keeps roles and conditions together.
struct Rule {
  Name name;
  std::optional<Name> makes;
  std::vector<Name> vetoes;
  std::optional<Pattern> match;
  std::optional<Pattern> scan;
  std::vector<TriggerClause> triggers;
  std::vector<RoleLine> lines;
  std::vector<InClause> in;
  std::vector<ContextClause> contexts;
  std::vector<GivenClause> given;
  std::vector<WhereTest> where;
  std::vector<SetClause> set;
  std::optional<Name> span;
  int rank = 0;
  std::vector<Example> examples;  // example, counter and todo, as written
  /// Something is wrong in it, reported already: the rule is left out.
  bool broken = false;
  /// A line that may name something could not be read: nothing is said about the names in the others.
  bool unread = false;
  SourceRange range;  // header to last clause
  [[nodiscard]] RuleShape shape() const {
    if (match) return RuleShape::sequence;
    if (scan) return RuleShape::scan;
    return triggers.empty() ? RuleShape::none : RuleShape::trigger;
  }
};

struct Recall {
  Name label;
  std::vector<Name> forms;        // full surname acronym no_suffix
  std::optional<Pattern> unless;  // a constraint
};

/// One file of rules.
struct Stage {
  Name name;
  bool over_paragraph = false;
  bool keeps_all = false;
  std::vector<Name> uses;
  std::map<std::string, Pattern> defines;
  std::map<std::string, SourceRange> define_ranges;
  std::vector<Recall> recalls;
  std::vector<Rule> rules;
  std::uint32_t file = SourceRange::kNoFile;
  /// Where `over`, `uses` and `keeps` stand; no file when they are not written.
  SourceRange over_range, uses_range, keeps_range;
  /// An item could not be read (reported already): what seems unknown may stand there.
  bool incomplete = false;
  /// It has no place in the cascade, or another stage is called so (reported already): checked, but never run.
  bool unplaced = false;
};

/// news.cascade: stages in order, and what becomes invisible to the stages below.
struct CascadeLine {
  bool skip = false;        // else: stage
  std::vector<Name> names;  // the stage, or the labels
};

/// Everything written in a pack, layers merged.
struct Grammar {
  std::vector<Stage> stages;  // in the order of the cascade; behind them those without a place
  /// Labels whose text each stage does not see, beside `stages`.
  std::vector<std::vector<Name>> skips;
};

}  // namespace wirefacts
