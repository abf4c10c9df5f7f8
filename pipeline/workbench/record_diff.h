#pragma once
// What two rule packs, or two runs, say differently about the same articles.

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "workbench/comparison.h"
#include "workbench/context.h"

namespace wirefacts {

/// A field that says something else: values before and after, in words; empty: it had none.
struct FieldChange {
  std::string name, before, after;
};

struct RecordChange {
  enum class Kind : std::uint8_t { added, lost, changed };
  Kind kind = Kind::changed;
  std::string article;
  ComparedRecord record;            // as it is now; lost: as it was
  std::string old_rule;             // changed: the rule before, if another
  std::vector<FieldChange> fields;  // changed: "type", "span", fields by name
  Context context;                  // the words around it
};

struct ArticleDiff {
  std::vector<RecordChange> changes;  // in the order of the text
  std::size_t same = 0;               // records without a change
};

/// The records of one article in two versions; the text must be the same. `contexts` then reads this article.
/// Error (bad_data): the extractions are of different texts.
Result<ArticleDiff> diff_article(const Extraction& before, const Extraction& after, const Article& article,
                                 ContextReader& contexts);

struct RecordDiff {
  std::size_t articles = 0, changed_articles = 0;
  std::size_t followed = 0;           // articles that both sides read: elsewhere nothing that changed can tell
  std::string everything;             // why all were followed, if the packs differ in more than rules and their lists
  std::vector<RecordChange> changes;  // in the order of articles, then of the text
  std::size_t same = 0;               // records without a change
  /// "stage.rule" of rules that the sides do not have in common; nothing when a side is records, not rules.
  std::optional<std::set<std::string>> changed_rules;
};

/// By rule (that of the new version, of lost records the old one), changed rules before those that only feel the
/// change, then those with most changes: counts, then each change with its sentence; at most `most` changes a rule.
std::string render(const RecordDiff& diff, std::size_t most);
/// One page, no network.
std::string render_html(const RecordDiff& diff, const std::string& title);

}  // namespace wirefacts
