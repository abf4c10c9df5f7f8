// The table of commands, and what mistakes on the command line are told.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <exception>
#include <functional>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "cli/command_options.h"
#include "cli/commands.h"
#include "cli/help.h"
#include "cli/messages.h"
#include "version.h"

namespace wirefacts {
namespace {

/// All commands, and the one that was asked for.
class CommandLine {
 public:
  CommandLine() : app_(help::kProgram, "wirefacts") {
    app_.require_subcommand(1);
    app_.set_version_flag("--version", std::string("wirefacts ") + kVersion);
    app_.get_formatter()->column_width(26);
    add("run", "extract facts from articles", help::kRun, run_, run);
    add("check", "show every mistake in rules", help::kCheck, check_, check_rules);
    add("test", "run the examples inside rules", help::kTest, test_, test_rules);
    add("tokens", "show what rules see of a text", help::kTokens, tokens_, show_tokens);
    add("types", "show what can be extracted: types with their roles and rules, lists", help::kTypes, types_,
        list_types);
    add("explain", "show which rule made each record of an article", help::kExplain, explain_, explain_article);
    add("show", "make a page of articles or a database, to look at in a browser", help::kShow, show_, show_page);
    add("why", "show why a rule found nothing, or lost", help::kWhy, why_, explain_silence);
    add("grep", "find a pattern of the rule language in articles", help::kGrep, grep_, grep_corpus);
    add("diff", "show what two versions of the rules say differently", help::kDiff, diff_, diff_rules);
    add("score", "measure the rules against gold records", help::kScore, score_, score_rules);
    add("cover", "show what each rule and element did in articles", help::kCover, cover_, cover_rules);
    add("overlap", "show which rules compete for the same words, and who wins", help::kOverlap, overlap_,
        show_overlaps);
    add("suggest", "draft rules for gold records that no rule found", help::kSuggest, suggest_, suggest_rules);
    add("format", "lay out rule files", help::kFormat, format_, format_files);
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
      const auto code = static_cast<ExitCode>(app_.exit(asked));
      return std::cout.flush() ? code : fail(cannot_print());
    } catch (const CLI::ParseError& error) {
      return explain_mistake(error);
    }
    return action_();
  }

 private:
  template <typename Command>
  void add(const std::string& name, const std::string& summary, const char* examples, Command& command,
           ExitCode (*work)(const Command&)) {
    CLI::App* c = app_.add_subcommand(name, summary);
    add_options(c, command);
    c->footer(examples);
    c->callback([this, &command, work] { action_ = [&command, work] { return work(command); }; });
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
      return fail(ExitCode::usage,
                  unknown("option", word.substr(0, word.find('=')), known) + "\n  see wirefacts" + name + " --help");
    }
    return fail(ExitCode::usage, message_of(error) + "\n  see wirefacts" + name + " --help");
  }

  /// "Could not convert: --most = x" says it the other way round.
  static std::string message_of(const CLI::ParseError& error) {
    const std::string message = error.what();
    const std::size_t name = message.find(": "), equals = message.find(" = ");
    if (error.get_name() != "ConversionError" || name == std::string::npos || equals == std::string::npos)
      return message;
    return "'" + message.substr(equals + 3) + "' is no number that " + message.substr(name + 2, equals - name - 2) +
           " takes";
  }

  CLI::App app_;
  RunCommand run_;
  CheckCommand check_;
  TestCommand test_;
  TokensCommand tokens_;
  TypesCommand types_;
  ExplainCommand explain_;
  ShowCommand show_;
  WhyCommand why_;
  GrepCommand grep_;
  DiffCommand diff_;
  ScoreCommand score_;
  CoverCommand cover_;
  OverlapCommand overlap_;
  SuggestCommand suggest_;
  FormatCommand format_;
  std::function<ExitCode()> action_;
};

}  // namespace
}  // namespace wirefacts

int main(int argc, char** argv) {
  try {
    return static_cast<int>(wirefacts::CommandLine().execute(argc, argv));
  } catch (const std::exception& error) {
    return static_cast<int>(
        wirefacts::fail(wirefacts::ExitCode::internal, std::string("internal error: ") + error.what()));
  }
}
