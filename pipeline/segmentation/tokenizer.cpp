#include "segmentation/tokenizer.h"

#include <algorithm>

#include "segmentation/unicode.h"

namespace wirefacts {
namespace {

constexpr std::size_t kLongestClitic = 16;  // bytes; longer texts are not asked whether they are one

bool has_apostrophe(std::string_view segment) {
  for (std::size_t i = 0; i < segment.size(); ++i) {
    if (segment[i] == '\'') return true;
    if (segment[i] == '\xE2' && code_point_at(segment, i).value == 0x2019) return true;
  }
  return false;
}

/// Letters with periods between them, at least one part a single letter: U.S, p.m, Ph.D; no host
/// name and no number.
bool is_dotted(std::string_view segment) {
  if (segment.find('.') == std::string_view::npos) return false;
  std::uint32_t letters = 0;
  bool single = false;
  for (std::size_t i = 0; i < segment.size();) {
    const CodePoint c = code_point_at(segment, i);
    i += c.length;
    if (c.value == U'.') {
      single = single || letters == 1;
      letters = 0;
    } else if (is_letter(c.value)) {
      ++letters;
    } else {
      return false;
    }
  }
  return single || letters == 1;
}

/// One capital letter, then (behind its period at `period`) a blank and a capital: J. Smith.
bool is_initial(std::string_view text, ByteSpan segment) {
  const CodePoint letter = code_point_at(text, segment.begin);
  if (segment.begin + letter.length != segment.end || !is_upper(letter.value)) return false;
  std::size_t at = segment.end + 1;
  CodePoint c = code_point_at(text, at);
  if (c.length == 0 || !is_blank(c.value)) return false;
  while (c.length > 0 && is_blank(c.value)) {
    at += c.length;
    c = code_point_at(text, at);
  }
  return c.length > 0 && is_upper(c.value);
}

bool is_all_capitals(std::string_view word) {
  return (shapes_of(word) & static_cast<std::uint8_t>(Shape::all_caps)) != 0;
}

/// The word beside it is in capitals, too, and has two letters at least: GEN. LOPEZ, NORVANE CORP., NORVANE & CO.
bool is_beside_capitals(std::string_view text, ByteSpan segment) {
  std::size_t before = segment.begin;
  CodePoint c = code_point_before(text, before);
  while (c.length > 0 && is_blank(c.value)) c = code_point_before(text, before -= c.length);
  if (c.value == U'&') return true;
  if (is_upper(c.value) && is_upper(code_point_before(text, before - c.length).value)) return true;
  std::size_t behind = segment.end + 1;  // behind the period
  c = code_point_at(text, behind);
  while (c.length > 0 && is_blank(c.value)) c = code_point_at(text, behind += c.length);
  return is_upper(c.value) && is_upper(code_point_at(text, behind + c.length).value);
}

/// The two bytes of the text at `at` are one mark: ''so'' or ``so''. Of three that close, the first is a single one:
/// ''He said 'no'''.
bool is_typed_with_two(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c != '\'' && c != '`') return false;
  std::size_t count = 1;  // as many as matter
  while (count < 4 && at + count < text.size() && text[at + count] == c) ++count;
  const bool behind_mark = at > 0 && text[at - 1] == c;
  const bool closing = at > 0 && !is_blank(code_point_before(text, at).value);
  return count == 2 || (count == 3 && !behind_mark && !closing);
}

}  // namespace

Tokenizer::Tokenizer(const SegmentationTables& tables) : tables_(&tables), words_(BreakKind::word) {}

bool Tokenizer::takes_period(std::string_view text, ByteSpan segment) {
  const std::string_view word = text.substr(segment.begin, segment.end - segment.begin);
  if (!is_letter(code_point_at(word, 0).value)) return false;
  return is_dotted(word) || is_initial(text, segment) || is_abbreviation(text, segment);
}

bool Tokenizer::is_abbreviation(std::string_view text, ByteSpan segment) {
  const std::string_view word = text.substr(segment.begin, segment.end - segment.begin);
  fold_into(word, key_);
  key_ += '.';
  if (tables_->abbreviations.count(key_) == 0) return false;
  if (tables_->capital_abbreviations.count(key_) != 0 && !is_upper(code_point_at(word, 0).value)) return false;
  return !is_all_capitals(word) || is_beside_capitals(text, segment);  // "Sec. Lopez", but not "the SEC."
}

bool Tokenizer::is_clitic(std::string_view text) const {
  return !text.empty() &&
         std::any_of(tables_->clitics.begin(), tables_->clitics.end(),
                     [text](const std::string& clitic) { return folded_ending(text, clitic) == text.size(); });
}

void Tokenizer::add_segment(std::string_view text, ByteSpan segment, std::uint32_t offset,
                            std::vector<ByteSpan>& tokens) {
  const std::string_view word = text.substr(segment.begin, segment.end - segment.begin);
  if (!has_apostrophe(word) || !is_letter(code_point_at(word, 0).value)) {
    tokens.push_back({offset + segment.begin, offset + segment.end});
    return;
  }
  const std::size_t first = tokens.size();
  std::uint32_t end = segment.end;
  // From the right, as long as something is left in front: I'd've gives I + 'd + 've.
  for (std::uint32_t longest = 1; longest > 0;) {
    longest = 0;
    for (const std::string& clitic : tables_->clitics) {
      const std::uint32_t size = folded_ending(text.substr(segment.begin, end - segment.begin), clitic);
      if (size < end - segment.begin) longest = std::max(longest, size);
    }
    if (longest > 0) tokens.push_back({offset + end - longest, offset + end});
    end -= longest;
  }
  tokens.push_back({offset + segment.begin, offset + end});
  std::reverse(tokens.begin() + static_cast<std::ptrdiff_t>(first), tokens.end());
}

void Tokenizer::tokenize(std::string_view text, std::uint32_t offset, std::vector<ByteSpan>& tokens) {
  if (text.size() <= kLongestClitic && is_clitic(text)) {
    // Alone it is one token, as it is behind a word: a rule that writes "'s" means that.
    tokens.push_back({offset, offset + static_cast<std::uint32_t>(text.size())});
    return;
  }
  words_.find(text, boundaries_);
  std::uint32_t begin = 0;
  for (std::size_t i = 0; i < boundaries_.size(); ++i) {
    const std::string_view segment = trim_blanks(text.substr(begin, boundaries_[i].end - begin));
    const auto at = static_cast<std::uint32_t>(segment.data() - text.data());
    begin = boundaries_[i].end;
    if (segment.empty()) continue;
    ByteSpan span{at, at + static_cast<std::uint32_t>(segment.size())};
    if (i + 1 < boundaries_.size() && boundaries_[i + 1].end == at + 2 && is_typed_with_two(text, at)) {
      begin = boundaries_[++i].end;
      tokens.push_back({offset + at, offset + begin});
      continue;
    }
    const bool period_behind =
        i + 1 < boundaries_.size() && span.end == begin && boundaries_[i + 1].end == begin + 1 && text[begin] == '.';
    // Behind a mark or a figure the breaker leaves the apostrophe alone: the U.S.'s, 1990's.
    const bool clitic_behind = has_apostrophe(segment) && !is_letter(code_point_at(segment, 0).value) &&
                               i + 1 < boundaries_.size() && at > 0 && !is_blank(code_point_before(text, at).value) &&
                               is_clitic(text.substr(at, boundaries_[i + 1].end - at));
    if (clitic_behind || (period_behind && takes_period(text, span))) {
      begin = boundaries_[++i].end;
      tokens.push_back({offset + span.begin, offset + begin});
    } else {
      add_segment(text, span, offset, tokens);
    }
  }
}

std::vector<ByteSpan> tokenize(std::string_view text, const SegmentationTables& tables) {
  std::vector<ByteSpan> tokens;
  Tokenizer(tables).tokenize(text, 0, tokens);
  return tokens;
}

}  // namespace wirefacts
