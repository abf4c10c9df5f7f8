#pragma once
// The rules that the program ships with, for tests that need all of them.

#include "rule_pack.h"

namespace wirefacts::test {

/// Built at the first call, which takes a second, a quarter of a minute under a sanitizer: a suite that asks for it is
/// one test of one process (CMakeLists.txt, pack_suites). Null when the rules have mistakes. Lives until the end.
const RulePack* shipped_pack();

}  // namespace wirefacts::test
