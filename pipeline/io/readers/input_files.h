#pragma once
// Paths as given → the files to read, in order.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "io/article_reader.h"

namespace wirefacts {

enum class InputFormat : std::uint8_t { json_lines, json, text, csv, tsv, unknown };

struct InputFile {
  std::string path;
  std::string name;                           // without ending; of a file in a folder with the path below that folder
  InputFormat format = InputFormat::unknown;  // by ending; unknown: the first byte tells
  std::uint64_t bytes = 0;                    // 0: not known
};

/// "3 files: .html 2, without ending 1", the most frequent first; "" for none.
std::string to_string(const PassedOver& passed_over);

struct Inputs {
  std::vector<InputFile> files;
  PassedOver passed_over;
};

/// Files and "-" as given, of folders all files below that are read there, by path (bytes), links to folders and what
/// is no file passed over, and without a word hidden files and failed inputs of earlier runs. A folder below that
/// cannot be read stands in the list itself: opening it says why. Error (no_input): a path that is not there or a
/// folder that cannot be read, a folder without articles. Error (bad_data): a file named here whose ending says that it
/// is of another kind (XML, PDF, zip …); what to do about it.
Result<Inputs> list_inputs(const std::vector<std::string>& paths);

/// `path`, relative to a folder, has an ending we know, in small or large letters, perhaps with that of a compressed
/// file behind it, is not the file of an earlier run's failed inputs (.dead.jsonl), and nothing of it is hidden. CSV
/// and TSV are read where they are named, not in folders, where tables of other things stand.
bool is_read_in_folders(std::string_view path);

}  // namespace wirefacts
