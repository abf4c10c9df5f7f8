#include "unit/io/io_fixture.h"

#include <stdlib.h>

#include "io/content_key.h"
#include "io/extraction_json.h"
#include "records/stable_id.h"

namespace wirefacts::test {
namespace {

namespace fs = std::filesystem;

Sample sample(const std::string& json_path, const std::string& text_path) {
  Sample out;
  out.json = content_of(std::string(WIREFACTS_SOURCE_DIR) + json_path);
  auto parsed = parse_extraction(out.json);
  if (!parsed) throw std::runtime_error(parsed.error().message);
  out.extraction = std::move(*parsed);
  const DocRecord& doc = out.extraction.doc;
  out.article.id = doc.doc_id;
  out.article.text = content_of(std::string(WIREFACTS_SOURCE_DIR) + text_path);
  out.article.published = doc.dct;
  out.article.source = doc.source;
  out.article.url = doc.url;
  out.article.title = doc.title;
  out.article.author = doc.author;
  out.article.section = doc.section;
  out.article.slug = doc.slug;
  out.article.ednote = doc.ednote;
  out.article.status = doc.status;
  out.article.supersedes = doc.supersedes;
  assign_uids(out.extraction);
  return out;
}

std::string shown(const ReadItem& item) {
  if (const auto* dead = std::get_if<DeadLetter>(&item)) {
    return "dead " + dead->code + " line " + std::to_string(dead->place.line) + " at " +
           std::to_string(dead->place.offset) + "+" + std::to_string(dead->place.length);
  }
  const Article& article = std::get<ReadArticle>(item).article;
  return "article " + article.id + "|" + std::to_string(article.text_start) + "|" + article.text;
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "wirefacts_test_XXXXXX").string();
  folder_ = ::mkdtemp(name.data());
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

std::string TemporaryFolder::write(const std::string& name, std::string_view content) const {
  const std::string full = path(name);
  fs::create_directories(fs::path(full).parent_path());
  std::ofstream(full, std::ios::binary) << content;
  return full;
}

std::string content_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("no file " + path);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

bool exists(const std::string& path) { return fs::exists(path); }

std::vector<std::string> read_all(const ArticleOptions& options) {
  std::vector<std::string> out;
  auto reader = open_articles(options);
  if (!reader) return {"error " + reader.error().message};
  for (;;) {
    auto item = (*reader)->next();
    if (!item) return {"error " + item.error().message};
    if (std::holds_alternative<EndOfInput>(*item)) return out;
    out.push_back(shown(*item));
  }
}

Sample seed_sample() {
  return sample("/corpus/gold/000_bf704bd51e5bf8fc.json", "/corpus/articles/000_bf704bd51e5bf8fc.txt");
}

Sample made_up_sample() {
  return sample("/tests/unit/records/data/made_up.json", "/tests/unit/records/data/made_up.txt");
}

Sample renamed(Sample sample, const std::string& id) {
  sample.article.id = id;
  sample.extraction.doc.doc_id = id;
  assign_uids(sample.extraction);
  return sample;
}

}  // namespace wirefacts::test
