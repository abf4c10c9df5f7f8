#include "io/file.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

namespace wirefacts {
namespace {

constexpr std::string_view kCannotRead = "cannot read";
constexpr const char* kMakeRoom = "; make room and run the same command again";

}  // namespace

Error file_error(ErrorKind kind, std::string_view what, std::string_view path) {
  const int cause = errno;
  const bool full = cause == ENOSPC || cause == EDQUOT;
  std::string name = "'" + std::string(path) + "'";
  if (path == "-") name = what == kCannotRead ? "standard input" : "standard output";
  return {std::string(what) + " " + name + ": " + std::generic_category().message(cause) + (full ? kMakeRoom : ""),
          kind};
}

File::~File() {
  if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
}

Result<File> File::for_reading(const std::string& path) {
  if (path == "-") return File(STDIN_FILENO, path);
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return file_error(ErrorKind::no_input, kCannotRead, path);
  return File(descriptor, path);
}

Result<File> File::for_reading(const std::string& path, const std::atomic<bool>* stop) {
  if (stop == nullptr) return for_reading(path);
  // A named pipe would be opened only when somebody writes to it: `is_ready` waits for that, too.
  const int descriptor = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) return file_error(ErrorKind::no_input, kCannotRead, path);
  File file(descriptor, path);
  if (path == "-" || !file.is_regular()) file.stop_ = stop;
  if (path != "-") ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) & ~O_NONBLOCK);
  return file;
}

Result<File> File::temporary_beside(const std::string& path, unsigned mode) {
  static std::atomic<std::uint32_t> number{0};
  for (;;) {
    std::string name = path + ".tmp" + std::to_string(::getpid()) + "-" + std::to_string(++number);
    const int descriptor = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (descriptor >= 0) return File(descriptor, std::move(name));
    if (errno != EEXIST) return file_error(ErrorKind::cannot_create, "cannot write", path);
  }
}

Result<File> File::for_appending(const std::string& path) {
  if (path == "-") return File(STDOUT_FILENO, path);
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (descriptor < 0) return file_error(ErrorKind::cannot_create, "cannot write", path);
  return File(descriptor, path);
}

bool File::is_ready() const {
  constexpr int kPatience = 100;  // ms
  if (stop_ == nullptr || stop_->load()) return true;
  pollfd waiting{descriptor_, POLLIN, 0};
  return ::poll(&waiting, 1, kPatience) > 0;  // a signal ends the waiting, too
}

Result<std::size_t> File::read(char* to, std::size_t size) {
  for (;;) {
    while (!is_ready()) {
    }
    if (stop_ != nullptr && stop_->load()) return std::size_t{0};
    const ssize_t got = ::read(descriptor_, to, size);
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR) return file_error(ErrorKind::input_output, kCannotRead, path_);
  }
}

Result<void> File::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(descriptor_, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return file_error(ErrorKind::input_output, "cannot write", path_);
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return {};
}

Result<void> File::truncate(std::uint64_t size) {
  if (::ftruncate(descriptor_, static_cast<off_t>(size)) == 0) return {};
  return file_error(ErrorKind::input_output, "cannot shorten", path_);
}

Result<void> File::lock() {
  if (!is_regular() || ::flock(descriptor_, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) return {};
  return Error{"another run is writing '" + path_ + "': let it end, or name another file", ErrorKind::cannot_create};
}

Result<void> File::sync() {
  if (!is_regular() || ::fdatasync(descriptor_) == 0) return {};
  return file_error(ErrorKind::input_output, "cannot write", path_);
}

void File::take_permissions(unsigned owner, unsigned group, unsigned mode) {
  // Only root gives files away: that of somebody else becomes ours.
  const bool owned = ::fchown(descriptor_, owner, group) == 0;
  const bool permitted = ::fchmod(descriptor_, mode) == 0;
  static_cast<void>(owned && permitted);
}

bool File::is_regular() const {
  struct stat status = {};
  return ::fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode);
}

std::uint64_t File::size() const {
  struct stat status = {};
  const bool known = ::fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode);
  return known ? static_cast<std::uint64_t>(status.st_size) : 0;
}

Result<std::string> read_file(const std::string& path, std::uint64_t limit) {
  auto file = File::for_reading(path);
  if (!file) return file.error();
  std::string out;
  std::size_t size = 0;
  for (;;) {
    if (out.size() - size < (1U << 16U)) {
      const std::uint64_t wanted = size == 0 ? file->size() + (1U << 17U) : out.size() * 2;
      out.resize(static_cast<std::size_t>(std::min<std::uint64_t>(wanted, limit + (1U << 17U))));
    }
    const auto got = file->read(out.data() + size, out.size() - size);
    if (!got) return got.error();
    if (*got == 0) break;
    size += *got;
    if (size > limit) return Error{"'" + path + "' is too large", ErrorKind::bad_data};
  }
  out.resize(size);
  return out;
}

namespace {

Result<void> write_and_rename(File& temporary, const std::string& path, std::string_view content) {
  if (auto done = temporary.write(content); !done) return done;
  if (auto done = temporary.sync(); !done) return done;
  if (std::rename(temporary.path().c_str(), path.c_str()) == 0) return {};
  return file_error(ErrorKind::cannot_create, "cannot write", path);
}

}  // namespace

Result<void> replace_file(const std::string& given, std::string_view content) {
  std::error_code none;
  const std::filesystem::path there = std::filesystem::canonical(given, none);
  if (!there.empty() && !std::filesystem::is_regular_file(there, none)) {
    auto file = File::for_appending(given);
    return file ? file->write(content) : file.error();
  }
  const std::string path = there.empty() ? given : there.string();
  struct stat old = {};
  const bool replaces = ::stat(path.c_str(), &old) == 0;
  auto temporary = File::temporary_beside(path, replaces ? old.st_mode & 0777U : 0666U);
  if (!temporary) return temporary.error();
  if (replaces) temporary->take_permissions(old.st_uid, old.st_gid, old.st_mode & 0777U);
  auto done = write_and_rename(*temporary, path, content);
  if (!done) ::unlink(temporary->path().c_str());
  return done;
}

}  // namespace wirefacts
