#include "cli/common_options.h"

#include <CLI/CLI.hpp>

namespace wirefacts {

CLI::Option* add_list(CLI::App* command, const std::string& name, std::vector<std::string>& values,
                      const std::string& type, const std::string& text) {
  return command->add_option(name, values, text + "; repeat it for more")
      ->type_name(type)
      ->type_size(1)
      ->allow_extra_args(false);
}

void add_choice(CLI::App* command, RuleChoice& choice) {
  add_list(command, "--only", choice.only, "RULE",
           "only rules of this name or pattern make events; if they make none, only they work in their stage and later "
           "ones");
  add_list(command, "--skip", choice.skip, "RULE", "rules of this name or pattern do not work");
}

void add_cache(CLI::App* command, RulesOption& rules) {
  command
      ->add_option(
          "--cache", rules.cache,
          "folder of compiled rules, or 'off' (default: $WIREFACTS_CACHE, else wirefacts/ in $XDG_CACHE_HOME or "
          "~/.cache)")
      ->type_name("DIR");
}

void add_rules(CLI::App* command, RulesOption& rules) {
  rules.until_exit = true;
  add_choice(command, rules.choice);
  add_cache(command, rules);
  add_folders(command, rules.folders);
}

void add_folders(CLI::App* command, std::vector<std::string>& folders) {
  add_list(command, "--rules", folders, "DIR",
           "folder of rules, layers joined by '+' or in several --rules; a later one adds to earlier ones and "
           "replaces what "
           "has the same name (default: rules/ here, else the program's)");
}

void add_article(CLI::App* command, std::string& article) {
  command->add_option("ARTICLE", article, "a file, '-', or the words themselves")->required()->type_name("");
}

CLI::Option* as_count(CLI::Option* option, const std::string& type) {
  const auto refuse_minus = [](std::string& text) {
    return text.starts_with('-') ? "'" + text + "' is no number from 0 on" : std::string();
  };
  return option->type_name(type)->check(CLI::Validator(refuse_minus, ""));
}

void add_input(CLI::App* command, InputOptions& input) {
  command
      ->add_option("--map", input.map,
                   "your names of our fields, keys or columns: text=content,title=headline,published=date; "
                   "fields.body is a key of an object")
      ->type_name("MAP");
  command->add_option("--source", input.source, "source of articles that name none")->type_name("NAME");
  command->add_option("--published", input.published, "date of articles that name none, ISO 8601")->type_name("DATE");
}

void add_user(CLI::App* command, UserOptions& user) {
  command
      ->add_option("--watch", user.watch, "your own names to mark: tab-separated id, name, aliases divided by |, type")
      ->type_name("FILE");
  add_list(command, "--home", user.homes, "COUNTRY",
           "country of the sources, which decides what place is meant; SOURCE=COUNTRY for one of them");
}

void add_threads(CLI::App* command, std::uint32_t& threads) {
  command->add_option("--threads", threads, "workers (default: one per core)")
      ->type_name("N")
      ->check(CLI::Range(1, 1024));
}

}  // namespace wirefacts
