#include "segmentation/quote_pairs.h"

#include <algorithm>

#include "segmentation/unicode.h"

namespace wirefacts {
namespace {

constexpr char32_t kStraight = U'"';
constexpr char32_t kStraightSingle = U'\'';
constexpr char32_t kLeft = 0x201C, kRight = 0x201D, kLow = 0x201E;
constexpr char32_t kLeftSingle = 0x2018, kRightSingle = 0x2019, kLowSingle = 0x201A;
constexpr char32_t kLeftGuillemet = 0x00AB, kRightGuillemet = 0x00BB;
constexpr char32_t kLeftSingleGuillemet = 0x2039, kRightSingleGuillemet = 0x203A;

bool is_bracket_or_dash(char32_t c) {
  return c == U'(' || c == U'[' || c == U'{' || c == U'-' || c == 0x2013 || c == 0x2014 || c == U'/';
}

/// The first byte of every mark, and of a few other characters.
bool may_be_mark(char lead) { return lead == '"' || lead == '\'' || lead == '`' || lead == '\xC2' || lead == '\xE2'; }

/// The mark that a token is; one typed with two characters stands for a double one. 0: none.
char32_t form_of(std::string_view token) {
  if (token == "''") return kStraight;
  if (token == "``") return kLeft;
  const CodePoint c = code_point_at(token, 0);
  return c.length == token.size() ? c.value : 0;
}

bool is_text(char32_t c) { return is_letter(c) || is_digit(c); }

}  // namespace

bool QuotePairs::open_at(std::uint32_t token) const {
  return open == token || std::any_of(spans.begin(), spans.end(), [token](TokenSpan s) { return s.begin == token; });
}

QuotePairer::Mark QuotePairer::mark_at(const Document& document, TokenSpan paragraph, std::uint32_t token) {
  const ByteSpan bytes = document.token(token);
  const std::string_view text = document.text();
  if (bytes.size() > 3) return {};
  Mark mark;
  mark.form = form_of(document.text(bytes));
  switch (mark.form) {
    case kStraight:
    case kLeft:
    case kRight:
    case kLow: mark.family = Family::curly; break;
    case kLeftGuillemet:
    case kRightGuillemet:
    case kLeftSingleGuillemet:
    case kRightSingleGuillemet: mark.family = Family::guillemet; break;
    case kStraightSingle:
    case kLeftSingle:
    case kRightSingle:
    case kLowSingle: mark.family = Family::single; break;
    default: return {};
  }
  const bool first = token == paragraph.begin;
  const bool last = token + 1 == paragraph.end;
  const char32_t before = first ? U' ' : code_point_before(text, bytes.begin).value;
  const char32_t after = last ? U' ' : code_point_at(text, bytes.end).value;
  const bool mark_before =
      before == kStraight || before == kLeft || before == kLow || before == kLeftSingle || before == kLeftGuillemet;
  const bool mark_after = after == kStraight || after == kLeft || after == kLeftSingle;
  const bool free_before = is_blank(before) || is_bracket_or_dash(before);
  mark.closes = !is_blank(before) && !is_text(after);
  mark.opens = (free_before || mark_before) && !is_blank(after);
  if (mark.family == Family::single) {
    // The '90s and the like open nothing.
    const bool decade = is_digit(after) && is_letter(code_point_before(text, document.token(token + 1).end).value);
    mark.opens = mark.opens && (is_text(after) || mark_after) && !decade;
    mark.plural = (before == U's' || before == U'S') && is_blank(after) && !last &&
                  is_letter(code_point_at(text, document.token(token + 1).begin).value);
  }
  return mark;
}

const QuotePairer::Opener* QuotePairer::last(Family family) const {
  const std::vector<std::uint32_t>& live = live_[static_cast<std::size_t>(family)];
  return live.empty() ? nullptr : &stack_[live.back()];
}

QuotePairer::Act QuotePairer::act_of_single(const Mark& mark) const {
  const bool top = !stack_.empty() && stack_.back().family == Family::single;
  if (top && mark.closes && !mark.opens && mark.form != kLowSingle &&
      (mark.form != kLeftSingle || stack_.back().form == kLowSingle)) {
    return Act::close;
  }
  return mark.opens && mark.form != kRightSingle ? Act::open : Act::nothing;
}

QuotePairer::Act QuotePairer::act_of(const Mark& mark) const {
  if (mark.family == Family::single) return act_of_single(mark);
  const Opener* opener = last(mark.family);
  const bool like_closing = mark.closes && !mark.opens;
  const bool like_opening = mark.opens && !mark.closes;
  switch (mark.form) {
    case kStraight:
      if (opener == nullptr) return like_closing ? Act::nothing : Act::open;
      return opener->form != kStraight && like_opening ? Act::open : Act::close;
    case kLow: return Act::open;
    case kRight:
      if (opener != nullptr) return Act::close;
      return like_opening ? Act::open : Act::nothing;
    case kLeft:
      if (opener != nullptr && (opener->form == kLow || like_closing)) return Act::close;
      return like_closing ? Act::nothing : Act::open;
    case kRightGuillemet:
    case kRightSingleGuillemet:
      // »So« opens with the mark that closes « so ».
      if (opener != nullptr && (opener->form != mark.form || !like_opening)) return Act::close;
      return like_opening ? Act::open : Act::nothing;
    default:  // « and ‹
      if (opener != nullptr && (opener->form != mark.form || like_closing)) return Act::close;
      return like_closing ? Act::nothing : Act::open;
  }
}

void QuotePairer::drop_last(QuotePairs& pairs) {
  const Opener& opener = stack_.back();
  if (opener.perhaps_closed != QuotePairs::kNone) {
    pairs.spans.push_back({opener.token, opener.perhaps_closed + 1});
  }
  live_[static_cast<std::size_t>(opener.family)].pop_back();
  stack_.pop_back();
}

void QuotePairer::close(Family family, std::uint32_t token, QuotePairs& pairs) {
  while (stack_.back().family != family) drop_last(pairs);  // left open inside
  stack_.back().perhaps_closed = token;
  drop_last(pairs);
}

void QuotePairer::pair(const Document& document, TokenSpan paragraph, QuotePairs& pairs) {
  pairs.spans.clear();
  pairs.open = QuotePairs::kNone;
  stack_.clear();
  for (auto& live : live_) live.clear();
  for (std::uint32_t i = paragraph.begin; i < paragraph.end; ++i) {
    if (!may_be_mark(document.text()[document.token(i).begin])) continue;
    const Mark mark = mark_at(document, paragraph, i);
    if (mark.family == Family::none) continue;
    const Act act = act_of(mark);
    if (act == Act::close && mark.plural) {
      // The workers’ strike: closes only if nothing better comes, and only what surely opened.
      Opener& opener = stack_.back();
      if (opener.form == kLeftSingle && opener.perhaps_closed == QuotePairs::kNone) {
        opener.perhaps_closed = i;
      }
    } else if (act == Act::close) {
      close(mark.family, i, pairs);
    } else if (act == Act::open) {
      if (!stack_.empty() && stack_.back().perhaps_closed != QuotePairs::kNone) drop_last(pairs);
      live_[static_cast<std::size_t>(mark.family)].push_back(static_cast<std::uint32_t>(stack_.size()));
      stack_.push_back({i, mark.family, mark.form, mark.opens, QuotePairs::kNone});
    }
  }
  for (const Opener& opener : stack_) {
    if (opener.family != Family::single && opener.opens && pairs.open == QuotePairs::kNone) {
      pairs.open = opener.token;
    }
  }
  while (!stack_.empty()) drop_last(pairs);
}

}  // namespace wirefacts
