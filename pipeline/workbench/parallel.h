#pragma once
// The same work for every article of a corpus, on several threads.

#include <cstddef>
#include <cstdint>
#include <functional>

namespace wirefacts {

/// Work on number i. Each thread has its own, so it may keep an Extractor.
using IndexedWork = std::function<void(std::size_t)>;

/// Calls work(0) … work(count - 1), each once, in no promised order; `make_work` is called in every thread,
/// of which there may be fewer than `threads`.
/// Results belong into places of their own by number. The first exception is thrown again here.
void in_parallel(std::size_t count, std::uint32_t threads, const std::function<IndexedWork()>& make_work);

}  // namespace wirefacts
