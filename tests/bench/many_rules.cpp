#include "bench/many_rules.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "bench/kept_pack.h"
#include "io/rule_directory.h"
#include "rule_pack_builder.h"

namespace wirefacts {
namespace {

/// First cells of the rows of a list that are one lower word and a lemma by themselves: no "cordon" of "cordon off".
std::vector<std::string> words_of(const RuleLayer& layer, std::string_view list) {
  std::vector<std::string> out;
  for (const SourceFile& file : layer.files) {
    if (file.name() != list) continue;
    const std::string_view text = file.text();
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::string_view row = text.substr(at, end - at);
      const std::string_view word = row.substr(0, row.find('\t'));
      const std::string_view second = row.substr(std::min(word.size() + 1, row.size()));  // particle, plural
      const bool lower = word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos;
      const bool alone = second.empty() || second.front() == '\t' || second.starts_with(word.substr(0, 1));
      if (!word.empty() && lower && alone) out.emplace_back(word);
      at = end + 1;
    }
  }
  return out;
}

std::string rule_text(std::size_t n, const std::string& verb, const std::string& noun) {
  const std::string name = "rule generated_" + std::to_string(n) + " -> Generated\n";
  switch (n % 4) {
    case 0:
      return name + "  verb   <" + verb + ">\n  agent  subject [Person|Organization]\n  theme  object [NounGroup]\n" +
             "  time   when [Time]\n";
    case 1:
      return name + "  noun   <" + noun +
             ">\n  agent  subject [Person|Organization] or prep \"by\" [Person|Organization]\n" +
             "  theme  prep \"of\"|\"for\" [NounGroup]\n";
    case 2: return name + "  match  agent:[Person|Organization] [VerbGroup lemma=" + verb + "] theme:[NounGroup]\n";
    default:
      return name + "  match  theme:[NounGroup lemma=" + noun +
             "] (\"of\" | \"for\") \"the\"? agent:[Organization|Person]\n";
  }
}

/// Rules in a stage behind all others, on words from all parts of the lists.
RuleLayer generated(const RuleLayer& base, std::size_t count) {
  const std::vector<std::string> verbs = words_of(base, "lexicon/verbs.tsv"),
                                 nouns = words_of(base, "lexicon/nouns.tsv");
  constexpr std::size_t kStep = 37;  // neighbors in a list are of one kind
  std::string rules = "stage generated\nuses  Person Organization NounGroup VerbGroup Time\nkeeps all\n\n";
  for (std::size_t n = 0; n < count && !verbs.empty() && !nouns.empty(); ++n) {
    rules += rule_text(n, verbs[n * kStep % verbs.size()], nouns[n * kStep % nouns.size()]) + "\n";
  }
  RuleLayer out{"generated", {}};
  for (const SourceFile& file : base.files) {
    if (file.name().ends_with(".cascade"))
      out.files.emplace_back("generated.cascade", std::string(file.text()) + "\nstage generated\n");
  }
  out.files.emplace_back(
      "generated.types",
      "event Generated { agent: ref (Person|Organization)  theme: ref NounGroup  time: ref Time }\n");
  out.files.emplace_back("stages/generated.rules", rules);
  return out;
}

std::unique_ptr<const RulePack> built(std::vector<RuleLayer> layers, std::string& problem) {
  PackBuild build = build_rule_pack(std::move(layers));
  if (build.usable()) return kept(*build.pack);
  problem = render(build.diagnostics, build.pack->sources);
  return nullptr;
}

bool begins_rule(std::string_view line) { return line.starts_with("rule "); }

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    out.push_back(text.substr(at, end - at));
    at = end;
  }
  return out;
}

/// By rule, in order of files: it is the first of its file that makes its label.
std::vector<bool> first_makers(const RuleLayer& layer) {
  std::vector<bool> out;
  for (const SourceFile& file : layer.files) {
    if (!file.name().ends_with(".rules")) continue;
    std::set<std::string_view> made;
    for (const std::string_view line : lines_of(file.text())) {
      if (!begins_rule(line)) continue;
      const std::size_t arrow = line.find("->");
      out.push_back(arrow != std::string_view::npos && made.insert(line.substr(arrow)).second);
    }
  }
  return out;
}

/// Which rules stay when there shall be `count`: the first makers, so that every stage finds what it uses, and of the
/// others the same share everywhere.
std::vector<bool> share_of(std::vector<bool> stays, std::size_t count) {
  const auto first = static_cast<std::size_t>(std::count(stays.begin(), stays.end(), true));
  const std::size_t more = count - std::min(count, first), others = stays.size() - first;
  std::size_t other = 0;
  for (std::size_t r = 0; r < stays.size(); ++r) {
    if (stays[r]) continue;
    stays[r] = (other + 1) * more / others != other * more / others;
    ++other;
  }
  return stays;
}

/// The layer without the other rules. A rule ends where a line begins that is not indented.
RuleLayer cut(const RuleLayer& layer, const std::vector<bool>& stays) {
  RuleLayer out{layer.name, {}};
  std::size_t rules = 0;
  for (const SourceFile& file : layer.files) {
    std::string text;
    bool left_out = false;
    for (const std::string_view line : lines_of(file.text())) {
      const bool is_rule = file.name().ends_with(".rules") && begins_rule(line);
      if (is_rule) {
        left_out = !stays[rules++];
      } else if (line.front() != ' ' && line.front() != '\n') {
        left_out = false;
      }
      if (!left_out) text += line;
    }
    out.files.emplace_back(file.name(), std::move(text));
  }
  return out;
}

}  // namespace

std::unique_ptr<const RulePack> pack_with_rules(const std::string& directory, std::size_t own, std::size_t rules,
                                                std::string& problem) {
  auto files = read_rule_directory(directory);
  if (!files) {
    problem = files.error().message;
    return nullptr;
  }
  RuleLayer whole{"bench", {}};
  for (SourceFile& file : *files) whole.files.push_back(std::move(file));
  const std::vector<bool> all = first_makers(whole);
  own = std::min({own, rules, all.size()});
  RuleLayer base = cut(whole, share_of(all, own));
  if (own == rules) return built({std::move(base)}, problem);
  RuleLayer more = generated(base, rules - own);
  return built({std::move(base), std::move(more)}, problem);
}

}  // namespace wirefacts
