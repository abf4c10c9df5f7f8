#include "io/readers/line_reader.h"

#include <algorithm>
#include <cstring>

#include "io/dead_letter.h"
#include "io/readers/csv_record.h"
#include "io/readers/json_array.h"

namespace wirefacts {
namespace {

constexpr std::size_t kLargestBlock = std::size_t{1} << 20U;
constexpr std::size_t kSmallestBlock = std::size_t{1} << 16U;

std::size_t block_of(const File& file) {
  if (!file.is_regular()) return kLargestBlock;
  return std::clamp(static_cast<std::size_t>(file.size()) + 1, kSmallestBlock, kLargestBlock);
}

}  // namespace

LineReader::LineReader(File file, std::size_t limit) : file_(std::move(file)), limit_(limit), block_(block_of(file_)) {}

/// Reads more behind the unread bytes; false at the end of the file.
Result<bool> LineReader::fill() {
  if (at_end_) return false;
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    base_ += begin_;
    end_ -= begin_;
    begin_ = 0;
  }
  if (const std::size_t needed = end_ + block_ + kPadding; buffer_.size() < needed) {
    buffer_.resize(std::max(buffer_.size() * 2, needed));
  }
  const auto got = read_block();
  if (!got) return got.error();
  end_ += *got;
  at_end_ = *got == 0;
  return !at_end_;
}

/// Content behind what the buffer holds.
Result<std::size_t> LineReader::read_block() {
  char* const to = buffer_.data() + end_;
  const std::size_t room = buffer_.size() - kPadding - end_;
  if (packed_) return packed_->read(file_, to, room);
  const auto got = file_.read(to, room);
  if (!got || begun_) return got;
  begun_ = true;
  const auto compression = compression_of({to, *got});
  if (!compression) return got;
  auto packed = CompressedReader::open(*compression, {to, *got}, file_.path());
  if (!packed) return packed.error();
  packed_.emplace(std::move(*packed));
  return packed_->read(file_, to, room);
}

bool LineReader::is_ready() const {
  const std::size_t size = end_ - begin_;
  return at_end_ || (size > 0 && std::memchr(buffer_.data() + begin_, '\n', size) != nullptr) || file_.is_ready();
}

Line LineReader::take(std::size_t size, std::size_t with_end) {
  const Line line{{buffer_.data() + begin_, size}, ++number_, base_ + begin_, size};
  begin_ += with_end;
  return line;
}

/// Of the line that was just taken all but its first bytes, to be read again.
void LineReader::give_back(Line& line, std::size_t size) {
  begin_ -= line.length - size;
  line.text = line.text.substr(0, size);
  line.length = size;
}

Result<std::optional<Line>> LineReader::next() {
  std::size_t looked = 0;  // unread bytes that hold no line end
  for (;;) {
    const void* found =
        end_ == begin_ ? nullptr : std::memchr(buffer_.data() + begin_ + looked, '\n', end_ - begin_ - looked);
    if (found != nullptr) {
      const auto size = static_cast<std::size_t>(static_cast<const char*>(found) - buffer_.data()) - begin_;
      if (size <= limit_) return std::optional(take(size, size + 1));
    }
    looked = end_ - begin_;
    if (looked > limit_) return cut_line();
    const auto more = fill();
    if (!more) return more.error();
    if (*more) continue;
    if (begin_ == end_) return std::optional<Line>();
    return std::optional(take(end_ - begin_, end_ - begin_));
  }
}

/// What is kept of a piece over the limit; its length is not known yet.
Line LineReader::first_part() {
  cut_.assign(buffer_.data() + begin_, std::min(end_ - begin_, kDeadLetterBytes));
  cut_.reserve(cut_.size() + kPadding);
  return {cut_, ++number_, base_ + begin_, 0};
}

/// The unread bytes are the beginning of a line over the limit: keeps some, drops the rest.
Result<std::optional<Line>> LineReader::cut_line() {
  Line line = first_part();
  for (;;) {
    const void* found = end_ == begin_ ? nullptr : std::memchr(buffer_.data() + begin_, '\n', end_ - begin_);
    if (found != nullptr) {
      const auto size = static_cast<std::size_t>(static_cast<const char*>(found) - buffer_.data()) - begin_;
      line.length += size;
      begin_ += size + 1;
      return std::optional(line);
    }
    line.length += end_ - begin_;
    begin_ = end_;
    const auto more = fill();
    if (!more) return more.error();
    if (!*more) return std::optional(line);
  }
}

Result<std::optional<Line>> LineReader::next_element() {
  for (;;) {
    const std::string_view left(buffer_.data() + begin_, end_ - begin_);
    const std::size_t gap = gap_before_element(left);
    begin_ += gap;
    if (gap < left.size()) break;
    const auto more = fill();
    if (!more) return more.error();
    if (!*more) return std::optional<Line>();
  }
  JsonElement element;
  return take_piece(element);
}

Result<std::optional<Line>> LineReader::next_record(CsvRecord& record) {
  if (begin_ == end_) {
    const auto more = fill();
    if (!more) return more.error();
    if (!*more) return std::optional<Line>();
  }
  auto line = take_piece(record);
  const bool broken = line && *line && !(*line)->is_cut() && record.is_broken();
  if (broken && record.first_line() != 0) give_back(**line, record.first_line());
  return line;
}

/// From the first unread byte to where the piece ends.
template <typename Piece>
Result<std::optional<Line>> LineReader::take_piece(Piece& piece) {
  for (std::size_t looked = 0;;) {
    looked += piece.take({buffer_.data() + begin_ + looked, end_ - begin_ - looked});
    if (piece.is_whole()) return std::optional(take(looked, looked));
    if (looked > limit_) return cut_piece();
    const auto more = fill();
    if (!more) return more.error();
    if (!*more) return std::optional(take(looked, looked));
  }
}

/// Where a piece over the limit ends cannot be told: perhaps a quotation mark is missing. Drops the rest.
Result<std::optional<Line>> LineReader::cut_piece() {
  Line line = first_part();
  for (;;) {
    line.length += end_ - begin_;
    begin_ = end_;
    const auto more = fill();
    if (!more) return more.error();
    if (!*more) return std::optional(line);
  }
}

Result<std::string_view> LineReader::peek() {
  if (begin_ == end_) {
    const auto more = fill();
    if (!more) return more.error();
  }
  return std::string_view(buffer_.data() + begin_, end_ - begin_);
}

Result<std::string> LineReader::rest(std::uint64_t limit) {
  std::string out;
  for (;;) {
    out.append(buffer_.data() + begin_, end_ - begin_);
    begin_ = end_;
    if (out.size() > limit) return Error{"the file is too large", ErrorKind::bad_data};
    const auto more = fill();
    if (!more) return more.error();
    if (!*more) return out;
  }
}

}  // namespace wirefacts
