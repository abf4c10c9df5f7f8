#include "io/readers/text_reader.h"

#include "io/readers/article_builder.h"

namespace wirefacts {
namespace {

constexpr std::uint64_t kTextBytes = std::uint64_t{1} << 30U;

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
  fields.text = std::move(*text);
  return build_article(std::move(fields), options_, std::move(place), {});
}

}  // namespace wirefacts
