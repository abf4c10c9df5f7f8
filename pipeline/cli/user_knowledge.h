#pragma once
// What a user adds to the rules on the command line: --watch, --home.

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "cli/exit_code.h"
#include "lexicon/watch_list.h"
#include "resolution/home_countries.h"

namespace wirefacts {

struct UserKnowledge {
  std::optional<WatchList> watch;
  HomeCountries homes;
  std::vector<std::string> identities;  // "watch@hash", "home@hash": records depend on them as on the rules
};

/// `watch`: a file, or ""; `homes` as HomeCountries. Or the exit code: all mistakes have been printed on standard
/// error.
std::variant<UserKnowledge, ExitCode> load_user_knowledge(const std::string& watch,
                                                          const std::vector<std::string>& homes,
                                                          const Knowledge& knowledge);

}  // namespace wirefacts
