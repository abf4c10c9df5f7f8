#pragma once
// Why a rule made of an article what it made, and what stood in its way elsewhere.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "extractor.h"
#include "records/extraction.h"
#include "rule_pack.h"

namespace wirefacts {

/// One line of a table: an element of the rule, and the words it stands on.
struct WhyRow {
  bool holds = true;
  std::string element;  // as written; empty: words that no element takes
  std::string words;    // may be empty
  std::string note;     // labels of the words; of a role, why nothing fills it
};

/// A place where the rule matched in part, or as a whole.
struct WhyAttempt {
  /// Kept: the rule did its work. Dropped: it did, but the event lacks a required role. Lost: beaten or vetoed. Else
  /// what failed: a condition behind a whole match, or elements of the pattern.
  enum class Outcome : std::uint8_t { kept, dropped, lost, condition, element };
  Outcome outcome = Outcome::element;
  std::uint32_t missing = 0;  // elements that fail
  std::uint32_t fitting = 0;  // elements that fit
  CharSpan span;              // of the sentence, or of the match: code points
  std::string words;          // of the span
  std::string line;           // the units or groups of the sentence; may be empty
  std::vector<WhyRow> rows;
  std::vector<std::string> empty_roles;  // of a trigger rule that matched: roles that nothing fills
  SourceRange range;                     // what failed; no file when nothing did
  std::string message;
};

struct WhyReport {
  std::string rule;
  SourceRange place;
  std::string stage;                 // where the rule stands
  std::vector<WhyAttempt> attempts;  // kept and lost first; then by nearness, then in order of the text
  std::vector<WhyRow> nowhere;       // without attempts: elements that nothing in the article (sentence) is
  std::optional<std::uint32_t> at;   // as asked
  std::string sentence;              // that holds it; empty: none does
  std::uint32_t length = 0;          // code points of the article
};

/// Asks rules about one article, which is read once for all of them, and once more for each stage; rules are best
/// asked stage by stage. All it is made of must outlive it; nobody else uses the extractor meanwhile.
class WhyReader {
 public:
  WhyReader(Extractor& extractor, const RulePack& pack, const Article& article);
  ~WhyReader();
  WhyReader(const WhyReader&) = delete;
  WhyReader& operator=(const WhyReader&) = delete;

  /// `at`: only sentences that hold this code point; `sentence` of the report is the first of them. Then matches of
  /// trigger rules are told line by line, too. Linear in the article for each element of the rule. REQUIRES: `rule` is
  /// a number of the pack.
  WhyReport ask(std::uint32_t rule, std::optional<std::uint32_t> at = std::nullopt);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The same of one rule.
WhyReport why(Extractor& extractor, const RulePack& pack, const Article& article, std::uint32_t rule,
              std::optional<std::uint32_t> at = std::nullopt);

/// With place, caret and remedy. `most`: near misses shown.
std::string render(const WhyReport& report, const SourceSet& sources, std::size_t most);

}  // namespace wirefacts
