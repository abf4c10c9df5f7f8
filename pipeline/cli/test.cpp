// wirefacts test: the examples inside the rules, and texts in which nothing happens.

#include <atomic>
#include <cstdlib>  // mkdtemp
#include <filesystem>
#include <optional>
#include <string>

#include "cli/commands.h"
#include "cli/junit.h"
#include "cli/messages.h"
#include "cli/rules_option.h"
#include "cli/stop_signal.h"
#include "cli/watch.h"
#include "cli/workbench_options.h"
#include "example_runner.h"
#include "io/file.h"
#include "io/readers/input_files.h"
#include "io/rule_archive.h"
#include "rule_names.h"
#include "workbench/dropped_matches.h"
#include "workbench/quiet_corpus.h"
#include "workbench/why.h"

namespace wirefacts {
namespace {

std::string name_of(const ExampleResult& result) { return result.stage->name.text + "." + result.rule->name.text; }

std::string indented(const std::string& text) {
  std::string out = "    ";
  for (const char c : text) out += c == '\n' ? std::string("\n    ") : std::string(1, c);
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

/// The nearest place of an example that its rule does not match.
std::string nearest_miss(const ExampleResult& result, const RulePack& pack, Extractor& extractor) {
  for (std::uint32_t number = 0; number < pack.cascade.rule_names.size(); ++number) {
    if (pack.cascade.rule_names[number] != name_of(result)) continue;
    WhyReport report = why(extractor, pack, example_article(*result.rule, *result.example), number);
    if (report.attempts.empty()) {
      return result.rule->shape() == RuleShape::trigger ? "    its trigger does not stand in the text\n"
                                                        : "    nothing in the text comes near its pattern\n";
    }
    std::erase_if(report.attempts, [](const WhyAttempt& a) {
      return a.outcome == WhyAttempt::Outcome::kept || a.outcome == WhyAttempt::Outcome::lost;
    });
    if (report.attempts.empty()) return {};
    report.attempts.resize(1);
    std::string text = render(report, pack.sources, 1);
    return indented(text.substr(text.find("\n\n") + 2));
  }
  return {};
}

/// Of an example that holds: why `run` would give no record for it all the same; empty when it would.
std::string without_record(const ExampleResult& result, const RulePack& pack, Extractor& extractor) {
  if (!result.holds || result.example->kind != Example::Kind::example || !result.rule->makes) return {};
  const Label made = pack.schema.find(result.rule->makes->text);
  if (made == Label::none || pack.schema[made].kind != LabelKind::event) return {};
  const Article article = example_article(*result.rule, *result.example);
  const Analysis analysis = extractor.analyze(article);
  for (const DroppedMatch& match : dropped_matches(analysis, article, pack)) {
    if (pack.cascade.rule_names[match.rule] != name_of(result)) continue;
    return file_and_line(pack.sources, result.example->range) + ": " + name_of(result) + "\n    " +
           result.example->source + "\n    holds, but of this text alone 'run' gives no record: " + match.reason + "\n";
  }
  return {};
}

std::string show(const ExampleResult& result, const RulePack& pack, Extractor& extractor) {
  std::string out = file_and_line(pack.sources, result.example->range) + ": " + name_of(result) + "\n    " +
                    result.example->source + "\n    " + result.problem + "\n";
  if (result.unmatched) out += nearest_miss(result, pack, extractor);
  return out;
}

/// A folder of its own for as long as this lives.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::error_code code;
    std::string name = (std::filesystem::temp_directory_path(code) / "wirefacts-XXXXXX").string();
    if (mkdtemp(name.data()) != nullptr) path_ = name;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code code;
    if (!path_.empty()) std::filesystem::remove_all(path_, code);
  }
  /// Empty: none could be made.
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// A list of known false alarms may stand there alone. Of a folder that cannot be listed its reader says why.
bool may_hold_articles(const std::filesystem::path& folder) {
  std::error_code code;
  for (std::filesystem::recursive_directory_iterator at(folder, code), end; !code && at != end; at.increment(code)) {
    if (is_read_in_folders(at->path().lexically_relative(folder).native())) return true;
  }
  return static_cast<bool>(code);
}

/// The texts in quiet/ of a layer, which may be a zip.
std::variant<Corpus, ExitCode> quiet_texts(const std::string& layer) {
  std::error_code code;
  std::string folder = layer;
  std::optional<TemporaryFolder> unpacked;
  if (std::filesystem::is_regular_file(layer, code)) {
    unpacked.emplace();
    if (unpacked->path().empty()) return fail(ExitCode::input_output, "cannot make a temporary folder");
    folder = unpacked->path();
    if (const auto done = unpack_rule_archive(layer, "quiet", folder); !done) return fail(done.error());
  }
  folder += "/quiet";
  if (!std::filesystem::is_directory(folder, code) || !may_hold_articles(folder)) return Corpus();
  return load_corpus({folder}, {});
}

/// The quiet texts of all layers.
std::variant<Corpus, ExitCode> quiet_texts(const std::vector<std::string>& layers) {
  Corpus out;
  for (const std::string& layer : layers) {
    auto texts = quiet_texts(layer);
    if (const ExitCode* failed = std::get_if<ExitCode>(&texts)) return *failed;
    for (Article& article : std::get<Corpus>(texts).articles) out.articles.push_back(std::move(article));
  }
  return out;
}

ExitCode run_once(const TestCommand& command) {
  auto loaded = load_pack(command.rules);
  if (const ExitCode* code = std::get_if<ExitCode>(&loaded)) return *code;
  const RulePack& pack = *std::get<0>(loaded);
  const auto wanted = RuleSelection::of(command.names, pack);
  if (!wanted) return fail(wanted.error());
  const std::vector<ExampleResult> results =
      run_examples(pack, [&](const std::string& name) { return wanted->has(name); });
  Extractor extractor(pack, identity_of(pack, ""));
  std::size_t holding = 0;
  std::string out;
  for (const ExampleResult& result : results) {
    if (result.holds) ++holding;
    else out += show(result, pack, extractor);
    if (!command.names.empty()) out += without_record(result, pack, extractor);
  }
  out += std::to_string(holding) + " of " + std::to_string(results.size()) + " hold\n";
  bool passed = holding == results.size();
  QuietReport quiet;
  if (command.names.empty()) {
    const auto folders = rule_directories(command.rules.folders);
    const auto texts = quiet_texts(*folders);
    if (const ExitCode* code = std::get_if<ExitCode>(&texts)) return *code;
    const Corpus& corpus = std::get<Corpus>(texts);
    if (!corpus.articles.empty()) {
      quiet = check_quiet(pack, corpus, threads_of(0));
      out += render(quiet);
      passed = passed && quiet.alarms.empty() && (quiet.stale.empty() || !command.rules.choice.all());
    }
  }
  if (!command.junit.empty()) {
    const auto written = replace_file(command.junit, junit_report(results, quiet, pack.sources));
    if (!written) return fail(written.error());
  }
  if (auto printed = print(out); !printed) return fail(printed.error());
  return passed ? ExitCode::done : ExitCode::found;
}

}  // namespace

ExitCode test_rules(const TestCommand& command) {
  if (!command.watch) return run_once(command);
  const auto folders = rule_directories(command.rules.folders);
  if (!folders) return fail(folders.error());
  const std::atomic<bool>& stop = watch_stop_signals();
  FolderWatch watch(*folders);
  TestCommand again = command;
  again.rules.cache = "off";  // every state between two saves would be kept, 70 MB each
  ExitCode last = ExitCode::done;
  do {
    last = run_once(again);
    if (!print("— waiting for a change of " + joined_names(*folders) + "; Ctrl-C ends\n\n")) break;
  } while (watch.wait_for_change(stop));
  return last;
}

}  // namespace wirefacts
