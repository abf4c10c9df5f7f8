#pragma once
// How a run goes on, on standard error: one line that changes on a terminal, else a line every 10 seconds.

#include <string>

#include "batch/batch.h"

namespace wirefacts {

/// One thread at a time.
class ProgressDisplay {
 public:
  explicit ProgressDisplay(bool terminal) : terminal_(terminal) {}
  void show(const Progress& progress);
  /// A line that stays.
  void tell(const std::string& line);
  /// Clears the changing line.
  void end();

 private:
  bool terminal_;
  bool shown_ = false;
  double last_line_ = 0;
};

/// "1,234 articles, 56 articles/s, 0.2 MB/s, 34% of input, 1:02 left": the time by bytes of input, left
/// out while it is not known.
std::string progress_text(const Progress& progress);

}  // namespace wirefacts
