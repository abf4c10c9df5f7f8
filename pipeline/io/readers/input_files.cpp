#include "io/readers/input_files.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string_view>

#include "io/compressed.h"

namespace wirefacts {
namespace {

namespace fs = std::filesystem;

/// In small letters, without that of a compressed file.
std::string ending_of(const fs::path& path) {
  std::string out = fs::path(without_compression(path.string())).extension().string();
  for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return out;
}

InputFormat format_of(const fs::path& path) {
  const std::string ending = ending_of(path);
  if (ending == ".jsonl" || ending == ".ndjson") return InputFormat::json_lines;
  if (ending == ".json") return InputFormat::json;
  if (ending == ".txt") return InputFormat::text;
  if (ending == ".csv") return InputFormat::csv;
  if (ending == ".tsv") return InputFormat::tsv;
  return InputFormat::unknown;
}

/// `below`: the path of the file from the folder on that was named, or its name alone.
InputFile input_file(const fs::path& path, const fs::path& below) {
  std::error_code code;
  const auto size = fs::file_size(path, code);
  fs::path name(without_compression(below.string()));
  name.replace_extension();
  return {path.string(), name.string(), format_of(path), code ? 0 : size};
}

Error no_input(const std::string& path, const std::string& reason) {
  return {"cannot read '" + path + "': " + reason, ErrorKind::no_input};
}

struct OtherKind {
  std::string_view endings;  // each between dots
  std::string_view remedy;
};
constexpr OtherKind kOtherKinds[] = {
    {".xml.html.htm.xhtml.sgml.sgm.nitf.warc.rtf.epub.",
     "it holds more than text: write its articles into JSON Lines, {\"id\", \"title\", \"text\", \"published\"} each"},
    {".pdf.doc.docx.odt.", "make text of it first, as pdftotext or pandoc do"},
    {".zip.tar.tgz.7z.rar.", "unpack it first; .gz .xz .zst .bz2 of one file are read as they are"},
    {".xls.xlsx.ods.parquet.db.sqlite.", "save it as CSV or JSON Lines first"}};

/// Files of other kinds would be read as text, tags and all.
std::optional<Error> of_other_kind(const std::string& path) {
  const std::string ending = ending_of(path);
  if (ending.empty()) return std::nullopt;
  for (const OtherKind& kind : kOtherKinds) {
    if (kind.endings.find(ending + ".") == std::string_view::npos) continue;
    return Error{
        "cannot read '" + path + "': files of the kind " + ending + " are not read: " + std::string(kind.remedy),
        ErrorKind::bad_data};
  }
  return std::nullopt;
}

bool is_hidden(const fs::path& name) { return name.native().starts_with('.'); }

bool is_table(InputFormat format) { return format == InputFormat::csv || format == InputFormat::tsv; }

/// Failed inputs of an earlier run (TARGET.dead.jsonl) are no articles.
bool is_failed_inputs(const fs::path& path) { return path.native().ends_with(".dead.jsonl"); }

/// Of one file of a folder.
bool is_article_file(const fs::path& path) {
  const InputFormat format = format_of(path);
  return format != InputFormat::unknown && !is_table(format) && !is_failed_inputs(path);
}

/// What one folder holds.
struct Listing {
  std::vector<InputFile> files;
  std::vector<fs::path> folders;
  PassedOver passed_over;
};

/// Adds to `listing`. The error is that of the folder.
std::error_code list_one(const fs::path& folder, const fs::path& named, Listing& listing) {
  std::error_code code;
  for (fs::directory_iterator at(folder, code); !code && at != fs::directory_iterator(); at.increment(code)) {
    std::error_code ignored;
    if (is_hidden(at->path().filename())) continue;
    const bool link = at->is_symlink(ignored);
    if (at->is_directory(ignored)) {
      if (link) ++listing.passed_over["link to a folder"];
      else listing.folders.push_back(at->path());
      continue;
    }
    if (!at->is_regular_file(ignored)) {
      ++listing.passed_over[link && !at->exists(ignored) ? "broken link" : "pipe or device"];
      continue;
    }
    if (is_article_file(at->path())) {
      listing.files.push_back(input_file(at->path(), at->path().lexically_relative(named)));
    } else if (!is_failed_inputs(at->path())) {
      const std::string ending = ending_of(at->path());
      ++listing.passed_over[ending.empty() ? "without ending" : ending];
    }
  }
  return code;
}

Result<Listing> list_folder(const std::string& folder) {
  Listing found;
  if (const std::error_code code = list_one(folder, folder, found)) return no_input(folder, code.message());
  while (!found.folders.empty()) {
    const fs::path next = std::move(found.folders.back());
    found.folders.pop_back();
    if (list_one(next, folder, found)) found.files.push_back({next.string(), {}, InputFormat::unknown, 0});
  }
  if (found.files.empty()) {
    const bool has_tables = found.passed_over.count(".csv") + found.passed_over.count(".tsv") > 0;
    const std::string passed_over = to_string(found.passed_over);
    return no_input(folder, "no .txt, .jsonl, .ndjson or .json file in it" +
                                (passed_over.empty() ? "" : ", passed over " + passed_over) +
                                (has_tables ? "; name .csv and .tsv files one by one" : ""));
  }
  std::sort(found.files.begin(), found.files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return found;
}

}  // namespace

std::string to_string(const PassedOver& passed_over) {
  std::vector<std::pair<std::string, std::uint64_t>> sorted(passed_over.begin(), passed_over.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::uint64_t all = 0;
  std::string out;
  for (const auto& [ending, count] : sorted) {
    all += count;
    out += (out.empty() ? "" : ", ") + ending + " " + std::to_string(count);
  }
  return out.empty() ? out : std::to_string(all) + (all == 1 ? " file: " : " files: ") + out;
}

Result<Inputs> list_inputs(const std::vector<std::string>& paths) {
  Inputs out;
  for (const std::string& path : paths) {
    std::error_code code;
    if (path == "-") {
      out.files.push_back({path, {}, InputFormat::unknown, 0});
    } else if (fs::is_directory(path, code)) {
      const auto found = list_folder(path);
      if (!found) return found.error();
      out.files.insert(out.files.end(), found->files.begin(), found->files.end());
      for (const auto& [ending, count] : found->passed_over) out.passed_over[ending] += count;
    } else if (fs::exists(path, code)) {
      if (auto other = of_other_kind(path)) return std::move(*other);
      out.files.push_back(input_file(path, fs::path(path).filename()));
    } else {
      return no_input(path, code ? code.message() : "No such file or directory");
    }
  }
  if (out.files.empty()) return Error{"no input: name files or folders, or '-'", ErrorKind::no_input};
  return out;
}

bool is_read_in_folders(std::string_view path) {
  const fs::path name(path);
  return is_article_file(name) && std::none_of(name.begin(), name.end(), is_hidden);
}

}  // namespace wirefacts
