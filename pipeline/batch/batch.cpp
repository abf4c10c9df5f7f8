#include "batch/batch.h"

#include <chrono>

#include "batch/seen_articles.h"
#include "batch/window.h"

namespace wirefacts {
namespace {

constexpr double kProgressSeconds = 0.2;
constexpr double kCheckpointSeconds = 2;
constexpr std::size_t kSlotsPerWorker = 64;

/// Why an article is no other version of the one before, and what to do.
std::string another_text(const InputPlace& first, const InputPlace& place) {
  return "an article with this id and another text came before, " + to_string(first) +
         (place.line > 0 ? ": give each an id of its own, or each file its own --source and a run of its own; "
                           "a correction: load what the dead letter holds in a run of its own"
                         : ": name the folder above both files, or run each folder by itself with its own --source");
}

/// One run: its loop, its counts. Used once.
class Run {
 public:
  Run(ArticleReader& reader, std::span<const std::unique_ptr<RecordSink>> sinks, DeadLetters* dead_letters,
      const BatchOptions& options)
      : reader_(reader), sinks_(sinks), dead_letters_(dead_letters), options_(options), begin_(options.clock()) {
    report_.workers = std::max(options.workers, 1U);
    last_checkpoint_ = begin_;
  }

  Result<RunReport> run(const WorkerFactory& make_worker) {
    Window window(make_worker, {report_.workers, report_.workers * kSlotsPerWorker,
                                report_.workers * options_.window_bytes, options_.clock});
    report_.workers = window.workers();
    for (;;) {
      while (auto outcome = window.try_pop()) {
        if (auto done = take(std::move(*outcome)); !done) return fail(done.error());
      }
      if (auto done = tick(); !done) return fail(done.error());
      if (must_end()) reading_ = false;
      if (reading_ && window.has_room()) {
        if (auto done = read(window); !done) return fail(done.error());
      } else if (!window.empty()) {
        if (auto done = take(window.pop()); !done) return fail(done.error());
      } else {
        return end();
      }
    }
  }

 private:
  [[nodiscard]] bool stop_asked() const { return options_.stop != nullptr && options_.stop->load(); }

  bool must_end() {
    if (!reading_) return false;
    if (stop_asked()) report_.end = RunEnd::stopped;
    else if (report_.dead > options_.max_dead) report_.end = RunEnd::too_many_errors;
    else if (report_.in >= options_.limit) report_.end = RunEnd::limit;
    else return false;
    return true;
  }

  /// Takes one input into the window. A lost stream ends the reading; its Error comes after what is in flight.
  Result<void> read(Window& window) {
    auto item = reader_.next();
    if (!item) {
      stream_error_ = item.error();
      reading_ = false;
      return {};
    }
    if (std::holds_alternative<NothingYet>(*item)) return {};
    if (stop_asked()) return {};  // perhaps cut by the stop itself; a later run reads it again
    if (std::holds_alternative<EndOfInput>(*item)) {
      reading_ = false;
      return {};
    }
    ++report_.in;
    if (auto* letter = std::get_if<DeadLetter>(&*item)) {
      window.push(std::move(*letter));
      return {};
    }
    return admit(std::move(std::get<ReadArticle>(*item)), window);
  }

  /// Skips what was seen or is held already.
  Result<void> admit(ReadArticle read, Window& window) {
    for (const std::string& note : read.notes) {
      if (++report_.notes[note] == 1) report_.first_note[note] = to_string(read.place);
    }
    if (const SeenArticles::First* first = seen_.see(read)) {
      if (seen_.same_text(*first, read)) {
        ++report_.duplicates;
        return skip(read.place);
      }
      const std::string message = another_text(seen_.place(*first), read.place);
      window.push(dead_letter_of(std::move(read), "read", "duplicate_doc_id", message));
      return {};
    }
    bool held = !sinks_.empty();
    for (const auto& sink : sinks_) {
      if (!held) break;
      const auto holds = asked(sink, sink->holds(read.article));
      if (!holds) return holds.error();
      held = *holds;
    }
    if (held) {
      ++report_.unchanged;
      return skip(read.place);
    }
    window.push(std::move(read));
    return {};
  }

  Result<void> skip(const InputPlace& place) {
    for (const auto& sink : sinks_) {
      if (auto done = asked(sink, sink->loaded(place)); !done) return done;
      sink->skip();
    }
    return {};
  }

  /// Writes one outcome to every output.
  Result<void> take(Outcome outcome) {
    if (const auto* letter = std::get_if<DeadLetter>(&outcome)) return take_dead(*letter);
    const auto& extracted = std::get<Extracted>(outcome);
    for (const auto& sink : sinks_) {
      if (auto done = asked(sink, sink->write(extracted.extraction, extracted.read.article)); !done) return done;
      if (auto done = asked(sink, sink->loaded(extracted.read.place)); !done) return done;
    }
    ++report_.done;
    report_.text_bytes += extracted.read.article.text.size();
    report_.extract_seconds += extracted.seconds;
    report_.add(extracted.extraction);
    return {};
  }

  Result<void> take_dead(const DeadLetter& letter) {
    ++report_.dead;
    ++report_.dead_by[letter.stage + "." + letter.code];
    if (report_.dead == 1) report_.first_dead = to_string(letter.place) + ": " + letter.message;
    if (is_cut_input(letter) && ++report_.cut == 1) report_.first_cut = letter.message;
    for (const auto& sink : sinks_) {
      if (auto done = asked(sink, sink->write_dead(letter)); !done) return done;
    }
    return dead_letters_ == nullptr ? Result<void>() : dead_letters_->write(letter);
  }

  /// What time brings: progress and checkpoints.
  Result<void> tick() {
    const double now = options_.clock();
    if (options_.progress && now - last_progress_ >= kProgressSeconds) show(now);
    if (now - last_checkpoint_ < kCheckpointSeconds) return {};
    last_checkpoint_ = now;
    return checkpoint();
  }

  void show(double now) {
    last_progress_ = now;
    const ReadPosition at = reader_.position();
    options_.progress(
        {at.bytes_done, at.bytes_total, report_.in, report_.done, report_.dead, report_.skipped(), now - begin_});
  }

  Result<void> checkpoint() {
    for (const auto& sink : sinks_) {
      if (auto done = asked(sink, sink->checkpoint()); !done) return done;
    }
    return {};
  }

  Result<RunReport> end() {
    if (stream_error_) return fail(*stream_error_);
    const bool whole = report_.end == RunEnd::complete || report_.end == RunEnd::limit;
    for (const auto& sink : sinks_) {
      if (auto done = whole ? sink->finish() : sink->checkpoint(); !done) return done.error();
    }
    const double now = options_.clock();
    report_.seconds = now - begin_;
    report_.passed_over = reader_.passed_over();
    if (report_.in > 0) report_.unmatched = reader_.unmatched();
    report_.bytes_read = reader_.position().bytes_done;
    if (options_.progress) show(now);
    return report_;
  }

  /// Saves what can be saved: every output but the one that failed. The first error is the one to tell.
  Error fail(const Error& error) {
    for (const auto& sink : sinks_) {
      if (sink.get() != lost_) static_cast<void>(sink->checkpoint());
    }
    return error;
  }

  /// Passes on what a sink answered, and remembers the one that failed.
  template <class Answer>
  Answer asked(const std::unique_ptr<RecordSink>& sink, Answer answer) {
    if (!answer) lost_ = sink.get();
    return answer;
  }

  ArticleReader& reader_;
  std::span<const std::unique_ptr<RecordSink>> sinks_;
  DeadLetters* dead_letters_;
  const BatchOptions& options_;
  RunReport report_;
  SeenArticles seen_;
  bool reading_ = true;
  std::optional<Error> stream_error_;
  const RecordSink* lost_ = nullptr;  // the output that failed
  double begin_ = 0, last_checkpoint_ = 0;
  double last_progress_ = -1;
};

}  // namespace

double BatchOptions::steady_seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

Result<RunReport> run_batch(ArticleReader& reader, std::span<const std::unique_ptr<RecordSink>> sinks,
                            DeadLetters* dead_letters, const WorkerFactory& make_worker, const BatchOptions& options) {
  return Run(reader, sinks, dead_letters, options).run(make_worker);
}

}  // namespace wirefacts
