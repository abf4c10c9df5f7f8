#pragma once
// Word and sentence boundaries of UAX 29 with ICU's English tailoring, over UTF-8 in place.

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace wirefacts {

enum class BreakKind : std::uint8_t { word, sentence };

/// How boundaries are found; the boundaries are the same. `icu`: its iterator. `table`: ICU's rules
/// as a table (unicode_break_rules.h), its iterator only for scripts without blanks.
enum class BreakEngine : std::uint8_t { icu, table };

struct Boundary {
  std::uint32_t end = 0;    // byte where a segment ends
  std::int32_t status = 0;  // ICU's rule status of that segment (ubrk.h)
  friend bool operator==(const Boundary&, const Boundary&) = default;
};

/// One thread at a time. Boundaries are those of the installed ICU, bit for bit.
class BreakFinder {
 public:
  /// Falls back to `icu` when the rules of the installed ICU are of an unknown make.
  explicit BreakFinder(BreakKind kind, BreakEngine wanted = BreakEngine::table);
  ~BreakFinder();
  BreakFinder(BreakFinder&&) noexcept;
  BreakFinder& operator=(BreakFinder&&) noexcept;

  [[nodiscard]] BreakEngine engine() const;

  /// Replaces `out` by all boundaries of `text` but the one at 0, ascending; the last is text.size().
  /// Linear. REQUIRES: text.size() < 1 GiB.
  void find(std::string_view text, std::vector<Boundary>& out);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace wirefacts
