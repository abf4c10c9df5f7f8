#include "cli/rules_option.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <filesystem>
#include <future>
#include <iterator>

#include "base/table.h"
#include "base/text.h"
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

using ReadPack = std::variant<std::unique_ptr<RulePack>, ExitCode>;

/// All rules work. What is wrong has been printed.
ReadPack read_pack(const std::vector<std::string>& folders, const std::optional<std::string>& cache, PackPart part) {
  const auto directories = rule_directories(folders);
  if (!directories) return fail(directories.error());
  const CachedPack cached(cache_folder(cache), *directories);
  if (auto pack = cached.find(part)) return pack;
  auto layers = read_layers(*directories);
  if (!layers) return fail(layers.error(), *directories);
  const std::vector<std::uint32_t> layer_of = layers_of_files(*layers);
  PackBuild build = build_rule_pack(std::move(*layers));
  if (build.usable()) {
    cached.keep(*build.pack);
    return std::move(build.pack);
  }
  Diagnostics errors;  // advice is for `check`
  for (const Diagnostic& d : build.diagnostics.items()) {
    if (d.severity == Severity::error) errors.error(d.range, d.message, d.hint);
  }
  set_paths(build.pack->sources, *directories, layer_of);
  const std::string text = layer_hint(*directories, build, "--rules rules+") + render(errors, build.pack->sources);
  std::fputs(text.c_str(), stderr);
  return fail(ExitCode::bad_data, counted(build.diagnostics.count(Severity::error), "mistake") + " in " +
                                      joined_names(*directories) + ": no rules to work with");
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
  std::vector<std::string> unread;
  ErrorKind kind = ErrorKind::no_input;
  for (const std::string& directory : directories) {
    auto files = read_rule_directory(directory);
    if (!files) {
      if (unread.empty()) kind = files.error().kind;
      unread.push_back(files.error().message);
      continue;
    }
    std::string name = layer_name(directory, *files);
    out.push_back({std::move(name), std::move(*files)});
  }
  if (!unread.empty()) return Error{join(unread, "\n  "), kind};
  return out;
}

std::vector<std::uint32_t> layers_of_files(const std::vector<RuleLayer>& layers) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = 0; i < layers.size(); ++i) out.insert(out.end(), layers[i].files.size(), i);
  return out;
}

void set_paths(SourceSet& sources, const std::vector<std::string>& directories,
               const std::vector<std::uint32_t>& layer_of) {
  for (std::size_t i = 0; i < layer_of.size(); ++i) {
    const fs::path path = fs::path(directories[layer_of[i]]) / sources[i].name();
    sources[i].set_path(path.lexically_normal().generic_string());
  }
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
  ReadPack read = read_pack(option.folders, option.cache, part);
  if (const ExitCode* code = std::get_if<ExitCode>(&read)) return *code;
  auto& pack = std::get<0>(read);
  if (!option.choice.all()) {
    if (const auto chosen = switch_rules(option.choice, *pack); !chosen) return fail(chosen.error());
  }
  return LoadedPack(pack.release(), PackDeleter{option.until_exit});
}

std::variant<std::vector<std::unique_ptr<const RulePack>>, ExitCode> load_compared(
    const std::vector<std::string>& names, const RulesOption& option) {
  std::vector<std::future<ReadPack>> reading;
  for (const std::string& name : names) {
    reading.push_back(std::async(std::launch::async, [&option, folders = std::vector{name}] {
      return read_pack(folders, option.cache, PackPart::with_grammar);
    }));
  }
  std::vector<std::unique_ptr<RulePack>> packs;
  std::optional<ExitCode> failed;
  for (std::future<ReadPack>& one : reading) {
    ReadPack read = one.get();
    if (const ExitCode* code = std::get_if<ExitCode>(&read)) failed = failed.value_or(*code);
    else packs.push_back(std::move(std::get<0>(read)));
  }
  if (failed) return *failed;
  std::vector<RulePack*> all;
  for (const auto& pack : packs) all.push_back(pack.get());
  if (!option.choice.all()) {
    if (const auto chosen = switch_rules(option.choice, all); !chosen) return fail(chosen.error());
  }
  return std::vector<std::unique_ptr<const RulePack>>(std::move_iterator(packs.begin()),
                                                      std::move_iterator(packs.end()));
}

std::string layer_hint(const std::vector<std::string>& directories, const PackBuild& build, const std::string& write) {
  if (directories.size() != 1 || !build.diagnostics.has_errors()) return {};
  const SourceSet& sources = build.pack->sources;
  const bool whole = std::any_of(sources.begin(), sources.end(), [](const SourceFile& file) {
    return file.name() == "news.cascade" || file.name() == "lexicon/inflections.tsv";
  });
  if (whole) return {};
  return directories.front() + " by itself is no whole pack. A layer? Write: " + write + directories.front() + "\n\n";
}

std::string joined_names(const std::vector<std::string>& directories) { return join(directories, " and "); }

}  // namespace wirefacts
