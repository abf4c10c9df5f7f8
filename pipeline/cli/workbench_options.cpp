#include "cli/workbench_options.h"

#include <algorithm>
#include <filesystem>
#include <thread>

#include "base/text.h"
#include "cli/messages.h"

namespace wirefacts {

std::variant<Corpus, ExitCode> load_corpus(const std::vector<std::string>& paths, const InputOptions& input) {
  const auto options = article_options(paths, input);
  if (!options) return fail(options.error());
  auto corpus = read_corpus(*options);
  if (!corpus) return fail(corpus.error(), paths);
  for (const std::string& passed : corpus->passed_over) fail(ExitCode::bad_data, passed);
  if (corpus->articles.empty()) {
    if (!corpus->passed_over.empty()) return ExitCode::bad_data;
    return fail(ExitCode::bad_data,
                "no text in " + (paths == std::vector<std::string>{"-"} ? "standard input" : join(paths)));
  }
  return std::move(*corpus);
}

std::string gold_of(const std::string& corpus, const std::string& given) {
  return given.empty() ? (std::filesystem::path(corpus) / "gold").string() : given;
}

std::string articles_of(const std::string& corpus) {
  std::error_code code;
  const std::filesystem::path inside = std::filesystem::path(corpus) / "articles";
  return std::filesystem::is_directory(inside, code) ? inside.string() : corpus;
}

std::uint32_t threads_of(std::uint32_t given) {
  return given > 0 ? given : std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace wirefacts
