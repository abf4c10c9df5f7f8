#pragma once
// Examples that stand below the options in --help.

namespace wirefacts::help {

inline constexpr const char* kProgram = R"(Wire-service news in, queryable facts out: who did what to whom, when, where,
how many, how much, said by whom, each with its sentence and the rule that says so.

  wirefacts run articles/ --to facts.db          extract a folder into SQLite
  sqlite3 facts.db "SELECT who, did, whom, place, time FROM v_fact"
  wirefacts check && wirefacts test              are the rules well-formed, do their examples hold?
  wirefacts COMMAND --help                       examples of each command
)";

inline constexpr const char* kRun = R"(Examples:
  wirefacts run news.jsonl                                      JSON Lines to standard output
  wirefacts run articles/ more.jsonl --to facts.db --to csv:out two outputs from one run
  wirefacts run dump.jsonl --map text=body,title=headline,published=date --to facts.db
  zcat dump.jsonl.gz | wirefacts run - --threads 8 --to facts.jsonl
  wirefacts run articles/ --rules rules --rules mine            your rules on top of ours

INPUT is a file (.txt: one article; .jsonl, .ndjson, .json), a folder of such files, or '-'.
TARGET is FILE.jsonl, FILE.db, DIR/, or with its format in front: jsonl:FILE sqlite:FILE csv:DIR.
Stopped or killed, the same command goes on where it was. An article that the output holds
unchanged is skipped. What gives no article is kept in TARGET.dead.jsonl and does not stop the run.
Exit: 0 done, 1 more errors than allowed, 64 usage, 65 rules with mistakes, 66 no input,
73 output cannot be created, 74 input or output error, 75 stopped by a signal: try again.)";

inline constexpr const char* kCheck = R"(Examples:
  wirefacts check                    the rules of this folder
  wirefacts check rules mine         your layer on top of ours
  wirefacts check --json | jq .      for editors
Shows the mistakes of all files at once. Exit: 0 no errors, 1 errors.)";

inline constexpr const char* kTest = R"(Examples:
  wirefacts test                     every example of every rule
  wirefacts test deals               a stage
  wirefacts test person_after_office a rule, with or without its stage
  wirefacts test 'quote_*'           rules by pattern
Exit: 0 all hold, 1 some fail.)";

inline constexpr const char* kTokens = R"(Examples:
  wirefacts tokens "Two people died in Oslo on Monday."
  wirefacts tokens --stage disasters "Two people died in Oslo."    what that stage sees
  wirefacts tokens - < article.txt
A line per token: number, word, norm if it differs, shapes, labels that start there
('Person+1' covers one token more). Then the units of the stage and the groups that
trigger rules walk.)";

inline constexpr const char* kExplain = R"(Examples:
  wirefacts explain story.txt            every record: words, rule with file and line, what it beat
  wirefacts explain story.txt --at 120   only records over character 120)";

inline constexpr const char* kFormat = R"(Examples:
  wirefacts format                       all rule files, in place; prints the changed ones
  wirefacts format mine/stages/x.rules
  wirefacts format --check               changes nothing; exit 1 if a file would change)";

}  // namespace wirefacts::help
