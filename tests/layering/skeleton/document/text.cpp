#include "document/span.h"
#include "base/regex.h"
#include <unicode/uchar.h>
#include HEADER
