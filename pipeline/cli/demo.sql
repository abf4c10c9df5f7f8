-- What ./dev demo prints: the facts of some stories, in words. For sqlite3, on a database of wirefacts.
.mode list
.headers off
.separator "\n"
.nullvalue ""

CREATE TEMP TABLE story AS  -- the stories with most facts
  SELECT d.id, d.doc_id, d.headline, d.dct_day, d.source, row_number() OVER (ORDER BY COUNT(e.id) DESC, d.id) AS place
  FROM document d JOIN event e ON e.document = d.id GROUP BY d.id ORDER BY COUNT(e.id) DESC, d.id LIMIT 9;

CREATE TEMP TABLE line(story, part, ord, text);
INSERT INTO line SELECT place, 0, 0,
    char(10) || '━━ ' || COALESCE(replace(headline, char(10), ' '), doc_id) || char(10) || '   ' || doc_id ||
    COALESCE(', published ' || dct_day, '') || COALESCE(', ' || source, '')
  FROM story;
INSERT INTO line SELECT s.place, 1, f.id,
    ' • ' || COALESCE(f.who || ' ', CASE WHEN f.whom IS NULL THEN f.how_many || ' ' END, '') || '— ' || CASE f.polarity WHEN 'negative' THEN 'NOT ' ELSE '' END || f.did ||
    COALESCE(' — ' || f.whom, '') || '   [' || f.type || COALESCE(' ' || f.subtype, '') ||
    CASE f.realis WHEN 'actual' THEN '' ELSE ', ' || f.realis END || ']' ||
    COALESCE(char(10) || '     where     ' || f.place || CASE f.place_basis WHEN 'stated' THEN '' ELSE ' (' || f.place_basis || ')' END, '') ||
    COALESCE(char(10) || '     when      ' || f.time || CASE WHEN f.date_start <> f.time THEN ' (' || f.date_start || ')' ELSE '' END, '') ||
    CASE WHEN f.how_many <> COALESCE(f.whom, f.who, f.how_many) THEN char(10) || '     how many  ' || f.how_many ELSE '' END ||
    COALESCE(char(10) || '     how much  ' || f.how_much, '') ||
    COALESCE(char(10) || '     more      ' || replace(f.details, ' | ', char(10) || '               '), '') ||
    COALESCE(char(10) || '     says      ' || f.said_by, '') ||
    COALESCE(char(10) || '     sentence  ' || replace(f.sentence, char(10), ' '), '') ||
    char(10) || '     rule      ' || f.rule
  FROM v_fact f JOIN story s ON s.doc_id = f.doc_id;
INSERT INTO line SELECT s.place, 2, q.id,
    ' “ ' || CASE lower(q.cue) WHEN 'according to' THEN 'according to ' || q.who ELSE q.who || ' ' || COALESCE(lower(q.cue), 'says') END || ': ' || replace(q.words, char(10), ' ') || '   [' || q.type || ', ' || q.rule || ']'
  FROM (SELECT *, replace(COALESCE(speaker, speaker_words), char(10), ' ') AS who FROM v_quote) q JOIN story s ON s.doc_id = q.doc_id
  WHERE q.who IS NOT NULL AND q.type IN ('direct', 'mixed', 'indirect');
SELECT text FROM line ORDER BY story, part, ord;

SELECT char(10) || '━━ All ' || (SELECT COUNT(*) FROM document) || ' articles: ' || (SELECT COUNT(*) FROM event) || ' events, ' ||
  (SELECT COUNT(*) FROM quote) || ' quotations, ' || (SELECT COUNT(*) FROM quantity) || ' figures, ' ||
  (SELECT COUNT(*) FROM entity WHERE type = 'PERSON') || ' people, ' || (SELECT COUNT(*) FROM entity WHERE type = 'ORG') || ' organizations, ' ||
  (SELECT COUNT(*) FROM v_place) || ' places';
SELECT '   events      ' || group_concat(type || ' ' || n, ', ') FROM (SELECT type, COUNT(*) AS n FROM event GROUP BY type ORDER BY n DESC, type);

SELECT char(10) || '━━ The largest amounts of money';
SELECT printf('   %s %,d   “%s”   %s', currency, CAST(value AS INTEGER), text, headline) FROM (
  SELECT q.currency, q.value, q.text, replace(d.headline, char(10), ' ') AS headline, row_number() OVER (PARTITION BY q.document ORDER BY q.value DESC, q.id) AS n
  FROM quantity q JOIN document d ON d.id = q.document WHERE q.kind = 'money' AND q.value IS NOT NULL AND q.currency IS NOT NULL)
  WHERE n = 1 ORDER BY value DESC LIMIT 8;

SELECT char(10) || '━━ Killed, injured, missing';
SELECT '   ' || c.how_many || '  ' || COALESCE(c.place || '  ', '') || COALESCE(c.date_start || '  ', '') || replace(d.headline, char(10), ' ')
  FROM v_casualties c JOIN document d ON d.doc_id = c.doc_id
  WHERE COALESCE(c.fatalities, c.injured, c.missing) IS NOT NULL ORDER BY c.fatalities DESC, c.id LIMIT 8;

SELECT char(10) || '━━ The dead by country, of all articles';
SELECT '   ' || COALESCE(place_country, 'no country told') || ': ' || CAST(SUM(fatalities) AS INT) || ' in ' || COUNT(*) || CASE COUNT(*) WHEN 1 THEN ' event' ELSE ' events' END
  FROM v_casualties WHERE fatalities IS NOT NULL GROUP BY place_country ORDER BY place_country IS NULL, SUM(fatalities) DESC, place_country LIMIT 12;

SELECT char(10) || '━━ Most quoted';
SELECT '   ' || speaker || ' (' || COUNT(*) || ')' || COALESCE(', ' || MAX(speaker_roles), '') || ': ' || MIN(substr(replace(title, char(10), ' '), 1, 70))
  FROM v_quote WHERE speaker IS NOT NULL GROUP BY doc_id, speaker ORDER BY COUNT(*) DESC, speaker LIMIT 8;

SELECT char(10) || '━━ Go on with
   sqlite3 build/demo/facts.db "SELECT who, did, whom, place, time, sentence FROM v_fact WHERE type = ''MEETING''"
   build/release/wirefacts explain corpus/articles/000_bf704bd51e5bf8fc.txt --at 201
   build/release/wirefacts run YOUR_ARTICLES --to facts.db';
