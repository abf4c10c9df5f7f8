#include "workbench/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <system_error>
#include <thread>
#include <vector>

namespace wirefacts {

void in_parallel(std::size_t count, std::uint32_t threads, const std::function<IndexedWork()>& make_work) {
  std::atomic<std::size_t> next{0};
  const auto wanted = std::max<std::size_t>(1, std::min<std::size_t>(threads, count));
  std::vector<std::exception_ptr> errors(wanted);
  const auto run = [&](std::size_t thread) {
    try {
      const IndexedWork work = make_work();
      for (std::size_t i = next++; i < count; i = next++) work(i);
    } catch (...) {
      errors[thread] = std::current_exception();
      next = count;
    }
  };
  {
    std::vector<std::jthread> workers;
    try {
      while (workers.size() + 1 < wanted) workers.emplace_back(run, workers.size() + 1);
    } catch (const std::system_error&) {  // no more threads are to be had: the work takes longer
    }
    run(0);
  }
  for (const std::exception_ptr& error : errors) {
    if (error) std::rethrow_exception(error);
  }
}

}  // namespace wirefacts
