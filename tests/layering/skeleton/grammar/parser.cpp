#include "extractor.h"
#include "helpers/text.h"
#include <nlohmann/json.hpp>
