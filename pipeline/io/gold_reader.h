#pragma once
// Records made by hand, to score against.

#include <string>
#include <vector>

#include "base/result.h"
#include "records/extraction.h"

namespace wirefacts {

struct GoldArticle {
  Extraction record;
  /// Only events are complete ("scope": "events" in `meta`); other layers hold what events need.
  bool events_only = false;
  std::string place;  // "gold/wire/ferry.json", "gold/all.jsonl:3"
};

struct Gold {
  std::vector<GoldArticle> articles;     // by file name, then line
  std::vector<std::string> passed_over;  // files in another format
};

/// All .json files (a record each) and .jsonl files (a record a line) below a folder, or one such file.
/// Error: no_input, bad_data with the place.
Result<Gold> read_gold(const std::string& path);

}  // namespace wirefacts
