#pragma once
// No output of a command is one of its inputs, or another of its outputs: what stood there would be lost.

#include <string>
#include <vector>

#include "base/result.h"

namespace wirefacts {

/// `inputs` as of list_inputs; `outputs` are paths of files, whether they exist or not. "", "-" and what is no file
/// (pipes, devices) are nobody's. Error (usage): an output is an input under whatever name, lies in a folder of them
/// where the next run would read it, or is named twice. Looks at the file system, changes nothing.
Result<void> spare_inputs(const std::vector<std::string>& inputs, const std::vector<std::string>& outputs);

}  // namespace wirefacts
