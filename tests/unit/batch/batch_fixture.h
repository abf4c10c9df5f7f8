#pragma once
// Readers, sinks and extractors that a test can look into.

#include <gtest/gtest.h>

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "batch/batch.h"

namespace wirefacts::test {

/// Gives items that were made up.
class ListReader final : public ArticleReader {
 public:
  explicit ListReader(std::vector<ReadItem> items) : items_(std::move(items)) {}
  Result<ReadItem> next() override;
  [[nodiscard]] ReadPosition position() const override { return {at_ * 10, items_.size() * 10}; }
  [[nodiscard]] std::size_t taken() const { return at_; }
  std::optional<Error> error_at_end;

 private:
  std::vector<ReadItem> items_;
  std::atomic<std::size_t> at_ = 0;  // workers of a test ask
};

/// Remembers the calls.
class ListSink final : public RecordSink {
 public:
  struct Log {
    std::vector<std::string> written, dead, held;
    int checkpoints = 0, finishes = 0, skips = 0;
    std::optional<Error> write_error;
  };
  explicit ListSink(Log& log) : log_(log) {}
  Result<bool> holds(const Article& article) override;
  Result<void> write(const Extraction& extraction, const Article& article) override;
  Result<void> write_dead(const DeadLetter& letter) override;
  void skip() override { ++log_.skips; }
  Result<void> checkpoint() override;
  Result<void> finish() override;

 private:
  Log& log_;
};

ReadArticle article(const std::string& id, const std::string& text = "text");
std::vector<ReadItem> articles(int count);

/// An extraction with one event, named by the article.
Result<Extraction> extract_nothing(const Article& article);

}  // namespace wirefacts::test
