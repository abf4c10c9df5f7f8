// How the program's allocator gets memory from the system.

#include <mimalloc.h>
#include <sys/mman.h>

#include <cstddef>
#include <cstdint>

namespace wirefacts {
namespace {

constexpr std::size_t kSegment = std::size_t{32} << 20U;  // of mimalloc 2: how its arenas begin and grow
constexpr std::size_t kArena = 8 * kSegment;              // addresses, no memory until it is used

/// A pack and a worker fill ten megabytes before the first article. In pages of two megabytes, which the system is only
/// advised to give, that is a handful of page faults instead of thousands, a fifth of the time it takes to start. What
/// goes beyond the arena, or is refused here, the allocator gets as always.
void give_arena(int, char**, char**) {
  void* const mapped =
      ::mmap(nullptr, kArena + kSegment, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (mapped == MAP_FAILED) return;
  auto* const begin = static_cast<std::byte*>(mapped);
  const std::size_t before = (kSegment - reinterpret_cast<std::uintptr_t>(mapped) % kSegment) % kSegment;
  if (before > 0) ::munmap(begin, before);
  ::munmap(begin + before + kArena, kSegment - before);
  ::madvise(begin + before, kArena, MADV_HUGEPAGE);
  mi_manage_os_memory(begin + before, kArena, true, false, true, -1);
}

/// Run before the first library asks for memory, so that it comes from there, too.
[[gnu::section(".preinit_array"), gnu::used]] void (*const give_first)(int, char**, char**) = give_arena;

}  // namespace
}  // namespace wirefacts
