#include "segmentation/unicode_breaks.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "segmentation/unicode_break_pairs.h"
#include "segmentation/unicode_break_rules.h"

namespace wirefacts {
namespace {

/// A stretch for ICU ends after so many segments that the rules alone can break: opening ICU on
/// every word of a script that needs it would cost more than the few extra segments.
constexpr int kPlainSegments = 8;

}  // namespace

struct BreakFinder::State {
  explicit State(BreakKind of_kind) : kind(of_kind) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    utext_close(&view);
    if (iterator != nullptr) ubrk_close(iterator);
  }

  void find_by_icu(std::string_view text, std::uint32_t from, std::uint32_t to, std::vector<Boundary>& out);
  void find_by_table(std::string_view text, std::vector<Boundary>& out);
  std::uint32_t find_by_dictionary(std::string_view text, std::uint32_t at, std::vector<Boundary>& out);

  BreakKind kind;
  const BreakRules* rules = nullptr;   // none: ICU alone
  const BreakPairs* pairs = nullptr;   // beside rules
  UBreakIterator* iterator = nullptr;  // opened when first needed
  UText view = UTEXT_INITIALIZER;
};

/// Boundaries in (from, to], both boundaries.
void BreakFinder::State::find_by_icu(std::string_view text, std::uint32_t from, std::uint32_t to,
                                     std::vector<Boundary>& out) {
  UErrorCode error = U_ZERO_ERROR;
  if (iterator == nullptr) {
    iterator = ubrk_open(kind == BreakKind::word ? UBRK_WORD : UBRK_SENTENCE, "en", nullptr, 0, &error);
  }
  utext_openUTF8(&view, text.data() + from, static_cast<std::int64_t>(to) - from, &error);
  ubrk_setUText(iterator, &view, &error);
  if (U_FAILURE(error)) {  // no ICU data, no memory: one segment
    out.push_back({to, 0});
    return;
  }
  for (std::int32_t end = ubrk_next(iterator); end != UBRK_DONE; end = ubrk_next(iterator)) {
    out.push_back({from + static_cast<std::uint32_t>(end), ubrk_getRuleStatus(iterator)});
  }
}

/// The segment at `at` holds letters of a script that needs a dictionary. Returns where it, or the
/// last of several such segments nearby, ends.
std::uint32_t BreakFinder::State::find_by_dictionary(std::string_view text, std::uint32_t at,
                                                     std::vector<Boundary>& out) {
  const auto size = static_cast<std::uint32_t>(text.size());
  std::uint32_t end = rules->segment_at(text, at).end;
  std::uint32_t to = end;
  for (int plain = 0; to < size && plain < kPlainSegments;) {
    const RuleSegment next = rules->segment_at(text, to);
    to = next.end;
    plain = next.dictionary ? 0 : plain + 1;
    if (next.dictionary) end = to;
  }
  find_by_icu(text, at, end, out);
  return end;
}

void BreakFinder::State::find_by_table(std::string_view text, std::vector<Boundary>& out) {
  const auto size = static_cast<std::uint32_t>(text.size());
  for (std::uint32_t from = 0; from < size;) {
    const BreakPairs::Place place = pairs->find(text, from, out);
    const RuleSegment segment = rules->resume(text, place.from, place.at, place.state);
    if (segment.dictionary) {
      from = find_by_dictionary(text, place.from, out);
    } else {
      out.push_back({segment.end, segment.status});
      from = segment.end;
    }
  }
}

BreakFinder::BreakFinder(BreakKind kind, BreakEngine wanted) : state_(std::make_unique<State>(kind)) {
  if (wanted == BreakEngine::icu) return;
  const BreakRules& rules = BreakRules::of(kind);
  if (!rules.usable()) return;
  state_->rules = &rules;
  state_->pairs = &BreakPairs::of(kind);
}

BreakFinder::~BreakFinder() = default;
BreakFinder::BreakFinder(BreakFinder&&) noexcept = default;
BreakFinder& BreakFinder::operator=(BreakFinder&&) noexcept = default;

BreakEngine BreakFinder::engine() const { return state_->rules == nullptr ? BreakEngine::icu : BreakEngine::table; }

void BreakFinder::find(std::string_view text, std::vector<Boundary>& out) {
  out.clear();
  if (text.empty()) return;
  if (state_->rules == nullptr) {
    state_->find_by_icu(text, 0, static_cast<std::uint32_t>(text.size()), out);
  } else {
    state_->find_by_table(text, out);
  }
}

}  // namespace wirefacts
