#include "cli/user_knowledge.h"

#include <algorithm>
#include <cstdio>

#include "cli/messages.h"
#include "io/file.h"
#include "records/digest.h"
#include "resolution/entity_types.h"
#include "segmentation/segmenter.h"

namespace wirefacts {
namespace {

constexpr std::size_t kHashDigits = 12;
constexpr std::size_t kMostProblems = 100;
constexpr std::uint64_t kLargestList = 0xFFFFFFFF;  // bytes: rows are found by 32 bits

std::string identity(std::string_view name, std::string_view text) {
  return std::string(name) + "@" + hex(sha256(text)).substr(0, kHashDigits);
}

/// The entity labels of the schema, and behind them what records call their entities: "organization", "org".
std::vector<WatchType> watch_types(const Schema& schema) {
  const KnownLabels labels(schema);
  std::vector<WatchType> out, of_records;
  for (std::uint32_t n = 0; n < schema.size(); ++n) {
    const auto label = static_cast<Label>(n);
    if (schema[label].kind != LabelKind::entity) continue;
    const std::string name = fold(schema[label].name);
    out.push_back({name, name});
    const std::string in_records = fold(entity_type(label, labels, schema));
    if (in_records != name) of_records.push_back({in_records, name});
    if (label != labels.place) continue;
    for (const PlaceType& kind : kPlaceTypes) of_records.push_back({fold(kind.type), name});
  }
  out.insert(out.end(), of_records.begin(), of_records.end());
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
    out.watch = WatchList::parse(std::move(*text), watch_types(knowledge.schema), problems);
    if (!problems.empty()) failed = show(watch, problems);
  }
  if (failed) return *failed;
  std::string all;
  for (const std::string& home : homes) all += home + "\n";
  if (!homes.empty()) out.identities.push_back(identity("home", all));
  return out;
}

}  // namespace wirefacts
