#pragma once
// Rules as text: the canonical layout of `format`, patterns and expressions on one line, dumps of trees.

#include <optional>
#include <string>
#include <string_view>

#include "base/source_file.h"
#include "grammar/ast.h"

namespace wirefacts {

/// The .rules file in canonical layout, or nothing when it has mistakes (parse it to see them). Only
/// blanks, empty lines and the place of `in` and `not in` clauses (in front of the pattern) change;
/// line breaks inside a clause and comments stay. Parsing the result gives the same tree, and
/// formatting it again the same text.
std::optional<std::string> format_rules(const SourceFile& source);

/// As written, on one line, with the blanks and parentheses of the canonical layout.
std::string print(const Pattern& pattern);
std::string print(const Expression& expression);
std::string print(const Position& position);

/// "=", "!=" …
std::string_view sign_of(Comparison compare);
/// Between two `mark`s, which are escaped inside, like backslashes and line ends.
std::string quoted(std::string_view text, char mark = '"');

/// One node a line, two blanks for each level, without places: equal dumps are equal trees.
std::string dump(const Pattern& pattern);
std::string dump(const Expression& expression);
std::string dump(const Rule& rule);
std::string dump(const Stage& stage);

}  // namespace wirefacts
