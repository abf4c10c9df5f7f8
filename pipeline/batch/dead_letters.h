#pragma once
// The file of failed inputs: JSON Lines, one object each.

#include <string>

#include "base/result.h"
#include "io/dead_letter.h"
#include "io/file.h"

namespace wirefacts {

/// One line per failed input, in input order (to_json). One thread at a time. Begins anew in every run,
/// because a run meets every failed input again; without failures there is no file.
class DeadLetters {
 public:
  explicit DeadLetters(std::string path) : path_(std::move(path)) {}

  /// Removes the file of an earlier run. Error: cannot_create.
  Result<void> begin();
  /// The line reaches the file at once. Errors: cannot_create, input_output.
  Result<void> write(const DeadLetter& letter);

 private:
  std::string path_;
  File file_;
};

/// {"path", "line"?, "offset", "length", "stage", "reason", "message"?, "doc_id"?, "input" or "input_base64"}:
/// the latter when the input is not UTF-8. Without line end. `length` tells whether the input was cut.
std::string to_json(const DeadLetter& letter);

}  // namespace wirefacts
