#include "cli/user_knowledge.h"

#include <algorithm>
#include <cstdio>

#include "cli/messages.h"
#include "io/file.h"
#include "records/digest.h"
#include "segmentation/segmenter.h"

namespace wirefacts {
namespace {

constexpr std::size_t kHashDigits = 12;
constexpr std::size_t kMostProblems = 100;
constexpr std::uint64_t kLargestList = 0xFFFFFFFF;  // bytes: rows are found by 32 bits

std::string identity(std::string_view name, std::string_view text) {
  return std::string(name) + "@" + hex(sha256(text)).substr(0, kHashDigits);
}

/// The entity labels of the schema, as a list names them: "person".
std::vector<std::string> entity_types(const Schema& schema) {
  std::vector<std::string> out;
  for (std::uint32_t n = 0; n < schema.size(); ++n) {
    const LabelInfo& label = schema[static_cast<Label>(n)];
    if (label.kind == LabelKind::entity) out.push_back(fold(label.name));
  }
  return out;
}

ExitCode show(const std::string& path, const std::vector<WatchProblem>& problems) {
  for (std::size_t i = 0; i < std::min(problems.size(), kMostProblems); ++i) {
    std::fprintf(stderr, "%s:%u: error: %s\n", path.c_str(), problems[i].line, problems[i].message.c_str());
  }
  if (problems.size() > kMostProblems) std::fprintf(stderr, "… and %zu more\n", problems.size() - kMostProblems);
  return fail(ExitCode::bad_data, counted(problems.size(), "mistake") + " in " + path + ": no list to work with");
}

}  // namespace

ExtractorOptions UserKnowledge::options() const {
  ExtractorOptions out;
  if (watch) out.watch = &*watch;
  if (!homes.empty()) out.homes = &homes;
  return out;
}

std::variant<UserKnowledge, ExitCode> load_user_knowledge(const UserOptions& given, const Knowledge& knowledge) {
  const auto& [watch, homes] = given;
  UserKnowledge out;
  auto countries = HomeCountries::parse(homes, knowledge);
  std::optional<ExitCode> failed;  // the list is read all the same
  if (countries) out.homes = std::move(*countries);
  else failed = fail(countries.error());
  if (!watch.empty()) {
    auto text = read_file(watch, kLargestList);
    if (!text) return fail(text.error(), {watch});
    out.identities.push_back(identity("watch", *text));
    std::vector<WatchProblem> problems;
    out.watch = WatchList::parse(std::move(*text), entity_types(knowledge.schema), problems);
    if (!problems.empty()) failed = show(watch, problems);
  }
  if (failed) return *failed;
  std::string all;
  for (const std::string& home : homes) all += home + "\n";
  if (!homes.empty()) out.identities.push_back(identity("home", all));
  return out;
}

}  // namespace wirefacts
