#include "workbench/suggestion.h"

#include <map>
#include <memory>

#include "extractor.h"
#include "grammar/printer.h"
#include "workbench/missed_gold.h"
#include "workbench/parallel.h"
#include "workbench/rule_drafter.h"

namespace wirefacts {

Result<SuggestionReport> suggest(const RulePack& pack, const std::vector<GoldArticle>& gold, const Corpus& corpus,
                                 std::uint32_t threads, const SuggestionLimits& limits) {
  const auto pairs = pair_with_articles(gold, corpus);
  if (!pairs) return pairs.error();
  const std::vector<GoldPair>& work = *pairs;
  std::vector<ArticleFindings> found(work.size());
  in_parallel(work.size(), threads, [&]() -> IndexedWork {
    auto extractor = std::make_shared<Extractor>(pack, PackIdentity{});
    return [&, extractor](std::size_t i) {
      const auto& [own, article] = work[i];
      const Extraction extraction = extractor->extract(*article);
      if (own->record.doc.sha256 != extraction.doc.sha256) {
        found[i].stranger = true;
        return;
      }
      found[i] = missed_gold(pack, extractor->analyze(*article), *article, *own, extraction);
    };
  });
  SuggestionReport out;
  out.articles = work.size();
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i].stranger) return of_another_text(work[i]);
    out.missed += found[i].missed;
  }
  out.drafts = draft_rules(pack, count_contexts(found), join_triggers(found), limits);
  return out;
}

namespace {

std::string remark_of(const DraftRule& draft) {
  std::string out = "# drafted from " + std::to_string(draft.missed) + " missed " + draft.label + " records; finds " +
                    std::to_string(draft.right) + " of the gold";
  if (draft.found > draft.right)
    out += ", and " + std::to_string(draft.found - draft.right) + " that the gold does not have:";
  for (const std::string& words : draft.wrong) out += "\n#     " + words;
  return out + "\n";
}

std::string rule_of(const DraftRule& draft) {
  std::string out = draft.text;
  for (const DraftExample& example : draft.examples) {
    out += "  example " + example.sentence;
    for (std::size_t i = 0; i < example.expectations.size(); ++i)
      out += (i == 0 ? " => " : ", ") + example.expectations[i];
    out += "\n";
  }
  return out + "\n";
}

}  // namespace

SourceSet layer_of(const std::vector<DraftRule>& drafts) {
  std::map<std::string, std::string> texts;  // by stage
  for (const DraftRule& draft : drafts) {
    std::string& text = texts.try_emplace(draft.stage, "stage " + draft.stage + "\n\n").first->second;
    text += (draft.found > 0 ? remark_of(draft) : std::string()) + rule_of(draft);
  }
  SourceSet out;
  for (const auto& [stage, text] : texts) {
    const std::string name = "stages/drafts_" + stage + ".rules";
    out.emplace_back(name, format_rules(SourceFile(name, text)).value_or(text));
  }
  return out;
}

std::string render_summary(const SuggestionReport& report) {
  std::string out = "# " + std::to_string(report.drafts.size()) +
                    (report.drafts.size() == 1 ? " draft for " : " drafts for ") + std::to_string(report.missed) +
                    " missed records of " + std::to_string(report.articles) +
                    (report.articles == 1 ? " article\n" : " articles\n");
  for (const std::string& why : report.left_out) out += "# left out: " + why + "\n";
  return out;
}

}  // namespace wirefacts
