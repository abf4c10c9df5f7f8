#pragma once
// SIGINT and SIGTERM: once, finish the articles in work; twice, stop at once.

#include <atomic>

namespace wirefacts {

/// Sets the handlers and gives the flag that the first signal sets. A broken pipe becomes an error of
/// writing instead of a signal.
const std::atomic<bool>& watch_stop_signals();

}  // namespace wirefacts
