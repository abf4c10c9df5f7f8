#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "grammar/line_parser.h"
#include "grammar/schema_builder.h"
#include "grammar/words.h"

namespace wirefacts {
namespace {

constexpr std::string_view kEnum = "enum";

struct KindWord {
  std::string_view word;
  LabelKind kind;
};
constexpr std::array<KindWord, 6> kKinds = {{{"entity", LabelKind::entity},
                                             {"value", LabelKind::value},
                                             {"quotation", LabelKind::quotation},
                                             {"event", LabelKind::event},
                                             {"claim", LabelKind::claim},
                                             {"mark", LabelKind::mark}}};

FieldDeclaration parse_field(LineParser& parser) {
  FieldDeclaration field;
  field.name = parser.name("a field");
  parser.take(":");
  field.list = parser.take_if("list");
  if (parser.take_if("ref")) {
    if (parser.take_if("(")) {
      field.refs = parser.names("a label", "|");
      parser.take(")");
    } else {
      field.refs.push_back(parser.name("a label"));
      if (parser.peek("|")) {
        throw Mistake{parser.here(), "expected a field, found |", "several labels stand in parentheses: ref (A|B)"};
      }
    }
  } else {
    field.type = parser.name("a type");
  }
  field.required = parser.take_if("!");
  if (parser.take_if("=")) field.default_value = parser.value();
  return field;
}

void parse_fields(LineParser& parser, TypeDeclaration& type) {
  parser.take("{");
  while (!parser.peek("}")) {
    if (parser.at_end()) {
      throw Mistake{parser.here(), "expected '}', found the end of the line",
                    "indent the lines of a type, and its '}' too"};
    }
    type.fields.push_back(parse_field(parser));
  }
  parser.take("}");
}

class SchemaParser {
 public:
  explicit SchemaParser(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  SchemaDeclarations run(const Lines& lines) {
    for (const LogicalLine& line : lines.lines) {
      if (line.tokens.empty()) continue;
      try {
        read(line);
      } catch (Mistake& mistake) {
        // A line with a broken token has its message already.
        if (!line.broken) {
          diagnostics_.error(mistake.range, std::move(mistake.message), std::move(mistake.hint));
        }
      }
    }
    return std::move(out_);
  }

 private:
  void read(const LogicalLine& line) {
    LineParser parser(line);
    const Token& head = parser.take();
    // The end of a type whose lines are not indented: said where it begins.
    if (head.text == "}" && !out_.types.empty() && out_.types.back().incomplete) return;
    if (declaration(head.text, line.broken, parser)) return;
    std::vector<std::string> possible(1, std::string(kEnum));
    for (const KindWord& known : kKinds) possible.emplace_back(known.word);
    const std::string meant = nearest(head.text, possible);
    diagnostics_.error(head.range, "unknown item '" + std::string(head.text) + "'",
                       meant.empty() ? "items: " + words::join(possible) : "did you mean '" + meant + "'?");
    const bool declares = line.tokens.size() > 2 && (line.tokens[2].text == "{" || line.tokens[2].text == "=");
    try {
      if (declares) declaration(meant, line.broken, parser);  // rules may speak of it
    } catch (const Mistake&) {                                // one message a line
    }
  }

  /// False: no item begins with this word.
  bool declaration(std::string_view word, bool broken, LineParser& parser) {
    if (word == kEnum) {
      enumeration(broken, parser);
      return true;
    }
    const auto* known = std::find_if(kKinds.begin(), kKinds.end(), [&](const KindWord& k) { return k.word == word; });
    if (known == kKinds.end()) return false;
    type(known->kind, broken, parser);
    return true;
  }

  void enumeration(bool broken, LineParser& parser) {
    out_.enums.push_back({parser.name("a name"), {}});
    parser.take("=");
    std::vector<Name> values = parser.names("a value", "|");
    parser.done();
    if (!broken) out_.enums.back().values = std::move(values);
  }

  /// Keeps the fields read before a mistake, so that the rest of the pack can be checked.
  void type(LabelKind kind, bool broken, LineParser& parser) {
    TypeDeclaration declared;
    declared.incomplete = broken;
    declared.kind = kind;
    declared.name = parser.name("a label");
    try {
      parse_fields(parser, declared);
      parser.done();
    } catch (const Mistake&) {
      declared.incomplete = true;
      out_.types.push_back(std::move(declared));
      throw;
    }
    out_.types.push_back(std::move(declared));
  }

  Diagnostics& diagnostics_;
  SchemaDeclarations out_;
};

}  // namespace

SchemaDeclarations parse_schema(const SourceFile& source, std::uint32_t file, Diagnostics& diagnostics) {
  return SchemaParser(diagnostics).run(lex(source, file, diagnostics));
}

}  // namespace wirefacts
