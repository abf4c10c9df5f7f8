#include <nlohmann/json.hpp>
#include <simdjson.h>

#include "extractor.h"
