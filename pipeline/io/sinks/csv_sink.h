#pragma once
// Extractions as CSV: a folder with one file per table and facts.csv.

#include "io/record_sink.h"
#include "io/sinks/output_files.h"
#include "records/record_rows.h"

namespace wirefacts {

/// RFC 4180 (CR LF), UTF-8 without byte order mark. Null is an empty cell, an empty text is "". The columns
/// are those that a loader writes (records/record_columns.h); keys belong to this folder. facts.csv has one
/// event a row, in words: the columns of the view v_fact without id. Same articles, same bytes (of run.csv only with
/// the same clock): its row is written when the run begins and gets its end and counts when it is finished.
class CsvSink final : public RecordSink {
 public:
  /// The files of such a folder, one per table, then facts.csv.
  static std::vector<std::string> files_in(const std::string& folder);
  /// Creates the folder.
  static Result<std::unique_ptr<RecordSink>> open(const std::string& folder, const SinkOptions& options);

  Result<bool> holds(const Article& article) override;
  Result<void> write(const Extraction& extraction, const Article& article) override;
  Result<void> write_dead(const DeadLetter& letter) override;
  void skip() override { ++in_; }
  Result<void> checkpoint() override { return files_.checkpoint(); }
  Result<void> finish() override;

 private:
  CsvSink(OutputFiles files, const SinkOptions& options, std::vector<RecordTable> tables)
      : files_(std::move(files)), identity_(options.identity), now_(options.now), tables_(std::move(tables)) {}
  void write_headers();
  [[nodiscard]] std::size_t file_of(RecordTable table) const;
  std::string& facts() { return files_.buffer(tables_.size()); }

  OutputFiles files_;  // one per table, then facts.csv
  PackIdentity identity_;
  std::function<std::string()> now_;
  std::vector<RecordTable> tables_;
  std::string run_path_;
  std::uint64_t in_ = 0, dead_ = 0;  // inputs of this run; one that goes on reads all of them again
};

/// One cell with what it needs to be read back as it is.
void append_csv(const Cell& cell, std::string& out);

/// The rows of facts.csv, each with its line end. `text` is the document text.
void append_facts(const Extraction& extraction, std::string_view text, std::string& out);

}  // namespace wirefacts
