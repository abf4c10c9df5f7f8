#include "io/readers/input_files.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string_view>

#include "io/compressed.h"

namespace wirefacts {
namespace {

namespace fs = std::filesystem;

InputFormat format_of(const fs::path& path) {
  const std::string ending = fs::path(without_compression(path.string())).extension().string();
  if (ending == ".jsonl" || ending == ".ndjson") return InputFormat::json_lines;
  if (ending == ".json") return InputFormat::json;
  if (ending == ".txt") return InputFormat::text;
  if (ending == ".csv") return InputFormat::csv;
  if (ending == ".tsv") return InputFormat::tsv;
  return InputFormat::unknown;
}

std::uint64_t bytes_of(const fs::path& path) {
  std::error_code code;
  const auto size = fs::file_size(path, code);
  return code ? 0 : size;
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
  const std::string ending = fs::path(without_compression(path)).extension().string();
  if (ending.empty()) return std::nullopt;
  for (const OtherKind& kind : kOtherKinds) {
    if (kind.endings.find(ending + ".") == std::string_view::npos) continue;
    return Error{
        "cannot read '" + path + "': files of the kind " + ending + " are not read: " + std::string(kind.remedy),
        ErrorKind::bad_data};
  }
  return std::nullopt;
}

Result<std::vector<InputFile>> list_folder(const std::string& folder) {
  std::vector<InputFile> out;
  std::error_code code;
  bool tables = false;
  fs::recursive_directory_iterator at(folder, code);
  for (; !code && at != fs::recursive_directory_iterator(); at.increment(code)) {
    const bool hidden = at->path().filename().native().starts_with('.');
    std::error_code status_code;
    if (hidden && at->is_directory(status_code)) at.disable_recursion_pending();
    if (hidden || !at->is_regular_file(status_code)) continue;
    const InputFormat format = format_of(at->path());
    const bool table = format == InputFormat::csv || format == InputFormat::tsv;
    tables = tables || table;
    if (format != InputFormat::unknown && !table) out.push_back({at->path().string(), format, bytes_of(at->path())});
  }
  if (code) return no_input(folder, code.message());
  if (out.empty()) {
    return no_input(folder, std::string("no .txt, .jsonl, .ndjson or .json file in it") +
                                (tables ? "; name .csv and .tsv files one by one" : ""));
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return out;
}

}  // namespace

Result<std::vector<InputFile>> list_inputs(const std::vector<std::string>& paths) {
  std::vector<InputFile> out;
  for (const std::string& path : paths) {
    std::error_code code;
    if (path == "-") {
      out.push_back({path, InputFormat::unknown, 0});
    } else if (fs::is_directory(path, code)) {
      auto files = list_folder(path);
      if (!files) return files.error();
      out.insert(out.end(), files->begin(), files->end());
    } else if (fs::exists(path, code)) {
      if (auto other = of_other_kind(path)) return std::move(*other);
      out.push_back({path, format_of(path), bytes_of(path)});
    } else {
      return no_input(path, code ? code.message() : "No such file or directory");
    }
  }
  if (out.empty()) return Error{"no input: name files or folders, or '-'", ErrorKind::no_input};
  return out;
}

}  // namespace wirefacts
