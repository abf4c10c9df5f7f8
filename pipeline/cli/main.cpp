// The table of commands: which options each has, what runs it. The only includer of CLI11.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <exception>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/messages.h"
#include "version.h"

namespace wirefacts {
namespace {

/// Options of all commands, and the one that was asked for.
class CommandLine {
 public:
  CommandLine() : app_(help::kProgram, "wirefacts") {
    app_.require_subcommand(1);
    app_.set_version_flag("--version", std::string("wirefacts ") + kVersion);
    app_.get_formatter()->column_width(26);
    add_run();
    add_check();
    add_test();
    add_tokens();
    add_explain();
    add_format();
  }
  CommandLine(const CommandLine&) = delete;
  CommandLine& operator=(const CommandLine&) = delete;

  ExitCode execute(int argc, char** argv) {
    if (argc < 2) {
      std::fputs(app_.help().c_str(), stderr);
      return ExitCode::usage;
    }
    const std::string first = argv[1];
    if (!first.starts_with('-') && !is_command(first)) {
      return fail(ExitCode::usage, unknown("command", first, command_names()) + "\n  see wirefacts --help");
    }
    try {
      app_.parse(argc, argv);
    } catch (const CLI::Success& asked) {  // --help, --version
      return static_cast<ExitCode>(app_.exit(asked));
    } catch (const CLI::ParseError& error) {
      return explain_mistake(error);
    }
    return action_();
  }

 private:
  CLI::App* add_command(const std::string& name, const std::string& summary, const char* examples,
                        std::function<ExitCode()> action) {
    CLI::App* command = app_.add_subcommand(name, summary);
    command->footer(examples);
    command->callback([this, action = std::move(action)] { action_ = action; });
    return command;
  }

  /// An option that may stand several times, with one value each.
  static CLI::Option* add_list(CLI::App* command, const std::string& name, std::vector<std::string>& values,
                               const std::string& type, const std::string& text) {
    return command->add_option(name, values, text)->type_name(type)->type_size(1)->allow_extra_args(false);
  }

  static void add_rules(CLI::App* command, std::vector<std::string>& rules) {
    add_list(command, "--rules", rules, "DIR",
             "folder of rules; a later one adds to and replaces earlier ones (default: rules/ here, else the program's)");
  }

  void add_run() {
    CLI::App* c = add_command("run", "extract facts from articles", help::kRun, [this] { return run(run_); });
    c->add_option("INPUT", run_.inputs, "files, folders, or '-'")->required()->type_name("");
    add_list(c, "--to", run_.targets, "TARGET", "where facts go; several at once (default: JSON Lines on standard output)");
    add_rules(c, run_.rules);
    c->add_option("--threads", run_.threads, "workers; the output is the same for any number (default: one per core)")
        ->type_name("N")->check(CLI::Range(1, 1024));
    c->add_option("--map", run_.map, "names of JSON fields: text=content,title=headline,published=date")->type_name("MAP");
    c->add_option("--source", run_.source, "source of articles that name none")->type_name("NAME");
    c->add_option("--published", run_.published, "date of articles that name none, ISO 8601")->type_name("DATE");
    c->add_option("--run-id", run_.run_id, "name of this run, kept in its records")->type_name("ID");
    c->add_option("--dead", run_.dead, "file for inputs that gave no article")->type_name("FILE");
    c->add_option("--report", run_.report, "file for the report as JSON")->type_name("FILE");
    c->add_option("--limit", run_.limit, "end after so many articles")->type_name("N");
    c->add_option("--max-errors", run_.max_errors, "end with exit 1 after more dead letters than this")->type_name("N");
    c->add_option_function<std::string>("--engine", [this](const std::string& name) { run_.plain_engine = name == "plain"; },
                                        "fast, or plain: the slow matcher that is the oracle of the fast ones")
        ->type_name("NAME")->check(CLI::IsMember({"fast", "plain"}));
    c->add_flag("-q,--quiet", run_.quiet, "no progress, no report on standard error");
  }

  void add_check() {
    CLI::App* c = add_command("check", "show every mistake in rules", help::kCheck, [this] { return check_rules(check_); });
    c->add_option("DIR", check_.rules, "folders of rules (default: rules/ here)")->type_name("");
    c->add_flag("--json", check_.json, "for programs");
  }

  void add_test() {
    CLI::App* c = add_command("test", "run the examples inside rules", help::kTest, [this] { return test_rules(test_); });
    c->add_option("RULE", test_.names, "rules, stages, or patterns with * (default: all)")->type_name("");
    add_rules(c, test_.rules);
  }

  void add_tokens() {
    CLI::App* c = add_command("tokens", "show what rules see of a text", help::kTokens, [this] { return show_tokens(tokens_); });
    c->add_option("TEXT", tokens_.text, "the text, or '-'")->required()->type_name("");
    c->add_option("--stage", tokens_.stage, "as this stage sees it")->type_name("NAME");
    add_rules(c, tokens_.rules);
  }

  void add_explain() {
    CLI::App* c = add_command("explain", "show which rule made each record of an article", help::kExplain,
                              [this] { return explain_article(explain_); });
    c->add_option("ARTICLE", explain_.article, "a file, or '-'")->required()->type_name("");
    c->add_option("--at", explain_.at, "only records over this character (code points from 0)")->type_name("OFFSET");
    add_rules(c, explain_.rules);
  }

  void add_format() {
    CLI::App* c = add_command("format", "lay out rule files", help::kFormat, [this] { return format_files(format_); });
    c->add_option("FILE", format_.files, "rule files (default: all of rules/)")->type_name("");
    c->add_flag("--check", format_.check_only, "only tell which files would change");
  }

  bool is_command(const std::string& name) {
    const std::vector<std::string> names = command_names();
    return std::find(names.begin(), names.end(), name) != names.end();
  }

  std::vector<std::string> command_names() {
    std::vector<std::string> out;
    for (const CLI::App* command : app_.get_subcommands({})) out.push_back(command->get_name());
    return out;
  }

  /// An unknown option is the likeliest mistake, whatever else it caused.
  ExitCode explain_mistake(const CLI::ParseError& error) {
    CLI::App* command = &app_;
    for (CLI::App* parsed : app_.get_subcommands()) command = parsed;
    const std::string name = command == &app_ ? "" : " " + command->get_name();
    std::vector<std::string> known;
    for (const CLI::Option* option : command->get_options()) {
      for (const std::string& word : option->get_lnames()) known.push_back("--" + word);
      for (const std::string& word : option->get_snames()) known.push_back("-" + word);
    }
    for (const std::string& word : command->remaining()) {
      if (!word.starts_with('-') || word == "--") continue;
      return fail(ExitCode::usage, unknown("option", word.substr(0, word.find('=')), known) + "\n  see wirefacts" + name + " --help");
    }
    return fail(ExitCode::usage, std::string(error.what()) + "\n  see wirefacts" + name + " --help");
  }

  CLI::App app_;
  RunCommand run_;
  CheckCommand check_;
  TestCommand test_;
  TokensCommand tokens_;
  ExplainCommand explain_;
  FormatCommand format_;
  std::function<ExitCode()> action_;
};

}  // namespace
}  // namespace wirefacts

int main(int argc, char** argv) {
  try {
    return static_cast<int>(wirefacts::CommandLine().execute(argc, argv));
  } catch (const std::exception& error) {
    return static_cast<int>(wirefacts::fail(wirefacts::ExitCode::internal, std::string("internal error: ") + error.what()));
  }
}
