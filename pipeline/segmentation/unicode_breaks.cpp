#include "segmentation/unicode_breaks.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

namespace wirefacts {

struct BreakFinder::State {
  UBreakIterator* iterator = nullptr;
  UText view = UTEXT_INITIALIZER;

  ~State() {
    utext_close(&view);
    if (iterator != nullptr) ubrk_close(iterator);
  }
};

BreakFinder::BreakFinder(BreakKind kind) : state_(std::make_unique<State>()) {
  UErrorCode error = U_ZERO_ERROR;
  state_->iterator =
      ubrk_open(kind == BreakKind::word ? UBRK_WORD : UBRK_SENTENCE, "en", nullptr, 0, &error);
}

BreakFinder::~BreakFinder() = default;
BreakFinder::BreakFinder(BreakFinder&&) noexcept = default;
BreakFinder& BreakFinder::operator=(BreakFinder&&) noexcept = default;

void BreakFinder::find(std::string_view text, std::vector<Boundary>& out) {
  out.clear();
  if (text.empty()) return;
  UErrorCode error = U_ZERO_ERROR;
  utext_openUTF8(&state_->view, text.data(), static_cast<std::int64_t>(text.size()), &error);
  ubrk_setUText(state_->iterator, &state_->view, &error);
  for (std::int32_t end = ubrk_next(state_->iterator); end != UBRK_DONE;
       end = ubrk_next(state_->iterator)) {
    out.push_back({static_cast<std::uint32_t>(end), ubrk_getRuleStatus(state_->iterator)});
  }
}

}  // namespace wirefacts
