#pragma once
// Options that several commands have.

#include <cstdint>
#include <string>
#include <vector>

#include "cli/input_options.h"
#include "cli/rules_option.h"
#include "cli/user_knowledge.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace wirefacts {

/// An option that may stand several times, with one value each; its help says so.
CLI::Option* add_list(CLI::App* command, const std::string& name, std::vector<std::string>& values,
                      const std::string& type, const std::string& text);
/// --only, --skip.
void add_choice(CLI::App* command, RuleChoice& choice);
/// --cache.
void add_cache(CLI::App* command, RulesOption& rules);
/// --rules alone.
void add_folders(CLI::App* command, std::vector<std::string>& folders);
/// ARTICLE, for show_articles().
void add_article(CLI::App* command, std::string& article);
/// --rules, --cache, --only, --skip of a command that ends the process.
void add_rules(CLI::App* command, RulesOption& rules);
/// A number from 0 on, 'N' in the help unless it says otherwise: a minus is refused and no huge number.
CLI::Option* as_count(CLI::Option* option, const std::string& type = "N");
/// --map, --source, --published.
void add_input(CLI::App* command, InputOptions& input);
/// --watch, --home.
void add_user(CLI::App* command, UserOptions& user);
/// --threads.
void add_threads(CLI::App* command, std::uint32_t& threads);

}  // namespace wirefacts
