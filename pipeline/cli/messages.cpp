#include "cli/messages.h"

#include <cmath>
#include <cstdio>
#include <filesystem>

#include "base/diagnostic.h"
#include "io/file.h"

namespace wirefacts {

ExitCode exit_code_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::usage: return ExitCode::usage;
    case ErrorKind::bad_data: return ExitCode::bad_data;
    case ErrorKind::no_input: return ExitCode::no_input;
    case ErrorKind::cannot_create: return ExitCode::cannot_create;
    case ErrorKind::input_output: return ExitCode::input_output;
    default: return ExitCode::internal;
  }
}

ExitCode fail(ExitCode code, std::string_view message) {
  const std::string line = "wirefacts: " + std::string(message) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
  return code;
}

ExitCode fail(const Error& error, const std::vector<std::string>& paths) {
  std::string message = error.message;
  if (error.kind == ErrorKind::no_input) {
    if (const std::string hint = similar_path(paths); !hint.empty()) message += ", " + hint;
  }
  return fail(exit_code_of(error.kind), message);
}

std::string unknown(std::string_view what, std::string_view word, const std::vector<std::string>& known) {
  std::string out = "unknown " + std::string(what) + " '" + std::string(word) + "'";
  const std::string hint = did_you_mean(word, known);
  return hint.empty() ? out : out + ", " + hint;
}

std::string_view remedy_of_note(std::string_view code) {
  if (code == "bad_bytes")
    return "what is no UTF-8 is lost; make UTF-8 of it: iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW";
  if (code == "json_as_text") return "read as one article; for JSON Lines name it FILE.jsonl";
  if (code == "table_as_text") return "read as one article; for a table name it FILE.csv or FILE.tsv";
  if (code == "bad_quotes")
    return "a quotation mark of a cell is missing, or text stands behind it: the line was read with its marks";
  if (code == "parts_left_out") return "of a list of paragraphs what is no text, nor an object with one, is not read";
  return {};
}

Error cannot_print() { return file_error(ErrorKind::input_output, "cannot write", "-"); }

Result<void> print(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0) return {};
  return cannot_print();
}

std::string similar_path(const std::vector<std::string>& paths) {
  namespace fs = std::filesystem;
  for (const std::string& path : paths) {
    std::error_code code;
    if (path == "-" || fs::exists(path, code)) continue;
    fs::path wanted = fs::path(path).lexically_normal();
    if (!wanted.has_filename()) wanted = wanted.parent_path();
    const fs::path folder = wanted.has_parent_path() ? wanted.parent_path() : fs::path(".");
    std::vector<std::string> known;
    for (fs::directory_iterator at(folder, code); !code && at != fs::directory_iterator(); at.increment(code)) {
      known.push_back(at->path().filename().string());
    }
    const std::string name = nearest(wanted.filename().string(), known);
    if (!name.empty()) return "did you mean '" + (wanted.parent_path() / name).string() + "'?";
  }
  return {};
}

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

std::string one_digit(double number) {
  const auto tenths = static_cast<std::uint64_t>(std::llround(std::max(number, 0.0) * 10));
  return grouped(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::string counted(std::uint64_t number, std::string_view noun) {
  return grouped(number) + " " + std::string(noun) + (number == 1 ? "" : "s");
}

}  // namespace wirefacts
