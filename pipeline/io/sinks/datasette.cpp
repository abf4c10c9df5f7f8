// Facets, descriptions and canned queries for browsing a database with Datasette.

#include "io/json_writer.h"
#include "io/sinks/sqlite_sink.h"

namespace wirefacts {
namespace {

constexpr std::string_view kDescription =
    R"yaml(# Datasette over this database:   datasette NAME.db -m NAME.datasette.yaml
# Links go from row to row at once; the list of rows that point at a row counts in every table, which takes long in a large database.
# From Datasette 1.0 tables and queries are configuration: give the file with -c, too.
title: News facts
description: Who did what to whom, where, when, how many, for how much, said by whom; every fact with its sentence and the rule that asserted it.
databases:
  $DATABASE:
    tables:
      v_fact:
        description: One row per event, in words. Filter by support (clause is the strictest), realis and confidence. url is the article; the table event has the same rows with links to persons, places, times and article.
        facets: [type, realis, support, place_country, said_by]
        sort_desc: published
        size: 50
        columns: {who: "who acts or takes part", did: "the words that tell of the event", whom: "whom it concerns", place: "place, city", place_country: "its country, ISO alpha-3",
                  place_basis: "how it is known: stated, role, clause, sentence, event, story, article, dateline",
                  time: "date, or the words of the text when the article has no date", how_many: "counts, as written", how_much: "money, as written",
                  said_by: "the source, when it is not the agency itself", details: "every other role", sentence: "the sentence of the trigger",
                  date_end: "last day of the time", geo_precision: "1 the spot, 2 near it, 3 a region, a country, or inferred", latitude: "of the place"}
      v_quote:
        description: Who said what, in whose words.
        facets: [speaker, type, cue]
      v_person:
        description: Persons by article, with offices, number of mentions, quotations and events.
        facets: [name, roles]
        sort_desc: mentions
      v_place:
        description: Places by article; latitude and longitude draw a map with the plugin datasette-cluster-map.
        facets: [type, country]
        sort_desc: events
      v_casualties:
        description: Killed, injured, missing. low and high are the spread over all figures told; an empty high is an open one (at least, dozens of). Tallies of wars and years have subtype tally.
        facets: [type, place_country, place_basis]
        sort_desc: published
      v_figure:
        description: One row per figure of an event, as a number with currency or noun. Leave out what is_part when you add up.
        facets: [type, role, kind, currency]
        sort_desc: value
      document: {label_column: headline, facets: [source, lang, section], fts_table: document_fts, description: "Articles, with their text where it may be stored"}
      quote: {label_column: text, facets: [type, cue], fts_table: quote_fts}
      event: {label_column: text, facets: [type, realis, support, rule], description: "Events with their codes and with links to persons, places, times, article; v_fact reads better"}
      entity: {label_column: canonical, facets: [type, subtype, country], description: "Persons, organizations, groups, named events, places, declared types"}
      mention: {label_column: text, facets: [kind, rule]}
      quantity: {label_column: text, facets: [kind, approx, currency, unit, noun_lemma]}
      timex: {label_column: text, facets: [type]}
      event_arg: {facets: [role], description: "What fills a role: an entity, quantity, event, time or words"}
      event_actor: {facets: [side, country, sector], description: "The two sides of an event, with codes"}
      event_span: {facets: [kind, class, rule], description: "Sentences an event rests on, and hedge words; v_evidence shows the words"}
      document_span: {facets: [kind, rule, reason], description: "Text that is no news, or was not read"}
      claim: {label_column: text, facets: [type]}
      watch_hit: {label_column: name, facets: [watch_id, type], description: "Names of your own list (run --watch), with your ids and what is called so"}
    queries:
      dossier:
        title: Everything about a person or organization
        description: All events in which somebody of this name takes part or is the source, newest first.
        sql: |-
          SELECT DISTINCT f.published, f.type, f.realis, f.who, f.did, f.whom, f.place, f.time, f.how_many, f.how_much, f.said_by, f.support, f.sentence, f.doc_id
          FROM entity n JOIN event e ON e.id BETWEEN n.id/65536*65536 AND n.id/65536*65536+65535 JOIN v_fact f ON f.id=e.id
          WHERE n.canonical LIKE '%'||:person||'%' AND (e.asserted_by=n.id OR EXISTS(
            SELECT 1 FROM event_arg a WHERE a.event=e.id AND a.entity=n.id AND a.id BETWEEN n.id/65536*65536 AND n.id/65536*65536+65535))
          ORDER BY f.published DESC
      article:
        title: Everything in one article
        description: Its persons, places, times, quantities, quotations, events and claims, by doc_id. The number opens the row in its table.
        sql: |-
          WITH d AS (SELECT id FROM document WHERE doc_id=:doc_id)
          SELECT 'entity' AS in_table, x.id, x.type, x.canonical AS words, x.roles AS more FROM d JOIN entity x ON x.id BETWEEN d.id*65536 AND d.id*65536+65535
          UNION ALL SELECT 'event', x.id, x.type||' '||x.realis, x.text, x.who FROM d JOIN event x ON x.id BETWEEN d.id*65536 AND d.id*65536+65535
          UNION ALL SELECT 'quote', x.id, x.type, x.text, x.cue FROM d JOIN quote x ON x.id BETWEEN d.id*65536 AND d.id*65536+65535
          UNION ALL SELECT 'quantity', x.id, x.kind, x.text, x.approx FROM d JOIN quantity x ON x.id BETWEEN d.id*65536 AND d.id*65536+65535
          UNION ALL SELECT 'timex', x.id, x.type, x.text, x.value FROM d JOIN timex x ON x.id BETWEEN d.id*65536 AND d.id*65536+65535
          UNION ALL SELECT 'claim', x.id, x.type, x.text, x.rule FROM d JOIN claim x ON x.id BETWEEN d.id*65536 AND d.id*65536+65535
      what_did_they_say:
        title: What did they say?
        description: Quotations of a speaker, with the words that introduce them. Leave the name empty for everybody.
        sql: |-
          SELECT published, speaker, speaker_roles, cue, words, type, confidence, title, doc_id FROM v_quote
          WHERE speaker LIKE '%'||:person||'%' ORDER BY published DESC, doc_id
      search_quotations:
        title: Search in quotations only
        description: Words in what people said, not in what agencies wrote. Full-text syntax, e.g. "trade AND Russia".
        sql: |-
          SELECT s.canonical AS speaker, q.cue, q.text AS words, d.headline, d.doc_id
          FROM quote_fts f JOIN quote q ON q.id=f.rowid JOIN document d ON d.id=q.document LEFT JOIN entity s ON s.id=q.speaker
          WHERE quote_fts MATCH :words ORDER BY rank LIMIT 200
      who_met_whom:
        title: Who met whom?
        description: Meetings, calls and visits that took place, with country codes of both sides.
        sql: |-
          SELECT f.published, f.who, f.did, f.whom, f.place, f.time, s.country AS from_country, t.country AS to_country, f.support, f.sentence, f.doc_id
          FROM v_fact f
          LEFT JOIN event_actor s ON s.event=f.id AND s.side='src' AND s.ord=0
          LEFT JOIN event_actor t ON t.event=f.id AND t.side='tgt' AND t.ord=0
          WHERE f.type IN('MEETING','CALL','VISIT') AND f.realis='actual' AND f.polarity='positive'
          ORDER BY f.published DESC, f.doc_id
      big_deals:
        title: Deals above an amount
        description: Money that belongs to an event, largest first; the value is in units of the currency. A promise is "future", not a deal done.
        sql: |-
          SELECT value, currency, approx, text, role, type, realis, who, whom, support, sentence, published, doc_id FROM v_figure
          WHERE kind='money' AND value >= CAST(:amount AS INTEGER) ORDER BY value DESC
      killed_and_injured:
        title: How many were killed or hurt where?
        description: Casualties told between two days of publication (2016-10-04), with the figures as numbers and in words.
        sql: |-
          SELECT published, how_many, fatalities, fatalities_low, fatalities_high, injured, missing, place, place_country, place_basis, date_start, sentence, doc_id FROM v_casualties
          WHERE published BETWEEN :from_day AND :to_day ORDER BY published DESC, fatalities DESC
      killed_by_whom:
        title: Who was killed, by whom?
        description: Killings, deaths and tolls in a country (three letters, ISO 3166) or, with %, anywhere. A death tells nobody who did it.
        sql: |-
          SELECT published, type, CASE WHEN type='DEATH' THEN NULL ELSE who END AS by_whom, did, CASE WHEN type='DEATH' THEN who ELSE whom END AS whom, how_many,
            place, place_country, place_basis, date_start, sentence, doc_id FROM v_fact
          WHERE (type IN('MURDER','DEATH') OR type='CASUALTY' AND id IN(SELECT event FROM event_arg WHERE role='killed' AND quantity IS NOT NULL))
            AND realis='actual' AND polarity='positive' AND COALESCE(place_country,'') LIKE :country
          ORDER BY published DESC, doc_id
      events_near:
        title: What happened near a point?
        description: Events whose place is known better than to a region, at most so many kilometres from a latitude and longitude.
        sql: |-
          SELECT * FROM (SELECT published, type, who, did, whom, place, place_basis, date_start, latitude, longitude,
              ROUND(12742*ASIN(SQRT(POW(SIN(RADIANS(latitude-:latitude)/2),2)
                +COS(RADIANS(CAST(:latitude AS REAL)))*COS(RADIANS(latitude))*POW(SIN(RADIANS(longitude-:longitude)/2),2)))) AS km, sentence, doc_id
            FROM v_fact WHERE geo_precision<3) WHERE km <= CAST(:km AS REAL) ORDER BY km, published DESC
      what_a_company_reported:
        title: What did a company earn, pay, order, buy?
        description: Every figure of an event that names the company, newest first.
        sql: |-
          SELECT published, type, realis, who, did, whom, role, text, value, currency, approx, sentence, doc_id FROM v_figure
          WHERE who LIKE '%'||:company||'%' OR whom LIKE '%'||:company||'%' ORDER BY published DESC, doc_id
      conflicting_figures:
        title: Figures that disagree
        description: Events for which several counts of killed or injured are told; the first is the figure of the lead. An empty high is an open one (at least 40).
        sql: |-
          SELECT e.type, a.role, COUNT(*) AS figures, MIN(q.low) AS low, CASE WHEN COUNT(q.high)=COUNT(*) THEN MAX(q.high) END AS high, MIN(CASE WHEN a.ord=0 THEN q.text END) AS lead, e.place_text, e.time_text, d.doc_id
          FROM event_arg a JOIN event e ON e.id=a.event JOIN quantity q ON q.id=a.quantity JOIN document d ON d.id=a.document
          WHERE a.role IN('killed','injured','missing') AND q.subset_of IS NULL GROUP BY e.id, a.role HAVING COUNT(*)>1
      events_in_a_country:
        title: What happened in a country?
        description: Events whose place lies in a country (three letters, ISO 3166), with coordinates for a map.
        sql: |-
          SELECT f.published, f.type, f.who, f.did, f.whom, f.place, COALESCE(p.lat,c.lat) AS latitude, COALESCE(p.lon,c.lon) AS longitude, f.time, e.geo_precision, f.sentence, f.doc_id
          FROM event e JOIN v_fact f ON f.id=e.id LEFT JOIN entity p ON p.id=e.place LEFT JOIN entity c ON c.id=e.city
          WHERE COALESCE(p.country,c.country)=:country ORDER BY f.published DESC
      announced:
        title: Announced, promised, threatened
        description: What has not happened yet according to the text, with the source that says so. Good for a calendar, and for asking later what became of it.
        sql: |-
          SELECT published, realis, type, who, did, whom, place, time, how_many, how_much, said_by, support, sentence, doc_id FROM v_fact
          WHERE realis IN('future','threatened','hypothetical') ORDER BY published DESC
      who_is_quoted:
        title: Who is quoted most?
        description: Speakers with the offices that they have most often (so_called counts those quotations), the number of all quotations and of articles.
        sql: |-
          SELECT speaker, speaker_roles AS roles, MAX(times) AS so_called, COUNT(*) AS quotations, COUNT(DISTINCT doc_id) AS articles
          FROM (SELECT speaker, speaker_roles, doc_id, CASE WHEN speaker_roles IS NULL THEN 0 ELSE COUNT(*) OVER (PARTITION BY speaker, speaker_roles) END AS times
            FROM v_quote WHERE speaker IS NOT NULL) GROUP BY speaker ORDER BY quotations DESC, speaker
      check_these:
        title: Facts to check by hand
        description: Events below a confidence, put together from different sentences, or told in two ways that disagree; with every sentence they rest on.
        sql: |-
          SELECT f.confidence, f.support, e.conflict, f.type, f.who, f.did, f.whom, v.evidence, COALESCE(v.sentence_rule, f.rule) AS rule, f.doc_id
          FROM v_fact f JOIN event e ON e.id=f.id JOIN v_evidence v ON v.event=e.id AND v.id BETWEEN e.document*65536 AND e.document*65536+65535
          WHERE f.confidence < CAST(:confidence AS REAL) OR f.support<>'clause' OR e.conflict=1 ORDER BY f.confidence, f.id, v.id
)yaml";

}  // namespace

std::string datasette_description(std::string_view database_name) {
  constexpr std::string_view kName = "$DATABASE";
  std::string out(kDescription);
  std::string quoted;
  append_json_string(database_name, quoted);  // which YAML reads, too
  out.replace(out.find(kName), kName.size(), quoted);
  return out;
}

}  // namespace wirefacts
