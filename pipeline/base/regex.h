#pragma once
// Regular expressions. The only door to RE2: no lookaround, no backreferences, linear time.
//
// RE2 compiles an expression in up to some milliseconds, which is much for a program that reads one article. So an
// expression of a kept pack (base/archive.h) has an automaton or a capture program beside it, made when the pack was
// kept: they answer what they are for, RE2 all the rest (base/regex_archive.h).

#include <bitset>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace wirefacts {

/// A compiled expression over UTF-8. Matching is const and thread-safe; on short subjects threads that share an object
/// slow one another down (one lock a call).
class Regex {
 public:
  enum class Preference { first, longest };  // as written (leftmost-first), or longest

  struct Options {
    Preference preference = Preference::first;
    bool fold_case = false;
    std::int64_t max_memory = 8 << 20;
  };

  /// What a group covered: bytes of the subject; begin > end when it did not take part.
  struct Group {
    std::uint32_t begin = 1;
    std::uint32_t end = 0;
    [[nodiscard]] bool matched() const { return begin <= end; }
  };

  static Result<Regex> compile(std::string_view pattern, Options options);
  static Result<Regex> compile(std::string_view pattern) { return compile(pattern, Options()); }
  /// Compiled when it is first asked, once for all threads: most expressions of a pack never are.
  /// REQUIRES: compile() has accepted the pattern, now or when the pack was checked; else it matches nothing.
  static Regex compile_later(std::string_view pattern, Options options);
  /// As compile(), for a pattern put together from parts that compile() has accepted: only its size can be wrong with
  /// it. Where its text shows that it is small enough, it is compiled later.
  static Result<Regex> compile_composed(std::string_view pattern, Options options);
  static Regex compile_later(std::string_view pattern) { return compile_later(pattern, Options()); }

  /// Matches the empty text only.
  Regex();
  Regex(Regex&&) noexcept;
  Regex& operator=(Regex&&) noexcept;
  ~Regex();

  /// The whole subject matches.
  [[nodiscard]] bool matches(std::string_view subject) const;
  /// A match that begins at `at`; groups[0] is the whole match. Text before `at` counts for `^`-like
  /// anchors (\A matches only at 0). `groups` keeps its size: as many groups as asked for.
  bool match_at(std::string_view subject, std::uint32_t at, std::vector<Group>& groups) const;
  /// The leftmost match that begins at `at` or later.
  bool search(std::string_view subject, std::uint32_t at, std::vector<Group>& groups) const;
  /// The part [at, end) matches as a whole.
  bool match_whole(std::string_view subject, std::uint32_t at, std::uint32_t end, std::vector<Group>& groups) const;
  /// Number of capturing groups.
  [[nodiscard]] int group_count() const;
  /// matches() needs no compiling: it has an automaton.
  [[nodiscard]] bool is_ready() const;
  /// What a match of a text that is not empty can begin with, as its automaton knows; all bytes without one.
  [[nodiscard]] std::bitset<256> first_bytes() const;
  /// The same of what it can end with.
  [[nodiscard]] std::bitset<256> last_bytes() const;
  /// As it was written.
  [[nodiscard]] const std::string& pattern() const;

  /// Necessary conditions of a match: of each group, one text stands in it, whatever its case. Texts are
  /// folded. Not complete: an expression without such texts, or one RE2 refuses, has no groups.
  static std::vector<std::vector<std::string>> required_texts(std::string_view pattern);
  /// What a match can begin with; perhaps more than that, never less. `may_be_empty`: the empty text matches.
  /// REQUIRES: compile() accepts the pattern.
  struct Beginning {
    std::bitset<256> bytes;
    bool may_be_empty = false;
  };
  static Beginning beginning(std::string_view pattern);
  /// `text` as a pattern that matches exactly it.
  static std::string quote(std::string_view text);

 private:
  friend struct RegexParts;  // base/regex_archive.h
  struct Compiled;
  explicit Regex(std::unique_ptr<Compiled> compiled);
  std::unique_ptr<Compiled> compiled_;
};

/// Which of many expressions match a whole subject, in one walk over it. Thread-safe, as Regex is.
class RegexSet {
 public:
  /// Patterns that Regex accepts; nothing when RE2 finds them too large together.
  static std::optional<RegexSet> compile(const std::vector<std::string>& patterns);
  RegexSet(RegexSet&&) noexcept;
  RegexSet& operator=(RegexSet&&) noexcept;
  ~RegexSet();

  /// Numbers of the patterns that match, ascending. False: no memory was left to say so.
  bool matches(std::string_view subject, std::vector<int>& numbers) const;

 private:
  struct Compiled;
  explicit RegexSet(std::unique_ptr<Compiled> compiled);
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace wirefacts
