#pragma once
// Regular expressions in an archive (base/archive.h), each with what makes it unnecessary to compile it.

#include <optional>
#include <string>
#include <utility>

#include "base/automaton.h"
#include "base/capture_program.h"
#include "base/regex.h"

namespace wirefacts {

/// What will be asked of an expression.
enum class RegexUse : std::uint8_t {
  matches,  // matches(); of one that prefers the longest also search() and match_at() without groups
  groups    // match_whole() with groups
};

/// What an expression is made of.
struct RegexParts {
  std::string pattern;
  Regex::Options options;
  std::optional<Automaton> automaton;      // for RegexUse::matches, or
  std::optional<CaptureProgram> captures;  // for RegexUse::groups, when there can be one

  static RegexParts of(const Regex& regex, RegexUse use, CharacterProperties& properties);
  static Regex regex(RegexParts parts);
};

/// `use` matters when it is written.
template <class A>
void archive(A& a, Regex& regex, RegexUse use) {
  RegexParts parts;
  if constexpr (!A::reading) parts = RegexParts::of(regex, use, a.properties());
  a(parts.pattern, parts.options.preference, parts.options.fold_case, parts.options.max_memory, parts.automaton,
    parts.captures);
  if constexpr (A::reading) regex = RegexParts::regex(std::move(parts));
}
template <class A>
void archive(A& a, Regex& regex) {
  archive(a, regex, RegexUse::matches);
}

}  // namespace wirefacts
