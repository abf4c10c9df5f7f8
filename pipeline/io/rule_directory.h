#pragma once
// A rule directory, or the same as a zip → the source files of a pack.

#include <string>
#include <string_view>
#include <vector>

#include "base/content_hash.h"
#include "base/result.h"
#include "base/source_file.h"

namespace wirefacts {

/// Ends in .types, .cascade, .rules or .tsv.
bool is_rule_file_name(std::string_view name);

/// Files of a rule directory that look like rules or lists and are none by their ending ("lexicon/verbs.csv"),
/// sorted; texts about the rules (.md) and programs that make lists (.py) are left out. None for an archive.
std::vector<std::string> unread_files(const std::string& directory);

/// Of a file: read_rule_archive(). All .types .cascade .rules .tsv files below `directory`, sorted by their name
/// relative to it
/// ("stages/names.rules"). Hidden files and folders are passed over. Nothing outside is read: a link that
/// leaves the directory is an error. Errors: no_input (no such directory, no rule files), bad_data (a link
/// outside, a file over 256 MiB), input_output.
Result<SourceSet> read_rule_directory(const std::string& directory);

/// All files and folders on which it depends what read_rule_directory() gives; none: it would fail. They are as long as
/// their stamps (io/file_stamp.h).
std::vector<std::string> paths_of_rule_directory(const std::string& directory);

/// Adds everything that read_rule_directory() would give, and the name of the folder; of a file its bytes. In a tenth
/// of the time. The same errors, but for what is wrong inside a zip.
Result<void> hash_rule_directory(const std::string& directory, ContentHash& hash);

}  // namespace wirefacts
