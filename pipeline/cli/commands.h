#pragma once
// The commands: what each is told, and the function that does it. Options are read in main.cpp.

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "cli/exit_code.h"
#include "cli/input_options.h"
#include "cli/rules_option.h"
#include "cli/user_knowledge.h"
#include "workbench/scoring.h"

namespace wirefacts {

struct RunCommand {
  std::vector<std::string> inputs;
  std::vector<std::string> targets;  // none: JSON Lines on standard output
  RulesOption rules;
  std::uint32_t threads = 0;  // 0: one per core
  InputOptions input;
  UserOptions user;
  std::string run_id;
  std::string dead;    // empty: beside the first output that is a file
  std::string report;  // empty: none
  bool plain_engine = false;
  bool quiet = false;
  std::uint64_t limit = std::numeric_limits<std::uint64_t>::max();
  std::uint64_t max_errors = std::numeric_limits<std::uint64_t>::max();
};
ExitCode run(const RunCommand& command);

enum class CheckFormat : std::uint8_t { text, json, sarif };

struct CheckCommand {
  std::vector<std::string> rules;
  CheckFormat format = CheckFormat::text;
  std::vector<std::string> sample;  // texts to try the rules on; none: the rules alone are read
  std::uint32_t threads = 0;        // 0: one per core
  InputOptions input;
};
ExitCode check_rules(const CheckCommand& command);

struct TestCommand {
  std::vector<std::string> names;  // patterns of rule names; none: all
  std::string junit;               // file; empty: none
  bool watch = false;              // again whenever a file of the rules changes, until a signal
  RulesOption rules;
};
ExitCode test_rules(const TestCommand& command);

struct TokensCommand {
  std::string article;  // a file, "-", or the words themselves; so of explain and why
  std::string stage;    // empty: after all stages
  bool features = false;
  RulesOption rules;
  InputOptions input;
  UserOptions user;
};
ExitCode show_tokens(const TokensCommand& command);

struct TypesCommand {
  std::vector<std::string> names;  // labels, parts of rules' names; none: all types
  std::size_t most = 20;           // lines shown of a list
  RulesOption rules;
};
ExitCode list_types(const TypesCommand& command);

struct ExplainCommand {
  std::string article;
  std::optional<std::uint32_t> at;  // code point
  RulesOption rules;
  InputOptions input;
  UserOptions user;
};
ExitCode explain_article(const ExplainCommand& command);

struct ShowCommand {
  static constexpr std::size_t kMostOnPage = 50;    // articles with their texts and derivations
  static constexpr std::size_t kMostOfBase = 1000;  // articles of a database: titles and events only

  std::vector<std::string> inputs;  // articles, or one database
  std::string output;               // file; "-": standard output
  std::optional<std::size_t> most;  // articles on the page; none: as above
  RulesOption rules;
  InputOptions input;
  UserOptions user;
};
ExitCode show_page(const ShowCommand& command);

struct WhyCommand {
  std::string article;
  std::string rule;                 // a pattern of rule names
  std::optional<std::uint32_t> at;  // code point
  std::size_t most = 3;             // near misses shown
  RulesOption rules;
  InputOptions input;
  UserOptions user;
};
ExitCode explain_silence(const WhyCommand& command);

struct GrepCommand {
  std::string pattern;
  std::vector<std::string> corpus;
  std::string stage;                 // empty: after all stages
  std::optional<std::string> count;  // a capture; empty: the whole match
  std::uint32_t threads = 0;         // 0: one per core
  RulesOption rules;
  InputOptions input;
};
ExitCode grep_corpus(const GrepCommand& command);

struct DiffCommand {
  std::string before, after;  // folders of rules, "rules+mine" for layers; or records of a run
  std::vector<std::string> corpus;
  std::string html;       // file; empty: none
  std::size_t most = 10;  // changes shown of a rule
  RulesOption rules;      // choice and cache, of both sides; no folders
  std::uint32_t threads = 0;
  InputOptions input;
  UserOptions user;
};
ExitCode diff_rules(const DiffCommand& command);

struct CoverCommand {
  std::vector<std::string> corpus;
  std::string html;  // file; empty: none
  bool dead_only = false;
  std::uint32_t threads = 0;  // 0: one per core
  RulesOption rules;
  InputOptions input;
};
ExitCode cover_rules(const CoverCommand& command);

struct OverlapCommand {
  std::vector<std::string> corpus;
  std::size_t most = 40;      // pairs shown
  std::uint32_t threads = 0;  // 0: one per core
  RulesOption rules;
  InputOptions input;
};
ExitCode show_overlaps(const OverlapCommand& command);

struct SuggestCommand {
  std::string corpus;         // as of score
  std::string gold;           // empty: gold/ of the corpus
  std::uint32_t fewest = 2;   // missed records that a draft must cover
  std::size_t most = 20;      // drafts
  std::string output;         // a folder for them; empty: they are only shown
  std::uint32_t threads = 0;  // 0: one per core
  RulesOption rules;
  InputOptions input;
};
ExitCode suggest_rules(const SuggestCommand& command);

struct ScoreCommand {
  std::string corpus;     // a folder with articles/ and gold/, or the articles
  std::string gold;       // empty: gold/ of the corpus
  std::string split;      // a file of ids, or a name in splits/ of the corpus; empty: all
  std::string precision;  // file to write; empty: none
  ScoreTables tables;
  std::size_t errors = 0;  // shown
  std::uint32_t threads = 0;
  RulesOption rules;
  InputOptions input;
};
ExitCode score_rules(const ScoreCommand& command);

struct FormatCommand {
  std::vector<std::string> files;  // or folders; none, and no rules: all .rules files of the rule directory
  std::vector<std::string> rules;  // folders, "rules+mine" for several
  bool check_only = false;
};
ExitCode format_files(const FormatCommand& command);

}  // namespace wirefacts
