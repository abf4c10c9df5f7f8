#include "io/rule_directory.h"

#include <algorithm>
#include <filesystem>

#include "io/file.h"
#include "io/rule_archive.h"

namespace wirefacts {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kRuleFileBytes = std::uint64_t{256} << 20U;

Error failed(ErrorKind kind, const std::string& path, const std::string& reason) {
  return {"cannot read '" + path + "': " + reason, kind};
}

/// Where a link leads lies below `root`, too.
bool stays_inside(const fs::path& root, const fs::path& path) {
  std::error_code code;
  const fs::path target = fs::canonical(path, code);
  if (code) return false;
  return std::mismatch(root.begin(), root.end(), target.begin(), target.end()).first == root.end();
}

/// Rule files below `root`, which is canonical, relative to it.
Result<std::vector<std::string>> list_rule_files(const fs::path& root, const std::string& shown) {
  std::vector<std::string> out;
  std::error_code code;
  fs::recursive_directory_iterator at(root, code);
  for (; !code && at != fs::recursive_directory_iterator(); at.increment(code)) {
    std::error_code ignored;
    const bool hidden = at->path().filename().native().starts_with('.');
    if (hidden && at->is_directory(ignored)) at.disable_recursion_pending();
    if (hidden) continue;
    const std::string name = at->path().lexically_relative(root).generic_string();
    const bool folder_link = at->is_symlink(ignored) && at->is_directory(ignored);
    if (!folder_link && !is_rule_file_name(name)) continue;
    if (at->is_symlink(ignored) && !stays_inside(root, at->path())) {
      return failed(ErrorKind::bad_data, shown + "/" + name, "the link leaves the rule directory");
    }
    if (at->is_regular_file(ignored)) out.push_back(name);
  }
  if (code) return failed(ErrorKind::no_input, shown, code.message());
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

bool is_rule_file_name(std::string_view name) {
  const std::string ending = fs::path(name).extension().string();
  return ending == ".types" || ending == ".cascade" || ending == ".rules" || ending == ".tsv";
}

Result<SourceSet> read_rule_directory(const std::string& directory) {
  std::error_code code;
  const fs::path root = fs::canonical(directory, code);
  if (code) return failed(ErrorKind::no_input, directory, code.message());
  if (fs::is_regular_file(root, code)) return read_rule_archive(directory);
  if (!fs::is_directory(root, code)) return failed(ErrorKind::no_input, directory, "not a directory");
  auto names = list_rule_files(root, directory);
  if (!names) return names.error();
  if (names->empty()) {
    return failed(ErrorKind::no_input, directory, "no .types, .cascade, .rules or .tsv file in it");
  }
  SourceSet out;
  for (std::string& name : *names) {
    auto text = read_file((root / name).string(), kRuleFileBytes);
    if (!text) return text.error();
    out.push_back(SourceFile(std::move(name), std::move(*text)));
  }
  return out;
}

}  // namespace wirefacts
