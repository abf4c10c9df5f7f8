#pragma once
// Paths as given → the files to read, in order.

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace wirefacts {

enum class InputFormat : std::uint8_t { json_lines, json, text, csv, tsv, unknown };

struct InputFile {
  std::string path;
  InputFormat format = InputFormat::unknown;  // by ending; unknown: the first byte tells
  std::uint64_t bytes = 0;                    // 0: not known
};

/// Files and "-" as given, of folders all files below with an ending we know, perhaps with that of a
/// compressed file behind it, by path
/// (bytes), hidden ones and links to folders passed over. Error (no_input): a path that is not there, a folder without
/// articles. Error (bad_data): a file named here whose ending says that it is of another kind (XML, PDF, zip …); what
/// to do about it. CSV and TSV are read where they are named, not in folders.
Result<std::vector<InputFile>> list_inputs(const std::vector<std::string>& paths);

}  // namespace wirefacts
