#include "unit/batch/batch_fixture.h"

#include <algorithm>

namespace wirefacts::test {

Result<ReadItem> ListReader::next() {
  if (at_ < items_.size()) return std::move(items_[at_++]);
  if (error_at_end) return *error_at_end;
  return ReadItem(EndOfInput{});
}

Result<bool> ListSink::holds(const Article& article) {
  return std::find(log_.held.begin(), log_.held.end(), article.id) != log_.held.end();
}

Result<void> ListSink::write(const Extraction& extraction, const Article& article) {
  EXPECT_EQ(extraction.doc.doc_id, article.id);
  if (log_.write_error) return *log_.write_error;
  log_.written.push_back(article.id);
  return {};
}

Result<void> ListSink::write_dead(const DeadLetter& letter) {
  log_.dead.push_back(letter.stage + "." + letter.code + " " + letter.doc_id);
  return {};
}

Result<void> ListSink::checkpoint() {
  ++log_.checkpoints;
  return {};
}

Result<void> ListSink::finish() {
  ++log_.finishes;
  return {};
}

ReadArticle article(const std::string& id, const std::string& text) {
  ReadArticle out;
  out.article.id = id;
  out.article.text = text;
  out.place = {"list", 1, 0, text.size()};
  return out;
}

std::vector<ReadItem> articles(int count) {
  std::vector<ReadItem> out;
  for (int i = 0; i < count; ++i) out.emplace_back(article("a" + std::to_string(i)));
  return out;
}

Result<Extraction> extract_nothing(const Article& article) {
  Extraction out;
  out.doc.doc_id = article.id;
  EventRecord event;
  event.id = "E1";
  event.type = "MEETING";
  out.events.push_back(event);
  return out;
}

}  // namespace wirefacts::test
