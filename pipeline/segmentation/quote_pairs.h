#pragma once
// Quotation marks of one paragraph, paired (README.md, "Quotations").

#include <cstdint>
#include <vector>

#include "document/document.h"

namespace wirefacts {

/// Pairs of one paragraph as tokens, marks included; reused from paragraph to paragraph.
struct QuotePairs {
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  std::vector<TokenSpan> spans;  // properly nested, by their closing marks
  std::uint32_t open = kNone;    // outermost double mark that opens and is never closed

  /// A mark that opens (closed or not) begins the paragraph.
  [[nodiscard]] bool open_at(std::uint32_t token) const;
};

/// One thread at a time: keeps a stack.
class QuotePairer {
 public:
  /// Replaces `pairs`. Linear in the tokens: each mark is pushed and popped once.
  void pair(const Document& document, TokenSpan paragraph, QuotePairs& pairs);

 private:
  enum class Family : std::uint8_t { none, curly, guillemet, single };
  struct Mark {
    Family family = Family::none;
    char32_t form = 0;
    bool opens = false;   // stands like an opening mark: behind a blank, before text
    bool closes = false;  // stands like a closing mark: behind text, before a blank or punctuation
    bool plural = false;  // behind an s and before a word: the workers' strike
  };
  struct Opener {
    std::uint32_t token = 0;
    Family family = Family::none;
    char32_t form = 0;
    bool opens = false;
    std::uint32_t perhaps_closed = QuotePairs::kNone;  // by a mark that may be a plural's
  };
  enum class Act : std::uint8_t { nothing, open, close };

  static Mark mark_at(const Document& document, TokenSpan paragraph, std::uint32_t token);
  [[nodiscard]] Act act_of(const Mark& mark) const;
  [[nodiscard]] Act act_of_single(const Mark& mark) const;
  [[nodiscard]] const Opener* last(Family family) const;
  void close(Family family, std::uint32_t token, QuotePairs& pairs);
  void drop_last(QuotePairs& pairs);

  std::vector<Opener> stack_;
  std::vector<std::uint32_t> live_[4];  // places in stack_, by family
};

}  // namespace wirefacts
