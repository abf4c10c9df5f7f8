#pragma once
// A rule pack in a zip file.

#include <string>

#include "base/result.h"
#include "base/source_file.h"

namespace wirefacts {

/// The rule files of a zip, as read_rule_directory() gives those of a folder: same names, same order, so that a pack
/// has the same hash in either form. A folder of the archive's own name (mine/… in mine.zip) is left out of the names.
/// Nothing outside is named: entries with an absolute path or "..", links and encrypted entries are errors. Bounded:
/// 10,000 entries, 256 MiB a file, 512 MiB together, counted while unpacking, whatever the archive says of itself.
/// Errors: no_input (no such file, no rule files), bad_data, input_output.
Result<SourceSet> read_rule_archive(const std::string& path);

/// The other files of the archive's folder `folder` (texts), put below the directory `target` under their names.
/// False: it has none there. Bounds and errors as above, and input_output when `target` cannot be written.
Result<bool> unpack_rule_archive(const std::string& path, const std::string& folder, const std::string& target);

}  // namespace wirefacts
