#include "events/placing.h"

#include <algorithm>
#include <map>
#include <utility>

#include "events/agreement.h"
#include "events/event_names.h"
#include "events/event_roles.h"
#include "resolution/resolution_data.h"

namespace wirefacts {
namespace {

// Places of one sentence that are compared with each other: more are told in no sentence, only in lists.
constexpr std::size_t kPlacesCompared = 16;
// Phrases that say where, and events, of one sentence; sentences before an event that tell of others: of more nobody
// could say which belongs to what.
constexpr std::ptrdiff_t kSitesRead = 64;
constexpr std::size_t kEventsRead = 64, kSentencesRead = 256;
// "One worker was killed.": the sentence before, or the one before that.
constexpr std::uint32_t kSentencesBack = 2;
// What did not happen happened nowhere; only its own clause says where it was said not to.
constexpr std::string_view kPositive = "positive";

/// A phrase that says where: its first token, its place, and whether it says so of one clause ("Quito, where").
struct Site {
  std::uint32_t token = 0;
  EntityId place = kNone;
  bool of_clause = false;
};

/// One article's placing.
class Placement {
 public:
  Placement(const Discourse& discourse, std::vector<Event>& events)
      : discourse_(discourse), events_(events), dateline_(discourse.dateline_place()), lead_(discourse.lead()) {
    for (const AnnotationId id : discourse.all(names::kLocale)) {
      const std::uint32_t token = discourse.at(id).span.begin;
      if (discourse.hidden(token)) continue;
      if (const EntityId place = place_named(id); place != kNone) sites_.push_back({token, place, is_ahead(id)});
    }
    semicolons_.reserve(discourse.document.token_count() + 1);
    semicolons_.push_back(0);
    for (std::uint32_t token = 0; token < discourse.document.token_count(); ++token) {
      semicolons_.push_back(semicolons_.back() + (discourse.word(token) == ";" ? 1 : 0));
    }
  }

  void apply(const PlacingRow& row) {
    if (!row.from_types.empty()) index_sentences(row.from_types);
    std::vector<std::pair<EventId, EntityId>> found;
    for (EventId id = 0; id < events_.size(); ++id) {
      const Event& event = events_[id];
      if (!contains(row.types, event.label) || (is_placed(event) && row.basis != PlaceBasis::clause)) continue;
      if (!row.realis.empty() && !contains(row.realis, event.realis)) continue;
      if (contains(row.but, fact_text(event, names::kSubtype))) continue;
      if (row.basis > PlaceBasis::clause && event.polarity != kPositive) continue;
      const EntityId place = place_of(row, id);
      if (place != kNone && (!is_placed(event) || makes_finer(event, place))) found.emplace_back(id, place);
    }
    for (const auto& [id, place] : found) give(events_[id], row.basis, place);
  }

 private:
  /// What the phrase names; of one that names nothing ("here") the dateline.
  [[nodiscard]] EntityId place_named(AnnotationId locale) const {
    const FieldValue place = discourse_.field(locale, names::kPlace);
    if (place.kind != FieldValue::Kind::annotation) return dateline_;
    const MentionId mention = discourse_.mention_of(place.annotation);
    return mention != kNone && is_place(mention) ? discourse_.mentions[mention].entity : kNone;
  }

  /// The place stands before the phrase.
  [[nodiscard]] bool is_ahead(AnnotationId locale) const {
    const FieldValue place = discourse_.field(locale, names::kPlace);
    return place.kind == FieldValue::Kind::annotation &&
           discourse_.at(place.annotation).span.begin < discourse_.at(locale).span.begin;
  }

  /// No actor ("talks with France").
  [[nodiscard]] bool is_place(MentionId id) const {
    const Mention& mention = discourse_.mentions[id];
    return mention.entity != kNone && !mention.metonym &&
           discourse_.entities[mention.entity].place_kind != PlaceKind::none;
  }

  static bool is_placed(const Event& event) {
    return !fillers(event, names::kPlace).empty() || !fillers(event, names::kCity).empty();
  }

  /// The event is in a country or region by its own rule, and this is a place there: a headline says Nigeria, the lead
  /// "in the northern Nigerian city of Kano".
  [[nodiscard]] bool makes_finer(const Event& event, EntityId place) const {
    const std::vector<Filler>& known = fillers(event, names::kPlace);
    if (known.empty() || !fillers(event, names::kCity).empty()) return false;
    const auto* own = std::get_if<EntityRef>(&known.front());
    return own != nullptr && can_be_one(own->id, place) && finer(discourse_, EntityRef{place}, EntityRef{own->id});
  }

  static void give(Event& event, PlaceBasis basis, EntityId place) {
    fillers_to_change(event, names::kPlace).assign(1, EntityRef{place});
    add_fact(event, names::kPlaceBasis, FieldValue::of_text(place_basis_name(basis)));
    const bool read = basis == PlaceBasis::role || basis == PlaceBasis::clause || basis == PlaceBasis::sentence;
    if (!read) event.inferred.insert(std::string(names::kPlace));
  }

  EntityId place_of(const PlacingRow& row, EventId id) const {
    const Event& event = events_[id];
    switch (row.basis) {
      case PlaceBasis::role: return place_in_roles(row.roles, event);
      case PlaceBasis::clause:
      case PlaceBasis::sentence: return place_around(event, row.basis == PlaceBasis::clause);
      case PlaceBasis::event: return place_beside(id);
      case PlaceBasis::story: return place_before(id);
      case PlaceBasis::article: return place_of_article(id);
      case PlaceBasis::dateline: return place_of_dateline(event);
    }
    return kNone;
  }

  /// A region without a country ("the Gulf") says nothing of a place by another name.
  [[nodiscard]] bool can_be_one(EntityId one, EntityId other) const {
    const auto unbound = [&](EntityId id) {
      return discourse_.entities[id].place_kind == PlaceKind::region && discourse_.entities[id].iso3.empty();
    };
    return !unbound(one) && !unbound(other) && places_agree(discourse_, EntityRef{one}, EntityRef{other});
  }

  /// The finest of places that can all be one; none if two cannot, or if there is none.
  [[nodiscard]] EntityId common_place(const std::vector<EntityId>& places) const {
    if (places.empty() || places.size() > kPlacesCompared) return kNone;
    EntityId best = places.front();
    for (std::size_t i = 0; i < places.size(); ++i) {
      for (std::size_t j = i + 1; j < places.size(); ++j) {
        if (!can_be_one(places[i], places[j])) return kNone;
      }
      if (finer(discourse_, EntityRef{places[i]}, EntityRef{best})) best = places[i];
    }
    return best;
  }

  /// A place that fills a role, or whose name stands in its words ("the Gulf oil platforms").
  EntityId place_in_roles(const std::vector<std::string>& roles, const Event& event) const {
    std::vector<EntityId> places;
    for (const std::string& role : roles) {
      for (const Filler& filler : fillers(event, role)) {
        const auto* entity = std::get_if<EntityRef>(&filler);
        if (entity != nullptr && discourse_.entities[entity->id].place_kind != PlaceKind::none) {
          add_place(entity->id, places);
        }
        add_places_inside(span_of(filler), places);
      }
    }
    return common_place(places);
  }

  [[nodiscard]] TokenSpan span_of(const Filler& filler) const {
    if (const auto* value = std::get_if<ValueRef>(&filler)) {
      return discourse_.at(discourse_.values[value->id].annotation).span;
    }
    const auto* words = std::get_if<Literal>(&filler);
    return words == nullptr ? TokenSpan{} : discourse_.document.tokens_inside(words->bytes);
  }

  void add_places_inside(TokenSpan span, std::vector<EntityId>& places) const {
    for (MentionId id = discourse_.first_mention_from(span.begin); id < discourse_.mentions.size(); ++id) {
      const Mention& mention = discourse_.mentions[id];
      if (mention.span.begin >= span.end) return;
      const bool named = mention.form == MentionForm::name && span.covers(mention.span) && is_place(id);
      // A country in the words of something says whose it is ("a U.S. tanker").
      if (named && discourse_.entities[mention.entity].place_kind != PlaceKind::country)
        add_place(mention.entity, places);
    }
  }

  /// In a relative clause that the trigger does not stand in: it says where somebody else does something.
  [[nodiscard]] bool of_aside(TokenSpan trigger, const Site& site) const {
    const TokenSpan clause = discourse_.clause(site.token);
    return !clause.contains(trigger.begin) && (site.of_clause || discourse_.relative(site.token) != AnnotationId::none);
  }

  [[nodiscard]] std::vector<Site>::const_iterator first_site(std::uint32_t token) const {
    return std::lower_bound(sites_.begin(), sites_.end(), token,
                            [](const Site& site, std::uint32_t wanted) { return site.token < wanted; });
  }

  [[nodiscard]] std::pair<std::vector<Site>::const_iterator, std::vector<Site>::const_iterator> sites_in(
      TokenSpan span) const {
    return {first_site(span.begin), first_site(span.end)};
  }

  void add_sites(TokenSpan span, std::vector<EntityId>& places) const {
    const auto [begin, end] = sites_in(span);
    for (auto site = begin; site != end && places.size() <= kPlacesCompared; ++site) {
      ++discourse_.steps;
      add_place(site->place, places);
    }
  }

  /// Each once, and one more than are compared.
  static void add_place(EntityId place, std::vector<EntityId>& places) {
    if (places.size() <= kPlacesCompared && !contains(places, place)) places.push_back(place);
  }

  /// Another verb of the clause stands before the phrase (behind the trigger, if the phrase does): it may belong to
  /// that. A participle has the phrases of the verb that it goes with: "struck a market in Rome, killing 12".
  [[nodiscard]] bool of_another_verb(TokenSpan clause, TokenSpan trigger, std::uint32_t site) const {
    const TokenSpan own = discourse_.verb_group(trigger.begin);
    const bool before = site < own.begin;
    const bool shares = before && is_participle(own);
    const std::uint32_t begin = shares ? site : before ? clause.begin : own.end;
    const std::uint32_t end = before ? own.begin : site;
    const auto next = first_verb(begin);
    return next != discourse_.all(names::kVerbGroup).end() && discourse_.at(*next).span.begin < end;
  }

  [[nodiscard]] std::span<const AnnotationId>::iterator first_verb(std::uint32_t from) const {
    const std::span<const AnnotationId> verbs = discourse_.all(names::kVerbGroup);
    return std::lower_bound(verbs.begin(), verbs.end(), from,
                            [&](AnnotationId id, std::uint32_t token) { return discourse_.at(id).span.begin < token; });
  }

  /// The tokens are a verb group that is not finite.
  [[nodiscard]] bool is_participle(TokenSpan tokens) const {
    const auto found = first_verb(tokens.begin);
    return found != discourse_.all(names::kVerbGroup).end() && discourse_.at(*found).span == tokens &&
           discourse_.text_field(*found, names::kFinite) == "no";
  }

  /// A semicolon stands between: what a list or another main clause tells.
  [[nodiscard]] bool divided(std::uint32_t one, std::uint32_t other) const {
    return semicolons_[one] != semicolons_[other];
  }

  /// Where the clause (or the sentence) of a trigger says it, on the same side of a quotation.
  [[nodiscard]] EntityId place_around(const Event& event, bool clause) const {
    std::vector<EntityId> places;
    const auto add = [&](TokenSpan trigger) {
      const TokenSpan span =
          clause ? discourse_.clause(trigger.begin) : discourse_.sentence_span(discourse_.sentence(trigger.begin));
      const QuotationId own = discourse_.quotation_around(trigger.begin);
      const auto sites = sites_in(span);
      if (std::distance(sites.first, sites.second) > kSitesRead) return;
      for (auto site = sites.first; site != sites.second; ++site) {
        ++discourse_.steps;
        const bool far = clause ? of_another_verb(span, trigger, site->token)
                                : of_aside(trigger, *site) || divided(trigger.begin, site->token);
        if (!far && discourse_.quotation_around(site->token) == own) add_place(site->place, places);
      }
    };
    add(event.trigger);
    for (const Event& part : event.parts) add(part.trigger);
    return common_place(places);
  }

  /// Where the events that the same sentence tells of happened.
  [[nodiscard]] EntityId place_beside(EventId id) const {
    std::vector<EntityId> places;
    for_sentences(events_[id], [&](std::uint32_t sentence) { add_places_told(sentence, id, places); });
    if (places.empty()) return kNone;
    for_sentences(events_[id], [&](std::uint32_t sentence) { add_sites(discourse_.sentence_span(sentence), places); });
    return common_place(places);
  }

  /// Where the last event told before happened, if the event's own sentence names no place and no other day.
  [[nodiscard]] EntityId place_before(EventId id) const {
    const Event& event = events_[id];
    const std::uint32_t own = discourse_.sentence(event.trigger.begin);
    if (!event.parts.empty() || discourse_.headline(event.trigger.begin) || is_background(discourse_, event))
      return kNone;
    if (names_place(own)) return kNone;
    for (std::uint32_t back = 1; back <= kSentencesBack && back <= own && own - back >= lead_; ++back) {
      std::vector<EntityId> places;
      if (!add_places_told(own - back, id, places) || places.empty()) {
        if (names_place(own - back)) return kNone;
        continue;
      }
      return common_place(places);
    }
    return kNone;
  }

  /// The one place of all that was told before, if the event's own sentence names none.
  [[nodiscard]] EntityId place_of_article(EventId id) const {
    const Event& event = events_[id];
    const std::uint32_t own = discourse_.sentence(event.trigger.begin);
    if (discourse_.headline(event.trigger.begin) || is_background(discourse_, event) || names_place(own)) return kNone;
    std::vector<EntityId> places;
    std::size_t read = 0;
    for (auto told = by_sentence_.lower_bound(lead_); told != by_sentence_.end() && told->first < own; ++told) {
      if (++read > kSentencesRead || !add_places_told(told->first, id, places)) return kNone;
    }
    return common_place(places);
  }

  /// False if one of the events of the sentence happened at another time.
  bool add_places_told(std::uint32_t sentence, EventId except, std::vector<EntityId>& places) const {
    const auto known = by_sentence_.find(sentence);
    if (known == by_sentence_.end()) return true;
    if (known->second.size() > kEventsRead) return false;
    bool same_time = true;
    for (const EventId other : known->second) {
      ++discourse_.steps;
      const std::uint32_t own = events_[except].trigger.begin, theirs = events_[other].trigger.begin;
      const bool beside = discourse_.sentence(own) == discourse_.sentence(theirs);
      if (other == except || (beside && divided(own, theirs))) continue;
      same_time = same_time && times_fit(events_[except], events_[other]);
      for (const Filler& place : fillers(events_[other], names::kPlace)) {
        if (const auto* entity = std::get_if<EntityRef>(&place)) add_place(entity->id, places);
      }
    }
    return same_time;
  }

  [[nodiscard]] bool times_fit(const Event& event, const Event& other) const {
    const auto* own = time_of(event);
    const auto* theirs = time_of(other);
    return own == nullptr || (theirs != nullptr && times_agree(*own, *theirs));
  }

  [[nodiscard]] const Value* time_of(const Event& event) const {
    const std::vector<Filler>& times = fillers(event, names::kTime);
    const auto* time = times.empty() ? nullptr : std::get_if<ValueRef>(&times.front());
    return time == nullptr ? nullptr : &discourse_.values[time->id];
  }

  /// In the lead, where nothing named lies in another country: what a story is about happened where it was written.
  [[nodiscard]] EntityId place_of_dateline(const Event& event) const {
    const std::uint32_t own = discourse_.sentence(event.trigger.begin);
    if (own != lead_ || dateline_ == kNone) return kNone;
    const std::string& country = discourse_.entities[dateline_].iso3;
    return country.empty() || names_place(own, country) ? kNone : dateline_;
  }

  /// The sentence names a place, a people or a body outside of the country ("" : any place by its name).
  [[nodiscard]] bool names_place(std::uint32_t sentence, const std::string& outside = {}) const {
    const TokenSpan span = discourse_.sentence_span(sentence);
    for (MentionId id = discourse_.first_mention_from(span.begin); id < discourse_.mentions.size(); ++id) {
      const Mention& mention = discourse_.mentions[id];
      if (mention.span.begin >= span.end) break;
      if (mention.entity == kNone || mention.form == MentionForm::dateline) continue;
      const Entity& entity = discourse_.entities[mention.entity];
      const bool place = entity.place_kind != PlaceKind::none;
      if (outside.empty() ? place && mention.form == MentionForm::name : place && entity.iso3 != outside) return true;
      if (!outside.empty() && !place && !entity.country.empty() && entity.country != outside) return true;
    }
    return false;
  }

  template <typename Take>
  void for_sentences(const Event& event, Take take) const {
    std::vector<std::uint32_t> sentences{discourse_.sentence(event.trigger.begin)};
    for (const Event& part : event.parts) sentences.push_back(discourse_.sentence(part.trigger.begin));
    remove_repetitions(sentences);
    for (const std::uint32_t sentence : sentences) take(sentence);
  }

  /// Events of the types that have a place by more than the story around them.
  void index_sentences(const std::vector<Label>& types) {
    by_sentence_.clear();
    for (EventId id = 0; id < events_.size(); ++id) {
      const Event& event = events_[id];
      const std::string basis = fact_text(event, names::kPlaceBasis);
      const bool guessed =
          basis == place_basis_name(PlaceBasis::story) || basis == place_basis_name(PlaceBasis::article);
      if (guessed || !contains(types, event.label) || fillers(event, names::kPlace).empty()) continue;
      for_sentences(event, [&](std::uint32_t sentence) { by_sentence_[sentence].push_back(id); });
    }
  }

  const Discourse& discourse_;
  std::vector<Event>& events_;
  std::vector<Site> sites_;                // by token
  std::vector<std::uint32_t> semicolons_;  // so many stand before the token
  EntityId dateline_;                      // the place where the story was written, or kNone
  std::uint32_t lead_;                     // the first sentence behind headline and dateline
  std::map<std::uint32_t, std::vector<EventId>> by_sentence_;
};

}  // namespace

void place_events(const Discourse& discourse, const EventTables& tables, std::vector<Event>& events) {
  if (tables.placings().empty() || events.empty()) return;
  Placement placement(discourse, events);
  for (const PlacingRow& row : tables.placings()) placement.apply(row);
}

}  // namespace wirefacts
