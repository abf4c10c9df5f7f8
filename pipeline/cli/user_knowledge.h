#pragma once
// What a user adds to the rules on the command line: --watch, --home.

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "cli/exit_code.h"
#include "extractor.h"
#include "lexicon/watch_list.h"
#include "resolution/home_countries.h"

namespace wirefacts {

struct UserOptions {
  std::string watch;               // file of the user's own names; empty: none
  std::vector<std::string> homes;  // COUNTRY or SOURCE=COUNTRY, as HomeCountries reads them
};

struct UserKnowledge {
  std::optional<WatchList> watch;
  HomeCountries homes;
  std::vector<std::string> identities;  // "watch@hash", "home@hash": records depend on them as on the rules

  /// What an Extractor is told; this must outlive it.
  [[nodiscard]] ExtractorOptions options() const;
};

/// Or the exit code: all mistakes have been printed on standard error.
std::variant<UserKnowledge, ExitCode> load_user_knowledge(const UserOptions& given, const Knowledge& knowledge);

}  // namespace wirefacts
