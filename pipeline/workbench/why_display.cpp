#include <algorithm>

#include "base/diagnostic.h"
#include "base/text.h"
#include "workbench/display_text.h"
#include "workbench/why.h"

namespace wirefacts {
namespace {

using Outcome = WhyAttempt::Outcome;

constexpr std::size_t kSentenceBytes = 200;  // bytes of a sentence that are shown
constexpr std::size_t kElementBytes = 40;    // bytes of an element, of the words it stands on
constexpr std::size_t kMostUnit = 32;

std::string table(const std::vector<WhyRow>& rows) {
  std::size_t first = 0, second = 0;
  for (const WhyRow& row : rows) {
    first = std::max<std::size_t>(first, count_code_points(shortened(row.element, kElementBytes)));
    second = std::max<std::size_t>(second, count_code_points(shortened(row.words, kMostUnit)));
  }
  std::string out;
  for (const WhyRow& row : rows) {
    std::string line = std::string(!row.holds          ? "    ✘ "
                                   : row.words.empty() ? "    · "
                                                       : "    ✔ ") +
                       padded(shortened(row.element, kElementBytes), first) + "  " +
                       padded(row.words.empty() ? "–" : shortened(row.words, kMostUnit), second) + "  " + row.note;
    while (line.ends_with(' ')) line.pop_back();
    out += line + "\n";
  }
  return out;
}

std::string groups_and_table(const WhyAttempt& a) {
  return (a.line.empty() ? "" : "    " + a.line + "\n") + table(a.rows);
}

/// A match; `whole`: with the words of each line of the rule, else only with the roles that stayed empty.
std::string show_match(const WhyAttempt& a, const SourceSet& sources, bool whole) {
  static constexpr const char* kOutcome[] = {"kept    ", "dropped ", "lost    "};
  std::string out = kOutcome[static_cast<std::size_t>(a.outcome)] + offsets_of(a.span) + "  '" +
                    shortened(a.words, kSentenceBytes) + "'\n    " + a.message;
  if (a.outcome == Outcome::lost) out += " (" + file_and_line(sources, a.range) + ")";
  if (!whole && !a.empty_roles.empty()) out += "; empty: " + join(a.empty_roles, ", ");
  out += "\n";
  return whole ? out + groups_and_table(a) : out;
}

std::string show_miss(const WhyAttempt& a, const SourceSet& sources) {
  std::string out = offsets_of(a.span) + "  '" + shortened(a.words, kSentenceBytes) + "'\n";
  if (a.outcome == Outcome::condition) {
    out = "matched " + out + "    but a condition does not hold\n";
  } else if (a.rows.empty()) {
    out = "near    " + out;
  } else {
    const std::uint32_t of = a.fitting + a.missing;
    out = "near    " + out + "    " + std::to_string(a.missing) + " of " + std::to_string(of) +
          (of == 1 ? " element " : " elements ") + (a.missing == 1 ? "fails\n" : "fail\n");
  }
  return out + groups_and_table(a) + render(Diagnostic{Severity::note, a.range, a.message, {}}, sources);
}

}  // namespace

std::string render(const WhyReport& report, const SourceSet& sources, std::size_t most) {
  std::string out = report.rule + " (" + file_and_line(sources, report.place) + ")\n";
  std::size_t near = 0;
  for (const WhyAttempt& attempt : report.attempts) {
    const bool miss = attempt.outcome == Outcome::element || attempt.outcome == Outcome::condition;
    if (miss && ++near > most) continue;
    out += "\n" + (miss ? show_miss(attempt, sources) : show_match(attempt, sources, report.at.has_value()));
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
    if (report.at) out += "\n'" + shortened(report.sentence, kSentenceBytes) + "'";
    out += "\nnothing in the " + where + " comes near this rule\n";
  }
  for (const WhyRow& row : report.nowhere) out += "nowhere in the " + where + ": " + row.element + "\n";
  return out;
}

}  // namespace wirefacts
