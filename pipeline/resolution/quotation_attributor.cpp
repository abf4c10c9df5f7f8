#include "resolution/quotation_attributor.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "base/table.h"
#include "resolution/field_text.h"
#include "resolution/resolution_data.h"

namespace wirefacts {
namespace {

// Four words and the marks: less is a title or a word held at arm's length.
constexpr std::uint32_t kFewestTokens = 6;

/// The mention inside the speaker's words that covers their head, or the name behind them, else those words.
TokenSpan speaker_span(const Discourse& discourse, AnnotationId speaker) {
  const TokenSpan words = discourse.at(speaker).span;
  MentionId m = discourse.mention_of(speaker);
  if (m == kNone) m = discourse.apposed_name(words);
  return m == kNone ? words : discourse.mentions[m].span;
}

/// What stands between marks inside indirect speech is verbatim: the speech is mixed, or direct if nothing else is
/// said.
void take_marks(const Discourse& discourse, Quotation& q) {
  if (q.kind != "indirect" && q.kind != "mixed") return;
  const auto quoted = discourse.all(labels::kQuoted);
  const auto first =
      std::lower_bound(quoted.begin(), quoted.end(), q.span.begin,
                       [&](AnnotationId id, std::uint32_t at) { return discourse.at(id).span.begin < at; });
  if (first == quoted.end() || discourse.at(*first).span.end > q.span.end) return;
  const TokenSpan marked = discourse.at(*first).span;
  q.kind = marked == q.span ? "direct" : "mixed";
  if (q.kind == "direct") q.verbatim.reset();
  else if (!q.verbatim) q.verbatim = marked;
}

/// A sentence of words quoted over several sentences, taken for speech without marks: the marks run on over its border,
/// and the speaker stands outside them.
bool is_cut_from_marks(const Discourse& discourse, const Quotation& q) {
  const auto inside = [&](std::uint32_t begin, std::uint32_t end) {
    return discourse.annotations.covered(labels::kQuoted, TokenSpan{begin, end});
  };
  if (q.kind == "direct" || !q.speaker_span) return false;
  const bool cut_at_start = q.span.begin > 0 && inside(q.span.begin - 1, q.span.begin + 1);
  const bool cut_at_end = q.span.end < discourse.document.token_count() && inside(q.span.end - 1, q.span.end + 1);
  return (cut_at_start || cut_at_end) &&
         !inside(std::min(q.span.begin, q.speaker_span->begin), std::max(q.span.end, q.speaker_span->end));
}

/// In a headline the cue is all between content and speaker (or speaker and content).
ByteSpan headline_cue(const Discourse& discourse, TokenSpan content, TokenSpan speaker) {
  const TokenSpan first = content.begin < speaker.begin ? content : speaker;
  const TokenSpan second = content.begin < speaker.begin ? speaker : content;
  const std::uint32_t begin = discourse.document.bytes(first).end;
  return {begin, std::max(begin, discourse.document.bytes(second).begin)};
}

Quotation quotation_of(const Discourse& discourse, AnnotationId id) {
  Quotation q;
  q.kind = discourse.text_field(id, "kind");
  q.span = discourse.at(id).span;
  q.rule = discourse.rule_name(id);
  const FieldValue cue = discourse.field(id, "cue");
  q.cue = trim(to_text(cue));
  q.cue_bytes = cue.place;
  const FieldValue speaker = discourse.field(id, "speaker");
  if (speaker.kind == FieldValue::Kind::annotation) {
    q.speaker_span = speaker_span(discourse, speaker.annotation);
    if (q.kind == "headline") q.cue_bytes = headline_cue(discourse, q.span, discourse.at(speaker.annotation).span);
  }
  const FieldValue verbatim = discourse.field(id, "verbatim");
  if (verbatim.kind == FieldValue::Kind::annotation) q.verbatim = discourse.at(verbatim.annotation).span;
  take_marks(discourse, q);
  return q;
}

/// No letter and no digit: also a dash, or marks of omission.
bool is_punctuation(const Discourse& discourse, std::uint32_t token) {
  return discourse.document.word(token).has(Shape::punct);
}

/// Adds the second halves of the quotations of a paragraph, and what goes on from the paragraph before, where its marks
/// were left open. `quoted` are the stretches between marks there.
class SecondHalves {
 public:
  explicit SecondHalves(Discourse& discourse) : discourse_(discourse) {
    for (QuotationId q = 0; q < discourse.quotations.size(); ++q) {
      const Quotation& quotation = discourse.quotations[q];
      if (quotation.kind == "direct") direct_.emplace(quotation.span, q);
    }
  }

  void add(TokenSpan paragraph, std::span<const AnnotationId> quoted) {
    QuotationId last = kNone;
    std::uint32_t covered_to = paragraph.begin;  // by a half that was added
    const QuotationId open = std::exchange(open_, kNone);
    for (const AnnotationId id : quoted) {
      const TokenSpan span = discourse_.at(id).span;
      if (const auto own = direct_.find(span); own != direct_.end()) {
        last = own->second;
        if (left_open(span, paragraph)) open_ = last;
        continue;
      }
      if (open != kNone && span.begin == paragraph.begin && discourse_.quotation_around(span.begin) == kNone) {
        added_.push_back(half(span, open, "quotations.next_paragraph"));
        last = open;
        covered_to = span.end;
        if (left_open(span, paragraph)) open_ = open;
        continue;
      }
      const bool covered = discourse_.quotation_around(span.begin) != kNone || span.begin < covered_to;
      if (last == kNone || covered || span.size() < kFewestTokens || discourse_.hidden(span.begin) ||
          discourse_.quotations[last].span.end > span.begin || !ends_a_clause(span, paragraph)) {
        continue;
      }
      added_.push_back(half(span, last, "quotations.second_half"));
      covered_to = span.end;
      if (left_open(span, paragraph)) open_ = last;
    }
  }

  std::vector<Quotation> take() { return std::move(added_); }

 private:
  /// With punctuation inside or behind the closing mark: the title of a show has none.
  [[nodiscard]] bool ends_a_clause(TokenSpan span, TokenSpan paragraph) const {
    return span.end >= paragraph.end || is_punctuation(discourse_, span.end - 2) ||
           is_punctuation(discourse_, span.end);
  }

  /// To the end of its paragraph, without a closing mark: the next paragraph opens again.
  [[nodiscard]] bool left_open(TokenSpan span, TokenSpan paragraph) const {
    const std::string_view end = discourse_.word(span.end - 1);
    return span.end == paragraph.end && end != "”" && end != "\"" && end != "''" && end != "»";
  }

  Quotation half(TokenSpan span, QuotationId first, const char* rule) const {
    Quotation q = discourse_.quotations[first];
    q.span = span;
    q.verbatim.reset();
    q.rule = rule;
    q.continues = first;
    return q;
  }

  Discourse& discourse_;
  std::map<TokenSpan, QuotationId> direct_;
  std::vector<Quotation> added_;
  QuotationId open_ = kNone;  // what the paragraph before left open
};

/// Puts the quotations in text order; `continues` follows.
void sort_quotations(std::vector<Quotation>& quotations) {
  std::vector<QuotationId> order(quotations.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(),
                   [&](QuotationId a, QuotationId b) { return quotations[a].span < quotations[b].span; });
  std::vector<QuotationId> new_number(quotations.size());
  for (QuotationId k = 0; k < order.size(); ++k) new_number[order[k]] = k;
  std::vector<Quotation> sorted;
  sorted.reserve(quotations.size());
  for (const QuotationId q : order) {
    sorted.push_back(std::move(quotations[q]));
    if (sorted.back().continues != kNone) sorted.back().continues = new_number[sorted.back().continues];
  }
  quotations = std::move(sorted);
}

/// `a` has words that `b` lacks; what only takes punctuation along says no more.
bool says_more(const Discourse& discourse, const Quotation& a, const Quotation& b) {
  const auto has_word = [&](std::uint32_t begin, std::uint32_t end) {
    while (begin < end && is_punctuation(discourse, begin)) ++begin;
    return begin < end;
  };
  return a.span.covers(b.span) && (has_word(a.span.begin, b.span.begin) || has_word(b.span.end, a.span.end));
}

/// A cue says one thing once, whatever rules found it, and the same words between marks are said once. The one that
/// says more stays; of two that say the same the shorter. REQUIRES: quotations are in text order.
void drop_doubles(Discourse& discourse) {
  const auto same = [](const Quotation& a, const Quotation& b) {
    const bool one_cue = !a.cue_bytes.empty() && a.cue_bytes == b.cue_bytes && a.span.overlaps(b.span);
    return one_cue || (a.span == b.span && a.kind == "direct" && b.kind == "direct");
  };
  std::vector<Quotation> kept;
  std::map<ByteSpan, std::size_t> last_of_cue;
  for (Quotation& q : discourse.quotations) {
    const auto found = last_of_cue.find(q.cue_bytes);
    Quotation* other = nullptr;
    if (found != last_of_cue.end() && same(kept[found->second], q)) other = &kept[found->second];
    else if (!kept.empty() && same(kept.back(), q)) other = &kept.back();
    if (!other) {
      last_of_cue[q.cue_bytes] = kept.size();
      kept.push_back(std::move(q));
      continue;
    }
    const bool shorter = other->span != q.span && other->span.covers(q.span) && !says_more(discourse, *other, q);
    if (shorter || says_more(discourse, q, *other)) *other = std::move(q);
  }
  discourse.quotations = std::move(kept);
  sort_quotations(discourse.quotations);
}

}  // namespace

void collect_quotations(Discourse& discourse) {
  for (const AnnotationId id : discourse.all(discourse.tables->labels.quotation)) {
    if (discourse.hidden(discourse.at(id).span.begin)) continue;
    Quotation q = quotation_of(discourse, id);
    if (!is_cut_from_marks(discourse, q)) discourse.quotations.push_back(std::move(q));
  }
  sort_quotations(discourse.quotations);
  drop_doubles(discourse);
  discourse.index_quotations();
  SecondHalves halves(discourse);
  const auto quoted = discourse.all(labels::kQuoted);
  auto at = quoted.begin();
  for (const TokenSpan paragraph : discourse.document.paragraphs()) {
    while (at != quoted.end() && discourse.at(*at).span.begin < paragraph.begin) ++at;
    const auto first = at;
    while (at != quoted.end() && discourse.at(*at).span.begin < paragraph.end) ++at;
    halves.add(paragraph, {first, at});
  }
  for (Quotation& q : halves.take()) discourse.quotations.push_back(std::move(q));
  sort_quotations(discourse.quotations);
  discourse.index_quotations();
}

}  // namespace wirefacts
