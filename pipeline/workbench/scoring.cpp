#include "workbench/scoring.h"

#include <algorithm>
#include <memory>
#include <set>

#include "extractor.h"
#include "workbench/parallel.h"

namespace wirefacts {
namespace {

constexpr std::uint32_t kBesideError = 50;

std::string words_of(const std::vector<ComparedValue>& values) {
  std::string out;
  for (const ComparedValue& value : values) out += (out.empty() ? "" : "; ") + value.words;
  return out;
}

std::vector<ComparedValue> values_of(const ComparedRecord& record, const std::string& field) {
  std::vector<ComparedValue> out;
  for (const ComparedField& f : record.fields) {
    if (f.name == field) out.insert(out.end(), f.values.begin(), f.values.end());
  }
  return out;
}

/// One to one, greedily in the order of the gold: referents are the same or not, there is little to choose.
std::uint32_t count_right(const std::vector<ComparedValue>& gold, std::vector<ComparedValue> found) {
  std::uint32_t right = 0;
  for (const ComparedValue& value : gold) {
    const auto at =
        std::find_if(found.begin(), found.end(), [&](const ComparedValue& f) { return same_referent(value, f); });
    if (at == found.end()) continue;
    found.erase(at);
    ++right;
  }
  return right;
}

/// Scores one article.
class ArticleScorer {
 public:
  ArticleScorer(const GoldArticle& gold, const Extraction& found, const Article& article, ContextReader& contexts)
      : id_(article.id), contexts_(contexts), gold_(records(gold.record, gold, article)),
        found_(records(found, gold, article)) {
    contexts.read(article);
  }

  Score score() {
    out_.articles = 1;
    out_.by_article.emplace_back();
    for (const ComparedRecord& r : gold_) ++tally(r).gold, ++out_.by_article[0][r.layer].gold;
    for (const ComparedRecord& r : found_) {
      ++tally(r).found, ++out_.by_article[0][r.layer].found;
      ++out_.rules[r.rule].first;
    }
    std::vector<bool> gold_seen(gold_.size()), found_seen(found_.size());
    for (const RecordPair& pair : pair_records(gold_, found_, TypeMatch::same)) {
      gold_seen[pair.left] = found_seen[pair.right] = true;
      take(pair);
    }
    for (std::size_t i = 0; i < gold_.size(); ++i) {
      if (!gold_seen[i]) error(ScoredError::Kind::missing, gold_[i]);
    }
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (!found_seen[i]) error(ScoredError::Kind::wrong, found_[i]);
    }
    std::stable_sort(out_.errors.begin(), out_.errors.end(),
                     [](const ScoredError& a, const ScoredError& b) { return a.span < b.span; });
    return std::move(out_);
  }

 private:
  /// What the gold annotates: events alone, or all but claims and the kinds of mentions and quotations that
  /// depend on them.
  static std::vector<ComparedRecord> records(const Extraction& x, const GoldArticle& gold, const Article& article) {
    std::vector<ComparedRecord> all = compared_records(x, article.text);
    std::erase_if(all, [&](const ComparedRecord& r) {
      return r.layer == RecordLayer::claim || (gold.events_only && r.layer != RecordLayer::event);
    });
    return all;
  }

  Tally& tally(const ComparedRecord& record) { return out_.types[{record.layer, record.type}]; }

  void take(const RecordPair& pair) {
    const ComparedRecord& gold = gold_[pair.left];
    const ComparedRecord& found = found_[pair.right];
    Tally& own = tally(gold);
    Tally& all = out_.by_article[0][gold.layer];
    ++own.overlap, ++all.overlap;
    if (pair.kind == RecordPair::Kind::exact) ++own.exact, ++all.exact;
    ++out_.rules[found.rule].second;
    std::vector<std::string> names;
    for (const ComparedRecord* record : {&gold, &found}) {
      for (const ComparedField& field : record->fields) {
        if (std::find(names.begin(), names.end(), field.name) == names.end()) names.push_back(field.name);
      }
    }
    for (const std::string& name : names) field(name, gold, found);
  }

  void field(const std::string& name, const ComparedRecord& gold, const ComparedRecord& found) {
    const std::vector<ComparedValue> wanted = values_of(gold, name), got = values_of(found, name);
    const std::uint32_t right = count_right(wanted, got);
    FieldTally& tally = out_.fields[{{gold.layer, gold.type}, name}];
    tally.gold += static_cast<std::uint32_t>(wanted.size());
    tally.found += static_cast<std::uint32_t>(got.size());
    tally.right += right;
    if (right == wanted.size() && right == got.size()) return;
    ScoredError& e = error(ScoredError::Kind::field, found);
    e.field = name;
    e.expected = words_of(wanted);
    e.got = words_of(got);
  }

  ScoredError& error(ScoredError::Kind kind, const ComparedRecord& record) {
    ScoredError e;
    e.kind = kind;
    e.article = id_;
    e.type = record.type;
    e.rule = record.rule;
    e.words = record.words;
    e.span = record.span;
    e.context = contexts_.around(record.span, kBesideError);
    return out_.errors.emplace_back(std::move(e));
  }

  std::string id_;
  ContextReader& contexts_;
  std::vector<ComparedRecord> gold_, found_;
  Score out_;
};

void add(Score& total, Score&& part) {
  total.articles += part.articles;
  for (const auto& [type, tally] : part.types) total.types[type].add(tally);
  for (const auto& [key, field] : part.fields) {
    FieldTally& own = total.fields[key];
    own.gold += field.gold;
    own.found += field.found;
    own.right += field.right;
  }
  for (const auto& [rule, counts] : part.rules) {
    total.rules[rule].first += counts.first;
    total.rules[rule].second += counts.second;
  }
  std::move(part.by_article.begin(), part.by_article.end(), std::back_inserter(total.by_article));
  std::move(part.errors.begin(), part.errors.end(), std::back_inserter(total.errors));
}

std::vector<std::string> undeclared_types(const Score& score, const Schema& schema) {
  std::set<std::string> declared;
  for (std::uint16_t i = 0; i < schema.size(); ++i) declared.insert(upper_snake(schema[Label{i}].name));
  std::vector<std::string> out;
  for (const auto& [key, tally] : score.types) {
    if (key.first == RecordLayer::event && !declared.contains(key.second)) out.push_back(key.second);
  }
  return out;
}

}  // namespace

void Tally::add(const Tally& other) {
  gold += other.gold;
  found += other.found;
  exact += other.exact;
  overlap += other.overlap;
}

Measure measure(std::uint32_t right, const Tally& tally) {
  Measure out;
  if (tally.found > 0) out.precision = static_cast<double>(right) / tally.found;
  if (tally.gold > 0) out.recall = static_cast<double>(right) / tally.gold;
  if (tally.found + tally.gold > 0) out.f1 = 2.0 * right / (tally.found + tally.gold);
  return out;
}

Result<Score> score(const RulePack& pack, const std::vector<GoldArticle>& gold, const Corpus& corpus,
                    std::uint32_t threads) {
  const auto pairs = pair_with_articles(gold, corpus);
  if (!pairs) return pairs.error();
  const std::vector<GoldPair>& work = *pairs;
  std::vector<Score> parts(work.size());
  std::vector<char> strangers(work.size());  // whose gold is of another text; a place for each thread
  in_parallel(work.size(), threads, [&]() -> IndexedWork {
    auto extractor = std::make_shared<Extractor>(pack, identity_of(pack, ""));
    auto contexts = std::make_shared<ContextReader>();
    return [&, extractor, contexts](std::size_t i) {
      const auto& [own, article] = work[i];
      const Extraction found = extractor->extract(*article);
      if (own->record.doc.sha256 != found.doc.sha256) strangers[i] = 1;
      else parts[i] = ArticleScorer(*own, found, *article, *contexts).score();
    };
  });
  Score out;
  for (std::size_t i = 0; i < work.size(); ++i) {
    if (strangers[i] != 0) return of_another_text(work[i]);
    add(out, std::move(parts[i]));
  }
  out.undeclared = undeclared_types(out, pack.schema);
  return out;
}

}  // namespace wirefacts
