#include "io/sinks/csv_sink.h"

#include <algorithm>
#include <filesystem>

#include "base/text.h"
#include "document/offset_map.h"
#include "io/content_key.h"
#include "io/file.h"

namespace wirefacts {
namespace {

constexpr std::int64_t kRun = 1;                  // run.csv has one row
constexpr std::string_view kNoEnd = ",,,,,\r\n";  // of finished and the counts, in that row
constexpr std::uint64_t kRunBytes = std::uint64_t{1} << 20U;

/// The tables that have a file, in order; their number is the number of the file. facts.csv comes last.
std::vector<RecordTable> tables_with_files() {
  std::vector<RecordTable> out{RecordTable::run};
  for (std::size_t i = 0; i < kRecordTableCount; ++i) {
    const auto table = static_cast<RecordTable>(i);
    if (table_info(table).kind != TableKind::bookkeeping) out.push_back(table);
  }
  return out;
}

void append_row(const std::vector<Cell>& cells, std::string& out) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += ',';
    append_csv(cells[i], out);
  }
  out += "\r\n";
}

}  // namespace

void append_csv(const Cell& cell, std::string& out) {
  if (const auto* integer = std::get_if<std::int64_t>(&cell)) out += std::to_string(*integer);
  if (const auto* number = std::get_if<Decimal>(&cell)) out += number->to_string();
  const auto* found = std::get_if<std::string>(&cell);
  if (found == nullptr) return;
  const std::string text = well_formed_text(*found);
  const bool quoted =
      text.empty() || text.find_first_of(",\"\r\n") != std::string::npos || text.front() == ' ' || text.back() == ' ';
  if (!quoted) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

std::vector<std::string> CsvSink::files_in(const std::string& folder) {
  const std::filesystem::path base(folder);
  std::vector<std::string> out;
  for (const RecordTable table : tables_with_files()) {
    out.push_back((base / (std::string(table_info(table).name) + ".csv")).string());
  }
  out.push_back((base / "facts.csv").string());
  return out;
}

Result<std::unique_ptr<RecordSink>> CsvSink::open(const std::string& folder, const SinkOptions& options) {
  std::error_code code;
  std::filesystem::create_directories(folder, code);
  if (code) return Error{"cannot create '" + folder + "': " + code.message(), ErrorKind::cannot_create};
  OutputFiles::Setup setup;
  setup.name = folder;
  setup.paths = files_in(folder);
  setup.manifest = (std::filesystem::path(folder) / "wirefacts.manifest").string();
  auto files = OutputFiles::open(setup, options);
  if (!files) return files.error();
  auto sink = std::unique_ptr<CsvSink>(new CsvSink(std::move(*files), options, tables_with_files()));
  sink->run_path_ = setup.paths.front();
  if (!sink->files_.is_resumed()) sink->write_headers();
  return std::unique_ptr<RecordSink>(std::move(sink));
}

void CsvSink::write_headers() {
  for (std::size_t file = 0; file < tables_.size(); ++file) {
    std::vector<Cell> names;
    for (const Column& column : stored_columns(tables_[file])) names.push_back(std::string(column.name));
    append_row(names, files_.buffer(file));
  }
  facts() +=
      "uid,doc_id,published,source,title,url,type,subtype,realis,polarity,who,did,whom,place,place_country,place_basis,"
      "time,"
      "date_start,how_many,how_much,said_by,details,support,confidence,rule,sentence,date_end,geo_precision,latitude,"
      "longitude\r\n";
  append_row({kRun, identity_.run_id, identity_.pipeline, join(identity_.rulepacks, ","), now_ ? Cell(now_()) : Cell(),
              Cell(), Cell(), Cell(), Cell(), Cell()},
             files_.buffer(0));
}

/// Behind everything else: who is killed before this has a row without an end.
Result<void> CsvSink::finish() {
  if (auto done = files_.finish(); !done || !files_.is_begun()) return done;
  auto text = read_file(run_path_, kRunBytes);
  if (!text) return text.error();
  if (!text->ends_with(kNoEnd)) return {};
  text->resize(text->size() - kNoEnd.size() + 1);  // the comma behind the beginning stays
  const auto done = static_cast<std::int64_t>(files_.articles());
  const auto in = static_cast<std::int64_t>(in_), dead = static_cast<std::int64_t>(dead_);
  append_row({now_ ? Cell(now_()) : Cell(), in, done, dead, in - done - dead}, *text);
  return replace_file(run_path_, *text);
}

std::size_t CsvSink::file_of(RecordTable table) const {
  return static_cast<std::size_t>(std::find(tables_.begin(), tables_.end(), table) - tables_.begin());
}

Result<bool> CsvSink::holds(const Article& article) {
  if (!files_.is_resumed()) return false;
  return files_.holds(article.id, article_content_key(article, identity_));
}

Result<void> CsvSink::write_dead(const DeadLetter& /*letter*/) {
  ++in_;
  ++dead_;
  files_.input_failed();
  return {};
}

Result<void> CsvSink::write(const Extraction& extraction, const Article& article) {
  ++in_;
  const std::string& key = extraction.meta.content_key;
  const auto held = files_.holds(article.id, key);
  if (!held) return held.error();
  if (*held) return {};
  const auto document = static_cast<std::int64_t>(files_.articles() + 1);
  const auto done = each_row(extraction, article.text, document, kRun, [&](Row& row) -> Result<void> {
    append_row(row.cells, files_.buffer(file_of(row.table)));
    return {};
  });
  if (!done) return done;
  append_facts(extraction, article.text, facts());
  return files_.article_done(article.id, key);
}

}  // namespace wirefacts
