#include "workbench/suggestion.h"

#include <algorithm>
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

std::string render(const SuggestionReport& report) {
  std::string out;
  std::vector<std::string> stages;
  for (const DraftRule& draft : report.drafts) {
    if (std::find(stages.begin(), stages.end(), draft.stage) == stages.end()) stages.push_back(draft.stage);
  }
  for (const std::string& stage : stages) {
    std::string file = "stage " + stage + "\n\n";
    for (const DraftRule& draft : report.drafts) {
      if (draft.stage != stage) continue;
      file += "# covers " + std::to_string(draft.missed) + " missed " + draft.label;
      if (draft.elsewhere > 0) file += "; fits " + std::to_string(draft.elsewhere) + " places that are none";
      file += "\n" + draft.text + "\n";
    }
    out += format_rules(SourceFile("draft.rules", file)).value_or(file) + "\n";
  }
  return out + "# " + std::to_string(report.drafts.size()) +
         (report.drafts.size() == 1 ? " draft for " : " drafts for ") + std::to_string(report.missed) +
         " missed records of " + std::to_string(report.articles) +
         (report.articles == 1 ? " article\n" : " articles\n");
}

}  // namespace wirefacts
