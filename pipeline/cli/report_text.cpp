#include "cli/report_text.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "base/text.h"
#include "cli/messages.h"
#include "foreign_text.h"
#include "io/readers/input_files.h"

namespace wirefacts {
namespace {

constexpr std::size_t kMostShown = 12;  // of a long list of counts

/// "SAY 120, MEETING 14, …", largest first.
std::string counts_text(const std::map<std::string, std::uint64_t>& counts, const std::string& behind = {}) {
  std::vector<std::pair<std::uint64_t, std::string>> sorted;
  for (const auto& [name, count] : counts) {
    if (count > 0) sorted.emplace_back(count, name);
  }
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::string out;
  for (std::size_t i = 0; i < std::min(sorted.size(), kMostShown); ++i) {
    out += (i == 0 ? "" : ", ") + sorted[i].second + " " + grouped(sorted[i].first);
  }
  if (sorted.size() > kMostShown) out += ", and " + grouped(sorted.size() - kMostShown) + " more";
  return out.empty() ? out : out + behind;
}

/// Events without a required role have a line of their own, and what readers noted.
std::string limits_text(const RunReport& r) {
  std::map<std::string, std::uint64_t> counts = r.diagnostics;
  counts.erase("role_missing");
  counts.erase(kForeignText);
  for (const auto& [code, count] : r.notes) counts.erase(code);
  return counts_text(counts);
}

std::string foreign_text(const RunReport& r) {
  const auto found = r.diagnostics.find(kForeignText);
  if (found == r.diagnostics.end()) return {};
  return counted(found->second, "article") + " in a language that the rules do not read";
}

std::string line(const std::string& name, const std::string& text) {
  if (text.empty()) return {};
  return name + std::string(name.size() < 10 ? 10 - name.size() : 1, ' ') + text + "\n";
}

std::string balance(const RunReport& r) {
  std::string out = counted(r.in, "article") + " in = " + grouped(r.done) + " done + " + grouped(r.dead) + " dead + " +
                    grouped(r.skipped()) + " skipped";
  if (r.skipped() > 0) {
    out += " (" + grouped(r.unchanged) + " unchanged, " + grouped(r.duplicates) + " seen twice)";
  }
  return out + "\n";
}

std::string speed(const RunReport& r) {
  std::string out = one_digit(r.seconds) + " s with " + counted(r.workers, "thread");
  if (r.done > 0 && r.seconds > 0) {
    out += ", " + one_digit(static_cast<double>(r.done) / r.seconds) + " articles/s, " +
           one_digit(static_cast<double>(r.text_bytes) / 1e6 / r.seconds) + " MB/s";
  }
  return out;
}

std::string notes_text(const RunReport& r) {
  std::string out;
  for (const auto& [code, count] : r.notes) {
    out += (out.empty() ? "" : ", ") + code + " " + grouped(count);
    if (const auto first = r.first_note.find(code); first != r.first_note.end())
      out += " (the first: " + first->second + ")";
    if (const std::string_view remedy = remedy_of_note(code); !remedy.empty()) out += ": " + std::string(remedy);
  }
  return out;
}

std::string unread_text(const RunReport& r) {
  std::string out;
  for (const auto& [reason, count] : r.unread) {
    out += (out.empty() ? "" : ", ") + reason + ": " + grouped(count.code_points) + " characters of " +
           counted(count.articles, "article");
  }
  return out;
}

/// "no input has id=key|nr, published=when".
std::string unmatched_text(const RunReport& r) {
  std::string out;
  for (const UnmatchedField& field : r.unmatched) {
    out += (out.empty() ? "no input has " : ", ") + std::string(field.field) + "=" + join(field.names, "|");
  }
  return out;
}

std::string end_text(RunEnd end) {
  switch (end) {
    case RunEnd::stopped: return "stopped: outputs are whole, the same command goes on";
    case RunEnd::too_many_errors: return "ended: more dead letters than --max-errors allows";
    case RunEnd::limit: return "ended at --limit";
    default: return {};
  }
}

}  // namespace

std::string report_text(const RunReport& r, const std::string& dead_file) {
  std::string dead = counts_text(r.dead_by);
  if (!dead.empty()) dead += dead_file.empty() ? " (see them with --dead FILE)" : ", see " + dead_file;
  std::string out = balance(r);
  out += line("passed over", to_string(r.passed_over));
  out += line("map", unmatched_text(r));
  out += line("took", speed(r));
  out += line("records", counts_text(r.records));
  out += line("events", counts_text(r.events));
  out += line("dead", dead);
  out += line("", r.first_dead.empty() ? "" : "the first: " + r.first_dead);
  out += line("notes", notes_text(r));
  out += line("limits", limits_text(r));
  out += line("foreign", foreign_text(r));
  out += line("no event", counts_text(r.without_role, ": a required role is empty, 'why' says which"));
  if (r.undated > 0) {
    const std::string of = r.undated == r.done ? "" : grouped(r.undated) + " of ";
    out += line("no date",
                of + counted(r.done, "article") + ": give it with --published, --map or a dateline with a year");
  }
  out += line("not read", unread_text(r));
  out += line("end", end_text(r.end));
  return out;
}

}  // namespace wirefacts
