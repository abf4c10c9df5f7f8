#include "segmentation/sentence_splitter.h"

#include "segmentation/token_start.h"

namespace wirefacts {
namespace {

constexpr std::uint32_t kShortPair = 60;   // tokens: borders inside shorter brackets fall
constexpr std::uint32_t kLongestName = 8;  // tokens of the speaker behind a quotation

bool is_lower_word(const Document& document, std::uint32_t i) { return document.word(i).has(Shape::lower); }

bool is_end_mark(std::string_view token) { return token == "." || token == "!" || token == "?"; }

/// Goes on with what stands before it.
bool is_inner_mark(std::string_view token) { return token == "," || token == ";" || token == ":"; }

bool is_open_bracket(std::string_view token) { return token == "(" || token == "["; }
bool is_close_bracket(std::string_view token) { return token == ")" || token == "]"; }

}  // namespace

SentenceSplitter::SentenceSplitter(const SegmentationTables& tables) : tables_(&tables), breaks_(BreakKind::sentence) {}

bool SentenceSplitter::has(const std::unordered_set<std::string>& set, std::string_view norm) {
  key_.assign(norm);
  return set.count(key_) != 0;
}

void SentenceSplitter::add_pair(TokenSpan pair, bool joins) {
  const std::uint32_t open = pair.begin - paragraph_.begin;
  const std::uint32_t close = pair.end - 1 - paragraph_.begin;
  roles_[open] = Role::opening;
  roles_[close] = Role::closing;
  if (!joins || pair.size() >= kShortPair || pair.size() < 4) return;
  // Borders directly behind the opening and before the closing mark are not enclosed but moved out.
  ++inside_[open + 2];
  --inside_[close];
}

void SentenceSplitter::find_pairs(const Document& document, const QuotePairs& quotes) {
  // Sentences of a quotation stay apart: an event in one is not evidenced by its neighbors.
  for (const TokenSpan pair : quotes.spans) add_pair(pair, false);
  if (quotes.open != QuotePairs::kNone) roles_[quotes.open - paragraph_.begin] = Role::opening;
  brackets_.clear();
  for (std::uint32_t i = paragraph_.begin; i < paragraph_.end; ++i) {
    if (document.token(i).size() != 1) continue;
    const std::string_view token = document.word(i).text;
    if (is_open_bracket(token)) {
      brackets_.push_back(i);
    } else if (is_close_bracket(token) && !brackets_.empty()) {
      add_pair({brackets_.back(), i + 1}, true);
      brackets_.pop_back();
    }
  }
  for (std::size_t i = 1; i < inside_.size(); ++i) inside_[i] += inside_[i - 1];
}

void SentenceSplitter::find_borders(std::string_view flat, std::uint32_t offset, const Document& document) {
  breaks_.find(flat, boundaries_);
  std::uint32_t i = paragraph_.begin;
  for (const Boundary& boundary : boundaries_) {
    const std::uint32_t at = offset + boundary.end;
    while (i < paragraph_.end && document.token(i).begin < at) ++i;
    if (i == paragraph_.end) return;
    if (i == paragraph_.begin || document.token(i - 1).end > at) continue;  // inside a token
    if (inside_[i - paragraph_.begin] == 0) borders_[i - paragraph_.begin] = 1;
  }
}

void SentenceSplitter::move_to_marks() {
  const std::size_t count = borders_.size();
  for (std::size_t i = 1; i < count; ++i) {  // a closing mark belongs to what it closes
    if (borders_[i] != 0 && roles_[i] == Role::closing) {
      borders_[i] = 0;
      if (i + 1 < count) borders_[i + 1] = 1;
    }
  }
  for (std::size_t i = count; i-- > 1;) {  // and an opening mark to what it opens
    if (borders_[i] != 0 && roles_[i - 1] == Role::opening) {
      borders_[i] = 0;
      borders_[i - 1] = 1;
    }
  }
}

void SentenceSplitter::add_behind_closing_marks(const Document& document) {
  for (std::uint32_t i = paragraph_.begin + 2; i < paragraph_.end; ++i) {
    const std::uint32_t at = i - paragraph_.begin;
    if (roles_[at - 1] != Role::closing || borders_[at] != 0 || inside_[at] != 0) continue;
    if (!is_end_mark(document.word(i - 2).text)) continue;
    const bool opens = roles_[at] == Role::opening;
    if (opens || (document.blank_before(i) && begins_upper(document, i))) borders_[at] = 1;
  }
}

std::uint32_t SentenceSplitter::behind_opening_marks(std::uint32_t i) const {
  while (i < paragraph_.end && role(i) == Role::opening) ++i;
  return i;
}

bool SentenceSplitter::is_opener(const Document& document, std::uint32_t i) {
  return begins_upper(document, i) && has(tables_->sentence_openers, document.word(i).norm);
}

bool SentenceSplitter::stands_behind_abbreviation(const Document& document, std::uint32_t i) {
  const Word& word = document.word(i - 1);
  if (word.text.size() < 2 || word.text.back() != '.') return true;
  const std::uint32_t next = behind_opening_marks(i);
  if (next == paragraph_.end) return true;
  key_.assign(word.norm);
  const auto known = tables_->abbreviations.find(key_);
  // Initials (also "P.", whatever "p." abbreviates), and forms with periods that no table has.
  if (word.has(Shape::initial) || known == tables_->abbreviations.end()) return is_opener(document, next);
  const std::string& kind = known->second;
  if (kind == "title") return false;
  if (kind == "month" || kind == "number") return !begins_with_digit(document, next);
  if (kind == "unit") return true;
  key_ += ' ';
  key_ += document.word(next).norm;
  if (tables_->abbreviated_names.count(key_) != 0) return false;
  if (has(tables_->calendar_words, document.word(next).norm)) return false;
  if (next + 1 < paragraph_.end) {
    key_.assign(document.word(next).norm);
    key_ += ' ';
    key_ += document.word(next + 1).norm;
    if (tables_->calendar_words.count(key_) != 0) return false;
  }
  if (is_opener(document, next)) return true;
  key_.assign(document.word(next).norm);
  const auto also = tables_->abbreviations.find(key_);
  if (also != tables_->abbreviations.end()) {
    // Kovac Bros. Ltd.; U.S. Sen. Brandt; but "at 9 p.m. Mr. Tan left".
    return also->second == "title" && (kind == "company" || kind == "time");
  }
  // U.S. Navy, U.N. envoys: such places stand before what they describe far more often than last.
  const bool describes = kind == "place" && word.text.find('.') + 1 < word.text.size();
  const bool may_end = kind == "place" || kind == "company" || kind == "time";
  return may_end && !describes && document.word(next).has(Shape::cap) && next + 1 < paragraph_.end &&
         is_lower_word(document, next + 1);
}

bool SentenceSplitter::is_attribution(const Document& document, std::uint32_t i) {
  std::uint32_t verb = i;
  while (verb < paragraph_.end && verb - i < kLongestName && begins_upper(document, verb)) ++verb;
  if (verb == i || verb == paragraph_.end || !has(tables_->reporting_forms, document.word(verb).norm)) {
    return false;
  }
  // Behind a full stop a name and "said" begin a new sentence, unless they are all of it.
  if (document.word(i - 2).text != ".") return true;
  return verb + 1 == paragraph_.end || document.word(verb + 1).text == ".";
}

bool SentenceSplitter::stands(const Document& document, std::uint32_t begin, std::uint32_t i) {
  if (is_lower_word(document, i) || is_inner_mark(document.word(i).text)) return false;
  // "1. Buy a car.": a number alone is no sentence.
  if (i == begin + 2 && document.word(begin + 1).text == "." && begins_with_digit(document, begin)) return false;
  if (!stands_behind_abbreviation(document, i)) return false;
  const bool behind_quotation = i >= paragraph_.begin + 2 && role(i - 1) == Role::closing;
  return !behind_quotation || !is_attribution(document, i);
}

void SentenceSplitter::split(std::string_view flat, std::uint32_t offset, TokenSpan paragraph, const QuotePairs& quotes,
                             Document& document) {
  paragraph_ = paragraph;
  borders_.assign(paragraph.size(), 0);
  roles_.assign(paragraph.size(), Role::none);
  inside_.assign(paragraph.size() + 1, 0);
  find_pairs(document, quotes);
  find_borders(flat, offset, document);
  move_to_marks();
  add_behind_closing_marks(document);
  std::uint32_t begin = paragraph.begin;
  for (std::uint32_t i = paragraph.begin + 1; i < paragraph.end; ++i) {
    if (borders_[i - paragraph.begin] == 0 || !stands(document, begin, i)) continue;
    document.add_sentence({begin, i});
    begin = i;
  }
  document.add_sentence({begin, paragraph.end});
}

}  // namespace wirefacts
