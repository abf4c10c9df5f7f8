#pragma once
// Files that grow article by article and can be continued after a stop at any moment.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "io/article_table.h"
#include "io/file.h"
#include "io/targets.h"

namespace wirefacts {

/// Beside the files stands a manifest while they are written: one line per article with its content key and
/// id, and after each checkpoint the length of every file. A run that finds a manifest of the same program, rules,
/// inputs and options shortens the files to the last checkpoint and goes on behind it; `finish` removes it. What else
/// stands in the files stays until the first article is done, and for good when inputs failed and none was. When a file
/// cannot be written all are shortened to what holds the same, whole articles, and nothing more is written. The files
/// are locked while this lives. Pipes and standard output have no manifest and no lock. One thread at a time.
class OutputFiles {
 public:
  struct Setup {
    std::string name;  // of all of them together, for the user
    std::vector<std::string> paths;
    std::string manifest;  // path
  };
  static Result<OutputFiles> open(const Setup& setup, const SinkOptions& options);

  /// The files hold articles of an interrupted run.
  [[nodiscard]] bool is_resumed() const { return resumed_; }
  /// What the files hold is of this run, or goes on with it.
  [[nodiscard]] bool is_begun() const { return begun_; }
  /// Articles in the files.
  [[nodiscard]] std::uint64_t articles() const { return articles_; }
  /// The files hold this article. Error (bad_data): they hold it with another key.
  [[nodiscard]] Result<bool> holds(std::string_view doc_id, std::string_view content_key) const;

  /// What is appended here goes behind file number `file` when the article is done.
  std::string& buffer(std::size_t file) { return files_[file].buffer; }
  void input_failed() { input_failed_ = true; }
  /// The buffers hold all of the article. May write them.
  Result<void> article_done(std::string_view doc_id, std::string_view content_key);
  Result<void> checkpoint();
  Result<void> finish();

 private:
  struct Output {
    File file;
    std::string buffer;
    std::uint64_t size = 0;  // written
  };
  struct Checkpoint {
    std::vector<std::uint64_t> sizes;
    std::uint64_t manifest_size = 0;
  };

  Result<void> find_manifest(const SinkOptions& options);
  Result<void> begin(const Checkpoint& last);
  [[nodiscard]] bool holds_others() const;
  Result<void> write_checkpoint();
  Result<void> whole(Result<void> done);
  Result<Checkpoint> read_manifest();
  Result<void> write_buffers();

  std::vector<Output> files_;
  std::vector<std::uint64_t> ends_;  // of articles in a single file, behind what is written
  bool begun_ = false, input_failed_ = false, lost_ = false;
  std::function<void(const std::string&)> tell_;
  std::string why_anew_;  // what was written before is not gone on with
  std::string name_, first_line_;
  File manifest_;
  std::string manifest_path_, manifest_buffer_;
  std::uint64_t manifest_size_ = 0;  // at the last checkpoint
  ArticleTable known_;
  std::uint64_t articles_ = 0;
  std::size_t since_checkpoint_ = 0;  // bytes
  bool resumed_ = false;
};

}  // namespace wirefacts
