#include "base/regex.h"

#include <re2/filtered_re2.h>
#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <numeric>
#include <optional>
#include <utility>

#include "base/regex_archive.h"
#include "base/regex_size.h"

namespace wirefacts {

struct Regex::Compiled {
  explicit Compiled(RegexParts of) : parts(std::move(of)) {}

  const RE2& re() {
    std::call_once(once, [this] {
      RE2::Options options;
      options.set_log_errors(false);
      options.set_max_mem(parts.options.max_memory);
      options.set_case_sensitive(!parts.options.fold_case);
      options.set_longest_match(parts.options.preference == Preference::longest);
      program.emplace(parts.pattern, options);
    });
    return *program;
  }
  /// Knows the longest matches.
  [[nodiscard]] const Automaton* longest() const {
    return parts.options.preference == Preference::longest && parts.automaton ? &*parts.automaton : nullptr;
  }

  RegexParts parts;
  std::once_flag once;
  std::optional<RE2> program;
};

namespace {

/// A search by automaton begins anew at every place: after so many characters for each of the subject RE2 goes on,
/// which reads each of them once.
constexpr std::size_t kStepsPerByte = 8, kFreeSteps = 1024;

constexpr std::uint32_t kBlock = 0x4000;  // characters that are looked at together

/// Only within [begin, end) of the subject.
bool match(const RE2& re, std::string_view subject, Regex::Group within, RE2::Anchor anchor,
           std::vector<Regex::Group>& groups) {
  constexpr std::size_t kInline = 16;
  std::array<re2::StringPiece, kInline> small;
  std::vector<re2::StringPiece> large;
  re2::StringPiece* pieces = small.data();
  if (groups.size() > kInline) {
    large.resize(groups.size());
    pieces = large.data();
  }
  if (!re.Match(subject, within.begin, within.end, anchor, pieces, static_cast<int>(groups.size()))) return false;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (pieces[i].data() == nullptr) {
      groups[i] = {};
    } else {
      const auto at = static_cast<std::uint32_t>(pieces[i].data() - subject.data());
      groups[i] = {at, at + static_cast<std::uint32_t>(pieces[i].size())};
    }
  }
  return true;
}

/// Replaces `text` by the characters of [begin, end), and `codes` by theirs, one for each byte.
void write_characters(std::uint32_t begin, std::uint32_t end, std::string& text, std::vector<std::uint32_t>& codes) {
  text.clear();
  codes.clear();
  for (std::uint32_t c = begin; c < end; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    const auto more = [&](std::uint32_t shift) { text += static_cast<char>(0x80U | (c >> shift & 0x3FU)); };
    if (c < 0x80) {
      text += static_cast<char>(c);
    } else if (c < 0x800) {
      text += static_cast<char>(0xC0U | c >> 6U);
      more(0);
    } else if (c < 0x10000) {
      text += static_cast<char>(0xE0U | c >> 12U);
      more(6), more(0);
    } else {
      text += static_cast<char>(0xF0U | c >> 18U);
      more(12), more(6), more(0);
    }
    codes.resize(text.size(), c);
  }
}

}  // namespace

Regex::Regex(std::unique_ptr<Compiled> compiled) : compiled_(std::move(compiled)) {}
Regex::Regex() : Regex(compile_later("")) {}
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;
Regex::~Regex() = default;

Regex Regex::compile_later(std::string_view pattern, Options options) {
  return RegexParts::regex({std::string(pattern), options, {}, {}});
}

Regex RegexParts::regex(RegexParts parts) { return Regex(std::make_unique<Regex::Compiled>(std::move(parts))); }

RegexParts RegexParts::of(const Regex& regex, RegexUse use, CharacterProperties& properties) {
  RegexParts out{regex.pattern(), regex.compiled_->parts.options, {}, {}};
  if (out.options.fold_case) return out;
  if (use == RegexUse::groups) {
    out.captures = CaptureProgram::compile(out.pattern, properties);
  } else {
    out.automaton = Automaton::compile(out.pattern, properties);
  }
  return out;
}

Result<Regex> Regex::compile(std::string_view pattern, Options options) {
  Regex out = compile_later(pattern, options);
  if (const RE2& re = out.compiled_->re(); !re.ok()) return Error{re.error()};
  return out;
}

Result<Regex> Regex::compile_composed(std::string_view pattern, Options options) {
  // RE2 refuses programs of more than a sixth of the memory, sixteen bytes an instruction.
  const double limit = static_cast<double>(options.max_memory) / 6 / 16;
  if (most_instructions(pattern) < limit) return compile_later(pattern, options);
  return compile(pattern, options);
}

bool Regex::matches(std::string_view subject) const {
  if (compiled_->parts.automaton) return compiled_->parts.automaton->matches(subject);
  return RE2::FullMatch(subject, compiled_->re());
}

bool Regex::match_at(std::string_view subject, std::uint32_t at, std::vector<Group>& groups) const {
  if (const Automaton* automaton = compiled_->longest(); automaton != nullptr && groups.size() <= 1) {
    std::size_t steps = 0;
    const auto end = automaton->longest(subject, at, steps);
    if (end && !groups.empty()) groups[0] = {at, static_cast<std::uint32_t>(*end)};
    return end.has_value();
  }
  return match(compiled_->re(), subject, {at, static_cast<std::uint32_t>(subject.size())}, RE2::ANCHOR_START, groups);
}

bool Regex::search(std::string_view subject, std::uint32_t at, std::vector<Group>& groups) const {
  if (const Automaton* automaton = compiled_->longest(); automaton != nullptr && groups.size() <= 1) {
    const std::size_t most = kFreeSteps + kStepsPerByte * (subject.size() - at);
    std::size_t steps = 0;
    for (std::size_t begin = at; steps < most;) {
      begin = automaton->next_beginning(subject, begin);
      if (const auto end = automaton->longest(subject, begin, steps)) {
        if (!groups.empty()) groups[0] = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(*end)};
        return true;
      }
      if (begin >= subject.size()) return false;
      begin += character_at(subject, begin).length;
    }
  }
  return match(compiled_->re(), subject, {at, static_cast<std::uint32_t>(subject.size())}, RE2::UNANCHORED, groups);
}

bool Regex::match_whole(std::string_view subject, std::uint32_t at, std::uint32_t end,
                        std::vector<Group>& groups) const {
  if (compiled_->parts.captures) {
    std::vector<std::uint32_t> slots(groups.size() * 2);
    const auto [found, too_long] = compiled_->parts.captures->match_whole(subject.substr(at, end - at), slots);
    for (std::size_t g = 1; found && g < groups.size(); ++g) {
      const bool part = slots[2 * g + 1] != CaptureProgram::kNowhere;
      groups[g] = part ? Group{at + slots[2 * g], at + slots[2 * g + 1]} : Group();
    }
    if (found && !groups.empty()) groups[0] = {at, end};
    if (!too_long) return found;
  }
  return match(compiled_->re(), subject, {at, end}, RE2::ANCHOR_BOTH, groups);
}

int Regex::group_count() const { return compiled_->re().NumberOfCapturingGroups(); }
bool Regex::is_ready() const { return compiled_->parts.automaton.has_value(); }
std::bitset<256> Regex::first_bytes() const {
  std::bitset<256> out;
  out.set();
  if (!is_ready()) return out;
  for (unsigned byte = 0; byte < 0x80; ++byte) {  // the others do not stand alone
    const char text = static_cast<char>(byte);
    out[byte] = compiled_->parts.automaton->may_begin(std::string_view(&text, 1));
  }
  return out;
}
std::bitset<256> Regex::last_bytes() const {
  std::bitset<256> out;
  out.set();
  if (!is_ready()) return out;
  const std::bitset<128> ascii = compiled_->parts.automaton->last_bytes();
  for (std::size_t byte = 0; byte < ascii.size(); ++byte) out[byte] = ascii[byte];
  return out;
}
const std::string& Regex::pattern() const { return compiled_->parts.pattern; }

std::vector<std::vector<std::string>> Regex::required_texts(std::string_view pattern) {
  RE2::Options options;
  options.set_log_errors(false);
  re2::FilteredRE2 filter(1);
  int number = 0;
  std::vector<std::string> texts;
  if (filter.Add(pattern, options, &number) != RE2::NoError) return {};
  filter.Compile(&texts);
  const auto may_match_without = [&](const std::vector<int>& left_out) {
    std::vector<int> present(texts.size());
    std::iota(present.begin(), present.end(), 0);
    for (const int text : left_out) present.erase(std::find(present.begin(), present.end(), text));
    std::vector<int> potential;
    filter.AllPotentials(present, &potential);
    return !potential.empty();
  };
  std::vector<std::vector<std::string>> groups;
  std::vector<int> optional;  // no single one is needed
  for (int text = 0; text < static_cast<int>(texts.size()); ++text) {
    if (may_match_without({text})) {
      optional.push_back(text);
    } else {
      groups.push_back({texts[static_cast<std::size_t>(text)]});
    }
  }
  if (!optional.empty() && !may_match_without(optional)) {
    std::vector<std::string> some;
    some.reserve(optional.size());
    for (const int text : optional) some.push_back(texts[static_cast<std::size_t>(text)]);
    groups.push_back(std::move(some));
  }
  return groups;
}

Regex::Beginning Regex::beginning(std::string_view pattern) {
  constexpr int kLength = 8;  // of the bounds; only their first bytes are read
  Beginning out;
  RE2::Options options;
  options.set_log_errors(false);
  const RE2 re(pattern, options);
  out.may_be_empty = RE2::FullMatch("", re);
  std::string low, high;
  if (!re.PossibleMatchRange(&low, &high, kLength) || high.empty()) {
    out.bytes.set();
    return out;
  }
  // A pattern that may be empty has no lower bound of use.
  const auto first = low.empty() ? 0u : static_cast<unsigned>(static_cast<unsigned char>(low.front()));
  for (unsigned byte = first; byte <= static_cast<unsigned char>(high.front()); ++byte) out.bytes.set(byte);
  return out;
}

struct RegexSet::Compiled {
  explicit Compiled(const RE2::Options& options) : set(options, RE2::ANCHOR_BOTH) {}
  RE2::Set set;
};

RegexSet::RegexSet(std::unique_ptr<Compiled> compiled) : compiled_(std::move(compiled)) {}
RegexSet::RegexSet(RegexSet&&) noexcept = default;
RegexSet& RegexSet::operator=(RegexSet&&) noexcept = default;
RegexSet::~RegexSet() = default;

std::optional<RegexSet> RegexSet::compile(const std::vector<std::string>& patterns) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(16 << 20);
  auto compiled = std::make_unique<Compiled>(options);
  for (const std::string& pattern : patterns) {
    if (compiled->set.Add(pattern, nullptr) < 0) return std::nullopt;
  }
  if (!compiled->set.Compile()) return std::nullopt;
  return RegexSet(std::move(compiled));
}

bool RegexSet::matches(std::string_view subject, std::vector<int>& numbers) const {
  numbers.clear();
  RE2::Set::ErrorInfo error{};
  if (!compiled_->set.Match(subject, &numbers, &error)) return error.kind == RE2::Set::kNoError;
  std::sort(numbers.begin(), numbers.end());
  return true;
}

std::string Regex::quote(std::string_view text) { return RE2::QuoteMeta(text); }

const CharacterSet& CharacterProperties::of(std::string_view escape) {
  const auto known = known_.find(escape);
  if (known != known_.end()) return known->second;
  RE2::Options options;
  options.set_log_errors(false);
  const RE2 inside("(" + std::string(escape) + "*)", options), outside("([^" + std::string(escape) + "]*)", options);
  std::vector<CharacterRange> ranges;
  std::string text;
  std::vector<std::uint32_t> codes;  // by byte
  for (std::uint32_t block = 0; block <= kLastCharacter; block += kBlock) {
    write_characters(block, block + kBlock, text, codes);
    re2::StringPiece run;
    for (std::size_t at = 0; at < text.size(); at += run.size()) {
      outside.Match(text, at, text.size(), RE2::ANCHOR_START, &run, 1);
      at += run.size();
      inside.Match(text, at, text.size(), RE2::ANCHOR_START, &run, 1);
      if (!run.empty()) ranges.push_back({codes[at], codes[at + run.size() - 1]});
    }
  }
  return known_.emplace(escape, set_of(std::move(ranges))).first->second;
}

}  // namespace wirefacts
