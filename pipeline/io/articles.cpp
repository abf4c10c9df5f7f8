#include "io/articles.h"

#include <array>
#include <filesystem>
#include <set>

#include "base/diagnostic.h"
#include "base/table.h"
#include "base/text.h"
#include "base/utf8.h"
#include "io/readers/article_builder.h"
#include "io/readers/csv_reader.h"
#include "io/readers/input_files.h"
#include "io/readers/json_lines_reader.h"
#include "io/readers/publication_date.h"
#include "io/readers/text_reader.h"

namespace wirefacts {
namespace {

struct NamedField {
  std::string_view name;
  std::vector<std::string> InputFields::*names;
};
constexpr NamedField kNamedFields[] = {{"id", &InputFields::id},         {"text", &InputFields::text},
                                       {"title", &InputFields::title},   {"published", &InputFields::published},
                                       {"source", &InputFields::source}, {"url", &InputFields::url},
                                       {"author", &InputFields::author}, {"section", &InputFields::section},
                                       {"slug", &InputFields::slug},     {"ednote", &InputFields::ednote},
                                       {"status", &InputFields::status}, {"supersedes", &InputFields::supersedes}};

/// What a map changed. Without a text an article is a dead letter, which says so itself.
std::vector<UnmatchedField> mapped_fields(const InputFields& fields) {
  const InputFields usual;
  std::vector<UnmatchedField> out;
  for (const NamedField& field : kNamedFields) {
    const std::vector<std::string>& names = fields.*field.names;
    if (field.name != "text" && names != usual.*field.names) out.push_back({field.name, names});
  }
  return out;
}

/// All articles of a list of files. A file that cannot be read is a dead letter; standard input that
/// cannot be read is an Error.
class PathReader final : public ArticleReader {
 public:
  PathReader(ArticleOptions options, Inputs inputs)
      : options_(std::move(options)), text_options_(options_), files_(std::move(inputs.files)),
        passed_over_(std::move(inputs.passed_over)), unmatched_(mapped_fields(options_.fields)) {
    options_.unmatched = &unmatched_;
    for (const InputFile& file : files_) {
      if (file.bytes == 0) sizes_known_ = false;
      bytes_total_ += file.bytes;
    }
  }

  Result<ReadItem> next() override {
    for (;;) {
      if (opened_) {
        if (!opened_->is_ready()) return ReadItem(NothingYet{});
        if (auto refused = choose(files_[next_file_ - 1])) return std::move(*refused);
      }
      if (current_ == nullptr) {
        if (next_file_ == files_.size()) return ReadItem(EndOfInput{});
        if (auto failed = open(files_[next_file_++])) return std::move(*failed);
        continue;
      }
      auto item = current_->next();
      if (item && !std::holds_alternative<EndOfInput>(*item)) return item;
      bytes_done_ += current_->position().bytes_done;
      current_.reset();
      if (item) continue;
      const std::string& path = files_[next_file_ - 1].path;
      if (path == "-") return item;
      return ReadItem(damaged({path, 0, 0, 0}, "read_error", item.error().message, {}));
    }
  }

  [[nodiscard]] ReadPosition position() const override {
    const std::uint64_t now = current_ == nullptr ? 0 : current_->position().bytes_done;
    return {bytes_done_ + now, sizes_known_ ? bytes_total_ : 0};
  }

  [[nodiscard]] PassedOver passed_over() const override { return passed_over_; }
  [[nodiscard]] std::vector<UnmatchedField> unmatched() const override { return unmatched_; }

 private:
  /// Nothing when `opened_` can be read now.
  std::optional<ReadItem> open(const InputFile& file) {
    auto opened = File::for_reading(file.path, options_.stop);
    if (!opened) return damaged({file.path, 0, 0, 0}, "cannot_open", opened.error().message, {});
    opened_.emplace(std::move(*opened), LineReader::kLongestLine);
    return std::nullopt;
  }

  /// Makes `current_` of `opened_`, by the ending of the file or what it begins with. Not of UTF-16.
  std::optional<ReadItem> choose(const InputFile& file) {
    LineReader content = std::move(*opened_);
    opened_.reset();
    if (const std::string_view encoding = utf16_of(content); !encoding.empty()) {
      return damaged({file.path, 0, 0, 0}, "bad_utf8",
                     "the file is UTF-16: make UTF-8 of it, iconv -f " + std::string(encoding) + " -t UTF-8 FILE > NEW",
                     {});
    }
    if (file.format == InputFormat::csv || file.format == InputFormat::tsv) {
      const char separator = file.format == InputFormat::csv ? ',' : '\t';
      current_ = std::make_unique<CsvReader>(std::move(content), file.path, options_, separator);
      return std::nullopt;
    }
    const std::string opening = opening_of(content);
    const bool array = opening == "[{" || opening == "[]";
    const bool json = array || opening.empty() || opening.front() == '{';
    if (file.format == InputFormat::text || (file.format == InputFormat::unknown && !json)) {
      current_ = std::make_unique<TextReader>(std::move(content), file.path, file.name, text_options_);
      return std::nullopt;
    }
    JsonLayout layout = JsonLayout::lines;
    // A pipe cannot be read twice, and may never end.
    std::error_code code;
    const bool whole = file.format == InputFormat::json && std::filesystem::is_regular_file(file.path, code);
    if (whole) layout = JsonLayout::one_object;
    if (file.format != InputFormat::json_lines && array) layout = JsonLayout::array;
    current_ = std::make_unique<JsonLinesReader>(std::move(content), file.path, options_, layout);
    return std::nullopt;
  }

  /// What iconv calls it: by its byte order mark, or as most characters of any text in European letters have one byte
  /// that is zero, always the same; "" for what is no UTF-16.
  static std::string_view utf16_of(LineReader& content) {
    constexpr std::size_t kLooked = 256, kLeast = 8;
    const auto first = content.peek();
    if (!first) return {};  // it cannot be read, as its reader will say
    if (first->starts_with("\xFF\xFE") || first->starts_with("\xFE\xFF")) return "UTF-16";
    const std::string_view text = first->substr(0, kLooked);
    std::array<std::size_t, 2> zeros{};
    for (std::size_t at = 0; at < text.size(); ++at) zeros[at % 2] += text[at] == '\0' ? 1U : 0U;
    const bool most = text.size() >= kLeast && (zeros[0] + zeros[1]) * 8 > text.size() * 3;
    if (!most || (zeros[0] != 0 && zeros[1] != 0)) return {};
    return zeros[0] == 0 ? "UTF-16LE" : "UTF-16BE";
  }

  /// The first two characters that are no blanks, as far as one read gives them.
  static std::string opening_of(LineReader& content) {
    auto first = content.peek();
    if (!first) return "x";  // it cannot be read, as its reader will say
    if (first->starts_with(kByteOrderMark)) first->remove_prefix(kByteOrderMark.size());
    std::string out;
    for (const char c : *first) {
      if (std::string_view(" \t\r\n").find(c) == std::string_view::npos) out += c;
      if (out.size() == 2) break;
    }
    return out;
  }

  ArticleOptions options_, text_options_;  // a text has no fields that a map could name
  std::vector<InputFile> files_;
  PassedOver passed_over_;
  std::vector<UnmatchedField> unmatched_;
  std::size_t next_file_ = 0;
  std::optional<LineReader> opened_;  // not yet looked into
  std::unique_ptr<ArticleReader> current_;
  std::uint64_t bytes_done_ = 0, bytes_total_ = 0;
  bool sizes_known_ = true;
};

}  // namespace

Result<InputFields> parse_field_map(std::string_view text) {
  InputFields map;
  std::vector<std::string> known;
  for (const NamedField& field : kNamedFields) known.emplace_back(field.name);
  std::vector<std::string> mistakes;
  std::set<std::string_view> named;
  for (const std::string_view part : split(text, ',')) {
    const std::size_t equals = part.find('=');
    const std::string_view name = trim(part.substr(0, equals));
    if (equals == std::string_view::npos || trim(part.substr(equals + 1)).empty()) {
      mistakes.push_back("'" + std::string(part) + "' is no FIELD=KEY, as in text=content,published=date");
      continue;
    }
    bool found = false;
    for (const NamedField& field : kNamedFields) {
      if (field.name != name) continue;
      found = true;
      if (named.insert(field.name).second) (map.*field.names).clear();
      for (const auto key : split(part.substr(equals + 1), '|')) (map.*field.names).emplace_back(trim(key));
    }
    if (found) continue;
    std::string message = "unknown field '" + std::string(name) + "'";
    if (const std::string hint = did_you_mean(name, known); !hint.empty()) {
      message += ", " + hint;
    } else {
      std::string names;
      for (const std::string& one : known) names += " " + one;
      message += " in '" + std::string(part) + "': before '=' stands one of" + names + ", behind it your name for it";
    }
    mistakes.push_back(std::move(message));
  }
  if (!mistakes.empty()) return Error{join(mistakes, "\n  "), ErrorKind::usage};
  return map;
}

Result<std::unique_ptr<ArticleReader>> open_articles(const ArticleOptions& options) {
  ArticleOptions known = options;
  if (options.published) known.published = publication_date(*options.published);
  if (options.published && !known.published) {
    return Error{"'" + *options.published + "' is no date as in 2016-10-04 or 2016-10-04T17:20:00Z", ErrorKind::usage};
  }
  auto inputs = list_inputs(options.paths);
  if (!inputs) return inputs.error();
  return std::unique_ptr<ArticleReader>(std::make_unique<PathReader>(std::move(known), std::move(*inputs)));
}

}  // namespace wirefacts
