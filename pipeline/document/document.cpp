#include "document/document.h"

#include <algorithm>
#include <tuple>

namespace wirefacts {

void Document::reset(std::string_view text, const WordTable* words) {
  text_ = text;
  words_ = words;
  begin_.clear();
  end_.clear();
  word_.clear();
  sentence_of_.clear();
  paragraphs_.clear();
  sentences_.clear();
  zones_.clear();
  unread_.clear();
}

std::string Document::norm(TokenSpan span) const {
  std::string out;
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    if (i != span.begin) out += ' ';
    out += word(i).norm;
  }
  return out;
}

std::uint32_t Document::token_at_or_after(std::uint32_t offset) const {
  const auto at = std::upper_bound(end_.begin(), end_.end(), offset);
  return static_cast<std::uint32_t>(at - end_.begin());
}

TokenSpan Document::tokens_inside(ByteSpan span) const {
  const auto first = std::lower_bound(begin_.begin(), begin_.end(), span.begin);
  const auto last = std::upper_bound(end_.begin(), end_.end(), span.end);
  const auto begin = static_cast<std::uint32_t>(first - begin_.begin());
  const auto end = static_cast<std::uint32_t>(last - end_.begin());
  return begin < end ? TokenSpan{begin, end} : TokenSpan{begin, begin};
}

void Document::add_token(ByteSpan span, WordId word) {
  begin_.push_back(span.begin);
  end_.push_back(span.end);
  word_.push_back(word);
}

void Document::add_sentence(TokenSpan span) {
  const auto number = static_cast<std::uint32_t>(sentences_.size());
  sentences_.push_back(span);
  sentence_of_.resize(span.end, number);
}

void Document::sort_zones() {
  std::stable_sort(zones_.begin(), zones_.end(), [](const Zone& a, const Zone& b) {
    return std::tuple(a.span.begin, b.span.end) < std::tuple(b.span.begin, a.span.end);
  });
}

}  // namespace wirefacts
