#pragma once
// The contract of sinks: where extractions go.

#include "base/result.h"
#include "document/article.h"
#include "io/dead_letter.h"
#include "records/extraction.h"

namespace wirefacts {

/// Receives extractions, one article at a time, in input order, from one thread. The sequence of calls
/// matches: (holds | write | write_dead | loaded | skip | checkpoint)* finish?. After an Error, no more calls.
/// Without `finish` (stopped, killed) the output holds whole records and a later run goes on behind them.
/// Errors: cannot_create (no such folder, no permission), input_output (disk full), bad_data (not ours).
class RecordSink {
 public:
  RecordSink() = default;
  RecordSink(const RecordSink&) = delete;
  RecordSink& operator=(const RecordSink&) = delete;
  virtual ~RecordSink() = default;

  /// True when the output already holds this article, unchanged, extracted by the same program and
  /// rules: extracting it again would change nothing.
  virtual Result<bool> holds(const Article& article) = 0;

  /// Adds the article, or replaces what was kept under its id. Writes nothing when it is held already.
  /// REQUIRES: the extraction is that of the article and fits the key range (records/record_rows.h).
  virtual Result<void> write(const Extraction& extraction, const Article& article) = 0;

  /// Keeps a failed input beside the facts, where the output has a place for it. Once, however often.
  virtual Result<void> write_dead(const DeadLetter& /*letter*/) { return {}; }

  /// The output holds the article that came from there: what failed in that place in an earlier run is mended.
  virtual Result<void> loaded(const InputPlace& /*place*/) { return {}; }

  /// An input was passed over: held already, or read before. Outputs that keep an account of the run count it.
  virtual void skip() {}

  /// What was written so far outlives the program and a loss of power.
  virtual Result<void> checkpoint() = 0;

  /// Completes the output.
  virtual Result<void> finish() = 0;
};

}  // namespace wirefacts
