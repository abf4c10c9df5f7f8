#include "cli/stop_signal.h"

#include <unistd.h>
#include <csignal>

#include "cli/exit_code.h"

namespace wirefacts {
namespace {

// A signal handler can reach nothing else.
std::atomic<bool> stop_asked{false};  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

extern "C" void wirefacts_on_stop(int /*signal*/) {
  if (stop_asked.exchange(true)) _exit(static_cast<int>(ExitCode::interrupted));
}

}  // namespace

const std::atomic<bool>& watch_stop_signals() {
  static_assert(std::atomic<bool>::is_always_lock_free);
  struct sigaction action = {};
  action.sa_handler = wirefacts_on_stop;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN);  // NOLINT(bugprone-signal-handler)
  return stop_asked;
}

}  // namespace wirefacts
