#pragma once
// Mistakes in rule and list files, shown with place, line, caret and remedy.

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/source_file.h"

namespace wirefacts {

/// note: no mistake, an answer that points at a place.
enum class Severity { error, warning, advice, note };

/// The other place that a message is about; no file: there is none.
struct SecondPlace {
  SourceRange range;
  std::string label;  // "first declared here"
};

struct Diagnostic {
  Severity severity = Severity::error;
  SourceRange range;
  std::string message;
  std::string hint;  // the remedy; may be empty
  SecondPlace second = {};
};

/// Collects diagnostics; the same one is kept once. One thread at a time.
class Diagnostics {
 public:
  void error(SourceRange range, std::string message, std::string hint = {}, SecondPlace second = {});
  void warning(SourceRange range, std::string message, std::string hint = {}, SecondPlace second = {});
  void advice(SourceRange range, std::string message, std::string hint = {}, SecondPlace second = {});
  void add(Diagnostic diagnostic);

  /// In order of addition.
  [[nodiscard]] const std::vector<Diagnostic>& items() const { return items_; }
  [[nodiscard]] std::size_t count(Severity severity) const;
  [[nodiscard]] bool has_errors() const { return count(Severity::error) > 0; }

 private:
  std::vector<Diagnostic> items_;
  std::unordered_set<std::string> seen_;  // place and message of each
};

/// "file:line:column: severity: message", the line, a caret under the thing and the hint behind it; a second place
/// follows as a note of its own.
std::string render(const Diagnostic& diagnostic, const SourceSet& sources);

/// By file, line and column. Valid while `diagnostics` stays as it is.
std::vector<const Diagnostic*> in_order(const Diagnostics& diagnostics, const SourceSet& sources);

/// All of them, in order.
std::string render(const Diagnostics& diagnostics, const SourceSet& sources);

/// "error", "warning", "advice", "note".
std::string_view name_of(Severity severity);

/// The known word nearest to `word` by edit distance (case ignored), if it is near enough to be
/// meant (at most a third of the letters differ); else empty. Ties: what begins most like it, then in sorted order.
std::string nearest(std::string_view word, const std::vector<std::string>& known);

/// "did you mean 'X'?" or "".
std::string did_you_mean(std::string_view word, const std::vector<std::string>& known);

}  // namespace wirefacts
