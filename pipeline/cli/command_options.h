#pragma once
// The options of each command, and where what they say goes.

#include "cli/commands.h"

namespace CLI {
class App;
}

namespace wirefacts {

void add_options(CLI::App* c, RunCommand& command);
void add_options(CLI::App* c, CheckCommand& command);
void add_options(CLI::App* c, TestCommand& command);
void add_options(CLI::App* c, TokensCommand& command);
void add_options(CLI::App* c, TypesCommand& command);
void add_options(CLI::App* c, ExplainCommand& command);
void add_options(CLI::App* c, ShowCommand& command);
void add_options(CLI::App* c, WhyCommand& command);
void add_options(CLI::App* c, GrepCommand& command);
void add_options(CLI::App* c, DiffCommand& command);
void add_options(CLI::App* c, ScoreCommand& command);
void add_options(CLI::App* c, CoverCommand& command);
void add_options(CLI::App* c, OverlapCommand& command);
void add_options(CLI::App* c, SuggestCommand& command);
void add_options(CLI::App* c, FormatCommand& command);

}  // namespace wirefacts
