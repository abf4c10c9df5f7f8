#include "batch/window.h"

#include <exception>
#include <new>
#include <system_error>

#include "records/record_rows.h"

namespace wirefacts {
namespace {

constexpr std::string_view kNameLetters = "abcdefghijklmnopqrstuvwxyz0123456789_";

/// "code: message" → both; another message has the code "failed".
DeadLetter dead_letter(ReadArticle read, const std::string& error) {
  const std::size_t colon = error.find(": ");
  const bool coded = colon != std::string::npos && colon > 0 && error.find_first_not_of(kNameLetters) == colon;
  return dead_letter_of(std::move(read), "extract", coded ? error.substr(0, colon) : "failed",
                        coded ? error.substr(colon + 2) : error);
}

std::size_t references(const std::vector<NamedReferences>& all) {
  std::size_t out = 0;
  for (const NamedReferences& one : all) out += one.values.size();
  return out;
}

/// At least as many rows as any table gets.
std::size_t row_bound(const Extraction& extraction) {
  std::size_t out = extraction.doc.residue.size() + extraction.meta.unread.size() + extraction.times.size() +
                    extraction.quotes.size() + extraction.watch.size();
  for (const EntityRecord& entity : extraction.entities) {
    out += 1 + entity.mentions.size() + entity.roles.size() + entity.members.size() + references(entity.fields);
  }
  for (const PlaceRecord& place : extraction.places) out += 1 + place.mentions.size();
  for (const QuantityRecord& quantity : extraction.quantities) {
    out += 6 + quantity.base_entities.size() + quantity.from_places.size() + references(quantity.fields);
  }
  for (const EventRecord& event : extraction.events) {
    out += 1 + references(event.roles) + event.quantities.size() + references(event.fields) + event.actor.size() +
           event.recipient.size() + event.evidence.size() + event.hedges.size();
  }
  for (const ClaimRecord& claim : extraction.claims) out += 1 + references(claim.fields);
  return out;
}

}  // namespace

Outcome extract_one(const ExtractFunction& extract, ReadArticle read) {
  std::string failure;
  try {
    auto extraction = extract(read.article);
    if (!extraction) return dead_letter(std::move(read), extraction.error().message);
    if (row_bound(*extraction) >= static_cast<std::size_t>(kKeySpan)) {
      const auto rows = each_row(*extraction, read.article.text, 1, 1, [](Row&) { return Result<void>(); });
      if (!rows) return dead_letter(std::move(read), rows.error().message);
    }
    for (const std::string& note : read.notes) extraction->meta.diagnostics.push_back({note, {}, {}});
    return Extracted{std::move(read), std::move(*extraction), 0};
  } catch (const std::bad_alloc&) {
    failure = "out_of_memory: the article needs more memory than there is";
  } catch (const std::exception& problem) {
    failure = std::string("exception: ") + problem.what();
  } catch (...) {
    failure = "exception: of an unknown kind";
  }
  return dead_letter(std::move(read), failure);
}

Window::Window(const WorkerFactory& make_worker, Setup setup) : make_worker_(make_worker), setup_(std::move(setup)) {
  threads_.reserve(setup_.workers);
  try {
    while (threads_.size() < setup_.workers) threads_.emplace_back([this] { work(); });
  } catch (const std::system_error&) {
    if (threads_.empty()) throw;  // else the work takes longer
  }
}

Window::~Window() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  work_added_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

bool Window::has_room() const { return size_ < setup_.slots && (size_ == 0 || bytes_ < setup_.bytes); }

void Window::push(ReadArticle article) {
  const std::size_t bytes = article.article.text.size() + article.input.size();
  add({std::move(article)}, bytes);
}

void Window::push(DeadLetter letter) {
  const std::size_t bytes = letter.input.size();
  add({Outcome(std::move(letter))}, bytes);
}

void Window::add(Slot slot, std::size_t bytes) {
  ++size_;
  bytes_ += bytes;
  slot_bytes_.push_back(bytes);
  {
    const std::lock_guard lock(mutex_);
    slots_.push_back(std::move(slot));
  }
  work_added_.notify_one();
}

std::optional<Outcome> Window::try_pop() {
  if (size_ == 0) return std::nullopt;
  const std::lock_guard lock(mutex_);
  if (!slots_.front().is_done()) return std::nullopt;
  return take_front();
}

Outcome Window::pop() {
  std::unique_lock lock(mutex_);
  front_done_.wait(lock, [this] { return slots_.front().is_done(); });
  return take_front();
}

/// REQUIRES: the lock is held.
Outcome Window::take_front() {
  Outcome out = std::move(std::get<Outcome>(slots_.front().content));
  slots_.pop_front();
  if (next_ > 0) --next_;
  --size_;
  bytes_ -= slot_bytes_.front();
  slot_bytes_.pop_front();
  return out;
}

ExtractFunction Window::made_worker() const {
  try {
    return make_worker_();
  } catch (const std::exception& problem) {
    const std::string message = std::string("no_worker: ") + problem.what();
    return [message](const Article&) -> Result<Extraction> { return Error{message}; };
  }
}

void Window::work() {
  ExtractFunction extract;  // made for the first article: a single one needs a single worker
  std::unique_lock lock(mutex_);
  for (;;) {
    work_added_.wait(lock, [this] { return closing_ || next_ < slots_.size(); });
    if (closing_) return;
    Slot& slot = slots_[next_++];  // stays where it is: others come and go at the ends only
    if (slot.is_done()) continue;
    lock.unlock();
    if (!extract) extract = made_worker();
    const double begin = setup_.clock();
    Outcome outcome = extract_one(extract, std::move(std::get<ReadArticle>(slot.content)));
    if (auto* extracted = std::get_if<Extracted>(&outcome)) extracted->seconds = setup_.clock() - begin;
    lock.lock();
    slot.content = std::move(outcome);
    if (&slot == &slots_.front()) front_done_.notify_one();
  }
}

}  // namespace wirefacts
