#include "cli/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

namespace wirefacts {
namespace {

std::shared_ptr<spdlog::logger> make_logger() {
  auto logger = std::make_shared<spdlog::logger>("wirefacts", std::make_shared<spdlog::sinks::stderr_sink_st>());
  logger->set_pattern(isatty(STDERR_FILENO) != 0 ? "%v" : "%H:%M:%S %v");
  return logger;
}

}  // namespace

void log_line(std::string_view text) {
  static const std::shared_ptr<spdlog::logger> logger = make_logger();
  logger->info("{}", text);
}

}  // namespace wirefacts
