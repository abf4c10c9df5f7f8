// wirefacts run: articles in, facts out.

#include <unistd.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <thread>

#include "base/text.h"
#include "batch/batch.h"
#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/progress.h"
#include "cli/report_text.h"
#include "cli/rules_option.h"
#include "cli/stop_signal.h"
#include "extractor.h"
#include "io/articles.h"
#include "io/file.h"
#include "io/output_guard.h"
#include "io/targets.h"

namespace wirefacts {
namespace {

using Sinks = std::vector<std::unique_ptr<RecordSink>>;

Result<std::vector<Target>> parse_targets(const RunCommand& command) {
  std::vector<Target> out;
  for (const std::string& text : command.targets) {
    auto target = parse_target(text);
    if (!target) return target.error();
    out.push_back(std::move(*target));
  }
  if (out.empty()) out.push_back({Target::Format::json_lines, "-"});
  return out;
}

/// What is read, however it is spelled.
std::string inputs_identity(const RunCommand& command) {
  std::string out;
  for (const std::string& path : command.inputs) {
    std::error_code code;
    const std::filesystem::path name = std::filesystem::canonical(path, code);
    out += (path == "-" || code ? path : name.string()) + "\n";
  }
  return out;
}

/// Everything that changes how it is read.
std::string reading_identity(const InputOptions& read) {
  return "map=" + read.map + " source=" + read.source + " published=" + read.published;
}

std::string utc_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  char out[sizeof "2016-10-04T17:20:00Z"];
  return {out, std::strftime(out, sizeof out, "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

/// What is known in this run.
struct Setup {
  const RulePack& pack;
  UserKnowledge user;

  [[nodiscard]] PackIdentity identity(const RunCommand& command) const {
    PackIdentity out = identity_of(pack, command.run_id);
    out.rulepacks.insert(out.rulepacks.end(), user.identities.begin(), user.identities.end());
    return out;
  }
};

Result<Sinks> open_sinks(const std::vector<Target>& targets, const RunCommand& command, const Setup& setup,
                         ProgressDisplay& progress) {
  SinkOptions options;
  options.identity = setup.identity(command);
  options.inputs = inputs_identity(command);
  options.reading = reading_identity(command.input);
  if (!command.quiet) options.tell = [&progress](const std::string& line) { progress.tell(line); };
  options.now = utc_now;
  options.type_views = type_views(setup.pack.schema);
  Sinks out;
  for (const Target& target : targets) {
    auto sink = open_sink(target, options);
    if (!sink) return sink.error();
    out.push_back(std::move(*sink));
  }
  return out;
}

/// --dead, or a file beside the first output that has a path; a server has none (and its address perhaps a password).
std::string dead_letter_path(const RunCommand& command, const std::vector<Target>& targets) {
  if (!command.dead.empty()) return command.dead;
  for (const Target& target : targets) {
    if (target.path == "-") continue;
    std::string path = target.format == Target::Format::postgres ? "postgres" : target.path;
    while (path.size() > 1 && path.back() == '/') path.pop_back();
    return path + ".dead.jsonl";
  }
  return {};
}

/// Everything that the run writes.
std::vector<std::string> output_files(const RunCommand& command, const std::vector<Target>& targets) {
  std::vector<std::string> out;
  for (const Target& target : targets) {
    for (std::string& file : files_of(target)) out.push_back(std::move(file));
  }
  out.push_back(dead_letter_path(command, targets));
  out.push_back(command.report);
  return out;
}

WorkerFactory workers(const Setup& setup, const RunCommand& command) {
  ExtractorOptions options = setup.user.options();
  if (command.plain_engine) options.engine = Engine::plain;
  return [&setup, options, identity = setup.identity(command)]() -> ExtractFunction {
    const auto extractor = std::make_shared<Extractor>(setup.pack, identity, options);
    return [extractor](const Article& article) -> Result<Extraction> { return extractor->extract(article); };
  };
}

/// How the run ended. What is lost is told even where nothing else is. The last articles may bring more errors than
/// allowed without ending anything early. When every input failed the mistake is in the command (--map, the wrong
/// files), whatever is allowed.
ExitCode end_of(const RunReport& report, const RunCommand& command) {
  if (report.end == RunEnd::stopped) return ExitCode::try_again;
  if (report.cut > 0) {
    const std::string more = report.cut == 1 ? "" : "; " + counted(report.cut - 1, "input") + " more like this";
    return fail(ExitCode::input_output, report.first_cut + more);
  }
  const auto found = [&](const std::string& message) {
    const bool told = !command.quiet && report.end == RunEnd::too_many_errors;  // by the report
    if (told) return ExitCode::found;
    return fail(ExitCode::found, message + (command.quiet ? "; the first: " + report.first_dead : ""));
  };
  if (report.dead > command.max_errors) {
    return found(counted(report.dead, "dead letter") + ", more than --max-errors allows");
  }
  if (report.dead > 0 && report.dead == report.in) return found("no input gave an article");
  return ExitCode::done;
}

ExitCode report(const RunReport& report, const RunCommand& command, const Setup& setup, const std::string& dead_file) {
  if (!command.quiet) std::fputs(report_text(report, dead_file).c_str(), stderr);
  if (!command.report.empty()) {
    const PackIdentity identity = setup.identity(command);
    const std::string json = report_json(report, identity.pipeline, join(identity.rulepacks)) + "\n";
    if (auto written = replace_file(command.report, json); !written) return fail(written.error());
  }
  return end_of(report, command);
}

/// Inputs and outputs are open: the run itself.
ExitCode run_all(const RunCommand& command, const Setup& setup, ArticleReader& reader,
                 const std::vector<Target>& targets, const std::atomic<bool>& stop) {
  ProgressDisplay progress(isatty(STDERR_FILENO) != 0);
  auto sinks = open_sinks(targets, command, setup, progress);
  if (!sinks) return fail(sinks.error());
  const std::string dead_file = dead_letter_path(command, targets);
  DeadLetters dead(dead_file);
  if (!dead_file.empty()) {
    if (auto begun = dead.begin(); !begun) return fail(begun.error());
  }
  BatchOptions options;
  options.workers = command.threads > 0 ? command.threads : std::max(1U, std::thread::hardware_concurrency());
  options.limit = command.limit;
  options.max_dead = command.max_errors;
  options.stop = &stop;
  if (!command.quiet) options.progress = [&](const Progress& p) { progress.show(p); };
  const auto done = run_batch(reader, *sinks, dead_file.empty() ? nullptr : &dead, workers(setup, command), options);
  progress.end();
  if (!done) return fail(done.error());
  return report(*done, command, setup, dead_file);
}

}  // namespace

ExitCode run(const RunCommand& command) {
  const std::atomic<bool>& stop = watch_stop_signals();
  const auto targets = parse_targets(command);
  if (!targets) return fail(targets.error());
  auto options = article_options(command.inputs, command.input);
  if (!options) return fail(options.error());
  options->stop = &stop;
  auto reader = open_articles(*options);
  if (!reader) return fail(reader.error(), command.inputs);
  if (auto spared = spare_inputs(command.inputs, output_files(command, *targets)); !spared) return fail(spared.error());
  for (const std::string& file : {command.dead, command.report}) {
    if (auto can = can_create(file); !can) return fail(can.error());
  }
  auto pack = load_pack(command.rules, command.plain_engine ? PackPart::with_grammar : PackPart::to_extract);
  if (const ExitCode* code = std::get_if<ExitCode>(&pack)) return *code;
  const RulePack& rules = *std::get<0>(pack);
  auto user = load_user_knowledge(command.user, rules.knowledge());
  if (const ExitCode* code = std::get_if<ExitCode>(&user)) return *code;
  return run_all(command, {rules, std::move(std::get<0>(user))}, **reader, *targets, stop);
}

}  // namespace wirefacts
