#include "workbench/database_facts.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "io/sinks/sqlite_database.h"
#include "records/code_point_text.h"
#include "records/record_rows.h"

namespace wirefacts {
namespace {

constexpr std::uint32_t kAround = 90;  // code points on each side of a mention

constexpr const char* kArticles =
    "SELECT id, doc_id, COALESCE(NULLIF(title,''), NULLIF(headline,''), doc_id), dct_day, source, url, text FROM "
    "document "
    "ORDER BY dct_day IS NULL, dct_day DESC, id LIMIT ?";
/// ?1, ?2: the key range of an article's rows.
constexpr const char* kEvents =
    "SELECT e.id, e.type, e.subtype, e.who, e.text, e.whom, e.place_text, e.time_text, e.how_many, e.how_much, "
    "e.date_start, e.rule, e.realis, e.polarity, e.trig_start, e.trig_end, MIN(v.c_start), v.c_end, "
    "COALESCE(e.city, e.place), e.place, e.asserted_by FROM event e LEFT JOIN event_span v ON v.event=e.id AND "
    "v.kind='evidence' "
    "AND v.c_start<=e.trig_start AND v.c_end>=e.trig_end AND v.id BETWEEN ?1 AND ?2 "
    "WHERE e.id BETWEEN ?1 AND ?2 GROUP BY e.id ORDER BY e.trig_start, e.id";
constexpr const char* kQuotes =
    "SELECT q.id, q.type, q.cue, q.rule, q.c_start, q.c_end, q.speaker, q.speaker_start, q.speaker_end, e.canonical "
    "FROM quote q LEFT JOIN entity e ON e.id=q.speaker WHERE q.id BETWEEN ?1 AND ?2 ORDER BY q.c_start, q.id";
constexpr const char* kPeopleOfEvents =
    "SELECT a.event, a.entity FROM event_arg a WHERE a.entity IS NOT NULL AND a.id BETWEEN ?1 AND ?2 UNION "
    "SELECT a.event, g.member FROM event_arg a JOIN group_member g ON g.grp=a.entity AND g.id BETWEEN ?1 AND ?2 "
    "WHERE a.id BETWEEN ?1 AND ?2 ORDER BY 1, 2";
constexpr const char* kEntities =
    "SELECT e.id, e.type, e.canonical, e.roles, e.kb, e.geonames, e.country, e.lat, e.lon, e.within FROM entity e "
    "WHERE (e.type='PERSON' OR e.lat IS NOT NULL OR e.within IS NOT NULL) AND e.id BETWEEN ?1 AND ?2 ORDER BY e.id";
constexpr const char* kMentions =
    "SELECT entity, MIN(c_start), c_end FROM mention WHERE kind NOT IN('byline','dateline','pronoun') "
    "AND id BETWEEN ?1 AND ?2 GROUP BY entity ORDER BY 2, 1";

class Reader {
 public:
  Reader(SqliteDatabase& database, std::size_t most_facts, std::uint32_t longest)
      : database_(database), most_facts_(most_facts), longest_(longest) {}

  Result<ShownDatabase> read(std::size_t most_articles) {
    const auto total = database_.integer("SELECT count(*) FROM document");
    if (!total) return total.error();
    auto articles = SqliteStatement::prepare(database_, kArticles);
    if (!articles) return articles.error();
    articles->bind(1, static_cast<std::int64_t>(most_articles));
    for (;;) {
      const auto row = articles->step(database_);
      if (!row) return row.error();
      if (!*row) break;
      const std::size_t before = out_.facts.size();
      if (auto done = read_article(*articles); !done) return done.error();
      if (out_.facts.size() <= most_facts_) continue;
      if (before > 0) {  // whole articles only, but for a first one that is too large alone
        out_.facts.resize(before);
        out_.articles.pop_back();
      } else {
        out_.facts.resize(most_facts_);
      }
      break;
    }
    out_.articles_left_out = static_cast<std::size_t>(total->value_or(0)) - out_.articles.size();
    return std::move(out_);
  }

 private:
  Result<void> read_article(SqliteStatement& row) {
    const std::int64_t number = row.integer(0);
    out_.articles.push_back({row.text(1), row.text(2), row.text(3), row.text(4), row.text(5)});
    text_ = row.text(6);
    words_.emplace(text_);
    low_ = number * kKeySpan;
    people_.clear();
    places_.clear();
    of_event_.clear();
    shown_.clear();
    if (auto done = read_entities(); !done) return done;
    if (auto done = each(kPeopleOfEvents,
                         [&](SqliteStatement& r) {
                           if (people_.count(r.integer(1)) != 0) of_event_[r.integer(0)].push_back(r.integer(1));
                         });
        !done) {
      return done;
    }
    if (auto done = each(kEvents, [&](SqliteStatement& r) { add_event(r); }); !done) return done;
    if (auto done = each(kQuotes, [&](SqliteStatement& r) { add_quote(r); }); !done) return done;
    return each(kMentions, [&](SqliteStatement& r) { add_mention(r); });
  }

  /// All rows of the article that `sql` selects.
  template <typename Take>
  Result<void> each(const char* sql, const Take& take) {
    auto statement = SqliteStatement::prepare(database_, sql);
    if (!statement) return statement.error();
    statement->bind(1, low_);
    statement->bind(2, low_ + kKeySpan - 1);
    for (;;) {
      const auto row = statement->step(database_);
      if (!row) return row.error();
      if (!*row) return {};
      take(*statement);
    }
  }

  Result<void> read_entities() {
    std::unordered_map<std::int64_t, std::int64_t> within;
    auto done = each(kEntities, [&](SqliteStatement& r) {
      const std::int64_t id = r.integer(0);
      if (r.text(1) == "PERSON") {
        people_[id] = person({r.text(2), r.text(3), r.text(4)});
      } else if (!r.text(7).empty()) {
        places_[id] = place({r.text(2), r.text(1), r.text(6), r.text(7), r.text(8)}, r.text(5));
      } else {
        within[id] = r.integer(9);
      }
    });
    if (!done) return done;
    for (const auto& [id, outer] : within) {  // a hall lies where its city does
      const auto found = places_.find(outer);
      if (found != places_.end()) inside_[id] = found->second;
    }
    places_.insert(inside_.begin(), inside_.end());
    inside_.clear();
    return {};
  }

  std::uint32_t person(ShownPerson p) {
    const auto [at, added] = known_people_.try_emplace(p.kb.empty() ? p.name : p.kb, out_.people.size());
    if (added) {
      out_.people.push_back(std::move(p));
    } else if (out_.people[at->second].offices.empty()) {
      out_.people[at->second].offices = p.offices;
    }
    return static_cast<std::uint32_t>(at->second);
  }

  std::uint32_t place(ShownPlace p, const std::string& geonames) {
    const std::string key = geonames.empty() ? p.type + "\n" + p.name : geonames;
    const auto [at, added] = known_places_.try_emplace(key, out_.places.size());
    if (added) out_.places.push_back(std::move(p));
    return static_cast<std::uint32_t>(at->second);
  }

  void add_event(SqliteStatement& r) {
    ShownFact f = fact("event", r.text(1), {code_point(r, 14), code_point(r, 15)},
                       r.text(16).empty() ? CharSpan{code_point(r, 14), code_point(r, 15)}
                                          : CharSpan{code_point(r, 16), code_point(r, 17)});
    std::string* const columns[] = {&f.subtype, &f.who,      &f.did,      &f.whom, &f.where,
                                    &f.when,    &f.how_many, &f.how_much, &f.date, &f.rule};
    for (int i = 0; i < 10; ++i) *columns[i] = r.text(i + 2);
    if (r.text(12) != "actual") f.realis = r.text(12);
    if (r.text(13) != "positive") f.polarity = r.text(13);
    for (const std::int64_t id : of_event_[r.integer(0)]) show_person(id, f);
    if (!r.text(20).empty()) show_person(r.integer(20), f);
    for (const int column : {18, 19}) {
      if (!r.text(column).empty()) show_place(r.integer(column), f);
    }
    out_.facts.push_back(std::move(f));
  }

  void add_quote(SqliteStatement& r) {
    const CharSpan span{code_point(r, 4), code_point(r, 5)};
    ShownFact f = fact("quote", r.text(1), span, span);
    f.did = r.text(2);
    f.rule = r.text(3);
    if (!r.text(6).empty()) show_person(r.integer(6), f);
    f.who = f.people.empty() ? r.text(9) : out_.people[f.people.front()].name;
    if (f.who.empty()) f.who = std::string(words_->words({code_point(r, 7), code_point(r, 8)}));  // "a local official"
    out_.facts.push_back(std::move(f));
  }

  /// The first words of a person or place that no event or quotation has shown.
  void add_mention(SqliteStatement& r) {
    const std::int64_t id = r.integer(0);
    const bool is_person = people_.count(id) != 0;
    if ((!is_person && places_.count(id) == 0) || shown_.count(id) != 0) return;
    const CharSpan span{code_point(r, 1), code_point(r, 2)};
    ShownFact f = fact("mention", is_person ? "PERSON" : "PLACE", span,
                       {span.start - std::min(span.start, kAround), span.end + kAround});
    is_person ? show_person(id, f) : show_place(id, f);
    out_.facts.push_back(std::move(f));
  }

  static std::uint32_t code_point(SqliteStatement& r, int column) {
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(r.integer(column), 0, 0x7FFFFFFF));
  }

  ShownFact fact(const char* kind, std::string type, CharSpan words, CharSpan sentence) const {
    ShownFact out;
    out.article = static_cast<std::uint32_t>(out_.articles.size() - 1);
    out.kind = kind;
    out.type = std::move(type);
    const std::uint32_t middle = longest_ / 2;
    if (sentence.end - sentence.start > longest_) {
      sentence.start = std::max(sentence.start, words.start - std::min(words.start, middle));
      sentence.end = std::min(sentence.end, sentence.start + longest_);
    }
    out.sentence = std::string(words_->words(sentence));
    const std::uint32_t length = sentence.end - sentence.start;
    out.words = {std::min(words.start - std::min(words.start, sentence.start), length),
                 std::min(words.end - std::min(words.end, sentence.start), length)};
    return out;
  }

  void show_person(std::int64_t id, ShownFact& f) {
    const auto found = people_.find(id);
    if (found != people_.end()) add_shown(id, found->second, f.people);
  }
  void show_place(std::int64_t id, ShownFact& f) {
    const auto found = places_.find(id);
    if (found != places_.end()) add_shown(id, found->second, f.places);
  }
  void add_shown(std::int64_t id, std::uint32_t number, std::vector<std::uint32_t>& to) {
    if (std::find(to.begin(), to.end(), number) == to.end()) to.push_back(number);
    shown_.insert(id);
  }

  SqliteDatabase& database_;
  std::size_t most_facts_;
  std::uint32_t longest_;
  ShownDatabase out_;
  std::unordered_map<std::string, std::size_t> known_people_, known_places_;
  // One article: its entities by key.
  std::int64_t low_ = 0;
  std::string text_;
  std::optional<CodePointText> words_;  // of text_
  std::unordered_map<std::int64_t, std::uint32_t> people_, places_, inside_;
  std::unordered_map<std::int64_t, std::vector<std::int64_t>> of_event_;
  std::unordered_set<std::int64_t> shown_;
};

}  // namespace

Result<ShownDatabase> read_shown_database(const std::string& path, std::size_t most_articles, std::size_t most_facts,
                                          std::uint32_t longest_sentence) {
  SqliteDatabase database;
  if (auto done = database.open_to_read(path); !done) return done.error();
  const auto ours = database.integer("SELECT count(*) FROM sqlite_master WHERE name IN('schema_version','document')");
  if (!ours) return ours.error();
  if (ours->value_or(0) != 2) {
    return Error{"'" + path + "' is a database of another program: show reads what run --to sqlite:FILE wrote",
                 ErrorKind::bad_data};
  }
  return Reader(database, most_facts, longest_sentence).read(most_articles);
}

}  // namespace wirefacts
