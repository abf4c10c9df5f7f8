#pragma once
// Extractions as JSON Lines.

#include "io/record_sink.h"
#include "io/sinks/output_files.h"

namespace wirefacts {

/// One object a line (io/extraction_json.h), in input order. Same articles, same bytes.
class JsonLinesSink final : public RecordSink {
 public:
  static Result<std::unique_ptr<RecordSink>> open(const std::string& path, const SinkOptions& options);

  /// What an unfinished file has beside it.
  static std::string manifest_of(const std::string& path) { return path + ".manifest"; }

  Result<bool> holds(const Article& article) override;
  Result<void> write(const Extraction& extraction, const Article& article) override;
  Result<void> write_dead(const DeadLetter& /*letter*/) override {
    files_.input_failed();
    return {};
  }
  Result<void> checkpoint() override { return files_.checkpoint(); }
  Result<void> finish() override { return files_.finish(); }

 private:
  JsonLinesSink(OutputFiles files, PackIdentity identity) : files_(std::move(files)), identity_(std::move(identity)) {}
  OutputFiles files_;
  PackIdentity identity_;
};

}  // namespace wirefacts
