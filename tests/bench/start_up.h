#pragma once
// How long the program itself takes for one short article: with rules that it must compile, and with kept ones.

#include <string>

#include "bench/figures.h"

namespace wirefacts {

/// Runs `program` with the rules of a directory on one article, again and again, each time as a process of its own; its
/// cache is in a folder that is made and removed. False: the program failed.
bool measure_start_up(const std::string& program, const std::string& rules, Figures& figures);

}  // namespace wirefacts
