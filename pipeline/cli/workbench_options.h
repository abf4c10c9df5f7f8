#pragma once
// What commands over a corpus have in common.

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "cli/exit_code.h"
#include "cli/input_options.h"
#include "workbench/corpus.h"

namespace wirefacts {

/// The articles, or the exit code; inputs that are no articles are told on standard error.
std::variant<Corpus, ExitCode> load_corpus(const std::vector<std::string>& paths, const InputOptions& input);

/// gold/ of a corpus folder, if no other path is given.
std::string gold_of(const std::string& corpus, const std::string& given);
/// articles/ of a corpus folder, or the path itself where there is none.
std::string articles_of(const std::string& corpus);

/// `given`, or one per core.
std::uint32_t threads_of(std::uint32_t given);

}  // namespace wirefacts
