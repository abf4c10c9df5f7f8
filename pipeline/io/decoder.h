#pragma once
// What decompressors have in common: they are fed with pieces of a file and fill pieces of its content.

#include <cstddef>
#include <cstdint>

namespace wirefacts {

/// One step of a decoder: `decode(in, to, size, last)`; `last` says that nothing stands behind `in`. After
/// `finished` more input begins another member (gzip, bzip2) or frame, which stand one behind the other in one file.
struct Decoded {
  enum class State : std::uint8_t {
    going,      // more input or more room is needed
    finished,   // a member is complete
    damaged,    // for good
    too_large,  // it needs more memory than is given: for good
  };
  std::size_t taken = 0;  // bytes of `in`
  std::size_t given = 0;  // bytes written to `to`
  State state = State::going;
};

}  // namespace wirefacts
