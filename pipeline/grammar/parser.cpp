#include "grammar/parser.h"

#include <algorithm>
#include <string>
#include <utility>

#include "grammar/clause_parser.h"
#include "grammar/line_parser.h"
#include "grammar/words.h"

namespace wirefacts {
namespace {

constexpr std::size_t kMostDefines = 1000;

/// A clause that stands too far right reads as part of the one above; then that is the remedy.
std::string stray_clause_hint(const LogicalLine& line, const SourceFile& source) {
  for (std::size_t i = 1; i < line.tokens.size(); ++i) {
    const Token& token = line.tokens[i];
    if (token.line == line.tokens[i - 1].line || token.kind != Token::Kind::name) continue;
    if (!words::has(words::kClauses, token.text) && token.text != "not") continue;
    return "'" + std::string(token.text) + "' in line " + std::to_string(source.position(token.range.begin).line) +
           " stands right of the clauses above, so it continues '" + std::string(line.tokens.front().text) + "'";
  }
  return {};
}

/// A clause that names nothing: without it all names of its rule are known.
bool names_nothing(const LogicalLine& line, const SourceFile& source) {
  if (line.broken || line.tokens.empty()) return false;
  const std::string_view word = line.tokens.front().text;
  return (words::has(words::kNameless, word) || words::has(words::kPositions, word)) &&
         stray_clause_hint(line, source).empty();
}

class RulesParser {
 public:
  RulesParser(const SourceFile& source, std::uint32_t file, Diagnostics& diagnostics)
      : source_(source), file_(file), diagnostics_(diagnostics) {
    stage_.file = file;
  }

  std::optional<Stage> run() {
    for (const LogicalLine& line : lex(source_, file_, diagnostics_).lines) {
      if (line.item) in_rule_ = false;
      if (line.broken) {
        give_up(line);
        continue;
      }
      try {
        if (line.item) {
          item(line);
        } else if (in_rule_) {
          clause(line);
        }
      } catch (Mistake& mistake) {
        give_up(line);
        report(line, std::move(mistake));
      }
      for (Mistake& slip : slips_) {
        stage_.rules.back().broken = true;
        report(line, std::move(slip));
      }
      slips_.clear();
    }
    if (!seen_stage_) {
      diagnostics_.error({file_, 0, 0}, "no 'stage' in this file", "a file of rules begins with 'stage NAME'");
    }
    if (stage_.name.text.empty()) return std::nullopt;
    return std::move(stage_);
  }

 private:
  void report(const LogicalLine& line, Mistake mistake) {
    const std::string stray = stray_clause_hint(line, source_);
    diagnostics_.error(mistake.range, std::move(mistake.message), stray.empty() ? std::move(mistake.hint) : stray,
                       std::move(mistake.second));
  }

  /// Marks what the broken line belongs to.
  void give_up(const LogicalLine& line) {
    if (in_rule_) {
      Rule& rule = stage_.rules.back();
      rule.broken = true;
      rule.unread = rule.unread || !names_nothing(line, source_);
    } else if (line.item) {
      stage_.incomplete = true;
      seen_stage_ = seen_stage_ || line.tokens.empty() || line.tokens.front().text == "stage";
    }
  }

  void clause(const LogicalLine& line) {
    Rule& rule = stage_.rules.back();
    rule.range.end = line.tokens.back().range.end;
    parse_clause(line, rule, slips_, diagnostics_);
  }

  void item(const LogicalLine& line) {
    LineParser parser(line);
    const Token& head = parser.take();
    const std::string word(head.text);
    if (word == "stage") return stage(head, parser);
    if (!seen_stage_) {
      seen_stage_ = true;  // said once
      throw Mistake{head.range, "'" + word + "' before 'stage'", "a file of rules begins with 'stage NAME'"};
    }
    if (word == "over") {
      stage_.over_paragraph = either(head, parser, stage_.over_range, {"sentence", "paragraph"});
    } else if (word == "keeps") {
      stage_.keeps_all = either(head, parser, stage_.keeps_range, {"longest", "all"});
    } else if (word == "uses") {
      once(head, stage_.uses_range);
      while (parser.at(Token::Kind::name)) stage_.uses.push_back(parser.name("a label"));
      if (stage_.uses.empty()) parser.expected("a label");
    } else if (word == "define") {
      define(parser);
    } else if (word == "recall") {
      recall(parser);
    } else if (word == "rule") {
      rule(head, parser);
    } else {
      const std::string did = did_you_mean(word, words::strings(words::kItems));
      throw Mistake{head.range, "unknown item '" + word + "'", did.empty() ? "indent the clauses of a rule" : did};
    }
    parser.done();
  }

  void stage(const Token& head, LineParser& parser) {
    if (!stage_.name.text.empty()) {
      throw Mistake{head.range, "a file holds one stage", "begin a new file", {stage_.name.range, "the first one"}};
    }
    seen_stage_ = true;
    stage_.name = parser.name("the name of the stage");
    parser.done();
  }

  void once(const Token& head, SourceRange& written) {
    if (written.file != SourceRange::kNoFile) {
      throw Mistake{head.range,
                    "'" + std::string(head.text) + "' stands twice in this file",
                    "line " + std::to_string(source_.position(written.begin).line),
                    {written, "the first one"}};
    }
    written = head.range;
  }

  struct Pair {
    std::string_view first, second;
  };
  /// `over` and `keeps`: true for the second word.
  bool either(const Token& head, LineParser& parser, SourceRange& written, Pair known) {
    once(head, written);
    const Name word = parser.name("'" + std::string(known.first) + "' or '" + std::string(known.second) + "'");
    if (word.text != known.first && word.text != known.second) {
      throw Mistake{word.range,
                    head.text == "over" ? "unknown window '" + word.text + "'" : "unknown 'keeps " + word.text + "'",
                    std::string(known.first) + " or " + std::string(known.second)};
    }
    return word.text == known.second;
  }

  void define(LineParser& parser) {
    const Name name = parser.name("a name");
    const auto [known, added] = stage_.define_ranges.emplace(name.text, name.range);
    if (!added) {
      throw Mistake{name.range,
                    "define '" + name.text + "' exists already",
                    "line " + std::to_string(source_.position(known->second.begin).line),
                    {known->second, "the first one"}};
    }
    if (stage_.define_ranges.size() > kMostDefines) {
      throw Mistake{name.range, "more than 1,000 defines in one file", "begin a new file"};
    }
    parser.take("=");
    stage_.defines.emplace(name.text, parser.pattern());
  }

  void recall(LineParser& parser) {
    Recall out;
    out.label = parser.name("a label");
    parser.take("as");
    out.forms = parser.names("a form", ",");
    if (parser.take_if("unless")) out.unless = parser.constraint();
    stage_.recalls.push_back(std::move(out));
  }

  void rule(const Token& head, LineParser& parser) {
    Rule out;
    out.name = parser.name("the name of the rule");
    out.range = head.range;
    out.range.end = out.name.range.end;
    stage_.rules.push_back(std::move(out));
    in_rule_ = true;
    Rule& rule = stage_.rules.back();
    if (parser.take_if("->")) {
      rule.makes = parser.name("a label");
    } else if (parser.take_if("vetoes")) {
      rule.vetoes = parser.names("a label", "|");
    } else if (parser.at(Token::Kind::name)) {
      const Name label = parser.name("a label");
      throw Mistake{label.range, "unexpected " + label.text, "write '-> " + label.text + "', what the rule makes"};
    }
    rule.range = parser.since(rule.range);
  }

  const SourceFile& source_;
  std::uint32_t file_;
  Diagnostics& diagnostics_;
  Stage stage_;
  bool seen_stage_ = false;
  bool in_rule_ = false;
  std::vector<Mistake> slips_;  // of the clause that is read
};

}  // namespace

std::optional<Stage> parse_rules(const SourceFile& source, std::uint32_t file, Diagnostics& diagnostics) {
  return RulesParser(source, file, diagnostics).run();
}

std::vector<CascadeLine> parse_cascade(const SourceFile& source, std::uint32_t file, Diagnostics& diagnostics) {
  std::vector<CascadeLine> out;
  for (const LogicalLine& line : lex(source, file, diagnostics).lines) {
    if (line.broken) continue;
    const Token& head = line.tokens.front();
    try {
      LineParser parser(line);
      const bool skip = parser.take_if("skip");
      if ((!skip && !parser.take_if("stage")) || parser.at_end()) {
        throw Mistake{head.range, "expected 'stage NAME' or 'skip LABEL …'", {}};
      }
      CascadeLine read{skip, {parser.name(skip ? "a label" : "the name of a stage")}};
      for (const char* word : {"before", "after"}) {
        if (skip || read.names.size() > 1 || !parser.take_if(word)) continue;
        read.names.push_back({word, head.range});
        read.names.push_back(parser.name("the name of a stage"));
      }
      while (skip && !parser.at_end()) read.names.push_back(parser.name("a label"));
      parser.done("one stage a line");
      out.push_back(std::move(read));
    } catch (Mistake& mistake) {
      diagnostics.error(mistake.range, std::move(mistake.message), std::move(mistake.hint));
    }
  }
  return out;
}

std::optional<Pattern> parse_pattern(const SourceFile& source, std::uint32_t file, Diagnostics& diagnostics) {
  const Lines lines = lex(source, file, diagnostics);
  if (lines.lines.empty()) {
    diagnostics.error({file, 0, 0}, "expected a pattern, found the end of the line");
    return std::nullopt;
  }
  if (lines.lines.front().broken) return std::nullopt;
  try {
    LineParser parser(lines.lines.front());
    Pattern out = parser.pattern();
    parser.done();
    if (lines.lines.size() > 1) throw Mistake{lines.lines[1].start, "a pattern is one line", {}};
    return out;
  } catch (Mistake& mistake) {
    diagnostics.error(mistake.range, std::move(mistake.message), std::move(mistake.hint));
    return std::nullopt;
  }
}

}  // namespace wirefacts
