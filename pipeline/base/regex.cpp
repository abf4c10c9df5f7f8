#include "base/regex.h"

#include <re2/filtered_re2.h>
#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <mutex>
#include <numeric>
#include <optional>
#include <utility>

#include "base/regex_size.h"

namespace wirefacts {

struct Regex::Compiled {
  Compiled(std::string_view pattern_, const RE2::Options& options_) : pattern(pattern_), options(options_) {}

  const RE2& re() {
    std::call_once(once, [this] { program.emplace(pattern, options); });
    return *program;
  }

  std::string pattern;
  RE2::Options options;
  std::once_flag once;
  std::optional<RE2> program;
};

namespace {

bool match(const RE2& re, std::string_view subject, std::uint32_t begin, std::uint32_t end, RE2::Anchor anchor,
           std::vector<Regex::Group>& groups) {
  constexpr std::size_t kInline = 16;
  re2::StringPiece small[kInline];
  std::vector<re2::StringPiece> large;
  re2::StringPiece* pieces = small;
  if (groups.size() > kInline) {
    large.resize(groups.size());
    pieces = large.data();
  }
  if (!re.Match(subject, begin, end, anchor, pieces, static_cast<int>(groups.size()))) return false;
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

}  // namespace

Regex::Regex(std::unique_ptr<Compiled> compiled) : compiled_(std::move(compiled)) {}
Regex::Regex() : Regex(compile_later("")) {}
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;
Regex::~Regex() = default;

Regex Regex::compile_later(std::string_view pattern, Options options) {
  RE2::Options re2_options;
  re2_options.set_log_errors(false);
  re2_options.set_max_mem(options.max_memory);
  re2_options.set_case_sensitive(!options.fold_case);
  re2_options.set_longest_match(options.preference == Preference::longest);
  return Regex(std::make_unique<Compiled>(pattern, re2_options));
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

bool Regex::matches(std::string_view subject) const { return RE2::FullMatch(subject, compiled_->re()); }

bool Regex::match_at(std::string_view subject, std::uint32_t at, std::vector<Group>& groups) const {
  return match(compiled_->re(), subject, at, static_cast<std::uint32_t>(subject.size()), RE2::ANCHOR_START, groups);
}

bool Regex::search(std::string_view subject, std::uint32_t at, std::vector<Group>& groups) const {
  return match(compiled_->re(), subject, at, static_cast<std::uint32_t>(subject.size()), RE2::UNANCHORED, groups);
}

bool Regex::match_whole(std::string_view subject, std::uint32_t at, std::uint32_t end,
                        std::vector<Group>& groups) const {
  return match(compiled_->re(), subject, at, end, RE2::ANCHOR_BOTH, groups);
}

int Regex::group_count() const { return compiled_->re().NumberOfCapturingGroups(); }
const std::string& Regex::pattern() const { return compiled_->pattern; }

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

}  // namespace wirefacts
