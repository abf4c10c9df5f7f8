#pragma once
// Files that grow article by article and can be continued after a stop at any moment.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "io/article_table.h"
#include "io/file.h"
#include "io/targets.h"

namespace wirefacts {

/// What an output must have been begun with to be continued: program, rules, run, inputs.
std::string resume_identity(const SinkOptions& options);

/// Beside the files stands a manifest while they are written: one line per article with its content key and
/// id, and after each checkpoint the length of every file. A run that finds a manifest of the same
/// identity shortens the files to the last checkpoint and goes on behind it; `finish` removes it. When a file cannot be
/// written all are shortened to what holds the same, whole articles, and nothing more is written.
/// Pipes and standard output have no manifest. One thread at a time.
class OutputFiles {
 public:
  struct Setup {
    std::vector<std::string> paths;
    std::string manifest;  // path
    std::string identity;  // of program, rules and inputs
    Existing existing = Existing::resume;
  };
  static Result<OutputFiles> open(const Setup& setup);

  /// The files hold articles of an interrupted run.
  [[nodiscard]] bool is_resumed() const { return resumed_; }
  /// Articles in the files.
  [[nodiscard]] std::uint64_t articles() const { return articles_; }
  /// The files hold this article. Error (bad_data): they hold it with another key.
  [[nodiscard]] Result<bool> holds(std::string_view doc_id, std::string_view content_key) const;

  /// What is appended here goes behind file number `file` when the article is done.
  std::string& buffer(std::size_t file) { return files_[file].buffer; }
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

  Result<void> begin_manifest(const Setup& setup);
  Result<void> write_checkpoint();
  Result<void> whole(Result<void> done);
  Result<Checkpoint> read_manifest(const Setup& setup);
  Result<void> write_buffers();

  std::vector<Output> files_;
  std::vector<std::uint64_t> ends_;  // of articles in a single file, behind what is written
  bool lost_ = false;
  File manifest_;
  std::string manifest_path_, manifest_buffer_;
  std::uint64_t manifest_size_ = 0;  // at the last checkpoint
  ArticleTable known_;
  std::uint64_t articles_ = 0;
  std::size_t since_checkpoint_ = 0;  // bytes
  bool resumed_ = false;
};

}  // namespace wirefacts
