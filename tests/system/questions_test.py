#!/usr/bin/env python3
"""What people ask of a database, and of the CSV files beside it.   questions_test.py PROGRAM PROJECT

Some wrapped dispatches become a database and CSV; then come the questions of those who read them: prices as numbers, the dead of a month and country, events near
a point, what a load brought, names across a line end. What readers ask every day is found by an index.
"""
import csv
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

try:
    import yaml
except ImportError:
    print("python3-yaml is not installed")
    sys.exit(77)

PROGRAM, PROJECT = sys.argv[1:3]
# Wrapped as wires do it; line ends stand inside names, figures and offices.
ARTICLES = [
    {"id": "bid", "published": "2024-03-04", "title": "Norvane bids", "text":
     "    OSLO, March 4 (Reuters) - Norvane Corp. agreed to buy Tamar\n  Foods Ltd. for $33 a share after months of talks about a price,\n"
     "  the company said in a statement.\n"},
    {"id": "deal", "published": "2024-03-05", "title": "Orlin buys", "text":
     "    OSLO, March 5 (Reuters) - Orlin Mining Ltd. on Monday bought Sava\n  Cement Corp., a maker of building materials in Oslo, for 1.2\n"
     "  billion dollars, the company said in a statement.\n"},
    {"id": "dead", "published": "2024-03-12", "title": "Attacks", "text":
     "    NAIROBI, March 12 (Reuters) - Gunmen on Monday killed at least four\n  policemen in Mombasa, the second city of the country and its port.\n"
     "      In another country, a bomb on Sunday killed more than two\n  drivers in Berlin, a newspaper there reported on the next day.\n"},
    {"id": "said", "published": "2024-03-13", "title": "Budget", "text":
     "    OSLO, March 13 (Reuters) - \"The budget is balanced,\" said Finance\n  Minister Jane Smith when she was asked about it in parliament.\n"},
]
problems = []


def check(what, found, expected):
    if found != expected:
        problems.append(f"{what}: {found!r}, not {expected!r}")


def write(path, articles):
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(article) + "\n" for article in articles)
    return path


def start(path, *arguments):
    return subprocess.Popen([PROGRAM, "run", path, "--rules", os.path.join(PROJECT, "rules"), "-q", *arguments], stderr=subprocess.PIPE, text=True)


def load(path, *arguments):
    process = start(path, *arguments)
    message = process.communicate()[1]
    check("a load ended with", (process.returncode, message), (0, ""))


def ask(database, question, **given):
    with sqlite3.connect(database) as connection:
        return connection.execute(question, given).fetchall()


def canned(folder, name):
    """The SQL of a query of the datasette.yaml, as Datasette reads it."""
    with open(os.path.join(folder, "news.datasette.yaml"), encoding="utf-8") as file:
        return yaml.safe_load(file)["databases"]["news"]["queries"][name]["sql"]


def answers(folder, database):
    check("prices as numbers", ask(database, """SELECT buyer, target, value_number, value_currency, price_per_share_number, price_per_share_currency
        FROM v_acquisition ORDER BY doc_id"""),
          [("Norvane Corp.", "Tamar Foods Ltd.", None, None, 33, "USD"), ("Orlin Mining Ltd.", "Sava Cement Corp.", 1_200_000_000, "USD", None, None)])
    check("the price in words", ask(database, "SELECT value FROM v_acquisition WHERE value IS NOT NULL"), [("1.2 billion dollars",)])
    check("the same in v_fact", ask(database, "SELECT how_much FROM v_fact WHERE doc_id='deal'"), [("1.2 billion dollars",)])
    check("the dead by month and country", ask(database, """SELECT substr(published, 1, 7), place_country, how_many, fatalities, date_end FROM v_casualties
        ORDER BY fatalities DESC"""), [("2024-03", "KEN", "at least four policemen", 4, "2024-03-11"), ("2024-03", "DEU", "more than two drivers", 2, "2024-03-10")])
    check("who they were", ask(database, "SELECT whom FROM v_fact WHERE type='CASUALTY' ORDER BY id"), [("at least four policemen",), ("more than two drivers",)])
    check("near Potsdam", [(row[5], 25 < row[10] < 30) for row in ask(database, canned(folder, "events_near"), latitude="52.4", longitude="13.06", km="100")
                           if row[1] == "CASUALTY"], [("Berlin", True)])
    check("near Lima", ask(database, canned(folder, "events_near"), latitude="-12", longitude="-77", km="100"), [])
    check("killed in Kenya", [row[4:6] for row in ask(database, canned(folder, "killed_by_whom"), country="KEN") if row[1] == "CASUALTY"],
          [("at least four policemen", "at least four policemen")])
    check("an office on one line", ask(database, "SELECT speaker_roles FROM v_quote WHERE speaker='Jane Smith'"), [("Finance Minister",)])


def most_quoted(folder):
    """The office that a speaker has most often, not the last of the alphabet."""
    said = {"a": "President Jane Smith", "b": "Finance Minister Jane Smith", "c": "Finance Minister Jane Smith", "d": "Jane Smith"}
    articles = [{"id": name, "text": f"OSLO, March 5 (Reuters) - The harvest was good, {who} said on Monday."} for name, who in said.items()]
    database = os.path.join(folder, "quoted.db")
    load(write(os.path.join(folder, "quoted.jsonl"), articles), "--to", database)
    check("who is quoted", ask(database, canned(folder, "who_is_quoted")), [("Jane Smith", "Finance Minister", 2, 4, 4)])


def open_figures(folder, database):
    """Of 'at least four' and five nobody knows the highest."""
    copy = os.path.join(folder, "figures.db")
    shutil.copy(database, copy)
    with sqlite3.connect(copy) as connection:
        arg, quantity = connection.execute("""SELECT a.id, q.id FROM event_arg a JOIN quantity q ON q.id=a.quantity
            WHERE a.role='killed' AND q.approx='at_least'""").fetchone()
        for table, row, change in (("quantity", quantity, "text='five', value=5, approx='exact'"),
                                   ("event_arg", arg, f"ord=1, quantity={quantity + 500}")):
            columns = ",".join(f'"{column[1]}"' for column in connection.execute(f"PRAGMA table_info({table})"))
            connection.execute(f"CREATE TEMP TABLE x AS SELECT {columns} FROM {table} WHERE id={row}")
            connection.execute(f"UPDATE x SET id=id+500, {change}")
            connection.execute(f"INSERT INTO {table}({columns}) SELECT {columns} FROM x")
            connection.execute("DROP TABLE x")
    check("figures that disagree", [row[1:6] for row in ask(copy, canned(folder, "conflicting_figures"))], [("killed", 2, 4, None, "four\n  policemen")])


def csv_has_the_facts(folder, database):
    with open(os.path.join(folder, "csv", "facts.csv"), encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    columns = list(found[0])
    expected = ask(database, f"SELECT {','.join(columns)} FROM v_fact ORDER BY id")
    check("facts.csv", [[row[name] for name in columns] for row in found],
          [["" if cell is None else str(cell) for cell in row] for row in expected])
    check("its last columns", columns[-4:], ["date_end", "geo_precision", "latitude", "longitude"])


def no_scans(database):
    """A scan of all events, arguments or quotations is what a million articles make slow."""
    for question in ("SELECT * FROM v_fact WHERE uid='x'", "SELECT * FROM v_fact WHERE doc_id='x'", "SELECT * FROM v_fact WHERE type='MEETING'",
                     "SELECT * FROM v_fact WHERE published BETWEEN '2024-03-01' AND '2024-03-05'",
                     "SELECT * FROM v_quote WHERE speaker='x'", "SELECT * FROM v_figure WHERE event=65537",
                     "SELECT * FROM v_figure WHERE role='killed'", "SELECT * FROM v_figure WHERE kind='money' AND value>1000000", "SELECT * FROM v_casualties",
                     "SELECT * FROM v_evidence WHERE event=65537", "SELECT * FROM v_acquisition", "SELECT * FROM v_dyad WHERE doc_id='x'"):
        for step in ask(database, "EXPLAIN QUERY PLAN " + question):
            if step[3].startswith("SCAN") and step[3] not in ("SCAN y", "SCAN g"):  # the fillers of a list; the rows of v_casualties
                problems.append(f"{question}: {step[3]}")


def day_by_day(folder):
    """The next day brings a correction and an article; another is withdrawn."""
    database = os.path.join(folder, "daily.db")
    load(write(os.path.join(folder, "one.jsonl"), ARTICLES), "--to", database, "--run-id", "2024-03-14")
    corrected = dict(ARTICLES[1], text=ARTICLES[1]["text"].replace("1.2", "1.3"))
    fresh = {"id": "fresh", "text": "Jane Smith met Ruslan Omarov in Paris."}
    load(write(os.path.join(folder, "two.jsonl"), [ARTICLES[0], corrected, ARTICLES[2], fresh]), "--to", database, "--run-id", "2024-03-15")
    check("what the load brought", ask(database, """SELECT DISTINCT f.doc_id FROM run r JOIN document d ON d.run=r.id JOIN v_fact f ON f.doc_id=d.doc_id
        WHERE r.run_id='2024-03-15' ORDER BY 1"""), [("deal",), ("fresh",)])
    check("the corrected price", ask(database, "SELECT value_number FROM v_acquisition WHERE doc_id='deal'"), [(1_300_000_000,)])
    check("what the loads say of themselves", ask(database, "SELECT run_id, n_in, n_done, n_dead, n_skipped, started<=finished FROM run ORDER BY id"),
          [("2024-03-14", 4, 4, 0, 0, 1), ("2024-03-15", 4, 2, 0, 2, 1)])
    connection = sqlite3.connect(database)
    connection.execute("DELETE FROM document WHERE doc_id='dead'")
    connection.commit()
    connection.close()
    check("rows of a withdrawn article", ask(database, """SELECT (SELECT COUNT(*) FROM v_casualties), (SELECT COUNT(*) FROM document_fts WHERE document_fts MATCH 'gunmen'),
        (SELECT COUNT(*) FROM mention WHERE document=3), (SELECT COUNT(*) FROM pragma_foreign_key_check)"""), [(0, 0, 0, 0)])


def one_incident(folder):
    """The query of pipeline/io/README.md: two articles on one attack, one on another of the same day, one of the same place on another day."""
    database = os.path.join(folder, "incidents.db")
    told = [("a", "2024-03-12", "Gunmen killed four policemen in Mombasa on Monday, officials said."), ("b", "2024-03-13", "Five people were killed by gunmen in Mombasa on Monday."),
            ("c", "2024-03-12", "Gunmen killed two drivers in Berlin on Monday."), ("d", "2024-03-20", "Gunmen killed three people in Mombasa on Monday."),
            ("e", "2024-03-12", "Gunmen killed six people in Kenya on Monday."), ("f", "2024-03-12", "Gunmen killed seven people in Kenya on Monday.")]
    load(write(os.path.join(folder, "incidents.jsonl"), [dict(zip(("id", "published", "text"), one)) for one in told]), "--to", database)
    manual = open(os.path.join(PROJECT, "pipeline", "io", "README.md"), encoding="utf-8").read()
    query = manual[manual.index("SELECT type, date_start, MIN(place)"):].split(";")[0]
    check("one incident of two articles", [row[:4] for row in ask(database, query) if row[0] == "CASUALTY"], [("CASUALTY", "2024-03-11", "Mombasa", 2)])


def two_loaders(folder):
    """Halves that overlap, at once, into a database that is not there yet."""
    database = os.path.join(folder, "two.db")
    articles = [dict(ARTICLES[n % len(ARTICLES)], id=f"a{n}", published=f"20{n // 20:02}-03-{1 + n % 20:02}") for n in range(400)]
    processes = [start(write(os.path.join(folder, f"half{n}.jsonl"), half), "--to", database, "--threads", "1", "--dead", os.path.join(folder, f"dead{n}.jsonl"))
                 for n, half in enumerate((articles[:300], articles[100:]))]
    for process in processes:
        message = process.communicate()[1]
        check("one of two loaders ended with", (process.returncode, message), (0, ""))
    check("articles of two loaders", ask(database, "SELECT COUNT(*), COUNT(DISTINCT doc_id), (SELECT COUNT(*) FROM pragma_foreign_key_check) FROM document"),
          [(400, 400, 0)])
    check("found by search", ask(database, "SELECT COUNT(*) FROM document_fts WHERE document_fts MATCH 'gunmen'"), [(100,)])
    return database


with tempfile.TemporaryDirectory() as folder:
    database = os.path.join(folder, "news.db")
    load(write(os.path.join(folder, "news.jsonl"), ARTICLES), "--to", database, "--to", "csv:" + os.path.join(folder, "csv"))
    answers(folder, database)
    open_figures(folder, database)
    most_quoted(folder)
    csv_has_the_facts(folder, database)
    day_by_day(folder)
    one_incident(folder)
    no_scans(two_loaders(folder))
for problem in problems[:20]:
    print(problem)
print(f"{len(problems)} problems")
sys.exit(1 if problems else 0)
