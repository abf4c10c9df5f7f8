#!/usr/bin/env python3
"""Loads into PostgreSQL: the rows of SQLite, whatever happens on the way.   postgres_test.py PROGRAM PROJECT

The server is the one whose folder stands in the file $WIREFACTS_POSTGRES (support/postgres_cluster.py); without one the test is skipped.
Each part makes a database of its own.
"""
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

PROGRAM, PROJECT = sys.argv[1:3]
RULES = os.path.join(PROJECT, "rules")
ARTICLES = os.path.join(PROJECT, "corpus", "articles")
PASSWORD = "hunter2-secret"
DEAD_LETTERS = ""  # a file of the folder of this test
problems = []


def host():
    try:
        with open(os.environ["WIREFACTS_POSTGRES"], encoding="utf-8") as file:
            return file.read()
    except (KeyError, FileNotFoundError):
        print("no PostgreSQL server: skipped")
        sys.exit(77)


HOST = host()


def check(what, holds, more=""):
    if not holds:
        problems.append(f"{what} {more}".strip())


def psql(database, script, user="wirefacts"):
    done = subprocess.run(["psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-h", HOST, "-U", user, database], input=script, capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(script[:200] + "\n" + done.stderr)
    return done.stdout


def make_database(name, how=""):
    psql("postgres", f'CREATE DATABASE "{name}" {how}')
    return name


def target(database, more=""):
    return f"postgres:host={HOST} user=wirefacts dbname={database} {more}"


def start(inputs, to, **more):
    targets = [word for one in ([to] if isinstance(to, str) else to) for word in ("--to", one)]
    dead = ["--dead", DEAD_LETTERS] if not more.pop("dead", False) else []
    return subprocess.Popen([PROGRAM, "run", *inputs, "--rules", RULES, *targets, *dead, "-q", *more.pop("arguments", [])], stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, text=True, **more)


def run(inputs, to, **more):
    """Exit code and what was told."""
    process = start(inputs, to, **more)
    out, err = process.communicate()
    check("a password was shown:", PASSWORD not in out + err, err)
    return process.returncode, err


def load(inputs, to, **more):
    code, err = run(inputs, to, **more)
    check("loading ended with", code == 0, f"{code}: {err}")


# --- rows -------------------------------------------------------------------------------------------------------------------------------------

def without_times(runs):
    """When a run began and ended is its own; that it did is everybody's."""
    for row in runs:
        began, ended = row.pop("started"), row.pop("finished")
        row["whole"] = began is not None and ended is not None and began <= ended


def sqlite_rows(path):
    database = sqlite3.connect(path)
    names = [name for (name,) in database.execute(
        "SELECT name FROM sqlite_master WHERE type IN('table','view') AND name NOT LIKE '%\\_fts%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'")]
    out = {}
    for name in names:
        cursor = database.execute(f"SELECT * FROM {name}")
        columns = [column[0] for column in cursor.description]
        out[name] = [dict(zip(columns, row)) for row in cursor]
    without_times(out["run"])
    for row in out["document"] + out["timex"]:
        for json_column in ("diagnostics", "rel"):
            if row.get(json_column) is not None:
                row[json_column] = json.loads(row[json_column])
    database.close()
    return out


def postgres_rows(database, schema="public"):
    names = psql(database, f"SELECT relname FROM pg_class WHERE relnamespace='{schema}'::regnamespace AND relkind IN('r','v')").split()
    script = f"SET search_path={schema};" + "".join(f"\\echo @{name}\nSELECT row_to_json(x) FROM {name} x;\n" for name in names)
    out, rows = {}, None
    for line in psql(database, script).split("\n"):
        if line.startswith("@"):
            rows = out.setdefault(line[1:], [])
        elif line:
            rows.append(json.loads(line))
            rows[-1].pop("search", None)
    without_times(out.get("run", []))
    return out


def plain(row):
    """A number is a number, whichever of its types a database has for it."""
    return [(name, float(value) if isinstance(value, (int, float)) else value) for name, value in row.items()]


def compare(what, expected, found):
    check(what, expected.keys() == found.keys(), f"other tables: {sorted(expected.keys() ^ found.keys())}")
    for name in expected.keys() & found.keys():
        wanted, got = (sorted(map(plain, rows), key=repr) for rows in (expected[name], found[name]))
        if wanted == got:
            continue
        differing = next((pair for pair in zip(wanted, got) if pair[0] != pair[1]), (wanted[len(got):], got[len(wanted):]))
        check(f"{what}: {name} differs, {len(got)} rows for {len(wanted)}:", False, str(differing)[:1500])


def by_article(rows):
    """The rows without the numbers of their articles, for loads that gave these in another order."""
    numbers = {row["id"]: row["doc_id"] for row in rows["document"]}
    out = {}
    for name, table in rows.items():
        if name == "document":
            out[name] = [{**row, "id": 0, "dateline_place": 0, "dateline_agency": 0} for row in table]
        elif table and "document" in table[0]:
            out[name] = [{key: value for key, value in row.items() if not (isinstance(value, int) and value >= 65536)} |
                         {"document": numbers[row["document"]], "n": row["id"] % 65536} for row in table]
    return out


# --- inputs -----------------------------------------------------------------------------------------------------------------------------------

def write_lines(path, articles):
    with open(path, "w", encoding="utf-8") as out:
        for article in articles:
            out.write((article if isinstance(article, str) else json.dumps(article)) + "\n")
    return path


def corpus(copies):
    """The beginnings of articles: many, and soon extracted."""
    out = []
    for copy in range(copies):
        for name in ("wire.jsonl", "wikinews.jsonl"):
            with open(os.path.join(ARTICLES, name), encoding="utf-8", newline="\n") as lines:
                for article in map(json.loads, lines):
                    out.append({**article, "id": f"{article['id']}-{copy}", "text": article["text"][:300]})
        out.append("damaged %d" % copy)
    return out


def odd_articles():
    words = random.Random(4)
    noise = "".join(words.choice("abcdefghijklmnopqrstuvwxyz0123456789") for _ in range(12_000))
    story = "OSLO, March 5 (Reuters) - Police arrested Ruslan Omarov in Tbilisi on Monday.\nTwo people died, \"Nobody knows\", Omarov said."
    return [
        {"id": "nul", "text": story.replace("Police", "Pol\0ice", 1) + " Five people were killed in Oslo.", "title": "A\0b"},
        {"id": "id\0nul", "text": story},
        {"id": noise, "title": noise, "source": noise, "text": story, "url": noise, "date": "2016-02-29T10:00:00Z"},
        {"id": "one long word", "text": story + " " + noise},
        # More words than one tsvector holds.
        {"id": "many words", "text": story + "\n" + "\n".join(" ".join("w%x" % (n * 7919 + line) for n in range(40)) for line in range(3_000))},
        {"id": "quotes", "text": "It's \\ a \"test\"\t, 'said' {Ruslan Omarov}. \\N \\. \U0001F600 Two people died in Oslo.", "date": "2016-10-04"},
        {"id": "money", "text": "PARIS - Company A bought Company B for 1.05 billion dollars, up 0.25 percent, 27,000,000,000 yen or 12.345 million euros."},
        "damaged", "damaged", '{"id":"no text"}', '{"id":"not\\u0000 text","text":7}',
    ]


# --- parts ------------------------------------------------------------------------------------------------------------------------------------

def same_rows_as_sqlite(folder):
    database = make_database("same")
    inputs = [ARTICLES, write_lines(os.path.join(folder, "odd.jsonl"), odd_articles())]
    local = os.path.join(folder, "same.db")
    load(inputs, [target(database), local])
    expected, found = sqlite_rows(local), postgres_rows(database)
    compare("PostgreSQL and SQLite", expected, found)
    check("nothing was loaded", len(expected["v_fact"]) > 100 and len(expected["document"]) > 70 and len(expected["dead_letter"]) == 4,
          f"{len(expected['v_fact'])} {len(expected['document'])} {len(expected['dead_letter'])}")
    check("words are not where their offsets say:", psql(database, """SELECT count(*) FROM mention m JOIN document d ON d.id=m.document
        WHERE m.text<>substr(d.text, m.c_start+1, m.c_end-m.c_start)""").strip() == "0")
    check("types:", psql(database, """SELECT string_agg(DISTINCT format_type(atttypid, atttypmod), ',') FROM pg_attribute
        WHERE attrelid IN('document'::regclass,'quantity'::regclass,'timex'::regclass) AND attnum>0""").strip() ==
        "bigint,date,double precision,integer,jsonb,numeric,text,tsvector")
    check("comments:", "half-open" in psql(database, "SELECT col_description('mention'::regclass, attnum) FROM pg_attribute "
                                                     "WHERE attrelid='mention'::regclass AND attname='c_start'"))
    check("search:", psql(database, "SELECT count(*)>0 FROM document WHERE search @@ websearch_to_tsquery('english', 'police arrested')") == "t\n")
    check("search has no index:", "document_search" in psql(database, "SET enable_seqscan=off; EXPLAIN SELECT 1 FROM document "
                                                                      "WHERE search @@ websearch_to_tsquery('english', 'police')"))
    check("an article is not found by its index:", "document_doc_id_excl" in psql(
        database, "SET enable_seqscan=off; EXPLAIN SELECT 1 FROM document WHERE doc_id='quotes'"))
    twice(folder, database, inputs, local)


def twice(folder, database, inputs, local):
    """Not one row is written again, nor does a loader need more rights then than writing rows."""
    stamps = "SELECT string_agg(doc_id||xmin, ' ' ORDER BY id) FROM document"
    before, rows = psql(database, stamps), postgres_rows(database)
    psql(database, "CREATE ROLE loader LOGIN; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO loader")
    load(inputs, target(database).replace("user=wirefacts", "user=loader"))
    check("loading twice wrote articles again", psql(database, stamps) == before)
    compare("loading twice", rows, postgres_rows(database))

    changed = [{**article, "text": article["text"] + " Three people were injured."} if isinstance(article, dict) and article["id"] == "quotes" else article
               for article in odd_articles()]
    again = [write_lines(os.path.join(folder, "changed", "odd.jsonl"), changed)]
    load(again, [target(database), local])
    expected, found = sqlite_rows(local), postgres_rows(database)
    compare("a changed article", expected, found)
    check("a changed article did not keep its number",
          [row["id"] for row in found["document"] if row["doc_id"] == "quotes"] == [row["id"] for row in rows["document"] if row["doc_id"] == "quotes"])
    psql(database, "SET search_path=pg_catalog; DELETE FROM public.document WHERE doc_id='quotes'")
    check("rows of a deleted article stay", psql(database, "SELECT count(*) FROM mention WHERE document NOT IN(SELECT id FROM document)") == "0\n")


def killed(dump, clean):
    database = make_database("killed")
    moments = random.Random(9)
    kills = 0
    for _ in range(4):
        process = start([dump], target(database), arguments=["--threads", "2"])
        try:
            process.wait(moments.uniform(0.1, 0.8))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            kills += 1
        process.communicate()
    load([dump], target(database))
    check("no run was killed", kills > 0)
    compare("killed and started again", clean, postgres_rows(database))


def two_at_once(folder, articles, dump, clean):
    """Halves that overlap, into a database that has no tables yet."""
    database = make_database("two")
    halves = [write_lines(os.path.join(folder, name), part) for name, part in
              (("first.jsonl", articles[:len(articles) * 2 // 3]), ("second.jsonl", articles[len(articles) // 3:]))]
    processes = [start([half], target(database), arguments=["--threads", "1"]) for half in halves]
    for process in processes:
        err = process.communicate()[1]
        check("one of two loaders ended with", process.returncode == 0, f"{process.returncode}: {err}")
    found = postgres_rows(database)
    compare("two loaders at once", by_article(clean), by_article(found))
    check("numbers of two loaders", sorted(row["id"] for row in found["document"]) == list(range(1, len(clean["document"]) + 1)))


def server_goes(dump, clean):
    """An administrator ends the sessions in the middle."""
    database = make_database("goes")
    process = start([dump], target(database), arguments=["--threads", "1"])
    ended = threading.Event()

    def end_sessions():
        while not ended.is_set():
            try:
                if int(psql(database, "SELECT count(*) FROM document") or 0) > 0:
                    psql("postgres", f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname='{database}' AND application_name='wirefacts'")
                    return
            except RuntimeError:
                time.sleep(0.02)  # no tables yet

    thread = threading.Thread(target=end_sessions)
    thread.start()
    err = process.communicate()[1]
    ended.set()
    thread.join()
    check("a lost server:", process.returncode == 74 and "what was committed is whole" in err, f"{process.returncode}: {err}")
    check("what was committed", psql(database, "SELECT count(*)>0 FROM document WHERE id NOT IN(SELECT document FROM mention)") == "f\n")
    load([dump], target(database))
    compare("after a lost server", clean, postgres_rows(database))


def mistakes(folder):
    one = [write_lines(os.path.join(folder, "one.jsonl"), [{"id": "one", "text": "Two people died in Oslo."}])]
    make_database("latin", "ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0")
    make_database("others")
    psql("others", "CREATE TABLE event(id int)")
    make_database("newer")
    load(one, target("newer"))
    psql("newer", "INSERT INTO schema_version VALUES(99)")
    make_database("rights")
    psql("rights", "CREATE ROLE nobody_else LOGIN")
    make_database("reader")
    load(one, target("reader"))
    psql("reader", "CREATE ROLE reader LOGIN; GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader")
    two = [write_lines(os.path.join(folder, "two.jsonl"), [{"id": "two", "text": "Two people died in Oslo."}])]
    secret = f"password={PASSWORD}"
    for to, code, words, inputs in [
            (f"postgres:host=/nowhere {secret}", 73, "cannot connect to", one),
            (target("nothing", secret), 73, "createdb -E UTF8", one),
            (f"postgresql://wirefacts:{PASSWORD}@/nothing?host={HOST}", 73, "createdb -E UTF8", one),
            (target("latin"), 73, "encoding is LATIN1", one),
            (target("others"), 65, "of another program; choose another schema", one),
            (target("newer"), 65, "schema version 99", one),
            (target("rights").replace("user=wirefacts", "user=nobody_else"), 73, "GRANT CREATE ON SCHEMA", one),
            (target("reader").replace("user=wirefacts", "user=reader"), 73, "permission denied for table", two),
            (target("rights", "options=-cdefault_transaction_read_only=on"), 73, "only reads", one),
            (target("rights", "options=-csearch_path=press"), 73, "no schema of search_path 'press'", one),
            (f"postgres:hst=/nowhere {secret}", 64, "did you mean 'host'?", one),
            (f"postgres:host=/nowhere password = {PASSWORD} {PASSWORD}", 64, "cannot read the connection string", one),
            (f"postgresql://user:{PASSWORD}@[bad/db", 64, "cannot read the connection string", one),
            (f"{secret} dbname=x", 64, "has postgres: in front of it", one),
            (f"postgers://user:{PASSWORD}@host/db", 64, "did you mean 'postgres'?", one)]:
        got, err = run(inputs, to)
        check(f"'{to}'", got == code and words in err and err.count("\n") == 1, f"ended with {got}: {err}")
    psql("rights", 'CREATE SCHEMA "The Press"')
    for _ in range(2):
        load(one, target("rights", r"""options='-csearch_path="The\\ Press"'"""))
    check("another schema", len(postgres_rows("rights", '"The Press"')["document"]) == 1)
    run([write_lines(os.path.join(folder, "bad.jsonl"), ["damaged"])], f"postgresql://wirefacts:{PASSWORD}@/newer2?host={make_database('newer2') and HOST}",
         dead=True, cwd=folder)
    check("dead letters stand in another file:", "postgres.dead.jsonl" in os.listdir(folder), str(os.listdir(folder)))


def mended(folder):
    """A dead letter goes when its line gives an article."""
    database, path = make_database("mended"), os.path.join(folder, "mended.jsonl")
    good = {"id": "b", "text": "Two people died in Oslo."}
    load([write_lines(path, ["damaged", good, "damaged, too"])], target(database))
    check("dead letters:", psql(database, "SELECT string_agg(line::text, ' ' ORDER BY line) FROM dead_letter") == "1 3\n")
    load([write_lines(path, [{"id": "a", "text": "Two people died in Rome on Monday."}, good, "damaged, too"])], target(database))
    check("a mended line", psql(database, "SELECT string_agg(line::text, ' ') FROM dead_letter") == "3\n")


def views_of_users(folder):
    """Rights and views that hang on ours stay when the views are made anew; one whose columns changed is dropped first."""
    one = [write_lines(os.path.join(folder, "one.jsonl"), [{"id": "one", "text": "Two people died in Oslo."}])]
    database = make_database("views")
    load(one, target(database))
    psql(database, """CREATE ROLE analyst LOGIN; GRANT SELECT ON v_fact TO analyst; CREATE VIEW mine AS SELECT type FROM v_fact;
        DROP VIEW v_meeting; CREATE VIEW v_meeting AS SELECT 1 AS other; COMMENT ON TABLE schema_version IS 'wirefacts/1, description older';
        ALTER TABLE watch_hit DROP COLUMN type""")
    load(one, target(database))
    check("a user's view", psql(database, "SELECT count(*) FROM mine", "wirefacts") != "")
    check("a user's rights", psql(database, "SELECT count(*)>=0 FROM v_fact", "analyst") == "t\n")
    check("a view of other columns", "participant" in psql(database, "SELECT string_agg(attname, ' ') FROM pg_attribute WHERE attrelid='v_meeting'::regclass"))
    check("a missing column", psql(database, "SELECT count(type) FROM watch_hit") == "0\n")


def main():
    global DEAD_LETTERS
    with tempfile.TemporaryDirectory() as folder:
        DEAD_LETTERS = os.path.join(folder, "dead.jsonl")
        os.mkdir(os.path.join(folder, "changed"))
        began = time.time()

        def done(part):
            print("%5.1f s  %s" % (time.time() - began, part))

        same_rows_as_sqlite(folder)
        done("same rows")
        mistakes(folder)
        done("mistakes")
        mended(folder)
        done("mended")
        views_of_users(folder)
        done("views")
        articles = corpus(14)
        dump = write_lines(os.path.join(folder, "dump.jsonl"), articles)
        load([dump], target(make_database("clean")))
        clean = postgres_rows("clean")
        done("clean")
        killed(dump, clean)
        done("killed")
        two_at_once(folder, articles, dump, clean)
        done("two")
        server_goes(dump, clean)
        done("server goes")
    print("\n".join(problems) if problems else "PostgreSQL: all parts hold")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
