#include "base/diagnostic.h"

#include <algorithm>
#include <cctype>
#include <tuple>
#include <utility>

namespace wirefacts {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

/// Letters put in, left out, replaced, or two that are swapped: one edit each ("optimal string alignment").
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::swap(before_last, last);
    std::swap(last, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1] ? 1 : 0)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
  }
  return row[b.size()];
}

/// The part of a line that is shown: all of it, or what stands around the caret.
struct Excerpt {
  std::string text;
  std::uint32_t caret = 0;          // code points in front of the caret
  std::uint32_t columns_after = 1;  // from the caret to the end of the excerpt
};

Excerpt excerpt(std::string_view line, std::uint32_t columns, std::uint32_t column) {
  constexpr std::uint32_t kWidest = 200, kBefore = 60, kShown = 160;
  if (columns <= kWidest) return {std::string(line), column - 1, columns + 1 - std::min(column - 1, columns)};
  const std::uint32_t first = column > kBefore ? column - kBefore : 1;  // 1-based
  std::uint32_t at = 0, begin = 0, end = static_cast<std::uint32_t>(line.size());
  for (std::uint32_t i = 0; i < line.size(); ++i) {
    const auto byte = static_cast<unsigned char>(line[i]);
    if (byte >= 0x80U && byte < 0xC0U) continue;
    if (++at == first) begin = i;
    if (at == first + kShown) {
      end = i;
      break;
    }
  }
  const std::string front = first > 1 ? "… " : "", back = end < line.size() ? " …" : "";
  const std::uint32_t last = std::min(columns, first + kShown - 1);
  return {front + std::string(line.substr(begin, end - begin)) + back, column - first + (first > 1 ? 2 : 0),
          std::max<std::uint32_t>(1, last + 1 - std::min(column, last))};
}

std::string caret_line(const SourceFile& file, SourceRange range, std::string_view hint, LineColumn at) {
  const std::string_view line = file.line(at.line);
  const std::uint32_t columns = count_code_points(line);
  const std::uint32_t end = std::max(range.end, range.begin);
  const LineColumn last = file.position(end);
  std::uint32_t length = last.line == at.line ? last.column - at.column : columns + 1 - at.column;
  length = std::clamp<std::uint32_t>(length, 1, std::max<std::uint32_t>(1, columns + 1 - at.column));
  std::string number = std::to_string(at.line);
  number.insert(0, number.size() < 3 ? 3 - number.size() : 0, ' ');
  const Excerpt shown = excerpt(line, columns, at.column);
  length = std::min(length, shown.columns_after);
  std::string out = number + " | " + shown.text + "\n";
  out +=
      std::string(number.size() + 1, ' ') + "| " + std::string(shown.caret, ' ') + "^" + std::string(length - 1, '~');
  if (!hint.empty()) out += " " + std::string(hint);
  return out + "\n";
}

std::string at_place(SourceRange range, const std::string& what, std::string_view hint, const SourceSet& sources) {
  const SourceFile& file = sources[range.file];
  const LineColumn at = file.position(range.begin);
  return file.path() + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) + ": " + what +
         caret_line(file, range, hint, at);
}

}  // namespace

void Diagnostics::error(SourceRange range, std::string message, std::string hint, SecondPlace second) {
  add({Severity::error, range, std::move(message), std::move(hint), std::move(second)});
}
void Diagnostics::warning(SourceRange range, std::string message, std::string hint, SecondPlace second) {
  add({Severity::warning, range, std::move(message), std::move(hint), std::move(second)});
}
void Diagnostics::advice(SourceRange range, std::string message, std::string hint, SecondPlace second) {
  add({Severity::advice, range, std::move(message), std::move(hint), std::move(second)});
}

std::size_t Diagnostics::count(Severity severity) const {
  return static_cast<std::size_t>(
      std::count_if(items_.begin(), items_.end(), [&](const Diagnostic& d) { return d.severity == severity; }));
}

void Diagnostics::add(Diagnostic diagnostic) {
  const SourceRange& range = diagnostic.range;
  std::string key = std::to_string(range.file) + ':' + std::to_string(range.begin) + '-' + std::to_string(range.end) +
                    ' ' + diagnostic.message;
  if (seen_.insert(std::move(key)).second) items_.push_back(std::move(diagnostic));
}

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::advice: return "advice";
    case Severity::note: return "note";
  }
  return "error";
}

std::string render(const Diagnostic& d, const SourceSet& sources) {
  const std::string note = d.second.range.file < sources.size()
                               ? at_place(d.second.range, "note: " + d.second.label + "\n", "", sources)
                               : "";
  const std::string what = std::string(name_of(d.severity)) + ": " + d.message + "\n";
  if (d.range.file >= sources.size()) return what + (d.hint.empty() ? "" : "      " + d.hint + "\n") + note;
  return at_place(d.range, what, d.hint, sources) + note;
}

std::vector<const Diagnostic*> in_order(const Diagnostics& diagnostics, const SourceSet& sources) {
  std::vector<const Diagnostic*> order;
  for (const Diagnostic& d : diagnostics.items()) order.push_back(&d);
  const auto key = [&](const Diagnostic* d) {
    const bool known = d->range.file < sources.size();
    return std::tuple(known ? std::string_view(sources[d->range.file].path()) : std::string_view(), d->range.begin,
                      d->range.end, std::string_view(d->message));
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](const Diagnostic* a, const Diagnostic* b) { return key(a) < key(b); });
  return order;
}

std::string render(const Diagnostics& diagnostics, const SourceSet& sources) {
  std::string out;
  for (const Diagnostic* d : in_order(diagnostics, sources)) out += render(*d, sources);
  return out;
}

std::string nearest(std::string_view word, const std::vector<std::string>& known) {
  const std::string wanted = lower(word);
  const std::size_t limit = std::max<std::size_t>(1, wanted.size() / 3);
  // Of equally near words the one that begins most like it, then the first: slips are seldom at the beginning.
  const auto unlike = [&](const std::string& other) {
    const std::string folded = lower(other);
    const auto [mine, its] = std::mismatch(wanted.begin(), wanted.end(), folded.begin(), folded.end());
    return wanted.end() - mine;
  };
  std::string best;
  std::size_t best_distance = limit + 1;
  for (const std::string& candidate : known) {
    const std::size_t longer = std::max(candidate.size(), wanted.size());
    if (longer - std::min(candidate.size(), wanted.size()) > limit) continue;
    const std::size_t distance = edit_distance(wanted, lower(candidate));
    const bool as_near = distance == best_distance && distance <= limit;
    if (distance < best_distance ||
        (as_near && std::tuple(unlike(candidate), candidate) < std::tuple(unlike(best), best))) {
      best_distance = distance;
      best = candidate;
    }
  }
  return best_distance <= limit ? best : std::string();
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& known) {
  const std::string found = nearest(word, known);
  return found.empty() ? found : "did you mean '" + found + "'?";
}

}  // namespace wirefacts
