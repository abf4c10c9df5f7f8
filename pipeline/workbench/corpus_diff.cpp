#include "workbench/corpus_diff.h"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "base/text.h"
#include "extractor.h"
#include "io/extraction_json.h"
#include "io/file.h"
#include "records/digest.h"
#include "workbench/change_sieve.h"
#include "workbench/parallel.h"

namespace wirefacts {
namespace {

constexpr std::uint64_t kMostBytes = std::uint64_t{4} << 30U;

using StoredRecords = std::unordered_map<std::string, const Extraction*>;

/// Gives the records of an article of one side; one per thread.
class SideReader {
 public:
  SideReader(const DiffSide& side, const StoredRecords& stored, const ExtractorOptions& options) : stored_(stored) {
    if (const auto* pack = std::get_if<0>(&side.source)) extractor_.emplace(**pack, identity_of(**pack, ""), options);
  }

  /// Null: the side has no records of it.
  const Extraction* read(const Article& article, Trace* trace = nullptr) {
    if (extractor_) return &(made_ = extractor_->extract(article, trace));
    const auto at = stored_.find(article.id);
    return at == stored_.end() ? nullptr : at->second;
  }
  /// REQUIRES: the side is rules, and has read an article.
  Analysis analysis() { return extractor_->last(); }

 private:
  const StoredRecords& stored_;
  std::optional<Extractor> extractor_;
  Extraction made_;
};

/// Both sides of one article; one per thread.
class PairReader {
 public:
  /// `sieve`: of two packs; null: both sides are read whole.
  PairReader(SideReader before, SideReader after, const ChangeSieve* sieve)
      : before_(std::move(before)), after_(std::move(after)), sieve_(sieve) {}

  struct Pair {
    const Extraction* before = nullptr;
    const Extraction* after = nullptr;
  };
  /// The same records twice where the packs cannot say anything different.
  Pair read(const Article& article) {
    if (sieve_ == nullptr) return {before_.read(article), after_.read(article)};
    ChangeObserver observer(*sieve_);
    Trace trace;
    trace.observer = &observer;
    const Extraction* after = after_.read(article, &trace);
    const bool followed = observer.seen || sieve_->old_may_differ(after_.analysis());
    return {followed ? before_.read(article) : after, after};
  }

 private:
  SideReader before_, after_;
  const ChangeSieve* sieve_;
};

StoredRecords by_id(const DiffSide& side) {
  StoredRecords out;
  if (const auto* records = std::get_if<1>(&side.source)) {
    for (const Extraction& x : *records) out.emplace(x.doc.doc_id, &x);
  }
  return out;
}

/// An article that a side has records of, and the corpus has not; empty: none.
std::string stranger(const StoredRecords& stored, const Corpus& corpus) {
  std::set<std::string> known;
  for (const Article& article : corpus.articles) known.insert(article.id);
  std::string out;
  for (const auto& [id, extraction] : stored) {
    if (!known.contains(id) && (out.empty() || id < out)) out = id;
  }
  return out;
}

}  // namespace

Result<std::vector<Extraction>> read_extractions(const std::string& path) {
  auto text = read_file(path, kMostBytes);
  if (!text) return text.error();
  std::vector<Extraction> out;
  std::size_t line = 0;
  for (const std::string_view object : lines_of(*text)) {
    ++line;
    if (object.empty()) continue;
    auto record = parse_extraction(object);
    if (!record) return Error{path + ":" + std::to_string(line) + ": " + record.error().message, ErrorKind::bad_data};
    out.push_back(std::move(*record));
  }
  return out;
}

Result<RecordDiff> diff_corpus(const DiffSide& before, const DiffSide& after, const Corpus& corpus,
                               std::uint32_t threads, Follow follow, const ExtractorOptions& options) {
  const auto old_stored = by_id(before), new_stored = by_id(after);
  for (const auto* side : {&before, &after}) {
    const std::string id = stranger(side == &before ? old_stored : new_stored, corpus);
    if (id.empty()) continue;
    return Error{side->name + " is of another corpus: it has article '" + id + "', which is not in this one",
                 ErrorKind::bad_data};
  }
  const auto* old_pack = std::get_if<0>(&before.source);
  const auto* new_pack = std::get_if<0>(&after.source);
  std::optional<ChangeSieve> sieve;
  if (old_pack != nullptr && new_pack != nullptr) sieve.emplace(**old_pack, **new_pack);
  const bool sieved = sieve && sieve->changes().everything.empty() && follow == Follow::changes;

  std::vector<std::optional<Result<ArticleDiff>>> found(corpus.articles.size());
  std::vector<std::uint8_t> followed(corpus.articles.size(), 1);
  in_parallel(corpus.articles.size(), threads, [&]() -> IndexedWork {
    auto reader = std::make_shared<PairReader>(SideReader(before, old_stored, options),
                                               SideReader(after, new_stored, options), sieved ? &*sieve : nullptr);
    auto contexts = std::make_shared<ContextReader>();
    return [&, reader, contexts](std::size_t i) {
      const Article& article = corpus.articles[i];
      const auto [was, is] = reader->read(article);
      if (was == nullptr || is == nullptr) {
        found[i] = Error{(was == nullptr ? before.name : after.name) + " has no records of article '" + article.id +
                             "': make both sides from the same corpus",
                         ErrorKind::bad_data};
      } else if (is->doc.sha256 != hex(sha256(article.text))) {
        found[i] = Error{after.name + " read another text of article '" + article.id + "' than the corpus has",
                         ErrorKind::bad_data};
      } else {
        followed[i] = was != is ? 1 : 0;
        found[i] = diff_article(*was, *is, article, *contexts);
      }
    };
  });
  RecordDiff out;
  out.articles = corpus.articles.size();
  if (sieve) {
    out.changed_rules = sieve->changes().rules;
    out.everything = sieve->changes().everything;
  }
  out.followed = static_cast<std::size_t>(std::count(followed.begin(), followed.end(), 1));
  for (auto& article : found) {
    if (!*article) return article->error();
    ArticleDiff& diff = **article;
    out.changed_articles += diff.changes.empty() ? 0 : 1;
    out.same += diff.same;
    std::move(diff.changes.begin(), diff.changes.end(), std::back_inserter(out.changes));
  }
  return out;
}

}  // namespace wirefacts
