#include <CLI/CLI.hpp>
#include <spdlog/spdlog.h>

#include "io/reader.h"
