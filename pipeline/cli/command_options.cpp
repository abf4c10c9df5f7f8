#include "cli/command_options.h"

#include <CLI/CLI.hpp>

#include "cli/common_options.h"
#include "cli/messages.h"

namespace wirefacts {
namespace {

/// A number whose help says what it is when nobody gives one.
template <typename Number>
void add_count(CLI::App* c, const std::string& name, Number& number, const std::string& text) {
  as_count(c->add_option(name, number, text + " (default: " + grouped(number) + ")"));
}

}  // namespace

void add_options(CLI::App* c, RunCommand& command) {
  c->add_option("INPUT", command.inputs, "files, folders, or '-'")->required()->type_name("");
  add_list(c, "--to", command.targets, "TARGET",
           "where facts go; several at once (default: JSON Lines on standard output)");
  add_rules(c, command.rules);
  c->add_option("--threads", command.threads, "workers; the output is the same for any number (default: one per core)")
      ->type_name("N")
      ->check(CLI::Range(1, 1024));
  add_input(c, command.input);
  add_user(c, command.user);
  c->add_option("--run-id", command.run_id, "name of this run, kept in its records")->type_name("ID");
  c->add_option("--dead", command.dead, "file for inputs that gave no article")->type_name("FILE");
  c->add_option("--report", command.report, "file for the report as JSON")->type_name("FILE");
  as_count(c->add_option("--limit", command.limit, "end after so many articles"));
  as_count(c->add_option("--max-errors", command.max_errors,
                         "end with exit 1 after more dead letters than this (always: when all inputs are)"));
  c->add_option_function<std::string>(
       "--engine", [&command](const std::string& name) { command.plain_engine = name == "plain"; },
       "fast, or plain: the slow matcher that is the oracle of the fast ones")
      ->type_name("NAME")
      ->check(CLI::IsMember({"fast", "plain"}));
  c->add_flag("-q,--quiet", command.quiet, "no progress, no report on standard error");
}

void add_options(CLI::App* c, CheckCommand& command) {
  c->add_option("DIR,--rules", command.rules, "folders of rules, also joined by '+' (default: rules/ here)")
      ->type_name("");
  const auto format = [&](const char* name, CheckFormat as, const char* text) {
    return c->add_flag_callback(
        name, [&command, as] { command.format = as; }, text);
  };
  format("--json", CheckFormat::json, "for programs")
      ->excludes(format("--sarif", CheckFormat::sarif, "SARIF 2.1.0, for editors and code review"));
  add_list(c, "--sample", command.sample, "CORPUS",
           "try the rules on these articles, too: what is always beaten or costs");
  add_threads(c, command.threads);
  add_input(c, command.input);
}

void add_options(CLI::App* c, TestCommand& command) {
  c->add_option("RULE", command.names, "rules, stages, or patterns with * (default: all)")->type_name("");
  c->add_option("--junit", command.junit, "write the results as JUnit XML, too")->type_name("FILE");
  c->add_flag("--watch", command.watch, "run again whenever a file of the rules is saved, until stopped");
  add_rules(c, command.rules);
  command.rules.until_exit = false;  // with --watch there is another pack after it
}

void add_options(CLI::App* c, TokensCommand& command) {
  add_article(c, command.article);
  c->add_option("--stage", command.stage, "as this stage sees it")->type_name("NAME");
  c->add_flag("--features", command.features, "what annotations say of themselves, too: lemma, voice, kind …");
  add_rules(c, command.rules);
  add_input(c, command.input);
  add_user(c, command.user);
}

void add_options(CLI::App* c, TypesCommand& command) {
  c->add_option("LABEL", command.names, "a type, a list, or a part of rules' names (default: all types)")
      ->type_name("");
  add_count(c, "--most", command.most, "lines of a list, or rules, shown");
  add_rules(c, command.rules);
}

void add_options(CLI::App* c, ExplainCommand& command) {
  add_article(c, command.article);
  as_count(c->add_option("--at", command.at, "only records over this character (code points from 0)"), "OFFSET");
  add_rules(c, command.rules);
  add_input(c, command.input);
  add_user(c, command.user);
}

void add_options(CLI::App* c, ShowCommand& command) {
  c->add_option("INPUT", command.inputs, "articles (files, folders, '-'), or a database")->required()->type_name("");
  c->add_option("-o,--output", command.output, "the page, or '-'")->required()->type_name("FILE");
  as_count(c->add_option("--most", command.most,
                         "articles on the page (default: " + grouped(ShowCommand::kMostOnPage) + "; of a database " +
                             grouped(ShowCommand::kMostOfBase) + ")"));
  add_rules(c, command.rules);
  add_input(c, command.input);
  add_user(c, command.user);
}

void add_options(CLI::App* c, WhyCommand& command) {
  add_article(c, command.article);
  c->add_option("RULE", command.rule, "a rule, a stage, or a pattern with *")->required()->type_name("");
  as_count(c->add_option("--at", command.at, "only the sentence of this character (code points from 0)"), "OFFSET");
  add_count(c, "--most", command.most, "near misses shown");
  add_rules(c, command.rules);
  add_input(c, command.input);
  add_user(c, command.user);
}

void add_options(CLI::App* c, GrepCommand& command) {
  c->add_option("PATTERN", command.pattern, "as behind 'match' in a rule")->required()->type_name("");
  c->add_option("CORPUS", command.corpus, "files, folders, or '-'")->required()->type_name("");
  c->add_option("--stage", command.stage, "as this stage sees the text")->type_name("NAME");
  c->add_option("--count", command.count,
                "count the values of a capture ('' counts whole matches) instead of showing lines")
      ->type_name("CAPTURE");
  add_threads(c, command.threads);
  add_rules(c, command.rules);
  add_input(c, command.input);
}

void add_options(CLI::App* c, DiffCommand& command) {
  c->add_option("OLD", command.before, "rules (layers joined by '+'), or records of a run")->required()->type_name("");
  c->add_option("NEW", command.after, "the same")->required()->type_name("");
  c->add_option("CORPUS", command.corpus, "files, folders, or '-'")->required()->type_name("");
  c->add_option("--html", command.html, "write a page, too")->type_name("FILE");
  add_count(c, "--most", command.most, "changes shown of each rule");
  add_choice(c, command.rules.choice);
  add_cache(c, command.rules);
  add_threads(c, command.threads);
  add_input(c, command.input);
  add_user(c, command.user);
}

void add_options(CLI::App* c, ScoreCommand& command) {
  c->add_option("CORPUS", command.corpus, "a folder with articles/ and gold/")->required()->type_name("");
  c->add_option("--gold", command.gold, "gold records (default: gold/ of the corpus)")->type_name("PATH");
  c->add_option("--split", command.split, "only the ids of this file, or of splits/NAME.txt")->type_name("NAME");
  c->add_flag("--fields", command.tables.fields, "values of each field, too");
  c->add_flag("--by-rule", command.tables.rules, "judged and right of each rule, too");
  as_count(c->add_option("--errors", command.errors, "errors shown in their sentences"));
  c->add_option("--write-precision", command.precision, "write rule, judged, right")->type_name("FILE");
  add_threads(c, command.threads);
  add_rules(c, command.rules);
  add_input(c, command.input);
}

void add_options(CLI::App* c, CoverCommand& command) {
  c->add_option("CORPUS", command.corpus, "files, folders, or '-'")->required()->type_name("");
  c->add_flag("--dead", command.dead_only, "only rules that never matched, or with elements that were never used");
  c->add_option("--html", command.html, "write a page with the counts beside the rules, too")->type_name("FILE");
  add_threads(c, command.threads);
  add_rules(c, command.rules);
  add_input(c, command.input);
}

void add_options(CLI::App* c, OverlapCommand& command) {
  c->add_option("CORPUS", command.corpus, "files, folders, or '-'")->required()->type_name("");
  add_count(c, "--most", command.most, "pairs shown");
  add_threads(c, command.threads);
  add_rules(c, command.rules);
  add_input(c, command.input);
}

void add_options(CLI::App* c, SuggestCommand& command) {
  c->add_option("CORPUS", command.corpus, "a folder with articles/ and gold/")->required()->type_name("");
  c->add_option("--gold", command.gold, "gold records (default: gold/ of the corpus)")->type_name("PATH");
  add_count(c, "--fewest", command.fewest, "missed records that a draft must cover");
  add_count(c, "--most", command.most, "drafts shown");
  c->add_option("-o,--output", command.output, "write them as a layer, too")->type_name("DIR");
  add_threads(c, command.threads);
  add_rules(c, command.rules);
  add_input(c, command.input);
}

void add_options(CLI::App* c, FormatCommand& command) {
  c->add_option("FILE", command.files, "rule files, or folders of rules (default: all of rules/)")->type_name("");
  add_folders(c, command.rules);
  c->add_flag("--check", command.check_only, "only tell which files would change");
}

}  // namespace wirefacts
