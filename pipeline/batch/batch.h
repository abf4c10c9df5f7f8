#pragma once
// Many articles: N workers, bounded window, output in input order, the same bytes for any N.

#include <atomic>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <span>

#include "base/result.h"
#include "batch/dead_letters.h"
#include "batch/run_report.h"
#include "batch/worker.h"
#include "io/article_reader.h"
#include "io/record_sink.h"

namespace wirefacts {

struct Progress {
  std::uint64_t bytes_done = 0, bytes_total = 0;  // of input; total 0: not known
  std::uint64_t in = 0, done = 0, dead = 0, skipped = 0;
  double seconds = 0;
};

struct BatchOptions {
  std::uint32_t workers = 1;                                           // at least 1
  std::uint64_t limit = std::numeric_limits<std::uint64_t>::max();     // inputs to read
  std::uint64_t max_dead = std::numeric_limits<std::uint64_t>::max();  // the run ends above it
  std::size_t window_bytes = std::size_t{1} << 20U;                    // of text in flight, for each worker
  /// Set by a signal handler: articles in flight are finished, outputs are left whole and resumable.
  const std::atomic<bool>* stop = nullptr;
  /// Called from the calling thread at most every 0.2 s; may be empty.
  std::function<void(const Progress&)> progress;
  /// Seconds since any fixed moment, never going back. Called from all threads.
  std::function<double()> clock = steady_seconds;
  static double steady_seconds();
};

/// Reads, extracts, writes. The calling thread reads and is the only one that writes; workers extract.
/// While a feed is silent, what came before is written: at the latest after a checkpoint (2 s).
/// Memory is bounded by the window, except 32 to 56 bytes an article and the paths of the files, to recognize
/// duplicates. An article that every sink holds already is not extracted. Two articles with one id: the second is
/// skipped when its text is the same, else a dead letter (duplicate_doc_id).
/// `dead_letters` may be null. Error: the input stream or an output is lost; the other outputs keep what
/// they have and can be resumed.
Result<RunReport> run_batch(ArticleReader& reader, std::span<const std::unique_ptr<RecordSink>> sinks,
                            DeadLetters* dead_letters, const WorkerFactory& make_worker, const BatchOptions& options);

}  // namespace wirefacts
