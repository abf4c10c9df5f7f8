#pragma once
// The file of failed inputs: JSON Lines, one object each.

#include <string>

#include "base/result.h"
#include "io/dead_letter.h"

namespace wirefacts {

/// {"path","line","offset","length","stage","reason","message","doc_id","input" or "input_base64"}
/// One thread at a time. Begins anew in every run, because a run meets every failed input again.
/// No failures, no file (one of an earlier run is removed).
class DeadLetters {
 public:
  explicit DeadLetters(std::string path);
  DeadLetters(const DeadLetters&) = delete;
  DeadLetters& operator=(const DeadLetters&) = delete;
  ~DeadLetters();

  /// The line reaches the file at once.
  Result<void> write(const DeadLetter& letter);

 private:
  std::string path_;
  int file_ = -1;
};

/// The line without its end.
std::string to_json(const DeadLetter& letter);

}  // namespace wirefacts
