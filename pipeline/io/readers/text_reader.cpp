#include "io/readers/text_reader.h"

#include <algorithm>

#include "base/table.h"
#include "base/utf8.h"
#include "io/readers/article_builder.h"

namespace wirefacts {
namespace {

constexpr std::uint64_t kTextBytes = std::uint64_t{1} << 30U;

/// The first line is that of a table with a column of text: "id,title,text".
bool is_table(std::string_view text, const std::vector<std::string>& names) {
  const std::string_view line = trim(text.substr(0, text.find('\n')));
  const char separator = line.find('\t') != std::string_view::npos ? '\t' : ',';
  const std::vector<std::string_view> cells = split(line, separator);
  return cells.size() > 1 && std::any_of(cells.begin(), cells.end(), [&](std::string_view cell) {
           return std::find(names.begin(), names.end(), cell) != names.end();
         });
}

/// What may be wrong with the file as a whole, though it is read.
void note_form(std::string_view text, const ArticleOptions& options, std::vector<std::string>& notes) {
  if (!is_well_formed(text)) notes.emplace_back("bad_bytes");
  if (text.starts_with("{\"")) notes.emplace_back("json_as_text");
  if (is_table(text, options.fields.text)) notes.emplace_back("table_as_text");
}

}  // namespace

Result<ReadItem> TextReader::next() {
  if (done_) return ReadItem(EndOfInput{});
  done_ = true;
  auto text = file_.rest(kTextBytes);
  if (!text && text.error().kind != ErrorKind::bad_data) return text.error();
  InputPlace place{path_, 0, 0, file_.bytes_read()};
  if (!text) return ReadItem(damaged(std::move(place), "too_large", "articles are smaller than 1 GiB", {}));
  RawFields fields;
  if (!name_.empty()) fields.id = name_;
  if (text->starts_with(kByteOrderMark)) text->erase(0, kByteOrderMark.size());
  fields.text = std::move(*text);
  std::vector<std::string> notes;
  note_form(*fields.text, options_, notes);
  ReadItem item = build_article(std::move(fields), options_, std::move(place), {});
  if (auto* read = std::get_if<ReadArticle>(&item)) read->notes.insert(read->notes.end(), notes.begin(), notes.end());
  return item;
}

}  // namespace wirefacts
