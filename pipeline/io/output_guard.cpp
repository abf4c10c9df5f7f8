#include "io/output_guard.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <set>

#include "io/file.h"
#include "io/readers/input_files.h"

namespace wirefacts {
namespace {

namespace fs = std::filesystem;

/// A file, or where one can be made.
bool may_be_file(const std::string& path) {
  if (path.empty() || path == "-") return false;
  std::error_code code;
  const fs::file_type type = fs::status(path, code).type();
  return type == fs::file_type::regular || type == fs::file_type::not_found;
}

/// The one name of a file, links followed as far as there are any.
fs::path name_of(const std::string& path) {
  std::error_code code;
  fs::path out = fs::weakly_canonical(fs::absolute(path, code), code);
  return code ? fs::path(path) : out;
}

/// A walk of `folder` would read a file at `output`.
bool is_walked(const std::string& folder, const std::string& output) {
  const fs::path below = name_of(output).lexically_relative(name_of(folder));
  return !below.empty() && *below.begin() != ".." && is_read_in_folders(below.string());
}

/// Standard input is read from the file at `output`.
bool is_standard_input(const std::string& output) {
  struct stat there = {}, given = {};
  return ::stat(output.c_str(), &there) == 0 && ::fstat(STDIN_FILENO, &given) == 0 && there.st_dev == given.st_dev &&
         there.st_ino == given.st_ino;
}

Error collision(const std::string& output, const std::string& reason) {
  return {"cannot write '" + output + "': " + reason, ErrorKind::usage};
}

}  // namespace

Result<void> spare_inputs(const std::vector<std::string>& inputs, const std::vector<std::string>& outputs) {
  std::set<fs::path> seen;
  for (const std::string& output : outputs) {
    if (!may_be_file(output)) continue;
    if (!seen.insert(name_of(output)).second) return collision(output, "another output is the same file");
    for (const std::string& input : inputs) {
      std::error_code code;
      if (input != "-" && fs::is_directory(input, code)) {
        if (!is_walked(input, output)) continue;
        return collision(output, "it lies in '" + input + "', whose files are read: name another folder");
      }
      if (input == "-" ? is_standard_input(output) : fs::equivalent(input, output, code))
        return collision(output, "it is an input, which would be lost");
    }
  }
  return {};
}

Result<void> can_create(const std::string& path) {
  if (path.empty() || path == "-") return {};
  std::error_code code;
  if (fs::is_directory(path, code)) {
    errno = EISDIR;
    return file_error(ErrorKind::cannot_create, "cannot write", path);
  }
  const std::string folder = fs::absolute(path, code).parent_path().string();
  const bool can = may_be_file(path) ? ::access(folder.c_str(), W_OK | X_OK) == 0 : ::access(path.c_str(), W_OK) == 0;
  return can ? Result<void>() : file_error(ErrorKind::cannot_create, "cannot write", path);
}

}  // namespace wirefacts
