#pragma once
// Where earlier loads of a database failed, and what of it is mended since.

#include <set>
#include <string>
#include <utility>

#include "io/dead_letter.h"

namespace wirefacts {

/// Plain data in memory: as much as there are dead letters. One thread at a time.
class DeadPlaces {
 public:
  /// A line of a file; 0: the whole file.
  using Place = std::pair<std::string, std::uint64_t>;

  /// An earlier load failed there.
  void know(std::string path, std::uint64_t line) { known_.emplace(std::move(path), line); }
  /// An article came from there, so that what failed in this place is past; so is what kept the file from being read,
  /// unless it fails once more behind the article. Standard input is another one each time.
  void loaded(const InputPlace& place) {
    if (known_.empty() || place.path == "-") return;
    for (const std::uint64_t line : {place.line, std::uint64_t{0}}) {
      if (known_.count({place.path, line}) > 0) mended_.emplace(place.path, line);
    }
  }
  /// It fails in this load, too. True when an earlier one failed there: its dead letter is told by this one.
  bool failed(const InputPlace& place) {
    mended_.erase({place.path, place.line});
    return place.path != "-" && known_.count({place.path, place.line}) > 0;
  }
  [[nodiscard]] const std::set<Place>& mended() const { return mended_; }

 private:
  std::set<Place> known_, mended_;
};

}  // namespace wirefacts
