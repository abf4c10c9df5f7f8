// Ratios within one run: `./dev bench`. Not a test: it never fails on a figure, a reader compares.
//
//   bench RULES_DIR ARTICLES… [--grow MEGABYTES]
//
// The text is that of the articles, grown to the size asked for by mixing their paragraphs, so that it is
// fresh: no paragraph order was seen before. Yardstick W: ICU's word break iterator over the same text.

#include <sys/resource.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "extractor.h"
#include "io/articles.h"
#include "io/extraction_json.h"
#include "io/rule_directory.h"
#include "io/targets.h"
#include "rule_pack_builder.h"

namespace wirefacts {
namespace {

constexpr int kPasses = 5;

double cpu_seconds() {
  timespec t{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

double wall_seconds() {
  using Clock = std::chrono::steady_clock;
  return std::chrono::duration<double>(Clock::now().time_since_epoch()).count();
}

double timed(double (*clock)(), const std::function<void()>& work) {
  const double start = clock();
  work();
  return clock() - start;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

void iterate(const std::vector<Article>& articles, UBreakIteratorType type) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator* breaks = ubrk_open(type, "en", nullptr, 0, &status);
  std::int64_t sum = 0;
  for (const Article& article : articles) {
    UText text = UTEXT_INITIALIZER;
    utext_openUTF8(&text, article.text.data(), static_cast<std::int64_t>(article.text.size()), &status);
    ubrk_setUText(breaks, &text, &status);
    for (std::int32_t at = ubrk_first(breaks); at != UBRK_DONE; at = ubrk_next(breaks)) {
      sum += at + ubrk_getRuleStatus(breaks);
    }
    utext_close(&text);
  }
  ubrk_close(breaks);
  if (sum == 42) std::puts("");  // keeps the loop
}

std::vector<std::string> paragraphs_of(const std::string& text) {
  std::vector<std::string> out;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find("\n\n", begin), text.size());
    if (end > begin) out.push_back(text.substr(begin, end - begin));
    begin = end + 2;
  }
  return out;
}

/// New articles from the paragraphs of all: the first paragraphs open, others follow in a new order.
std::vector<Article> grow(const std::vector<Article>& articles, std::size_t bytes) {
  std::vector<std::string> openings, others;
  for (const Article& article : articles) {
    std::vector<std::string> parts = paragraphs_of(article.text);
    for (std::size_t i = 0; i < parts.size(); ++i) (i < 2 ? openings : others).push_back(parts[i]);
  }
  std::mt19937 random(1);
  std::vector<Article> out;
  for (std::size_t size = 0; size < bytes;) {
    Article article;
    article.id = "grown-" + std::to_string(out.size());
    article.text = openings[random() % openings.size()];
    const std::size_t count = 4 + random() % 8;
    for (std::size_t i = 0; i < count && !others.empty(); ++i) article.text += "\n\n" + others[random() % others.size()];
    size += article.text.size();
    out.push_back(std::move(article));
  }
  return out;
}

std::vector<Article> read_all(const std::vector<std::string>& paths) {
  ArticleOptions options;
  options.paths = paths;
  auto reader = open_articles(options);
  if (!reader) {
    std::fprintf(stderr, "%s\n", reader.error().message.c_str());
    std::exit(66);
  }
  std::vector<Article> out;
  for (;;) {
    auto item = (*reader)->next();
    if (!item || std::holds_alternative<EndOfInput>(*item)) return out;
    if (auto* read = std::get_if<ReadArticle>(&*item)) out.push_back(std::move(read->article));
  }
}

std::unique_ptr<const RulePack> load(const std::string& directory, bool rules) {
  auto files = read_rule_directory(directory);
  if (!files) std::exit(66);
  RuleLayer layer{"rules", {}};
  for (SourceFile& file : *files) {
    const bool stage = file.name().ends_with(".rules");
    if (!rules && stage) continue;
    if (!rules && file.name().ends_with(".cascade")) {
      layer.files.emplace_back(file.name(), "# no stages\n");
    } else {
      layer.files.push_back(std::move(file));
    }
  }
  std::vector<RuleLayer> layers;
  layers.push_back(std::move(layer));
  PackBuild build = build_rule_pack(std::move(layers));
  if (!build.usable()) {
    std::fputs(render(build.diagnostics, build.pack->sources).c_str(), stderr);
    std::exit(65);
  }
  return std::move(build.pack);
}

void extract_all(const RulePack& pack, const std::vector<Article>& articles, std::size_t part, std::size_t parts) {
  Extractor extractor(pack, {});
  std::string json;
  for (std::size_t i = part; i < articles.size(); i += parts) {
    json.clear();
    append_json(extractor.extract(articles[i]), json);
  }
}

double threads(const RulePack& pack, const std::vector<Article>& articles, std::size_t count) {
  return timed(wall_seconds, [&] {
    std::vector<std::thread> workers;
    for (std::size_t t = 0; t < count; ++t) workers.emplace_back([&, t] { extract_all(pack, articles, t, count); });
    for (std::thread& worker : workers) worker.join();
  });
}

void row(const char* name, double value, const char* unit, const char* floor) {
  std::printf("%-44s %10.2f %-8s %s\n", name, value, unit, floor);
}

/// The time to write what the articles gave into an empty database, over the time to extract it.
double load_ratio(const RulePack& pack, const std::vector<Article>& articles) {
  Extractor extractor(pack, identity_of(pack, "bench"));
  std::vector<Extraction> extractions;
  const double extraction = timed(cpu_seconds, [&] {
    for (const Article& article : articles) extractions.push_back(extractor.extract(article));
  });
  const auto path = std::filesystem::temp_directory_path() / "wirefacts-bench.db";
  std::filesystem::remove(path);
  SinkOptions options;
  options.identity = identity_of(pack, "bench");
  auto sink = open_sink({Target::Format::sqlite, path.string()}, options);
  if (!sink) return 0;
  const double loading = timed(cpu_seconds, [&] {
    for (std::size_t i = 0; i < articles.size(); ++i) {
      if (!(*sink)->write(extractions[i], articles[i])) return;
    }
    (void)(*sink)->finish();
  });
  std::filesystem::remove(path);
  return loading / extraction;
}

int run(int argc, char** argv) {
  std::vector<std::string> paths;
  double megabytes = 4;
  for (int i = 2; i < argc; ++i) {
    if (std::string(argv[i]) == "--grow" && i + 1 < argc) {
      megabytes = std::atof(argv[++i]);
    } else {
      paths.emplace_back(argv[i]);
    }
  }
  std::unique_ptr<const RulePack> pack;
  const double start_up = timed(cpu_seconds, [&] { pack = load(argv[1], true); });
  const std::unique_ptr<const RulePack> without = load(argv[1], false);
  const std::vector<Article> articles = grow(read_all(paths), static_cast<std::size_t>(megabytes * 1e6));
  std::size_t bytes = 0;
  for (const Article& article : articles) bytes += article.text.size();

  Extractor extractor(*pack, {});
  Extractor bare(*without, {});
  std::string json;
  std::vector<double> words, both, segmentation, pipeline, plain, ratio, bare_ratio;
  Segmenter segmenter(pack->segmentation, pack->symbols);
  Document document;
  for (int pass = 0; pass < kPasses; ++pass) {
    words.push_back(timed(cpu_seconds, [&] { iterate(articles, UBRK_WORD); }));
    both.push_back(words.back() + timed(cpu_seconds, [&] { iterate(articles, UBRK_SENTENCE); }));
    segmentation.push_back(timed(cpu_seconds, [&] {
      for (const Article& article : articles) segmenter.segment(article, document);
    }));
    pipeline.push_back(timed(cpu_seconds, [&] {
      for (const Article& article : articles) {
        json.clear();
        append_json(extractor.extract(article), json);
      }
    }));
    plain.push_back(timed(cpu_seconds, [&] {
      for (const Article& article : articles) {
        json.clear();
        append_json(bare.extract(article), json);
      }
    }));
    ratio.push_back(words.back() / pipeline.back());
    bare_ratio.push_back(plain.back() / pipeline.back());
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const double mb = static_cast<double>(bytes) / 1e6;
  std::printf("%zu articles, %.1f MB of text, median of %d passes, CPU time of one thread\n\n", articles.size(), mb, kPasses);
  row("W: ICU word breaks", mb / median(words), "MB/s", "");
  row("ICU words + sentences", mb / median(both), "MB/s", "");
  row("words + sentences (whole segmentation) ÷ ICU", median(both) / median(segmentation), "x", "");
  row("pipeline", mb / median(pipeline), "MB/s", "");
  row("pipeline ÷ W", median(ratio), "x", "floor 0.20");
  row("first pass ÷ later passes", pipeline.front() / median(pipeline), "x time", "");
  row("without rules ÷ with rules", median(bare_ratio), "x time", "");
  const double one = threads(*pack, articles, 1);
  row("2 threads ÷ 1 (wall)", one / threads(*pack, articles, 2), "x", "floor 1.7");
  row("SQLite load ÷ extraction", load_ratio(*pack, articles), "x time", "");
  row("start-up: rules to pack", start_up, "s", "at most 3");
  row("peak memory of the passes above", static_cast<double>(usage.ru_maxrss) / 1024, "MB", "at most 400, with two packs here");
  return 0;
}

}  // namespace
}  // namespace wirefacts

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("bench RULES_DIR ARTICLES… [--grow MEGABYTES]\n", stderr);
    return 64;
  }
  return wirefacts::run(argc, argv);
}
