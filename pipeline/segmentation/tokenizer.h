#pragma once
// Tokens of a stretch of text: word segments of UAX 29, clitics cut off, periods of abbreviations
// joined (README.md, "Tokens").

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/span.h"
#include "segmentation/segmenter.h"
#include "segmentation/unicode_breaks.h"

namespace wirefacts {

/// One thread at a time; for many short texts far cheaper than the function tokenize(), with the
/// same result. `tables` must outlive it.
class Tokenizer {
 public:
  explicit Tokenizer(const SegmentationTables& tables);

  /// Appends the tokens of `text`, in order, each moved by `offset` bytes. Linear; allocates nothing
  /// once its buffers have grown. REQUIRES: offset + text.size() < 1 GiB.
  void tokenize(std::string_view text, std::uint32_t offset, std::vector<ByteSpan>& tokens);

 private:
  void add_segment(std::string_view text, ByteSpan segment, std::uint32_t offset, std::vector<ByteSpan>& tokens);
  [[nodiscard]] bool takes_period(std::string_view text, ByteSpan segment);
  /// The segment with its period is listed, and may be an abbreviation with this capital or small first letter; in
  /// capitals only if the word beside it is, too.
  [[nodiscard]] bool is_abbreviation(std::string_view text, ByteSpan segment);
  [[nodiscard]] bool is_clitic(std::string_view text) const;

  const SegmentationTables* tables_;
  BreakFinder words_;
  std::vector<Boundary> boundaries_;
  std::string key_;
};

}  // namespace wirefacts
