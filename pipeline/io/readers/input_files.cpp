#include "io/readers/input_files.h"

#include <algorithm>
#include <filesystem>

namespace wirefacts {
namespace {

namespace fs = std::filesystem;

InputFormat format_of(const fs::path& path) {
  const std::string ending = fs::path(without_gz(path.string())).extension().string();
  if (ending == ".jsonl" || ending == ".ndjson") return InputFormat::json_lines;
  if (ending == ".json") return InputFormat::json;
  if (ending == ".txt") return InputFormat::text;
  return InputFormat::unknown;
}

std::uint64_t bytes_of(const fs::path& path) {
  std::error_code code;
  const auto size = fs::file_size(path, code);
  return code ? 0 : size;
}

Error no_input(const std::string& path, const std::string& reason) {
  return {"cannot read '" + path + "': " + reason, ErrorKind::no_input};
}

Result<std::vector<InputFile>> list_folder(const std::string& folder) {
  std::vector<InputFile> out;
  std::error_code code;
  fs::recursive_directory_iterator at(folder, code);
  for (; !code && at != fs::recursive_directory_iterator(); at.increment(code)) {
    const bool hidden = at->path().filename().native().starts_with('.');
    std::error_code status_code;
    if (hidden && at->is_directory(status_code)) at.disable_recursion_pending();
    if (hidden || !at->is_regular_file(status_code)) continue;
    const InputFormat format = format_of(at->path());
    if (format != InputFormat::unknown) out.push_back({at->path().string(), format, bytes_of(at->path())});
  }
  if (code) return no_input(folder, code.message());
  if (out.empty()) return no_input(folder, "no .txt, .jsonl, .ndjson or .json file in it");
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return out;
}

}  // namespace

std::string without_gz(std::string path) {
  if (path.ends_with(".gz")) path.resize(path.size() - 3);
  return path;
}

Result<std::vector<InputFile>> list_inputs(const std::vector<std::string>& paths) {
  std::vector<InputFile> out;
  for (const std::string& path : paths) {
    std::error_code code;
    if (path == "-") {
      out.push_back({path, InputFormat::unknown, 0});
    } else if (fs::is_directory(path, code)) {
      auto files = list_folder(path);
      if (!files) return files.error();
      out.insert(out.end(), files->begin(), files->end());
    } else if (fs::exists(path, code)) {
      out.push_back({path, format_of(path), bytes_of(path)});
    } else {
      return no_input(path, code ? code.message() : "No such file or directory");
    }
  }
  if (out.empty()) return Error{"no input: name files or folders, or '-'", ErrorKind::no_input};
  return out;
}

}  // namespace wirefacts
