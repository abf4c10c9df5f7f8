#pragma once
// Which gates of scan rules a word meets: all in one walk over the word.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_table.h"
#include "cascade/scan_pattern.h"

namespace wirefacts {

/// At most 64 gates, by number. Thread-safe once filled.
class WordGates {
 public:
  static constexpr std::size_t kMaxGates = 64;

  /// The number of the gate, which may be there already; nothing when there are too many.
  std::optional<std::size_t> add(const ScanGate& gate);
  /// The gates that a word meets, by its norm: one bit each. A fragment stands in the word, or the word
  /// begins a fragment that goes on behind it. Linear in the word.
  [[nodiscard]] std::uint64_t met_by(std::string_view norm) const;
  /// For an archive (base/archive.h).
  template <class A>
  void fields(A& a) {
    a(gates_, digit_, beginnings_);
  }

 private:
  struct Met {
    std::uint64_t whole = 0;   // gates of which this is a fragment
    std::uint64_t begins = 0;  // gates with a fragment that begins so
    template <class A>
    void fields(A& a) {
      a(whole, begins);
    }
  };

  std::vector<ScanGate> gates_;
  std::uint64_t digit_ = 0;
  TextMap<Met> beginnings_;  // of fragments
};

}  // namespace wirefacts
