// wirefacts score: precision and recall against gold records.

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/rules_option.h"
#include "cli/workbench_options.h"
#include "io/file.h"
#include "workbench/scoring.h"

namespace wirefacts {
namespace {

constexpr std::uint64_t kSplitBytes = std::uint64_t{16} << 20U;

/// Ids, one a line; what follows an id, and lines with #, are remarks.
Result<std::set<std::string>> read_split(const std::string& path) {
  auto text = read_file(path, kSplitBytes);
  if (!text) return text.error();
  std::set<std::string> out;
  for (const std::string_view line : lines_of(*text)) {
    if (!line.empty() && line[0] != '#') out.emplace(line.substr(0, line.find_first_of(" \t\r")));
  }
  return out;
}

/// An id may have its source in front ("wire/ferry"), or not ("ferry").
bool is_in(const std::set<std::string>& split, const std::string& id) {
  return split.contains(id) || split.contains(id.substr(id.find('/') + 1));
}

std::string split_path(const ScoreCommand& command) {
  std::error_code code;
  const std::filesystem::path named = std::filesystem::path(command.corpus) / "splits" / (command.split + ".txt");
  return std::filesystem::exists(named, code) ? named.string() : command.split;
}

/// "; splits: dev, held_out"; "" when the corpus has none.
std::string splits_hint(const std::string& corpus) {
  std::vector<std::string> names;
  std::error_code code;
  for (std::filesystem::directory_iterator at(std::filesystem::path(corpus) / "splits", code), end; !code && at != end;
       at.increment(code)) {
    if (at->path().extension() == ".txt") names.push_back(at->path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names.empty() ? "" : "; splits of " + corpus + ": " + join(names, ", ");
}

}  // namespace

ExitCode score_rules(const ScoreCommand& command) {
  const std::string gold_path = gold_of(command.corpus, command.gold);
  auto gold = read_gold(gold_path);
  if (!gold) return fail(gold.error(), {gold_path});
  for (const std::string& path : gold->passed_over) {  // in the folder of a corpus other formats may stand
    if (!command.gold.empty()) fail(ExitCode::done, path + " holds no records: passed over");
  }
  if (!command.split.empty()) {
    const auto split = read_split(split_path(command));
    if (!split) return fail(Error{split.error().message + splits_hint(command.corpus), split.error().kind});
    std::erase_if(gold->articles, [&](const GoldArticle& g) { return !is_in(*split, g.record.doc.doc_id); });
  }
  auto loaded = load_pack(command.rules);
  if (const ExitCode* code = std::get_if<ExitCode>(&loaded)) return *code;
  const auto corpus = load_corpus({articles_of(command.corpus)}, command.input);
  if (const ExitCode* code = std::get_if<ExitCode>(&corpus)) return *code;
  const auto found = score(*std::get<0>(loaded), gold->articles, std::get<Corpus>(corpus), threads_of(command.threads));
  if (!found) return fail(found.error());
  if (!command.precision.empty()) {
    if (const auto written = replace_file(command.precision, precision_table(*found)); !written)
      return fail(written.error());
  }
  if (auto printed = print(render(*found, command.tables, command.errors)); !printed) return fail(printed.error());
  return ExitCode::done;
}

}  // namespace wirefacts
