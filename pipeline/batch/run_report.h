#pragma once
// What a run did: in = done + dead + skipped; counts, bytes, times.

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "io/article_reader.h"
#include "records/extraction.h"

namespace wirefacts {

/// Text that was not read, by reason.
struct UnreadCount {
  std::uint64_t articles = 0;
  std::uint64_t code_points = 0;
};

enum class RunEnd : std::uint8_t {
  complete,         // every input was read
  limit,            // as many articles as were asked for
  stopped,          // the stop flag; outputs are whole, a later run goes on
  too_many_errors,  // more dead letters than allowed
};

/// Plain data. Each input counts once: in == done + dead + skipped().
struct RunReport {
  RunEnd end = RunEnd::complete;
  std::uint64_t in = 0, done = 0, dead = 0;
  std::uint64_t unchanged = 0;   // held by every output already
  std::uint64_t duplicates = 0;  // the same article (id and text) again
  [[nodiscard]] std::uint64_t skipped() const { return unchanged + duplicates; }

  PassedOver passed_over;
  std::vector<UnmatchedField> unmatched;
  std::uint64_t bytes_read = 0;  // of input
  std::uint64_t text_bytes = 0;  // of extracted articles
  /// Records of extracted articles, by array of the JSON ("entities" …), mentions included.
  std::map<std::string, std::uint64_t> records;
  std::map<std::string, std::uint64_t> events;        // by type
  std::map<std::string, std::uint64_t> dead_by;       // by "stage.code"
  std::string first_dead;                             // "place: message" of the first
  std::uint64_t cut = 0;                              // inputs that could not be read to their end
  std::string first_cut;                              // the message of the first
  std::map<std::string, std::uint64_t> notes;         // by code: what readers passed over
  std::map<std::string, std::string> first_note;      // by code: "place" of the first
  std::map<std::string, std::uint64_t> diagnostics;   // by code: of extractions
  std::map<std::string, std::uint64_t> without_role;  // events that lack a required role, by "rule (roles)"
  std::uint64_t undated = 0;                          // articles whose date nobody gave
  std::map<std::string, UnreadCount> unread;

  double seconds = 0;          // from first to last input, wall clock
  double extract_seconds = 0;  // in extraction, all workers together
  std::uint32_t workers = 0;

  /// Adds the counts of one extraction (not `done`).
  void add(const Extraction& extraction);
};

/// One JSON object on one line: for report.json. Times with milliseconds.
std::string report_json(const RunReport& report, const std::string& pipeline, const std::string& rulepacks);

}  // namespace wirefacts
