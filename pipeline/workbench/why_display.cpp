#include <algorithm>

#include "base/diagnostic.h"
#include "workbench/why.h"

namespace wirefacts {
namespace {

using Outcome = WhyAttempt::Outcome;

constexpr std::size_t kMostWords = 200;   // bytes of a sentence that are shown
constexpr std::size_t kMostElement = 40;  // bytes of an element, of the words it stands on
constexpr std::size_t kMostUnit = 32;

std::string shortened(const std::string& text, std::size_t most = kMostWords) {
  if (text.size() <= most) return text;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

std::string place_of(CharSpan span) { return std::to_string(span.start) + "-" + std::to_string(span.end); }

std::string table(const std::vector<WhyRow>& rows) {
  std::size_t first = 0, second = 0;
  for (const WhyRow& row : rows) {
    first = std::max<std::size_t>(first, count_code_points(shortened(row.element, kMostElement)));
    second = std::max<std::size_t>(second, count_code_points(shortened(row.words, kMostUnit)));
  }
  const auto padded = [](std::string text, std::size_t width) {
    const std::size_t size = count_code_points(text);
    return text + std::string(size < width ? width - size : 0, ' ');
  };
  std::string out;
  for (const WhyRow& row : rows) {
    std::string line = std::string(!row.holds          ? "    ✘ "
                                   : row.words.empty() ? "    · "
                                                       : "    ✔ ") +
                       padded(shortened(row.element, kMostElement), first) + "  " +
                       padded(row.words.empty() ? "–" : shortened(row.words, kMostUnit), second) + "  " + row.note;
    while (line.ends_with(' ')) line.pop_back();
    out += line + "\n";
  }
  return out;
}

std::string show(const WhyAttempt& a, const SourceSet& sources) {
  std::string out = place_of(a.span) + "  '" + shortened(a.words) + "'\n";
  if (a.outcome == Outcome::kept) return "kept    " + out + "    " + a.message + "\n";
  if (a.outcome == Outcome::dropped) return "dropped " + out + "    " + a.message + "\n";
  if (a.outcome == Outcome::lost) {
    return "lost    " + out + "    " + a.message + " (" + file_and_line(sources, a.range) + ")\n";
  }
  if (a.outcome == Outcome::condition) {
    out = "matched " + out + "    but a condition does not hold\n";
  } else if (a.rows.empty()) {
    out = "near    " + out;
  } else {
    const std::uint32_t of = a.fitting + a.missing;
    out = "near    " + out + "    " + std::to_string(a.missing) + " of " + std::to_string(of) +
          (of == 1 ? " element " : " elements ") + (a.missing == 1 ? "fails\n" : "fail\n");
  }
  if (!a.line.empty()) out += "    " + a.line + "\n";
  out += table(a.rows);
  return out + render(Diagnostic{Severity::note, a.range, a.message, {}}, sources);
}

}  // namespace

std::string render(const WhyReport& report, const SourceSet& sources, std::size_t most) {
  std::string out = report.rule + " (" + file_and_line(sources, report.place) + ")\n";
  std::size_t near = 0;
  for (const WhyAttempt& attempt : report.attempts) {
    const bool miss = attempt.outcome == Outcome::element || attempt.outcome == Outcome::condition;
    if (miss && ++near > most) continue;
    out += "\n" + show(attempt, sources);
  }
  if (near > most) {
    out += "\n" + std::to_string(near - most) + (near - most == 1 ? " more place" : " more places") +
           "; --most N shows more, --at OFFSET one sentence\n";
  }
  if (report.at && report.sentence.empty()) {
    return out + "\nno sentence holds character " + std::to_string(*report.at) + ": the article has " +
           std::to_string(report.length) + "\n";
  }
  const std::string where = report.at ? "sentence" : "article";
  if (report.attempts.empty()) {
    if (report.at) out += "\n'" + shortened(report.sentence) + "'";
    out += "\nnothing in the " + where + " comes near this rule\n";
  }
  for (const WhyRow& row : report.nowhere) out += "nowhere in the " + where + ": " + row.element + "\n";
  return out;
}

}  // namespace wirefacts
