// Every case of tests/spec/numbers.tsv, read with rules/values/numbers.tsv. Status ok: right; todo: known to be
// wrong; skip: no news English (tests/spec/README.md).
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "extractor.h"
#include "support/pack_builder.h"

namespace wirefacts {
namespace {

std::string read_file(const std::string& path) {
  std::ifstream file(std::string(WIREFACTS_SOURCE_DIR) + "/" + path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, separator);) parts.push_back(part);
  return parts;
}

/// Numbers alike, whatever their spelling.
bool same(const std::string& a, const std::string& b) {
  const auto x = split(a, ';'), y = split(b, ';');
  if (x.size() != y.size()) return false;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const auto p = x[i].rfind('='), q = y[i].rfind('=');
    if (x[i].substr(0, p) != y[i].substr(0, q)) return false;
    const double left = std::stod(x[i].substr(p + 1)), right = std::stod(y[i].substr(q + 1));
    if (std::abs(left - right) > 1e-6 * std::abs(right)) return false;
  }
  return true;
}

/// "12.5=12.5; two=2" of all numbers of a text.
std::string numbers_of(Extractor& extractor, const std::string& text) {
  Article article;
  article.text = text;
  const Analysis analysis = extractor.analyze(article);
  std::string out;
  for (const AnnotationId id : analysis.annotations.with_label(labels::kNumber)) {
    const Annotation& a = analysis.annotations[id];
    out +=
        (out.empty() ? "" : "; ") + std::string(analysis.document.text(a.span)) + "=" + a.fields[0].number.to_string();
  }
  return out;
}

TEST(NumberTable, EveryCaseIsAsItsStatusSays) {
  test::PackFiles files;
  files.file("schema.types", "mark A { x: text }\n").file("news.cascade", "stage s\n").file("s.rules", "stage s\n");
  files.file("values/numbers.tsv", read_file("rules/values/numbers.tsv"));
  const PackBuild build = files.build();
  ASSERT_TRUE(build.usable()) << render(build.diagnostics, build.pack->sources);
  Extractor extractor(*build.pack, {});
  int cases = 0;
  for (const std::string& line : split(read_file("tests/spec/numbers.tsv"), '\n')) {
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string> cells = split(line, '\t');
    cells.resize(4);
    if (cells[1] == "skip") continue;
    ++cases;
    const std::string found = numbers_of(extractor, cells[2]);
    EXPECT_EQ(same(found, cells[3]), cells[1] == "ok")
        << cells[0] << " '" << cells[2] << "': expected " << cells[3] << ", found " << found;
  }
  EXPECT_GT(cases, 100);
}

}  // namespace
}  // namespace wirefacts
