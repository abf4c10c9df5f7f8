#pragma once
// What commands over a corpus have in common.

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "cli/exit_code.h"
#include "workbench/corpus.h"

namespace wirefacts {

/// The articles, or the exit code; inputs that are no articles are told on standard error.
std::variant<Corpus, ExitCode> load_corpus(const std::vector<std::string>& paths);

/// `given`, or one per core.
std::uint32_t threads_of(std::uint32_t given);

}  // namespace wirefacts
