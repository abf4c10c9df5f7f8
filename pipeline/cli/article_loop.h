#pragma once
// One article after the other, for commands that show something of each; or words that stand on the command line.

#include <functional>
#include <string>

#include "cli/exit_code.h"
#include "cli/input_options.h"
#include "document/article.h"

namespace wirefacts {

/// Calls `show` with every article of `given` (a file, a folder, or '-'), in order, and prints what it gives; inputs
/// that are no articles are told on standard error and passed over, with bad_data in the end if there was nothing else.
/// What is no file and has a blank in it is the text of an article itself, whose id is "text".
ExitCode show_articles(const std::string& given, const InputOptions& input,
                       const std::function<std::string(const Article&)>& show);

}  // namespace wirefacts
