#pragma once
// An analyzed article: tokens, sentences, paragraphs and zones over untouched text.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/span.h"
#include "document/word_table.h"

namespace wirefacts {

/// What layout alone decides about a stretch of text; annotations with these labels are made of it.
enum class ZoneKind : std::uint8_t { headline, lead, body, table, quoted };

struct Zone {
  ZoneKind kind = ZoneKind::body;
  TokenSpan span;
  /// quoted only: opened by a mark that the paragraph before left open.
  bool continues = false;
};

/// Text that was not read, and why ("max_tokens", "max_bytes").
struct UnreadSpan {
  ByteSpan bytes;
  std::string reason;
};

/// Tokens own no memory: parallel arrays over the text. Made by the segmenter, then read-only;
/// reused from article to article. Not thread-safe while it is filled.
/// The text and the word table must outlive it.
class Document {
 public:
  /// Empties everything and points to a new text.
  void reset(std::string_view text, const WordTable* words);

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::uint32_t token_count() const { return static_cast<std::uint32_t>(begin_.size()); }
  [[nodiscard]] ByteSpan token(std::uint32_t i) const { return {begin_[i], end_[i]}; }
  [[nodiscard]] WordId word_id(std::uint32_t i) const { return word_[i]; }
  [[nodiscard]] const Word& word(std::uint32_t i) const { return (*words_)[word_[i]]; }
  [[nodiscard]] const WordTable& words() const { return *words_; }
  /// White space stands directly before the token, or the text begins there.
  [[nodiscard]] bool blank_before(std::uint32_t i) const { return i == 0 || end_[i - 1] != begin_[i]; }

  /// REQUIRES: !span.empty() for the next three.
  [[nodiscard]] ByteSpan bytes(TokenSpan span) const { return {begin_[span.begin], end_[span.end - 1]}; }
  [[nodiscard]] std::string_view text(TokenSpan span) const { return text(bytes(span)); }
  [[nodiscard]] std::string_view text(ByteSpan span) const { return text_.substr(span.begin, span.end - span.begin); }
  /// Norms of the tokens joined by one blank.
  [[nodiscard]] std::string norm(TokenSpan span) const;
  /// First token that ends behind byte `offset` (token_count() if none); last that begins before it + 1.
  [[nodiscard]] std::uint32_t token_at_or_after(std::uint32_t offset) const;
  /// Tokens that lie wholly inside the bytes; empty when none does.
  [[nodiscard]] TokenSpan tokens_inside(ByteSpan span) const;

  /// In text order; sentences partition each paragraph; a headline is the first paragraph.
  [[nodiscard]] const std::vector<TokenSpan>& paragraphs() const { return paragraphs_; }
  [[nodiscard]] const std::vector<TokenSpan>& sentences() const { return sentences_; }
  /// In text order, outer before inner.
  [[nodiscard]] const std::vector<Zone>& zones() const { return zones_; }
  [[nodiscard]] const std::vector<UnreadSpan>& unread() const { return unread_; }
  /// Number of the sentence that holds the token.
  [[nodiscard]] std::uint32_t sentence_of(std::uint32_t token) const { return sentence_of_[token]; }

  // Filling, for the segmenter only.
  void add_token(ByteSpan span, WordId word);
  void add_paragraph(TokenSpan span) { paragraphs_.push_back(span); }
  /// REQUIRES: begins where the sentence before ended.
  void add_sentence(TokenSpan span);
  void add_zone(Zone zone) { zones_.push_back(zone); }
  void sort_zones();
  void add_unread(UnreadSpan span) { unread_.push_back(std::move(span)); }

 private:
  std::string_view text_;
  const WordTable* words_ = nullptr;
  std::vector<std::uint32_t> begin_, end_;
  std::vector<WordId> word_;
  std::vector<std::uint32_t> sentence_of_;
  std::vector<TokenSpan> paragraphs_, sentences_;
  std::vector<Zone> zones_;
  std::vector<UnreadSpan> unread_;
};

}  // namespace wirefacts
