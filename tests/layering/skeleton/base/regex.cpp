#include "base/regex.h"

#include <re2/re2.h>
#include <string>
