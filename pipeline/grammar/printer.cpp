#include "grammar/printer.h"

#include <algorithm>

#include "grammar/words.h"

namespace wirefacts {
namespace {

using PatternKind = Pattern::Kind;

std::string slashed(std::string_view regex) {
  std::string out = "/";
  for (const char c : regex) {
    if (c == '/') out += '\\';
    out += c;
  }
  return out + "/";
}

/// A name or number needs no quotation marks as the value of a feature.
std::string value_text(const std::string& text) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const bool name = !text.empty() && letter(text.front()) &&
                    std::all_of(text.begin(), text.end(), [&](char c) { return letter(c) || digit(c); });
  const bool number = !text.empty() && std::all_of(text.begin(), text.end(), digit);
  return name || number ? text : quoted(text);
}

/// How much a place binds: what binds less is put in parentheses.
enum class PatternPlace { whole, element, repeated };

std::string pattern_text(const Pattern& node, PatternPlace place);

std::string repetition_text(const Pattern& node) {
  if (node.low == 0 && node.high == 1) return "?";
  if (node.high == Pattern::kUnbounded) return node.low == 0 ? "*" : "+";
  if (node.low == node.high) return "{" + std::to_string(node.low) + "}";
  return "{" + std::to_string(node.low) + "," + std::to_string(node.high) + "}";
}

std::string term_text(const Pattern& node) {
  if (node.kind == PatternKind::negation) return "!" + term_text(node.parts.front());
  if (node.kind == PatternKind::choice) {
    std::string out;
    for (const Pattern& part : node.parts) out += (out.empty() ? "" : "|") + term_text(part);
    return out;
  }
  if (node.kind == PatternKind::feature) {
    std::string out = node.text + std::string(sign_of(node.compare));
    for (std::size_t i = 0; i < node.values.size(); ++i) {
      out += (i > 0 ? "|" : "") + value_text(node.values[i].text);
    }
    return out;
  }
  return pattern_text(node, PatternPlace::repeated);
}

std::string group_text(const Pattern& node, PatternPlace place) {
  std::string out;
  const bool choice = node.kind == PatternKind::choice;
  const bool single = !choice && node.parts.size() == 1;  // a capture in parentheses
  for (const Pattern& part : node.parts) {
    if (!out.empty()) out += choice ? " | " : " ";
    // A sequence as branch of a choice needs no parentheses; inside a sequence it does.
    const bool branch = choice && part.kind == PatternKind::sequence && part.parts.size() > 1;
    out += pattern_text(part, branch ? PatternPlace::whole : PatternPlace::element);
  }
  return place == PatternPlace::whole && !single ? out : "(" + out + ")";
}

std::string pattern_text(const Pattern& node, PatternPlace place) {
  switch (node.kind) {
    case PatternKind::literal: return quoted(node.text);
    case PatternKind::exact: return quoted(node.text, '\'');
    case PatternKind::lemma: return "<" + node.text + ">";
    case PatternKind::regex: return slashed(node.text);
    case PatternKind::name:
    case PatternKind::label: return node.text;
    case PatternKind::rest: return std::string(words::kRest);
    case PatternKind::start: return "^";
    case PatternKind::end: return "$";
    case PatternKind::gap: return ".." + std::to_string(node.high);
    case PatternKind::choice:
    case PatternKind::sequence: return group_text(node, place);
    case PatternKind::repeat: {
      const std::string out = pattern_text(node.parts.front(), PatternPlace::repeated) + repetition_text(node);
      return place == PatternPlace::repeated ? "(" + out + ")" : out;
    }
    case PatternKind::capture: {
      const std::string out = node.text + ":" + pattern_text(node.parts.front(), PatternPlace::element);
      return place == PatternPlace::repeated ? "(" + out + ")" : out;
    }
    case PatternKind::constraint: {
      std::string out;
      for (const Pattern& term : node.parts) out += (out.empty() ? "" : " ") + term_text(term);
      return "[" + out + "]";
    }
    case PatternKind::negation:
    case PatternKind::feature: return term_text(node);
  }
  return {};
}

std::string list_text(const Expression& node, std::string_view separator) {
  std::string out;
  for (const Expression& part : node.parts) {
    if (!out.empty()) out += separator;
    const bool group = part.kind == Expression::Kind::first_of ||
                       (part.kind == Expression::Kind::product && node.kind == Expression::Kind::product);
    out += group ? "(" + print(part) + ")" : print(part);
  }
  return out;
}

}  // namespace

std::string_view sign_of(Comparison compare) { return words::kComparisons[static_cast<std::size_t>(compare)]; }

std::string quoted(std::string_view text, char mark) {
  std::string out(1, mark);
  for (const char c : text) {
    if (c == mark || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out + mark;
}

std::string print(const Pattern& pattern) { return pattern_text(pattern, PatternPlace::whole); }

std::string print(const Expression& node) {
  switch (node.kind) {
    case Expression::Kind::number: return node.number.to_string();
    case Expression::Kind::text: return quoted(node.text);
    case Expression::Kind::ref: return node.text;
    case Expression::Kind::call: return node.text + "(" + print(node.parts.front()) + ")";
    case Expression::Kind::product: return list_text(node, " * ");
    case Expression::Kind::first_of: return list_text(node, " or ");
    case Expression::Kind::field: {
      const Expression& base = node.parts.front();
      const bool group = base.kind == Expression::Kind::product || base.kind == Expression::Kind::first_of;
      return (group ? "(" + print(base) + ")" : print(base)) + "." + node.text;
    }
  }
  return {};
}

std::string print(const Position& position) {
  std::string out(words::kPositions[static_cast<std::size_t>(position.kind)]);
  for (std::size_t i = 0; i < position.words.size(); ++i) {
    out += (i > 0 ? "|" : " ") + quoted(position.words[i].text);
  }
  if (!position.anchor.text.empty()) out += " " + position.anchor.text;
  out += " " + print(position.pattern);
  if (position.within) out += " within " + std::to_string(*position.within);
  return out;
}

}  // namespace wirefacts
