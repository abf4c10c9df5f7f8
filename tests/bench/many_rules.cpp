#include "bench/many_rules.h"

#include <string_view>
#include <utility>
#include <vector>

#include "io/rule_directory.h"
#include "rule_pack_builder.h"

namespace wirefacts {
namespace {

/// First cells of the rows of a list that are one lower word.
std::vector<std::string> words_of(const RuleLayer& layer, std::string_view list) {
  std::vector<std::string> out;
  for (const SourceFile& file : layer.files) {
    if (file.name() != list) continue;
    const std::string_view text = file.text();
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::string_view word = text.substr(at, std::min(text.find('\t', at), end) - at);
      if (!word.empty() && word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos)
        out.emplace_back(word);
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

std::unique_ptr<const RulePack> built(std::vector<RuleLayer> layers, const RuleChoice& choice, std::string& problem) {
  PackBuild build = build_rule_pack(std::move(layers), false, choice);
  if (build.usable()) return std::move(build.pack);
  problem = render(build.diagnostics, build.pack->sources);
  return nullptr;
}

/// Of every stage the first rules, in the proportion of `rules` to all.
RuleChoice share_of(const RulePack& pack, std::size_t rules) {
  RuleChoice out;
  const std::vector<std::string>& names = pack.cascade.rule_names;
  std::size_t before = 0;  // rules of earlier stages
  for (const CompiledStage& stage : pack.cascade.stages) {
    const std::size_t behind = before + stage.rules.size();
    const std::size_t first = before * rules / names.size(), end = behind * rules / names.size();
    for (std::size_t i = 0; i < end - first; ++i) out.only.push_back(names[stage.rules[i].number]);
    before = behind;
  }
  return out;
}

}  // namespace

std::unique_ptr<const RulePack> pack_with_rules(const std::string& directory, std::size_t rules, std::string& problem) {
  auto files = read_rule_directory(directory);
  if (!files) {
    problem = files.error().message;
    return nullptr;
  }
  RuleLayer base{"bench", {}};
  for (SourceFile& file : *files) base.files.push_back(std::move(file));
  auto whole = built({base}, {}, problem);
  if (!whole || whole->cascade.rule_names.size() == rules) return whole;
  const std::size_t own = whole->cascade.rule_names.size();
  if (own > rules) return built({std::move(base)}, share_of(*whole, rules), problem);
  RuleLayer more = generated(base, rules - own);
  return built({std::move(base), std::move(more)}, {}, problem);
}

}  // namespace wirefacts
