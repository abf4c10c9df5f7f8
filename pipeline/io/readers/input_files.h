#pragma once
// Paths as given → the files to read, in order.

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace wirefacts {

enum class InputFormat : std::uint8_t { json_lines, json, text, unknown };

struct InputFile {
  std::string path;
  InputFormat format = InputFormat::unknown;  // by ending; unknown: the first byte tells
  std::uint64_t bytes = 0;                    // 0: not known
};

/// The path without ".gz" at its end.
std::string without_gz(std::string path);

/// Files and "-" as given, of folders all files below with an ending we know, perhaps with ".gz" behind it, by path
/// (bytes), hidden ones and links to folders passed over. Error (no_input): a path that is not there, a folder without
/// articles.
Result<std::vector<InputFile>> list_inputs(const std::vector<std::string>& paths);

}  // namespace wirefacts
