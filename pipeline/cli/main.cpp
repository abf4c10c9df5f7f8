// The table of commands: which options each has, what runs it.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <exception>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/common_options.h"
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
    add_types();
    add_explain();
    add_show();
    add_why();
    add_grep();
    add_diff();
    add_score();
    add_cover();
    add_overlap();
    add_suggest();
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

  void add_run() {
    CLI::App* c = add_command("run", "extract facts from articles", help::kRun, [this] { return run(run_); });
    c->add_option("INPUT", run_.inputs, "files, folders, or '-'")->required()->type_name("");
    add_list(c, "--to", run_.targets, "TARGET",
             "where facts go; several at once (default: JSON Lines on standard output)");
    add_rules(c, run_.rules);
    c->add_option("--threads", run_.threads, "workers; the output is the same for any number (default: one per core)")
        ->type_name("N")
        ->check(CLI::Range(1, 1024));
    c->add_option("--map", run_.map, "names of JSON fields: text=content,title=headline,published=date")
        ->type_name("MAP");
    c->add_option("--source", run_.source, "source of articles that name none")->type_name("NAME");
    c->add_option("--published", run_.published, "date of articles that name none, ISO 8601")->type_name("DATE");
    c->add_option("--watch", run_.watch, "your own names to mark: tab-separated id, name, aliases divided by |, type")
        ->type_name("FILE");
    add_list(c, "--home", run_.homes, "COUNTRY",
             "country of the sources, which decides what place is meant; SOURCE=COUNTRY for one of them");
    c->add_option("--run-id", run_.run_id, "name of this run, kept in its records")->type_name("ID");
    c->add_option("--dead", run_.dead, "file for inputs that gave no article")->type_name("FILE");
    c->add_option("--report", run_.report, "file for the report as JSON")->type_name("FILE");
    c->add_option("--limit", run_.limit, "end after so many articles")->type_name("N");
    c->add_option("--max-errors", run_.max_errors, "end with exit 1 after more dead letters than this")->type_name("N");
    c->add_option_function<std::string>(
         "--engine", [this](const std::string& name) { run_.plain_engine = name == "plain"; },
         "fast, or plain: the slow matcher that is the oracle of the fast ones")
        ->type_name("NAME")
        ->check(CLI::IsMember({"fast", "plain"}));
    c->add_flag("-q,--quiet", run_.quiet, "no progress, no report on standard error");
  }

  void add_check() {
    CLI::App* c =
        add_command("check", "show every mistake in rules", help::kCheck, [this] { return check_rules(check_); });
    c->add_option("DIR", check_.rules, "folders of rules (default: rules/ here)")->type_name("");
    const auto format = [&](const char* name, CheckFormat as, const char* text) {
      return c->add_flag_callback(
          name, [this, as] { check_.format = as; }, text);
    };
    format("--json", CheckFormat::json, "for programs")
        ->excludes(format("--sarif", CheckFormat::sarif, "SARIF 2.1.0, for editors and code review"));
    add_list(c, "--sample", check_.sample, "CORPUS",
             "try the rules on these articles, too: what is always beaten or costs");
    add_threads(c, check_.threads);
  }

  void add_test() {
    CLI::App* c =
        add_command("test", "run the examples inside rules", help::kTest, [this] { return test_rules(test_); });
    c->add_option("RULE", test_.names, "rules, stages, or patterns with * (default: all)")->type_name("");
    c->add_option("--junit", test_.junit, "write the results as JUnit XML, too")->type_name("FILE");
    c->add_flag("--watch", test_.watch, "run again whenever a file of the rules is saved, until stopped");
    add_rules(c, test_.rules);
    test_.rules.until_exit = false;  // with --watch there is another pack after it
  }

  void add_tokens() {
    CLI::App* c =
        add_command("tokens", "show what rules see of a text", help::kTokens, [this] { return show_tokens(tokens_); });
    c->add_option("TEXT", tokens_.text, "the text, or '-'")->required()->type_name("");
    c->add_option("--stage", tokens_.stage, "as this stage sees it")->type_name("NAME");
    add_rules(c, tokens_.rules);
  }

  void add_types() {
    CLI::App* c = add_command("types", "show what can be extracted: types with their roles and rules, lists",
                              help::kTypes, [this] { return list_types(types_); });
    c->add_option("LABEL", types_.names, "a type or a list (default: all types)")->type_name("");
    c->add_option("--most", types_.most, "lines shown of a list (default: 20)")->type_name("N");
    add_rules(c, types_.rules);
  }

  void add_explain() {
    CLI::App* c = add_command("explain", "show which rule made each record of an article", help::kExplain,
                              [this] { return explain_article(explain_); });
    c->add_option("ARTICLE", explain_.article, "a file, or '-'")->required()->type_name("");
    c->add_option("--at", explain_.at, "only records over this character (code points from 0)")->type_name("OFFSET");
    add_rules(c, explain_.rules);
  }

  void add_show() {
    CLI::App* c = add_command("show", "make a page of articles or a database, to look at in a browser", help::kShow,
                              [this] { return show_page(show_); });
    c->add_option("INPUT", show_.inputs, "articles (files, folders, '-'), or a database")->required()->type_name("");
    c->add_option("-o,--output", show_.output, "the page, or '-'")->required()->type_name("FILE");
    c->add_option("--most", show_.most, "articles on the page (default: 50; of a database 1,000)")->type_name("N");
    add_rules(c, show_.rules);
  }

  void add_why() {
    CLI::App* c = add_command("why", "show why a rule found nothing, or lost", help::kWhy,
                              [this] { return explain_silence(why_); });
    c->add_option("ARTICLE", why_.article, "a file, or '-'")->required()->type_name("");
    c->add_option("RULE", why_.rule, "a rule, a stage, or a pattern with *")->required()->type_name("");
    c->add_option("--at", why_.at, "only the sentence of this character (code points from 0)")->type_name("OFFSET");
    c->add_option("--most", why_.most, "near misses shown (default: 3)")->type_name("N");
    add_rules(c, why_.rules);
  }

  void add_grep() {
    CLI::App* c = add_command("grep", "find a pattern of the rule language in articles", help::kGrep,
                              [this] { return grep_corpus(grep_); });
    c->add_option("PATTERN", grep_.pattern, "as behind 'match' in a rule")->required()->type_name("");
    c->add_option("CORPUS", grep_.corpus, "files, folders, or '-'")->required()->type_name("");
    c->add_option("--stage", grep_.stage, "as this stage sees the text")->type_name("NAME");
    c->add_option("--count", grep_.count,
                  "count the values of a capture ('' counts whole matches) instead of showing lines")
        ->type_name("CAPTURE");
    add_threads(c, grep_.threads);
    add_rules(c, grep_.rules);
  }

  void add_diff() {
    CLI::App* c = add_command("diff", "show what two versions of the rules say differently", help::kDiff,
                              [this] { return diff_rules(diff_); });
    c->add_option("OLD", diff_.before, "rules (layers joined by '+'), or records of a run")->required()->type_name("");
    c->add_option("NEW", diff_.after, "the same")->required()->type_name("");
    c->add_option("CORPUS", diff_.corpus, "files, folders, or '-'")->required()->type_name("");
    c->add_option("--html", diff_.html, "write a page, too")->type_name("FILE");
    c->add_option("--most", diff_.most, "changes shown of each rule (default: 10)")->type_name("N");
    add_choice(c, diff_.choice);
    add_threads(c, diff_.threads);
  }

  void add_score() {
    CLI::App* c = add_command("score", "measure the rules against gold records", help::kScore,
                              [this] { return score_rules(score_); });
    c->add_option("CORPUS", score_.corpus, "a folder with articles/ and gold/")->required()->type_name("");
    c->add_option("--gold", score_.gold, "gold records (default: gold/ of the corpus)")->type_name("PATH");
    c->add_option("--split", score_.split, "only the ids of this file, or of splits/NAME.txt")->type_name("NAME");
    c->add_flag_callback(
        "--fields", [this] { score_.detail = ScoreDetail::fields; }, "values of each field, too");
    c->add_flag_callback(
        "--by-rule", [this] { score_.detail = ScoreDetail::rules; }, "judged and right of each rule, too");
    c->add_option("--errors", score_.errors, "errors shown in their sentences")->type_name("N");
    c->add_option("--write-precision", score_.precision, "write rule, judged, right")->type_name("FILE");
    add_threads(c, score_.threads);
    add_rules(c, score_.rules);
  }

  void add_cover() {
    CLI::App* c = add_command("cover", "show what each rule and element did in articles", help::kCover,
                              [this] { return cover_rules(cover_); });
    c->add_option("CORPUS", cover_.corpus, "files, folders, or '-'")->required()->type_name("");
    c->add_flag("--dead", cover_.dead_only, "only rules that never matched, or with elements that were never used");
    c->add_option("--html", cover_.html, "write a page with the counts beside the rules, too")->type_name("FILE");
    add_threads(c, cover_.threads);
    add_rules(c, cover_.rules);
  }

  void add_overlap() {
    CLI::App* c = add_command("overlap", "show which rules compete for the same words, and who wins", help::kOverlap,
                              [this] { return show_overlaps(overlap_); });
    c->add_option("CORPUS", overlap_.corpus, "files, folders, or '-'")->required()->type_name("");
    c->add_option("--most", overlap_.most, "pairs shown (default: 40)")->type_name("N");
    add_threads(c, overlap_.threads);
    add_rules(c, overlap_.rules);
  }

  void add_suggest() {
    CLI::App* c = add_command("suggest", "draft rules for gold records that no rule found", help::kSuggest,
                              [this] { return suggest_rules(suggest_); });
    c->add_option("CORPUS", suggest_.corpus, "a folder with articles/ and gold/")->required()->type_name("");
    c->add_option("--gold", suggest_.gold, "gold records (default: gold/ of the corpus)")->type_name("PATH");
    c->add_option("--fewest", suggest_.fewest, "missed records that a draft must cover (default: 2)")->type_name("N");
    c->add_option("--most", suggest_.most, "drafts shown (default: 20)")->type_name("N");
    add_threads(c, suggest_.threads);
    add_rules(c, suggest_.rules);
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
      return fail(ExitCode::usage,
                  unknown("option", word.substr(0, word.find('=')), known) + "\n  see wirefacts" + name + " --help");
    }
    return fail(ExitCode::usage, std::string(error.what()) + "\n  see wirefacts" + name + " --help");
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
