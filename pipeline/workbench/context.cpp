#include "workbench/context.h"

#include <algorithm>

#include "document/offset_map.h"
#include "workbench/display_text.h"

namespace wirefacts {

void ContextReader::read(const Article& article) {
  article_ = &article;
  text_.reset();
}

void ContextReader::find_paragraphs() {
  text_.emplace(article_->text);
  paragraphs_.clear();
  Document document;
  segmenter_.segment(*article_, document);
  const OffsetMap offsets(article_->text);
  for (const TokenSpan paragraph : document.paragraphs()) {
    if (paragraph.empty()) continue;
    const ByteSpan span = offsets.code_points(document.bytes(paragraph));
    paragraphs_.push_back({span.begin, span.end});
  }
}

Context ContextReader::around(CharSpan place, std::uint32_t most) {
  if (!text_) find_paragraphs();
  const auto own = std::partition_point(paragraphs_.begin(), paragraphs_.end(),
                                        [&](CharSpan paragraph) { return paragraph.end <= place.start; });
  const bool inside = own != paragraphs_.end() && own->start <= place.start;
  const std::uint32_t first = inside ? own->start : place.start;
  const std::uint32_t last = inside ? std::max(own->end, place.end) : place.end;
  const std::uint32_t from = std::max(first, place.start - std::min(place.start, most));
  const std::uint32_t to = std::min(last, place.end + most);
  return {(from > first ? "…" : "") + flowing(text_->words({from, place.start})),
          flowing(text_->words({place.end, to})) + (to < last ? "…" : "")};
}

}  // namespace wirefacts
