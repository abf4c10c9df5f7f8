// Ratios within one run: `./dev bench`. Not a test: it never fails on a figure, a reader compares.
//
//   wirefacts_bench RULES_DIR INPUT… [--megabytes N] [--program WIREFACTS] [--json]
//
// The text is new (fresh_text.h) and in parts; a pass measures one part, which nothing has seen before, first ours,
// then the yardstick W, ICU's word break iterator, on the clock of the thread. Ratios are medians over the passes.

#include <unicode/ubrk.h>
#include <unicode/utext.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "bench/figures.h"
#include "bench/fresh_text.h"
#include "bench/kept_pack.h"
#include "bench/many_rules.h"
#include "bench/start_up.h"
#include "extractor.h"
#include "io/articles.h"
#include "io/extraction_json.h"
#include "io/rule_directory.h"
#include "io/targets.h"
#include "rule_pack_builder.h"
#include "segmentation/unicode_breaks.h"

namespace wirefacts {
namespace {

using Articles = std::vector<Article>;
using Parts = std::vector<Articles>;

constexpr std::size_t kPasses = 5;

struct Options {
  std::string rules;
  std::vector<std::string> inputs;
  double megabytes = 2.5;
  std::string program;  // whose start is measured; empty: none
  bool json = false;
};

[[noreturn]] void stop(int code, const std::string& message) {
  std::fprintf(stderr, "wirefacts_bench: %s\n", message.c_str());
  std::exit(code);
}

Articles read_all(const std::vector<std::string>& paths) {
  ArticleOptions options;
  options.paths = paths;
  auto reader = open_articles(options);
  if (!reader) stop(66, reader.error().message);
  Articles out;
  for (;;) {
    auto item = (*reader)->next();
    if (!item || std::holds_alternative<EndOfInput>(*item)) break;
    if (auto* read = std::get_if<ReadArticle>(&*item)) out.push_back(std::move(read->article));
  }
  if (bytes_of(out) == 0) stop(66, "no text in the inputs");
  return out;
}

/// The pack of a directory; without its rules it has the same lists and schema, and one stage in which nothing stands.
std::unique_ptr<const RulePack> load(const std::string& directory, bool with_rules) {
  auto files = read_rule_directory(directory);
  if (!files) stop(66, files.error().message);
  RuleLayer layer{"bench", {}};
  for (SourceFile& file : *files) {
    const bool rules = file.name().ends_with(".rules") || file.name().ends_with(".cascade");
    if (with_rules || !rules) layer.files.push_back(std::move(file));
  }
  if (!with_rules) {
    layer.files.emplace_back("bench.cascade", "stage nothing\n");
    layer.files.emplace_back("stages/nothing.rules", "stage nothing\n");
  }
  std::vector<RuleLayer> layers;
  layers.push_back(std::move(layer));
  PackBuild build = build_rule_pack(std::move(layers));
  if (!build.usable()) stop(65, render(build.diagnostics, build.pack->sources));
  return std::move(build.pack);
}

std::unique_ptr<const RulePack> kept_or_stop(const RulePack& pack) {
  auto out = kept(pack);
  if (!out) stop(74, "the pack cannot be kept in a temporary file");
  return out;
}

/// What ICU's iterator takes for all boundaries of all articles.
double icu_seconds(const Articles& articles, UBreakIteratorType type) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator* breaks = ubrk_open(type, "en", nullptr, 0, &status);
  std::int64_t sum = 0;
  const double seconds = seconds_of(thread_seconds, [&] {
    for (const Article& article : articles) {
      UText text = UTEXT_INITIALIZER;
      utext_openUTF8(&text, article.text.data(), static_cast<std::int64_t>(article.text.size()), &status);
      ubrk_setUText(breaks, &text, &status);
      for (std::int32_t at = ubrk_first(breaks); at != UBRK_DONE; at = ubrk_next(breaks)) {
        sum += at + ubrk_getRuleStatus(breaks);
      }
      utext_close(&text);
    }
  });
  ubrk_close(breaks);
  if (U_FAILURE(status) || sum < 0) stop(70, "ICU finds no boundaries");
  return seconds;
}

double breaks_seconds(BreakFinder& words, BreakFinder& sentences, const Articles& articles) {
  std::vector<Boundary> boundaries;
  return seconds_of(thread_seconds, [&] {
    for (const Article& article : articles) {
      words.find(article.text, boundaries);
      sentences.find(article.text, boundaries);
    }
  });
}

double segmentation_seconds(Segmenter& segmenter, const Articles& articles) {
  Document document;
  return seconds_of(thread_seconds, [&] {
    for (const Article& article : articles) segmenter.segment(article, document);
  });
}

void extract_all(Extractor& extractor, const Articles& articles) {
  std::string json;
  for (const Article& article : articles) {
    json.clear();
    append_json(extractor.extract(article), json);
  }
}

double pipeline_seconds(Extractor& extractor, const Articles& articles) {
  return seconds_of(thread_seconds, [&] { extract_all(extractor, articles); });
}

/// Segmentation and the whole pipeline beside ICU, each part once fresh and once more.
void measure_pipeline(const RulePack& pack, const Parts& parts, Figures& figures) {
  Extractor extractor(pack, identity_of(pack, "bench"));
  Segmenter segmenter(pack.segmentation, pack.symbols);
  BreakFinder words(BreakKind::word), sentences(BreakKind::sentence);
  std::vector<double> icu_words, icu_both, pipeline, breaks_ratio, segmentation_ratio, ratio, again;
  for (const Articles& part : parts) {
    const double mb = static_cast<double>(bytes_of(part)) / 1e6;
    const double fresh = pipeline_seconds(extractor, part);
    const double segmentation = segmentation_seconds(segmenter, part);
    const double breaks = breaks_seconds(words, sentences, part);
    const double w = icu_seconds(part, UBRK_WORD);
    const double both = w + icu_seconds(part, UBRK_SENTENCE);
    icu_words.push_back(mb / w);
    icu_both.push_back(mb / both);
    pipeline.push_back(mb / fresh);
    breaks_ratio.push_back(both / breaks);
    segmentation_ratio.push_back(both / segmentation);
    ratio.push_back(w / fresh);
    again.push_back(fresh / pipeline_seconds(extractor, part));
  }
  figures.add_median("ICU word breaks (W)", icu_words, "MB/s");
  figures.add_median("ICU words + sentences", icu_both, "MB/s");
  figures.add_median("words + sentences ÷ ICU", breaks_ratio, "x", "floor 5");
  figures.add_median("whole segmentation ÷ ICU words + sentences", segmentation_ratio, "x");
  figures.add_median("pipeline, fresh text", pipeline, "MB/s");
  figures.add_median("pipeline ÷ W, fresh text", ratio, "x", "floor 0.20");
  figures.add_median("fresh text ÷ the same again", again, "x time", "goal 1.0");
}

void measure_rules(const RulePack& pack, const RulePack& without, const Parts& parts, Figures& figures) {
  Extractor extractor(pack, identity_of(pack, "bench")), bare(without, identity_of(without, "bench"));
  std::vector<double> ratio;
  for (const Articles& part : parts) {
    const double with = pipeline_seconds(extractor, part);
    ratio.push_back(with / pipeline_seconds(bare, part));
  }
  figures.add_median("with rules ÷ without", ratio, "x time", "goal 1.25");
}

/// The pipeline with 150 rules of the pack against the same and 850 more: rules that rarely find something (what the
/// engine takes for rules), or those of the pack (and what is made of all that they find).
void measure_many_rules(const std::string& directory, const Parts& parts, Figures& figures) {
  constexpr std::size_t kFew = 150, kMany = 1000;
  std::string problem;
  const auto few = pack_with_rules(directory, kFew, kFew, problem);
  const auto generated = pack_with_rules(directory, kFew, kMany, problem);
  const auto whole = pack_with_rules(directory, kMany, kMany, problem);
  if (!few || !generated || !whole) stop(65, problem);
  Extractor with_few(*few, identity_of(*few, "bench")), with_generated(*generated, identity_of(*generated, "bench")),
      with_whole(*whole, identity_of(*whole, "bench"));
  std::vector<double> more_rules, more_facts;
  for (const Articles& part : parts) {
    const double seconds = pipeline_seconds(with_few, part);
    more_rules.push_back(seconds / pipeline_seconds(with_generated, part));
    more_facts.push_back(seconds / pipeline_seconds(with_whole, part));
  }
  figures.add_median("speed with 150 rules and 850 generated ÷ with 150", more_rules, "x", "floor 0.5");
  figures.add_median("speed with the pack, 1,000 rules ÷ with 150 of it", more_facts, "x", "floor 0.5");
}

struct Spent {
  double wall = 0, processor = 0;
};

Spent spent_by(const RulePack& pack, const Parts& shares) {
  Spent out;
  const double processor = process_seconds();
  out.wall = seconds_of(wall_seconds, [&] {
    std::vector<std::thread> workers;
    for (const Articles& share : shares) {
      workers.emplace_back([&pack, &share] {
        Extractor extractor(pack, identity_of(pack, "bench"));
        extract_all(extractor, share);
      });
    }
    for (std::thread& worker : workers) worker.join();
  });
  out.processor = process_seconds() - processor;
  return out;
}

/// The least wall time of each: other programs on the machine only add to it.
void measure_threads(const RulePack& pack, const Parts& parts, Figures& figures) {
  Parts whole(1), halves(2);
  for (const Articles& part : parts) {
    for (const Article& article : part) {
      whole[0].push_back(article);
      halves[bytes_of(halves[0]) > bytes_of(halves[1]) ? 1 : 0].push_back(article);
    }
  }
  std::vector<double> one_wall, two_wall, processor;
  for (std::size_t pass = 0; pass < 3; ++pass) {
    const Spent one = spent_by(pack, whole), two = spent_by(pack, halves);
    one_wall.push_back(one.wall);
    two_wall.push_back(two.wall);
    processor.push_back(two.processor / one.processor);
  }
  figures.add("2 threads ÷ 1", least(one_wall) / least(two_wall), "x", "floor 1.7");
  figures.add_median("processor time of 2 threads ÷ 1", processor, "x time", "goal 1.0");
}

/// Writes what the articles gave into an empty database, `copies` times under new ids; search and views included.
double loading_seconds(const RulePack& pack, Articles articles, std::vector<Extraction> extractions, std::size_t copies,
                       const std::string& path) {
  SinkOptions options;
  options.identity = identity_of(pack, "bench");
  options.type_views = type_views(pack.schema);
  return seconds_of(thread_seconds, [&] {
    auto sink = open_sink({Target::Format::sqlite, path}, options);
    if (!sink) stop(74, sink.error().message);
    for (std::size_t n = 0; n < copies * articles.size(); ++n) {
      const std::size_t i = n % articles.size();
      articles[i].id = extractions[i].doc.doc_id = "copy-" + std::to_string(n);
      if (auto done = (*sink)->write(extractions[i], articles[i]); !done) stop(74, done.error().message);
    }
    if (auto done = (*sink)->finish(); !done) stop(74, done.error().message);
  });
}

void measure_database(const RulePack& pack, const Articles& articles, Figures& figures) {
  constexpr std::size_t kCopies = 20;
  Extractor extractor(pack, identity_of(pack, "bench"));
  std::vector<Extraction> extractions;
  const double extraction = seconds_of(thread_seconds, [&] {
    for (const Article& article : articles) extractions.push_back(extractor.extract(article));
  });
  const auto folder = std::filesystem::temp_directory_path() / ("wirefacts-bench-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  const std::string path = (folder / "facts.db").string();
  const double loading = loading_seconds(pack, articles, std::move(extractions), kCopies, path);
  const auto size = static_cast<double>(std::filesystem::file_size(path));
  std::filesystem::remove_all(folder);
  const auto count = static_cast<double>(kCopies * articles.size());
  figures.add("SQLite load ÷ extraction", loading / kCopies / extraction, "x time");
  figures.add("SQLite load", count / loading, "articles/s");
  figures.add("SQLite size", size / count / 1000, "kB/article");
}

int run(const Options& options) {
  Figures figures;
  std::unique_ptr<const RulePack> pack;
  const double start = seconds_of(thread_seconds, [&] { pack = load(options.rules, true); });
  pack = kept_or_stop(*pack);
  const Articles real = read_all(options.inputs);
  const Parts parts = fresh_articles(real, static_cast<std::size_t>(options.megabytes * 1e6), kPasses);
  measure_pipeline(*pack, parts, figures);
  measure_threads(*pack, parts, figures);
  figures.add("start-up: rules to pack", start, "s", "at most 3");
  figures.add("peak memory until here", peak_megabytes(), "MB", "at most 400");
  if (!options.program.empty() && !measure_start_up(options.program, options.rules, figures)) {
    stop(70, options.program + " failed");
  }
  measure_rules(*pack, *kept_or_stop(*load(options.rules, false)), parts, figures);
  measure_many_rules(options.rules, parts, figures);
  measure_database(*pack, parts.front(), figures);
  if (options.json) {
    std::fputs(figures.json().c_str(), stdout);
    return 0;
  }
  std::size_t articles = 0;
  for (const Articles& part : parts) articles += part.size();
  std::printf("%zu new articles, %.1f MB in %zu parts; a figure, its range over the parts, what it is held against\n\n",
              articles, options.megabytes, parts.size());
  std::fputs(figures.text().c_str(), stdout);
  return 0;
}

}  // namespace
}  // namespace wirefacts

int main(int argc, char** argv) {
  wirefacts::Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--json") options.json = true;
    else if (word == "--megabytes" && i + 1 < argc) options.megabytes = std::atof(argv[++i]);
    else if (word == "--program" && i + 1 < argc) options.program = argv[++i];
    else if (options.rules.empty()) options.rules = word;
    else options.inputs.push_back(word);
  }
  if (options.inputs.empty() || options.megabytes <= 0) {
    std::fputs("wirefacts_bench RULES_DIR INPUT… [--megabytes N] [--program WIREFACTS] [--json]\n", stderr);
    return 64;
  }
  return wirefacts::run(options);
}
