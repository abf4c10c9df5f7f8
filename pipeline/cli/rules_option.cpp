#include "cli/rules_option.h"

#include <atomic>
#include <cstdio>
#include <filesystem>

#include "base/table.h"
#include "cli/cached_pack.h"
#include "cli/messages.h"
#include "io/rule_directory.h"

namespace wirefacts {
namespace {

namespace fs = std::filesystem;

/// What must stand below a folder for it to be rules that were meant.
bool holds_rules(const fs::path& folder) {
  std::error_code code;
  return fs::is_regular_file(folder / "schema.types", code);
}

std::string layer_name(const std::string& directory, const SourceSet& files) {
  for (const SourceFile& file : files) {
    const fs::path path(file.name());
    if (path.extension() == ".cascade" && !path.has_parent_path()) return path.stem().string();
  }
  std::error_code code;
  const fs::path path = fs::canonical(directory, code);
  return (fs::is_regular_file(path, code) ? path.stem() : path.filename()).string();
}

std::variant<LoadedPack, ExitCode> with_choice(std::unique_ptr<RulePack> pack, const RulesOption& option) {
  if (!option.choice.all()) {
    if (const auto chosen = switch_rules(option.choice, *pack); !chosen) return fail(chosen.error());
  }
  return LoadedPack(pack.release(), PackDeleter{option.until_exit});
}

}  // namespace

Result<std::vector<std::string>> rule_directories(const std::vector<std::string>& given) {
  std::error_code code;
  if (!given.empty()) {
    std::vector<std::string> out;
    for (const std::string& name : given) {
      // As `diff` writes layers: rules+mine, unless a folder is called so.
      if (fs::exists(name, code)) {
        out.push_back(name);
        continue;
      }
      for (const std::string_view layer : split(name, '+')) out.emplace_back(layer);
    }
    return out;
  }
  std::vector<fs::path> places{"rules"};
  const fs::path program = fs::read_symlink("/proc/self/exe", code);
  if (!code) {
    places.push_back(program.parent_path() / ".." / ".." / "rules");
    places.push_back(program.parent_path() / ".." / "share" / "wirefacts" / "rules");
  }
  for (const fs::path& place : places) {
    if (holds_rules(place)) return std::vector<std::string>{place.lexically_normal().string()};
  }
  return Error{"no rules here: name their folder with --rules DIR", ErrorKind::no_input};
}

Result<std::vector<RuleLayer>> read_layers(const std::vector<std::string>& directories) {
  std::vector<RuleLayer> out;
  for (const std::string& directory : directories) {
    auto files = read_rule_directory(directory);
    if (!files) return files.error();
    std::string name = layer_name(directory, *files);
    out.push_back({std::move(name), std::move(*files)});
  }
  return out;
}

void PackDeleter::operator()(const RulePack* pack) const {
  if (leave) {
    static std::atomic<const RulePack*> left = nullptr;  // still reachable: no leak
    left = pack;
  } else {
    delete pack;
  }
}

std::variant<LoadedPack, ExitCode> load_pack(const RulesOption& option, PackPart part) {
  const auto directories = rule_directories(option.folders);
  if (!directories) return fail(directories.error());
  const CachedPack cached(cache_folder(option.cache), *directories);
  if (auto pack = cached.find(part)) return with_choice(std::move(pack), option);
  auto layers = read_layers(*directories);
  if (!layers) return fail(layers.error(), *directories);
  PackBuild build = build_rule_pack(std::move(*layers));
  if (build.usable()) {
    cached.keep(*build.pack);
    return with_choice(std::move(build.pack), option);
  }
  Diagnostics errors;  // advice is for `check`
  for (const Diagnostic& d : build.diagnostics.items()) {
    if (d.severity == Severity::error) errors.error(d.range, d.message, d.hint);
  }
  std::fputs(render(errors, build.pack->sources).c_str(), stderr);
  return fail(ExitCode::bad_data, counted(build.diagnostics.count(Severity::error), "mistake") + " in " +
                                      joined_names(*directories) + ": no rules to work with");
}

std::string joined_names(const std::vector<std::string>& directories) {
  std::string out;
  for (const std::string& directory : directories) out += (out.empty() ? "" : " and ") + directory;
  return out;
}

}  // namespace wirefacts
