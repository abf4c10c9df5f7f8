#include "workbench/draft_trial.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "example_runner.h"
#include "workbench/scoring.h"

namespace wirefacts {
namespace {

constexpr std::size_t kMostWrong = 2;  // shown of each draft

/// The layers with the drafts above them, which work whatever the choice is.
PackBuild build_with(const std::vector<RuleLayer>& layers, const std::vector<DraftRule>& drafts, RuleChoice choice) {
  if (!choice.only.empty()) {
    for (const DraftRule& draft : drafts) choice.only.push_back(draft.stage + "." + draft.name);
  }
  std::vector<RuleLayer> all = layers;
  all.push_back({"drafts", layer_of(drafts)});
  return build_rule_pack(std::move(all), false, choice);
}

/// Every example once for each of its expectations and once without any, so that one run tells what of it holds.
std::vector<DraftRule> taken_apart(std::vector<DraftRule> drafts) {
  for (DraftRule& draft : drafts) {
    std::vector<DraftExample> parts;
    for (const DraftExample& example : draft.examples) {
      parts.push_back({example.sentence, {}});
      for (const std::string& expectation : example.expectations) parts.push_back({example.sentence, {expectation}});
    }
    draft.examples = std::move(parts);
  }
  return drafts;
}

/// The rule of a file in which a place is; empty: it is in none.
std::string rule_at(std::string_view text, std::size_t place) {
  constexpr std::string_view kHead = "\nrule ";
  const std::size_t head = text.substr(0, place).rfind(kHead);
  if (head == std::string_view::npos) return {};
  const std::size_t begin = head + kHead.size();
  return std::string(text.substr(begin, text.find_first_of(" \n", begin) - begin));
}

/// What is wrong with the drafts that do not compile, by name.
std::unordered_map<std::string, std::string> errors_by_rule(const PackBuild& build) {
  std::unordered_map<std::string, std::string> out;
  for (const Diagnostic& d : build.diagnostics.items()) {
    if (d.severity != Severity::error || d.range.file == SourceRange::kNoFile) continue;
    out.try_emplace(rule_at(build.pack->sources[d.range.file].text(), d.range.begin), d.message);
  }
  return out;
}

class Trial {
 public:
  Trial(SuggestionReport report, std::vector<RuleLayer> layers, const RuleChoice& choice)
      : report_(std::move(report)), layers_(std::move(layers)), choice_(choice) {}

  Result<SuggestionReport> run(const std::vector<GoldArticle>& gold, const Corpus& corpus, std::uint32_t threads) {
    PackBuild build = build_with(layers_, taken_apart(report_.drafts), choice_);
    if (!build.usable()) {
      const auto errors = errors_by_rule(build);
      leave_out([&](const DraftRule& draft) {
        const auto error = errors.find(draft.name);
        return error == errors.end() ? std::string() : error->second;
      });
      build = build_with(layers_, taken_apart(report_.drafts), choice_);
      if (!build.usable()) return Error{"the drafts do not fit the rules", ErrorKind::bad_data};
    }
    if (report_.drafts.empty()) return std::move(report_);
    keep_what_holds(*build.pack);
    const auto scored = score(*build.pack, gold, corpus, threads);
    if (!scored) return scored.error();
    count(*scored);
    return std::move(report_);
  }

 private:
  template <typename Why>
  void leave_out(Why why) {
    std::erase_if(report_.drafts, [&](const DraftRule& draft) {
      const std::string reason = why(draft);
      if (!reason.empty()) report_.left_out.push_back(draft.name + ": " + reason);
      return !reason.empty();
    });
  }

  void keep_what_holds(const RulePack& pack) {
    std::unordered_map<std::string, std::vector<bool>> holds;  // by rule, part by part of its examples
    std::set<std::string> names;
    for (const DraftRule& draft : report_.drafts) names.insert(draft.stage + "." + draft.name);
    for (const ExampleResult& result : run_examples(pack, [&](const std::string& n) { return names.contains(n); })) {
      holds[result.rule->name.text].push_back(result.holds);
    }
    for (DraftRule& draft : report_.drafts) {
      auto part = holds[draft.name].begin();
      std::vector<DraftExample> kept;
      for (DraftExample& example : draft.examples) {
        const bool found = *part++;
        std::erase_if(example.expectations, [&](const std::string&) { return !*part++; });
        if (found) kept.push_back(std::move(example));
      }
      draft.examples = std::move(kept);
    }
    leave_out([](const DraftRule& draft) {
      return draft.examples.empty() ? std::string("does not find the records that it was drafted from") : "";
    });
  }

  void count(const Score& scored) {
    for (DraftRule& draft : report_.drafts) {
      const std::string name = draft.stage + "." + draft.name;
      if (const auto judged = scored.rules.find(name); judged != scored.rules.end())
        std::tie(draft.found, draft.right) = judged->second;
      for (const ScoredError& error : scored.errors) {
        if (error.kind != ScoredError::Kind::wrong || error.rule != name || draft.wrong.size() == kMostWrong) continue;
        draft.wrong.push_back(error.context.left + "[" + error.words + "]" + error.context.right);
      }
    }
    leave_out([](const DraftRule& draft) -> std::string {
      if (draft.found == 0) return "finds nothing that no other rule finds";
      if (draft.right * 2 >= draft.found) return {};
      return "finds " + std::to_string(draft.right) + " records of the gold and " +
             std::to_string(draft.found - draft.right) + " others";
    });
    std::stable_sort(report_.drafts.begin(), report_.drafts.end(),
                     [](const DraftRule& a, const DraftRule& b) { return a.right > b.right; });
  }

  SuggestionReport report_;
  std::vector<RuleLayer> layers_;
  const RuleChoice& choice_;
};

}  // namespace

Result<SuggestionReport> try_drafts(SuggestionReport report, std::vector<RuleLayer> layers, const RuleChoice& choice,
                                    const std::vector<GoldArticle>& gold, const Corpus& corpus, std::uint32_t threads) {
  return Trial(std::move(report), std::move(layers), choice).run(gold, corpus, threads);
}

}  // namespace wirefacts
