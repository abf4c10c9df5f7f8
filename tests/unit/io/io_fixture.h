#pragma once
// A folder for each test, and files in it.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "io/articles.h"
#include "records/extraction.h"

namespace wirefacts::test {

/// Removed at the end of the test.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();
  [[nodiscard]] std::string path(const std::string& name) const { return folder_ + "/" + name; }
  /// Creates folders on the way. Gives the path back.
  std::string write(const std::string& name, std::string_view content) const;

 private:
  std::string folder_;
};

std::string content_of(const std::string& path);
bool exists(const std::string& path);

/// Every item of a reader, one line each: "article ID|TEXT_START|TEXT", "dead CODE line N at OFFSET+LENGTH".
std::vector<std::string> read_all(const ArticleOptions& options);

/// The two records of the contract (corpus/gold, tests/unit/records/data) with their texts.
struct Sample {
  Extraction extraction;
  Article article;
  std::string json;
};
Sample seed_sample();
Sample made_up_sample();
/// A copy of a sample under another id, with its content key.
Sample renamed(Sample sample, const std::string& id);

}  // namespace wirefacts::test
