#pragma once
// One article after the other, for commands that show something of each.

#include <functional>
#include <string>
#include <vector>

#include "cli/exit_code.h"
#include "document/article.h"

namespace wirefacts {

/// Calls `show` with every article of the paths, in order, and prints what it gives; inputs that are no
/// articles are told on standard error and passed over, with bad_data in the end if there was nothing else.
ExitCode show_articles(const std::vector<std::string>& paths, const std::function<std::string(const Article&)>& show);

}  // namespace wirefacts
