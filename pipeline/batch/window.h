#pragma once
// The articles in flight: pushed in input order, extracted by workers in any order, popped in input order.

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <variant>
#include <vector>

#include "batch/worker.h"
#include "io/article_reader.h"
#include "records/extraction.h"

namespace wirefacts {

/// An article that went through a worker.
struct Extracted {
  ReadArticle read;
  Extraction extraction;
  double seconds = 0;
};

/// What became of one input.
using Outcome = std::variant<Extracted, DeadLetter>;

/// Owns the worker threads. Its functions are for one thread, the one that made it; the destructor waits for
/// the articles in work and drops the others. A run has no other locks but that of the first use of an expression
/// (base/regex.h).
class Window {
 public:
  struct Setup {
    std::uint32_t workers = 1;
    std::size_t slots = 1;  // inputs in flight at most
    std::size_t bytes = 0;  // of text in flight at most, but always one article
    std::function<double()> clock;
  };
  /// `make_worker` must outlive the window. Where the system gives no more threads there are fewer workers; without
  /// any it throws std::system_error.
  Window(const WorkerFactory& make_worker, Setup setup);
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;
  ~Window();

  /// Threads there are, at most those asked for.
  [[nodiscard]] std::uint32_t workers() const { return static_cast<std::uint32_t>(threads_.size()); }
  [[nodiscard]] bool has_room() const;
  [[nodiscard]] bool empty() const { return size_ == 0; }
  /// REQUIRES: has_room(). A dead letter only keeps its place in the order.
  void push(ReadArticle article);
  void push(DeadLetter letter);
  /// The oldest input when it is done, else nothing.
  std::optional<Outcome> try_pop();
  /// Waits for the oldest. REQUIRES: !empty().
  Outcome pop();

 private:
  struct Slot {
    std::variant<ReadArticle, Outcome> content;
    [[nodiscard]] bool is_done() const { return content.index() == 1; }
  };

  void work();
  [[nodiscard]] ExtractFunction made_worker() const;
  void add(Slot slot, std::size_t bytes);
  Outcome take_front();

  const WorkerFactory& make_worker_;
  Setup setup_;
  std::size_t size_ = 0, bytes_ = 0;  // in flight; of the owner's thread
  std::deque<std::size_t> slot_bytes_;

  std::mutex mutex_;  // guards what follows, but a slot in work belongs to its worker
  std::condition_variable work_added_, front_done_;
  std::deque<Slot> slots_;
  std::size_t next_ = 0;  // the first slot that no worker has looked at
  bool closing_ = false;

  std::vector<std::thread> threads_;
};

/// Runs `extract` on one article; what its reader passed over is a diagnostic of the extraction; an Error, an exception
/// or more rows than a table takes become a dead letter.
Outcome extract_one(const ExtractFunction& extract, ReadArticle read);

}  // namespace wirefacts
