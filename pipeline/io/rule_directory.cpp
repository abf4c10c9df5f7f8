#include "io/rule_directory.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "io/file.h"
#include "io/rule_archive.h"

namespace wirefacts {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kHashBuffer = std::size_t{1} << 18U;
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

/// Rule files below `root`, which is canonical, relative to it. `folders`: gets the folders that it looks into, if it
/// is there.
Result<std::vector<std::string>> list_rule_files(const fs::path& root, const std::string& shown,
                                                 std::vector<std::string>* folders = nullptr) {
  std::vector<std::string> out;
  if (folders != nullptr) folders->push_back(root.string());
  std::error_code code;
  fs::recursive_directory_iterator at(root, code);
  for (; !code && at != fs::recursive_directory_iterator(); at.increment(code)) {
    std::error_code ignored;
    const bool hidden = at->path().filename().native().starts_with('.');
    if (hidden && at->is_directory(ignored)) at.disable_recursion_pending();
    if (hidden) continue;
    const std::string name = at->path().lexically_relative(root).generic_string();
    const bool folder_link = at->is_symlink(ignored) && at->is_directory(ignored);
    if (folders != nullptr && !folder_link && at->is_directory(ignored)) folders->push_back(at->path().string());
    if (!folder_link && !is_rule_file_name(name)) continue;
    if (at->is_symlink(ignored) && !stays_inside(root, at->path())) {
      return failed(ErrorKind::bad_data, shown + "/" + name, "the link leaves the rule directory");
    }
    if (at->is_regular_file(ignored)) out.push_back(name);
  }
  if (code) return failed(ErrorKind::no_input, shown, code.message());
  if (out.empty()) return failed(ErrorKind::no_input, shown, "no .types, .cascade, .rules or .tsv file in it");
  std::sort(out.begin(), out.end());
  return out;
}

/// Of a folder or file.
Result<fs::path> canonical_path(const std::string& directory) {
  std::error_code code;
  fs::path root = fs::canonical(directory, code);
  if (code) return failed(ErrorKind::no_input, directory, code.message());
  if (!fs::is_directory(root, code) && !fs::is_regular_file(root, code)) {
    return failed(ErrorKind::no_input, directory, "not a directory");
  }
  return root;
}

/// Its bytes, and where they end.
Result<void> hash_file(const std::string& path, std::string& buffer, ContentHash& hash) {
  auto file = File::for_reading(path);
  if (!file) return file.error();
  for (;;) {
    const auto size = file->read(buffer.data(), buffer.size());
    if (!size) return size.error();
    hash.add(std::string_view(buffer.data(), *size));
    if (*size == 0) return {};
  }
}

}  // namespace

std::vector<std::string> unread_files(const std::string& directory) {
  static constexpr std::array kFolders = {"stages", "lexicon", "gazetteers", "values", "events", "resolution"};
  static constexpr std::array kOthers = {".md", ".py", ".html"};
  std::vector<std::string> out;
  std::error_code code;
  const fs::path root = fs::canonical(directory, code);
  const auto look = [&](const fs::path& folder) {
    for (fs::directory_iterator at(folder, code); !code && at != fs::directory_iterator(); at.increment(code)) {
      const std::string name = at->path().lexically_relative(root).generic_string();
      const std::string ending = at->path().extension().string();
      const bool meant = at->is_regular_file(code) && !at->path().filename().native().starts_with('.') &&
                         !is_rule_file_name(name) && !ending.empty() &&
                         std::find(kOthers.begin(), kOthers.end(), ending) == kOthers.end();
      if (meant) out.push_back(name);
    }
  };
  if (!code && fs::is_directory(root, code)) {
    look(root);
    for (const char* folder : kFolders) {
      if (fs::is_directory(root / folder, code)) look(root / folder);
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

bool is_rule_file_name(std::string_view name) {
  const std::string ending = fs::path(name).extension().string();
  return ending == ".types" || ending == ".cascade" || ending == ".rules" || ending == ".tsv";
}

Result<SourceSet> read_rule_directory(const std::string& directory) {
  const auto root = canonical_path(directory);
  if (!root) return root.error();
  std::error_code code;
  if (fs::is_regular_file(*root, code)) return read_rule_archive(directory);
  auto names = list_rule_files(*root, directory);
  if (!names) return names.error();
  SourceSet out;
  for (std::string& name : *names) {
    const auto text = read_file((*root / name).string(), kRuleFileBytes);
    if (!text) return text.error();
    out.push_back(SourceFile(std::move(name), *text));
  }
  return out;
}

std::vector<std::string> paths_of_rule_directory(const std::string& directory) {
  const auto root = canonical_path(directory);
  if (!root) return {};
  std::error_code code;
  if (fs::is_regular_file(*root, code)) return {root->string()};
  std::vector<std::string> out;
  const auto names = list_rule_files(*root, directory, &out);
  if (!names) return {};
  for (const std::string& name : *names) out.push_back((*root / name).string());
  return out;
}

Result<void> hash_rule_directory(const std::string& directory, ContentHash& hash) {
  const auto root = canonical_path(directory);
  if (!root) return root.error();
  hash.add(root->filename().string());
  hash.add(fs::path(directory).filename().string());  // a zip strips its own name, as it was given, from its entries
  std::string buffer(kHashBuffer, '\0');
  std::error_code code;
  if (fs::is_regular_file(*root, code)) return hash_file(root->string(), buffer, hash);
  const auto names = list_rule_files(*root, directory);
  if (!names) return names.error();
  for (const std::string& name : *names) {
    hash.add(name);
    if (auto done = hash_file((*root / name).string(), buffer, hash); !done) return done;
  }
  return {};
}

}  // namespace wirefacts
