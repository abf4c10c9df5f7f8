#include "records/record_columns.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "records/document_columns.h"
#include "records/entity_columns.h"
#include "records/event_columns.h"
#include "records/value_columns.h"

namespace wirefacts {
namespace {

constexpr std::array<TableInfo, kRecordTableCount> kTables = {{
    {"schema_version", TableKind::bookkeeping, "", columns::kSchemaVersion, columns::kNoChecks},
    {"run", TableKind::bookkeeping, "one program with one set of rule packs; a run with two sets has two rows",
     columns::kRun, columns::kRunChecks},
    {"dead_letter", TableKind::bookkeeping, "articles that gave no extraction: where they lie, which stage failed, why",
     columns::kDeadLetter, columns::kNoChecks},
    {"document", TableKind::article, "id: 1, 2 ... in order of first load, kept when the article is replaced",
     columns::kDocument, columns::kDocumentChecks},
    {"document_span", TableKind::rows,
     "kind residue: widget text, menus, sign-offs, no record draws on it; unread: not read, with the reason",
     columns::kDocumentSpan, columns::kNoChecks},
    {"entity", TableKind::rows, "persons, organizations, groups, named events, places, declared types",
     columns::kEntity, columns::kNoChecks},
    {"mention", TableKind::rows, "", columns::kMention, columns::kMentionChecks},
    {"entity_role", TableKind::rows, "office facts: asserted by the text, or basis kb_inferred", columns::kEntityRole,
     columns::kNoChecks},
    {"group_member", TableKind::rows, "", columns::kGroupMember, columns::kNoChecks},
    {"timex", TableKind::rows, "", columns::kTimex, columns::kTimexChecks},
    {"quantity", TableKind::rows, "kind: count money percent ordinal measure, or a declared value type",
     columns::kQuantity, columns::kQuantityChecks},
    {"quote", TableKind::rows, "", columns::kQuote, columns::kQuoteChecks},
    {"event", TableKind::rows, "text: the trigger.  who ... details: words for readers, as in the CSV and v_fact",
     columns::kEvent, columns::kEventChecks},
    {"event_arg", TableKind::rows, "who and what fills a role: exactly one of entity quantity arg_event timex literal",
     columns::kEventArg, columns::kEventArgChecks},
    {"event_actor", TableKind::rows, "the two sides of the dyad view", columns::kEventActor,
     columns::kEventActorChecks},
    {"event_span", TableKind::rows,
     "kind evidence: a sentence, with the rule whose trigger stands in it; hedge: words, with their class",
     columns::kEventSpan, columns::kEventSpanChecks},
    {"claim", TableKind::rows, "what is stated and is no occurrence: shares, ranks, changes, declared facts",
     columns::kClaim, columns::kNoChecks},
    {"field", TableKind::rows,
     "what has no column of its own: links of quantities, fields of declared types; one of of_... owns it",
     columns::kField, columns::kNoChecks},
    {"watch_hit", TableKind::rows, "names of the user's own list (run --watch), with the ids of the list",
     columns::kWatchHit, columns::kNoChecks},
}};

}  // namespace

const TableInfo& table_info(RecordTable table) { return kTables[static_cast<std::size_t>(table)]; }

std::vector<Column> stored_columns(RecordTable table) {
  std::vector<Column> out;
  const std::span<const Column> columns = table_info(table).columns;
  std::copy_if(columns.begin(), columns.end(), std::back_inserter(out),
               [](const Column& column) { return column.computed.empty(); });
  return out;
}

}  // namespace wirefacts
