#pragma once
// Where the rules are: --rules, or a folder that is found.

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "cli/exit_code.h"
#include "rule_pack_archive.h"
#include "rule_pack_builder.h"

namespace wirefacts {

/// `given`; or "rules" of the working directory, or that of the project of this program
/// (build/release/wirefacts → rules), or ../share/wirefacts/rules. Error (no_input): nowhere.
Result<std::vector<std::string>> rule_directories(const std::vector<std::string>& given);

/// One layer per directory, named as its .cascade file ("news"), else as the directory.
Result<std::vector<RuleLayer>> read_layers(const std::vector<std::string>& directories);

/// Number of the layer of each source file, as the pack numbers them.
std::vector<std::uint32_t> layers_of_files(const std::vector<RuleLayer>& layers);

/// Messages name the files of each layer by its folder as it was given, so that they can be opened from here.
void set_paths(SourceSet& sources, const std::vector<std::string>& directories,
               const std::vector<std::uint32_t>& layer_of);

/// What --rules, --only and --skip said.
struct RulesOption {
  std::vector<std::string> folders;
  RuleChoice choice;
  std::optional<std::string> cache = std::nullopt;  // --cache; see cache_folder()
  bool until_exit = false;  // the process ends with the command: the pack is left to the system, which is faster
};

struct PackDeleter {
  bool leave = false;
  void operator()(const RulePack* pack) const;
};
using LoadedPack = std::unique_ptr<const RulePack, PackDeleter>;

/// A pack to work with, or the exit code: what is wrong has been printed on standard error.
/// From the cache of packs if it can be; a built one is kept there.
std::variant<LoadedPack, ExitCode> load_pack(const RulesOption& option, PackPart part = PackPart::with_grammar);

/// A pack for each name ("rules", "rules+mine", "rules.zip"), to be compared; in order. The choice of `option` is made
/// in all of them alike: a name that one of them has is known. Else the exit code, as above.
std::variant<std::vector<std::unique_ptr<const RulePack>>, ExitCode> load_compared(
    const std::vector<std::string>& names, const RulesOption& option);

/// For a folder with mistakes that is no whole pack and was most likely meant as a layer: what to write, which is
/// `write` ("--rules rules+") with the folder behind it; else "".
std::string layer_hint(const std::vector<std::string>& directories, const PackBuild& build, const std::string& write);

/// "rules", "rules and mine".
std::string joined_names(const std::vector<std::string>& directories);

}  // namespace wirefacts
