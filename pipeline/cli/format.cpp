// wirefacts format: rule files in canonical layout.

#include <cstdio>
#include <filesystem>

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/rules_option.h"
#include "grammar/parser.h"
#include "grammar/printer.h"
#include "io/file.h"

namespace wirefacts {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMostBytes = std::uint64_t{64} << 20U;

Result<std::vector<std::string>> rules_in(const std::string& directory) {
  const auto layers = read_layers({directory});
  if (!layers) return layers.error();
  std::vector<std::string> out;
  for (const SourceFile& file : layers->front().files) {
    if (file.name().ends_with(".rules")) out.push_back(directory + "/" + file.name());
  }
  return out;
}

Result<std::vector<std::string>> rule_files(const FormatCommand& command) {
  std::error_code code;
  std::vector<std::string> out;
  std::vector<std::string> named = command.files;
  if (!command.rules.empty()) {
    const auto folders = rule_directories(command.rules);
    if (!folders) return folders.error();
    named.insert(named.end(), folders->begin(), folders->end());
  }
  if (!named.empty()) {
    for (const std::string& path : named) {
      if (!fs::is_directory(path, code)) {
        if (!path.ends_with(".rules"))
          return Error{"'" + path + "' does not end in .rules: only rules are laid out", ErrorKind::usage};
        out.push_back(path);
        continue;
      }
      auto found = rules_in(path);
      if (!found) return found.error();
      out.insert(out.end(), found->begin(), found->end());
    }
    return out;
  }
  // Inside a pack or layer its own files are meant.
  if (fs::is_directory("stages", code)) return rules_in(".");
  const auto directories = rule_directories({});
  if (!directories) return directories.error();
  return rules_in(directories->front());
}

/// The mistakes of a file that cannot be laid out.
ExitCode show_mistakes(const SourceFile& source) {
  Diagnostics diagnostics;
  static_cast<void>(parse_rules(source, 0, diagnostics));
  SourceSet sources;
  sources.push_back(source);
  std::fputs(render(diagnostics, sources).c_str(), stderr);
  return fail(ExitCode::bad_data, source.name() + " has mistakes and stays as it is");
}

ExitCode format_file(const std::string& path, bool check_only) {
  auto text = read_file(path, kMostBytes);
  if (!text) return fail(text.error(), {path});
  const SourceFile source(path, std::move(*text));
  const auto formatted = format_rules(source);
  if (!formatted) return show_mistakes(source);
  if (*formatted == source.text()) return ExitCode::done;
  if (auto printed = print(path + "\n"); !printed) return fail(printed.error());
  if (check_only) return ExitCode::found;
  if (auto written = replace_file(path, *formatted); !written) return fail(written.error());
  return ExitCode::done;
}

}  // namespace

ExitCode format_files(const FormatCommand& command) {
  const auto files = rule_files(command);
  if (!files) return fail(files.error());
  ExitCode worst = ExitCode::done;
  for (const std::string& path : *files) {
    if (const ExitCode code = format_file(path, command.check_only); code > worst) worst = code;
  }
  return worst;
}

}  // namespace wirefacts
