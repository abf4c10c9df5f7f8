#pragma once
// Records in their context: the words around a place of an article.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "document/article.h"
#include "records/code_point_text.h"
#include "records/extraction.h"
#include "segmentation/segmenter.h"

namespace wirefacts {

/// On one line; "…" where the paragraph goes on.
struct Context {
  std::string left, right;
};

/// Gives contexts of one article after the other. One per thread: it keeps a segmenter.
class ContextReader {
 public:
  ContextReader() : segmenter_(tables_, symbols_) {}
  ContextReader(const ContextReader&) = delete;
  ContextReader& operator=(const ContextReader&) = delete;

  /// The article must outlive its use. Nothing is read before the first question.
  void read(const Article& article);

  /// At most `most` code points on each side, inside the paragraph of the place.
  /// REQUIRES: an article was given.
  [[nodiscard]] Context around(CharSpan place, std::uint32_t most);

 private:
  void find_paragraphs();

  SegmentationTables tables_;  // empty: layout alone divides paragraphs
  SymbolTable symbols_;
  Segmenter segmenter_;
  const Article* article_ = nullptr;
  std::optional<CodePointText> text_;  // nothing: not read yet
  std::vector<CharSpan> paragraphs_;
};

}  // namespace wirefacts
