#pragma once
// An input that gave no extraction: where it lies, which stage failed, why, and the input itself.

#include <cstdint>
#include <string>

namespace wirefacts {

/// Where an input lies. Plain data.
struct InputPlace {
  std::string path;          // as given or found; "-" for standard input
  std::uint64_t line = 0;    // 1-based; of an array the number of the element; 0: the whole file
  std::uint64_t offset = 0;  // byte of its file where it begins
  std::uint64_t length = 0;  // bytes
};

/// "news.jsonl:3"; the path alone where there are no lines.
inline std::string to_string(const InputPlace& place) {
  return place.line > 0 ? place.path + ":" + std::to_string(place.line) : place.path;
}

struct DeadLetter {
  InputPlace place;
  std::string stage;    // "read", "extract", "write"
  std::string code;     // "bad_json", "missing_text", "duplicate_doc_id", "too_many_rows" …
  std::string message;  // for people; may be empty
  std::string doc_id;   // empty when it was not known yet
  std::string input;    // as read; cut to kDeadLetterBytes, so `place.length` may be larger
};

/// A file or folder that could not be read to its end, so that nobody knows how much is lost.
inline bool is_cut_input(const DeadLetter& letter) {
  return letter.stage == "read" && (letter.code == "read_error" || letter.code == "cannot_open");
}

/// The most bytes of an input that a dead letter keeps.
inline constexpr std::size_t kDeadLetterBytes = std::size_t{1} << 20U;

}  // namespace wirefacts
