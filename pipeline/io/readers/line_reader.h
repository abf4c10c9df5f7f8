#pragma once
// Bytes of a file → lines, each with its number and place.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "io/compressed.h"
#include "io/file.h"

namespace wirefacts {

class CsvRecord;  // csv_record.h

struct Line {
  /// Without its line end. kPadding bytes behind it may be read. Valid until the next call.
  std::string_view text;
  std::uint64_t number = 0;  // 1-based
  std::uint64_t offset = 0;  // of its first byte
  std::uint64_t length = 0;  // without line end; more than text.size() when it is too long
  [[nodiscard]] bool is_cut() const { return length > text.size(); }
};

/// A line ends with LF, or with the file. A compressed file is decompressed; numbers and offsets are those of its
/// content. Memory: the longest line, at most `limit` bytes: of a longer one only the beginning is kept. One thread at
/// a time.
class LineReader {
 public:
  static constexpr std::size_t kPadding = 64;
  static constexpr std::size_t kLongestLine = std::size_t{64} << 20U;  // bytes; of articles
  LineReader(File file, std::size_t limit);

  /// False when `next` would wait for a pipe (File::is_ready).
  [[nodiscard]] bool is_ready() const;
  /// Nothing at the end. Error: input_output.
  Result<std::optional<Line>> next();
  /// The next element of the JSON array that the file is, instead of a line; its number is that among the elements.
  /// Blanks, commas and the brackets of the array are passed over. An element over the limit costs the rest of the
  /// file.
  Result<std::optional<Line>> next_element();
  /// The next record of a CSV file instead of a line, its line end with it; `record` is new, and tells whether it is
  /// broken. One over the limit costs the rest of the file.
  Result<std::optional<Line>> next_record(CsvRecord& record);
  /// The next bytes, without taking them: as many as one read gave, none at the end. Valid until the next call.
  Result<std::string_view> peek();
  /// Everything that is left. Errors: input_output; bad_data when it is more than `limit` bytes.
  Result<std::string> rest(std::uint64_t limit);
  /// Of the content.
  [[nodiscard]] std::uint64_t bytes_read() const { return base_ + begin_; }
  /// Of the file as it lies on the disk: fewer when it is compressed.
  [[nodiscard]] std::uint64_t file_bytes_read() const { return packed_ ? packed_->bytes_taken() : bytes_read(); }

 private:
  Result<bool> fill();
  Result<std::size_t> read_block();
  template <typename Piece>
  Result<std::optional<Line>> take_piece(Piece& piece);
  Line first_part();
  Result<std::optional<Line>> cut_piece();
  Result<std::optional<Line>> cut_line();
  Line take(std::size_t size, std::size_t with_end);
  void give_back(Line& line, std::size_t size);

  File file_;
  std::size_t limit_, block_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0, end_ = 0;  // unread bytes of the buffer
  std::uint64_t base_ = 0;           // offset of buffer_[0]
  std::uint64_t number_ = 0;
  bool begun_ = false, at_end_ = false;
  std::optional<CompressedReader> packed_;
  std::string cut_;
};

}  // namespace wirefacts
