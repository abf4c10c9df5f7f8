#include "workbench/quiet_corpus.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

#include "base/text.h"
#include "extractor.h"
#include "records/code_point_text.h"
#include "rule_names.h"
#include "workbench/display_text.h"
#include "workbench/parallel.h"

namespace wirefacts {
namespace {

constexpr std::string_view kKnown = "quiet/known-false-positives.tsv";

std::vector<FalseAlarm> alarms_of(const RulePack& pack, const Article& article, const Extraction& x) {
  const CodePointText text(article.text);
  std::vector<FalseAlarm> out;
  const auto add = [&](const std::string& rule, const std::string& type, CharSpan span, CharSpan sentence) {
    out.push_back({article.id, rule, place_of_rule(pack, rule), type, span, on_one_line(text.words(span)),
                   on_one_line(text.words(sentence))});
  };
  for (const EventRecord& e : x.events)
    add(e.from.rule, e.type, e.trigger, e.evidence.empty() ? e.trigger : e.evidence.front());
  for (const ClaimRecord& c : x.claims) {
    if (!c.evidence.empty()) add(c.from.rule, c.type, c.evidence.front(), c.evidence.front());
  }
  std::stable_sort(out.begin(), out.end(), [](const FalseAlarm& a, const FalseAlarm& b) { return a.span < b.span; });
  return out;
}

/// The rows of the list, and which of them were met.
class KnownAlarms {
 public:
  explicit KnownAlarms(const RulePack& pack) {
    for (const Table& table : pack.tables.at(kKnown)) {
      for (const Table::Row& row : table.rows()) {
        rows_.push_back({std::string(table.cell(row, "rule")), std::string(table.cell(row, "text")),
                         file_and_line(pack.sources, table.range(row)), false});
      }
    }
  }

  bool has(const FalseAlarm& alarm) {
    bool known = false;
    for (Row& row : rows_) {
      if (row.rule != alarm.rule || row.text != alarm.sentence) continue;
      row.met = known = true;
    }
    return known;
  }

  [[nodiscard]] std::vector<std::string> stale() const {
    std::vector<std::string> out;
    for (const Row& row : rows_) {
      if (!row.met) out.push_back(row.place + ": " + row.rule);
    }
    return out;
  }

 private:
  struct Row {
    std::string rule, text, place;
    bool met = false;
  };
  std::vector<Row> rows_;
};

}  // namespace

QuietReport check_quiet(const RulePack& pack, const Corpus& corpus, std::uint32_t threads) {
  std::vector<std::vector<FalseAlarm>> found(corpus.articles.size());
  in_parallel(corpus.articles.size(), threads, [&]() -> IndexedWork {
    auto extractor = std::make_shared<Extractor>(pack, identity_of(pack, ""));
    return [&, extractor](std::size_t i) {
      found[i] = alarms_of(pack, corpus.articles[i], extractor->extract(corpus.articles[i]));
    };
  });
  KnownAlarms known(pack);
  QuietReport out;
  out.articles = corpus.articles.size();
  for (std::vector<FalseAlarm>& alarms : found) {
    for (FalseAlarm& alarm : alarms) {
      if (known.has(alarm)) ++out.known;
      else out.alarms.push_back(std::move(alarm));
    }
  }
  out.stale = known.stale();
  return out;
}

std::string render(const QuietReport& report) {
  std::string out;
  for (const FalseAlarm& a : report.alarms) {
    out += "false alarm in quiet/" + a.article + ":" + std::to_string(a.span.start) + ": " + a.type + " '" + a.words +
           "' by " + a.rule + " (" + a.place + ")\n    " + counter_line(a.sentence) + "\n";
  }
  for (const std::string& row : report.stale) out += row + ": no false alarm any more: remove the line\n";
  return out + "quiet: " + std::to_string(report.alarms.size()) +
         (report.alarms.size() == 1 ? " false alarm in " : " false alarms in ") + std::to_string(report.articles) +
         " texts, " + std::to_string(report.known) + " known\n";
}

}  // namespace wirefacts
