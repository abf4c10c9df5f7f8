#include "workbench/overlap.h"

#include <algorithm>
#include <memory>
#include <tuple>

#include "base/text.h"
#include "document/offset_map.h"
#include "extractor.h"
#include "workbench/parallel.h"
#include "workbench/total_order.h"

namespace wirefacts {
namespace {

using Key = std::tuple<Contest::Kind, std::uint32_t, std::uint32_t>;
using Contests = std::map<Key, Contest>;

/// Every rule with its stage, by number.
struct RuleIndex {
  std::vector<const CompiledRule*> rules;
  std::vector<std::uint32_t> stages;

  explicit RuleIndex(const Cascade& cascade) : rules(cascade.rule_names.size()), stages(cascade.rule_names.size()) {
    for (std::uint32_t s = 0; s < cascade.stages.size(); ++s) {
      for (const CompiledRule& rule : cascade.stages[s].rules) {
        rules[rule.number] = &rule;
        stages[rule.number] = s;
      }
    }
  }
};

/// The contests of one article.
class ArticleContests {
 public:
  ArticleContests(const RulePack& pack, const RuleIndex& index, const Article& article, const Document& document)
      : pack_(pack), index_(index), article_(article), document_(document), offsets_(document.text()) {}

  Contests find(const Trace& trace) {
    std::vector<const TraceEntry*> kept;
    for (const TraceEntry& e : trace.entries) {
      if (e.outcome == TraceEntry::Outcome::kept) kept.push_back(&e);
      const bool vetoed = e.outcome == TraceEntry::Outcome::vetoed;
      if (!vetoed && e.outcome != TraceEntry::Outcome::beaten) continue;
      Contest& c = add(vetoed ? Contest::Kind::vetoes : Contest::Kind::beats, e.other, e.rule, e.other_span, e.span);
      if (!vetoed) ++c.why[advantage(*index_.rules[e.other], e.other_span, *index_.rules[e.rule], e.span)];
    }
    find_pairs(std::move(kept));
    return std::move(found_);
  }

 private:
  [[nodiscard]] std::uint32_t stage_of(const TraceEntry* e) const { return index_.stages[e->rule]; }

  /// Rules of one stage that keeps all.
  [[nodiscard]] bool are_beside(const TraceEntry* a, const TraceEntry* b) const {
    return a->rule != b->rule && stage_of(a) == stage_of(b) && pack_.cascade.stages[stage_of(a)].keeps_all;
  }

  /// Events that rules of different stages make: no stage decides between them.
  [[nodiscard]] bool are_apart(const TraceEntry* a, const TraceEntry* b) const {
    return stage_of(a) != stage_of(b) && index_.rules[a->rule]->event && index_.rules[b->rule]->event;
  }

  /// Of what is kept on the same words. Amending rules make nothing that could compete.
  void find_pairs(std::vector<const TraceEntry*> kept) {
    std::erase_if(kept, [](const TraceEntry* e) { return e->annotation == AnnotationId::none; });
    const auto place = [](const TraceEntry* e) { return std::tuple(e->span.begin, e->span.end); };
    std::sort(kept.begin(), kept.end(), [&](const TraceEntry* a, const TraceEntry* b) {
      return std::tuple_cat(place(a), std::tuple(a->rule)) < std::tuple_cat(place(b), std::tuple(b->rule));
    });
    for (std::size_t i = 0; i < kept.size(); ++i) {
      for (std::size_t k = i + 1; k < kept.size() && place(kept[i]) == place(kept[k]); ++k) {
        const bool beside = are_beside(kept[i], kept[k]);
        if (!beside && !are_apart(kept[i], kept[k])) continue;
        add(beside ? Contest::Kind::beside : Contest::Kind::apart, kept[i]->rule, kept[k]->rule, kept[i]->span,
            kept[k]->span);
      }
    }
  }

  Contest& add(Contest::Kind kind, std::uint32_t winner, std::uint32_t loser, TokenSpan won, TokenSpan lost) {
    Contest& c = found_[{kind, winner, loser}];
    const std::uint32_t offset = offsets_.code_points(document_.bytes(lost)).begin;
    if (++c.times == 1 || offset < c.offset) {
      c.kind = kind;
      c.winner = winner;
      c.loser = loser;
      c.article = article_.id;
      c.offset = offset;
      c.won_words = with_single_blanks(document_.text(won));
      c.lost_words = with_single_blanks(document_.text(lost));
    }
    return c;
  }

  const RulePack& pack_;
  const RuleIndex& index_;
  const Article& article_;
  const Document& document_;
  OffsetMap offsets_;
  Contests found_;
};

}  // namespace

OverlapReport find_overlaps(const RulePack& pack, const Corpus& corpus, std::uint32_t threads) {
  const RuleIndex index(pack.cascade);
  std::vector<Contests> by_article(corpus.articles.size());
  in_parallel(corpus.articles.size(), threads, [&]() -> IndexedWork {
    auto extractor = std::make_shared<Extractor>(pack, PackIdentity{});
    return [&, extractor](std::size_t i) {
      Trace trace;
      const Analysis analysis = extractor->analyze(corpus.articles[i], &trace);
      by_article[i] = ArticleContests(pack, index, corpus.articles[i], analysis.document).find(trace);
    };
  });
  Contests all;
  for (Contests& contests : by_article) {
    for (auto& [key, contest] : contests) {
      const auto [at, added] = all.try_emplace(key, contest);
      if (added) continue;
      at->second.times += contest.times;
      for (const auto& [why, times] : contest.why) at->second.why[why] += times;
    }
  }
  OverlapReport out;
  out.articles = corpus.articles.size();
  for (auto& [key, contest] : all) out.contests.push_back(std::move(contest));
  std::stable_sort(out.contests.begin(), out.contests.end(),
                   [](const Contest& a, const Contest& b) { return a.times > b.times; });
  return out;
}

std::string render(const OverlapReport& report, const RulePack& pack, std::size_t most) {
  static constexpr const char* kVerb[] = {" beats ", " forbids ", " stands beside ", " reads the same words as "};
  std::string out;
  for (std::size_t i = 0; i < std::min(most, report.contests.size()); ++i) {
    const Contest& c = report.contests[i];
    const std::string times = std::to_string(c.times);
    out += std::string(times.size() < 6 ? 6 - times.size() : 0, ' ') + times + "  " +
           pack.cascade.rule_names[c.winner] + kVerb[static_cast<std::size_t>(c.kind)] +
           pack.cascade.rule_names[c.loser];
    std::string why;
    for (const auto& [reason, n] : c.why) why += (why.empty() ? ": " : ", ") + reason + " (" + std::to_string(n) + ")";
    out += why + "\n        " + c.article + ":" + std::to_string(c.offset) + "  '" + c.won_words + "'";
    out += c.won_words == c.lost_words ? "\n" : " over '" + c.lost_words + "'\n";
  }
  if (report.contests.size() > most) {
    out += "… " + std::to_string(report.contests.size() - most) + " more pairs; --most N shows more\n";
  }
  return out + std::to_string(report.contests.size()) +
         (report.contests.size() == 1 ? " pair of rules competes in " : " pairs of rules compete in ") +
         std::to_string(report.articles) + (report.articles == 1 ? " article\n" : " articles\n");
}

}  // namespace wirefacts
