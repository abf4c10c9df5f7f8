#include "segmentation/unicode_break_rules.h"

#include <unicode/ubrk.h>
#include <unicode/ucptrie.h>

#include <algorithm>
#include <cstring>
#include <string>

#include "segmentation/unicode.h"

namespace wirefacts {
namespace {

// Layout of ICU's binary rules (rbbidata.h), in 32-bit words from the start.
constexpr std::size_t kMagic = 0, kFormat = 4, kCategories = 12, kForward = 16, kTrie = 32, kTrieLength = 36,
                      kStatuses = 48, kHeaderBytes = 80;
// The same of a state table: five words, then rows.
constexpr std::size_t kStates = 0, kRowBytes = 4, kFirstDictionary = 8, kFlags = 16, kRows = 20;
constexpr std::uint32_t kMagicNumber = 0xB1A0;
constexpr std::uint8_t kKnownFormat = 6;
constexpr std::uint32_t kHardLookAhead = 1, kNeedsBeginning = 2, kNarrowRows = 4;  // flags
constexpr std::uint32_t kStart = 1;                                                // state
constexpr std::uint32_t kEndOfText = 1, kBeginningOfText = 2;                      // categories
constexpr std::uint32_t kMost = 255;

UBreakIteratorType icu_type(BreakKind kind) { return kind == BreakKind::word ? UBRK_WORD : UBRK_SENTENCE; }

}  // namespace

struct BreakRules::Trie {
  UCPTrie* trie = nullptr;
  ~Trie() {
    if (trie != nullptr) ucptrie_close(trie);
  }
};

const BreakRules& BreakRules::of(BreakKind kind) {
  // Constants of the installed ICU, so sharing them is no state.
  static const BreakRules words(BreakKind::word);
  static const BreakRules sentences(BreakKind::sentence);
  return kind == BreakKind::word ? words : sentences;
}

BreakRules::BreakRules(BreakKind kind) { usable_ = load(kind) && agrees_with_icu(kind); }

BreakRules::~BreakRules() = default;

std::uint32_t BreakRules::word_at(std::size_t offset) const {
  std::uint32_t word = 0;
  std::memcpy(&word, file_.data() + offset, sizeof word);
  return word;
}

bool BreakRules::load(BreakKind kind) {
  UErrorCode error = U_ZERO_ERROR;
  UBreakIterator* iterator = ubrk_open(icu_type(kind), "en", nullptr, 0, &error);
  if (U_FAILURE(error)) return false;
  const std::int32_t size = ubrk_getBinaryRules(iterator, nullptr, 0, &error);
  error = U_ZERO_ERROR;
  file_.resize(static_cast<std::size_t>(size));
  ubrk_getBinaryRules(iterator, file_.data(), size, &error);
  ubrk_close(iterator);
  if (U_FAILURE(error) || file_.size() < kHeaderBytes) return false;
  if (word_at(kMagic) != kMagicNumber || file_[kFormat] != kKnownFormat) return false;
  categories_ = word_at(kCategories);
  return categories_ <= kMost && load_categories(word_at(kTrie), word_at(kTrieLength)) &&
         load_states(word_at(kForward), word_at(kStatuses));
}

bool BreakRules::load_categories(std::uint32_t trie, std::uint32_t length) {
  if (trie % 4 != 0 || std::size_t{trie} + length > file_.size()) return false;
  UErrorCode error = U_ZERO_ERROR;
  trie_ = std::make_unique<Trie>();
  trie_->trie = ucptrie_openFromBinary(UCPTRIE_TYPE_ANY, UCPTRIE_VALUE_BITS_ANY, file_.data() + trie,
                                       static_cast<std::int32_t>(length), nullptr, &error);
  if (U_FAILURE(error)) return false;
  low_categories_.resize(0x10000);
  for (UChar32 c = 0, last = 0; c <= 0x10FFFF; c = last + 1) {
    std::uint32_t found = 0;
    last = ucptrie_getRange(trie_->trie, c, UCPMAP_RANGE_NORMAL, 0, nullptr, nullptr, &found);
    if (last < c || found >= categories_) return false;
    const auto from = low_categories_.begin() + std::min<UChar32>(c, 0x10000);
    std::fill(from, low_categories_.begin() + std::min<UChar32>(last + 1, 0x10000), static_cast<std::uint8_t>(found));
  }
  return true;
}

bool BreakRules::load_states(std::uint32_t table, std::uint32_t statuses) {
  if (std::size_t{table} + kRows > file_.size()) return false;
  states_ = word_at(table + kStates);
  first_dictionary_ = word_at(table + kFirstDictionary);
  const std::uint32_t row_bytes = word_at(table + kRowBytes);
  const std::uint32_t flags = word_at(table + kFlags);
  const std::uint32_t width = (flags & kNarrowRows) != 0 ? 1 : 2;
  if (states_ > kMost || (flags & kHardLookAhead) != 0 || row_bytes < (categories_ + 3) * width ||
      std::size_t{table} + kRows + std::size_t{states_} * row_bytes > file_.size()) {
    return false;
  }
  next_.resize(std::size_t{states_} * categories_);
  next_ascii_.resize(std::size_t{states_} * 128);
  accepts_.resize(states_);
  status_.resize(states_);
  for (std::uint32_t state = 0; state < states_; ++state) {
    const std::uint8_t* row = file_.data() + table + kRows + std::size_t{state} * row_bytes;
    const auto cell = [row, width](std::uint32_t i) -> std::uint32_t {
      return width == 1 ? row[i] : static_cast<std::uint32_t>(row[2 * i] | row[2 * i + 1] << 8);
    };
    // A row: accepting, look-ahead, place of its statuses, then the next state by category.
    if (cell(0) > 1 || cell(1) > 1) return false;  // look-ahead rules are not for this table
    accepts_[state] = static_cast<std::uint8_t>(cell(0));
    const std::size_t place = statuses + std::size_t{4} * cell(2);
    if (place + 4 > file_.size()) return false;
    const std::size_t last = place + std::size_t{4} * word_at(place);  // ICU reports the last
    if (last + 4 > file_.size()) return false;
    status_[state] = static_cast<std::int32_t>(word_at(last));
    for (std::uint32_t k = 0; k < categories_; ++k) {
      if (cell(3 + k) >= states_) return false;
      next_[state * categories_ + k] = static_cast<std::uint8_t>(cell(3 + k));
    }
    for (std::uint32_t c = 0; c < 128; ++c) {
      next_ascii_[state * 128 + c] = next_[state * categories_ + low_categories_[c]];
    }
  }
  start_ = (flags & kNeedsBeginning) != 0 ? next_[kStart * categories_ + kBeginningOfText] : kStart;
  return true;
}

std::uint32_t BreakRules::category(char32_t c) const {
  return c < 0x10000 ? low_categories_[c] : ucptrie_get(trie_->trie, static_cast<UChar32>(c));
}

// Follows RuleBasedBreakIterator::handleNext: the longest accepted prefix; one code point if none.
RuleSegment BreakRules::resume(std::string_view text, std::uint32_t from, std::uint32_t at, std::uint32_t state) const {
  const auto size = static_cast<std::uint32_t>(text.size());
  const char* const bytes = text.data();
  std::uint32_t end = at;
  std::uint32_t accepted = state;
  bool dictionary = false;
  while (at < size) {
    const auto byte = static_cast<std::uint8_t>(bytes[at]);
    if (byte < 0x80) {
      state = next_ascii_[state * 128 + byte];
      ++at;
    } else {
      const CodePoint c = code_point_at(text, at);
      const std::uint32_t k = category(c.value);
      dictionary = dictionary || k >= first_dictionary_;
      state = next_[state * categories_ + k];
      at += c.length;
    }
    if (accepts_[state] != 0) {
      end = at;
      accepted = state;
    }
    if (state == stop) break;
  }
  if (at == size && state != stop) {
    state = next_[state * categories_ + kEndOfText];
    if (accepts_[state] != 0) {
      end = at;
      accepted = state;
    }
  }
  if (end == from) return {from + code_point_at(text, from).length, 0, dictionary};
  return {end, status_[accepted], dictionary};
}

/// A probe with every pair, and many triples, of one character for each category.
bool BreakRules::agrees_with_icu(BreakKind kind) const {
  std::vector<std::string> samples;
  std::vector<bool> seen(categories_);
  for (std::uint32_t c = 1; c < 0x10000 && samples.size() < categories_; ++c) {
    const std::uint32_t k = low_categories_[c];
    if (seen[k] || k >= first_dictionary_ || (c >= 0xD800 && c < 0xE000)) continue;
    seen[k] = true;
    std::string sample;
    if (c < 0x80) {
      sample += static_cast<char>(c);
    } else {
      if (c >= 0x800) {
        sample += static_cast<char>(0xE0 | c >> 12);
        sample += static_cast<char>(0x80 | (c >> 6 & 0x3F));
      } else {
        sample += static_cast<char>(0xC0 | c >> 6);
      }
      sample += static_cast<char>(0x80 | (c & 0x3F));
    }
    samples.push_back(sample);
  }
  std::string probe;
  for (const std::string& a : samples) {
    for (const std::string& b : samples) probe += a + b + a + "a";
  }
  std::vector<Boundary> wanted;
  BreakFinder(kind, BreakEngine::icu).find(probe, wanted);
  std::uint32_t at = 0;
  for (const Boundary& boundary : wanted) {
    if (at >= probe.size()) return false;
    const RuleSegment found = segment_at(probe, at);
    if (found.end != boundary.end || found.status != boundary.status) return false;
    at = found.end;
  }
  return at == probe.size();
}

}  // namespace wirefacts
