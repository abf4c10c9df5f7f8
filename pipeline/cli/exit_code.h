#pragma once
// What the shell is told: the codes of sysexits.h, and which failure gives which.

#include "base/result.h"

namespace wirefacts {

enum class ExitCode : int {
  done = 0,   // bad articles, if any, were reported and are as many as allowed
  found = 1,  // check, test, format found something; run met more errors than allowed, or nothing else
  usage = 64,
  bad_data = 65,  // rules with mistakes, a database that is not ours
  no_input = 66,
  internal = 70,  // a mistake of the program
  cannot_create = 73,
  input_output = 74,  // a disk is full, an input was cut short or cannot be read
  try_again = 75,     // stopped by a signal; outputs are whole, the same command goes on
  interrupted = 130,  // stopped by a second signal
};

ExitCode exit_code_of(ErrorKind kind);

}  // namespace wirefacts
