#pragma once
// A POSIX file descriptor with an owner, and errors that say which file and why.

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace wirefacts {

/// "cannot write 'out.jsonl': No space left on device" of the current errno; "-" is standard input or output.
Error file_error(ErrorKind kind, std::string_view what, std::string_view path);

/// Owns a descriptor and closes it, except those of standard input and output. One thread at a time.
class File {
 public:
  File() = default;
  File(File&& other) noexcept
      : descriptor_(std::exchange(other.descriptor_, -1)), stop_(other.stop_), path_(std::move(other.path_)) {}
  File& operator=(File&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    std::swap(stop_, other.stop_);
    std::swap(path_, other.path_);
    return *this;
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File();

  /// "-" is standard input. Error: no_input.
  static Result<File> for_reading(const std::string& path);
  /// As above; waiting for the writer of a pipe, and for what it writes, ends when `stop` is set.
  static Result<File> for_reading(const std::string& path, const std::atomic<bool>* stop);
  /// Creates it or keeps its content; writes go behind the end. "-" is standard output. Error: cannot_create.
  static Result<File> for_appending(const std::string& path);

  /// Bytes read into `to`, 0 at the end. Error: input_output.
  Result<std::size_t> read(char* to, std::size_t size);
  /// A new file beside `path`, which has a name of its own: several programs, and threads, may make one at once, and
  /// one that was killed may have left its own. Error: cannot_create.
  static Result<File> temporary_beside(const std::string& path, unsigned mode);
  /// False when `read` would wait: nothing came for a tenth of a second. Always true without a stop flag, or
  /// when it is set.
  [[nodiscard]] bool is_ready() const;
  /// All of it. Error: input_output.
  Result<void> write(std::string_view bytes);
  Result<void> truncate(std::uint64_t size);
  /// Nobody else's lock is on it until it is closed or the program ends, however that happens; nothing where the file
  /// system knows no locks. Error (cannot_create): somebody has it.
  Result<void> lock();
  /// Those of the file whose place it takes, as far as it is allowed.
  void take_permissions(unsigned owner, unsigned group, unsigned mode);
  /// Data reaches the disk; nothing for pipes and terminals.
  Result<void> sync();
  /// Bytes of a regular file, else 0.
  [[nodiscard]] std::uint64_t size() const;
  [[nodiscard]] bool is_regular() const;

  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  File(int descriptor, std::string path) : descriptor_(descriptor), path_(std::move(path)) {}
  int descriptor_ = -1;
  const std::atomic<bool>* stop_ = nullptr;
  std::string path_;
};

/// The whole file. Errors: no_input, input_output; bad_data when it has more than `limit` bytes.
Result<std::string> read_file(const std::string& path, std::uint64_t limit);

/// Writes a temporary file beside `path`, then renames it over `path`: it is never half there. What
/// stood there keeps its permissions and owner. A link stays a link to
/// the file that is replaced; what is no file, a pipe or a device, is written to.
Result<void> replace_file(const std::string& path, std::string_view content);

}  // namespace wirefacts
