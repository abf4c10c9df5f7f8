#include "workbench/corpus_diff.h"

#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "extractor.h"
#include "io/extraction_json.h"
#include "io/file.h"
#include "records/digest.h"
#include "workbench/changed_rules.h"
#include "workbench/parallel.h"

namespace wirefacts {
namespace {

constexpr std::uint64_t kMostBytes = std::uint64_t{4} << 30U;

/// Gives the records of an article of one side; one per thread.
class SideReader {
 public:
  SideReader(const DiffSide& side, const std::unordered_map<std::string, const Extraction*>& stored) : stored_(stored) {
    if (const auto* pack = std::get_if<0>(&side.source)) extractor_.emplace(**pack, identity_of(**pack, ""));
  }

  /// Null: the side has no records of it.
  const Extraction* read(const Article& article) {
    if (extractor_) return &(made_ = extractor_->extract(article));
    const auto at = stored_.find(article.id);
    return at == stored_.end() ? nullptr : at->second;
  }

 private:
  const std::unordered_map<std::string, const Extraction*>& stored_;
  std::optional<Extractor> extractor_;
  Extraction made_;
};

std::unordered_map<std::string, const Extraction*> by_id(const DiffSide& side) {
  std::unordered_map<std::string, const Extraction*> out;
  if (const auto* records = std::get_if<1>(&side.source)) {
    for (const Extraction& x : *records) out.emplace(x.doc.doc_id, &x);
  }
  return out;
}

/// An article that a side has records of, and the corpus has not; empty: none.
std::string stranger(const std::unordered_map<std::string, const Extraction*>& stored, const Corpus& corpus) {
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
  for (std::size_t at = 0; at < text->size();) {
    const std::size_t end = std::min(text->find('\n', at), text->size());
    ++line;
    if (end > at) {
      auto record = parse_extraction(std::string_view(*text).substr(at, end - at));
      if (!record) return Error{path + ":" + std::to_string(line) + ": " + record.error().message, ErrorKind::bad_data};
      out.push_back(std::move(*record));
    }
    at = end + 1;
  }
  return out;
}

Result<RecordDiff> diff_corpus(const DiffSide& before, const DiffSide& after, const Corpus& corpus,
                               std::uint32_t threads) {
  const auto old_stored = by_id(before), new_stored = by_id(after);
  for (const auto* side : {&before, &after}) {
    const std::string id = stranger(side == &before ? old_stored : new_stored, corpus);
    if (id.empty()) continue;
    return Error{side->name + " is of another corpus: it has article '" + id + "', which is not in this one",
                 ErrorKind::bad_data};
  }
  std::vector<std::optional<Result<ArticleDiff>>> found(corpus.articles.size());
  in_parallel(corpus.articles.size(), threads, [&]() -> IndexedWork {
    auto old_side = std::make_shared<SideReader>(before, old_stored);
    auto new_side = std::make_shared<SideReader>(after, new_stored);
    return [&, old_side, new_side](std::size_t i) {
      const Article& article = corpus.articles[i];
      const Extraction* was = old_side->read(article);
      const Extraction* is = new_side->read(article);
      if (was == nullptr || is == nullptr) {
        found[i] = Error{(was == nullptr ? before.name : after.name) + " has no records of article '" + article.id +
                             "': make both sides from the same corpus",
                         ErrorKind::bad_data};
      } else if (is->doc.sha256 != hex(sha256(article.text))) {
        found[i] = Error{after.name + " read another text of article '" + article.id + "' than the corpus has",
                         ErrorKind::bad_data};
      } else {
        found[i] = diff_article(*was, *is, article.text);
      }
    };
  });
  RecordDiff out;
  out.articles = corpus.articles.size();
  const auto* old_pack = std::get_if<0>(&before.source);
  const auto* new_pack = std::get_if<0>(&after.source);
  if (old_pack != nullptr && new_pack != nullptr) out.changed_rules = changed_rules(**old_pack, **new_pack);
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
