#include <string>
#include <string_view>

#include "base/regex.h"
#include "grammar/line_parser.h"

namespace wirefacts {
namespace {

bool allowed_after_question_mark(std::string_view rest) {
  return rest.starts_with(":") || rest.starts_with("i)") || rest.starts_with("i:");
}

/// True when a group other than (…), (?:…), (?i…) begins somewhere.
bool has_special_group(std::string_view source) {
  bool in_class = false;
  for (std::size_t i = 0; i < source.size(); ++i) {
    if (source[i] == '\\') {
      ++i;
    } else if (source[i] == '[' && !in_class) {
      in_class = true;
    } else if (source[i] == ']') {
      in_class = false;
    } else if (!in_class && source.substr(i, 2) == "(?" && !allowed_after_question_mark(source.substr(i + 2))) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::string regex_source(const Token& token) {
  const std::string_view inner = token.text.substr(1, token.text.size() - 2);
  std::string source;
  for (std::size_t i = 0; i < inner.size(); ++i) {
    if (inner[i] == '\\' && i + 1 < inner.size()) {
      if (inner[i + 1] != '/') source += '\\';
      ++i;
    }
    source += inner[i];
  }
  if (has_special_group(source)) {
    throw Mistake{token.range, "only '(?:' and '(?i' are allowed after '(?'", "captures are written outside: name:/…/"};
  }
  const auto compiled = Regex::compile(source);
  if (!compiled) {
    throw Mistake{token.range, "bad regular expression: " + compiled.error().message, {}};
  }
  return source;
}

}  // namespace wirefacts
