#!/usr/bin/env python3
"""Ten kills with signal 9, then the rows of a clean run.   kill_test.py PROGRAM PROJECT

One command line writes a database, JSON Lines and CSV. It is killed at moments of a fixed seed, counted from the opening
of the database on, and started again each time; when it gets through before its kill, the outputs are compared and a new round
begins in an empty folder. After the tenth kill it is left alone, and everything is compared with a run that always was.
"""
import filecmp
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

PROGRAM, PROJECT = sys.argv[1:3]
KILLS = 10
COPIES = 6        # of the corpus, under other ids
LONGEST = 3.0     # seconds until a kill: checkpoints come every 2 seconds


def write_dump(path):
    """The corpus several times, with a damaged line in each copy."""
    articles = os.path.join(PROJECT, "corpus", "articles")
    with open(path, "w", encoding="utf-8") as out:
        for copy in range(COPIES):
            for name in ("wire.jsonl", "wikinews.jsonl"):
                for line in open(os.path.join(articles, name), encoding="utf-8", newline="\n"):
                    article = json.loads(line)
                    article["id"] = f"{article['id']}-{copy}"
                    out.write(json.dumps(article) + "\n")
            out.write("damaged %d\n" % copy)


def start(folder):
    return subprocess.Popen([PROGRAM, "run", "../dump.jsonl", "--rules", os.path.join(PROJECT, "rules"), "--to", "facts.db",
                             "--to", "facts.jsonl", "--to", "csv/", "--threads", "2", "-q"], cwd=folder)


def rows_of(path):
    """Rows of every table but the shadow tables of search, whose layout depends on the order of insertion."""
    database = sqlite3.connect(path, isolation_level=None)  # the check of search is an INSERT, and must not stay open
    tables = [name for (name,) in database.execute(
        "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE '%\\_fts%' ESCAPE '\\' AND name NOT LIKE 'sqlite%' ORDER BY name")]
    out = {table: sorted(database.execute(f"SELECT * FROM {table}"), key=repr) for table in tables if table != "run"}
    out["run"] = database.execute("SELECT run_id, pipeline, rulepacks, n_in, n_done, n_dead, n_skipped, started<=finished FROM run").fetchall()
    for search in ("document_fts", "quote_fts"):
        database.execute(f"INSERT INTO {search}({search}, rank) VALUES('integrity-check', 1)")  # raises when wrong
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    out["views"] = sorted(name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type<>'table'"))
    database.close()
    return out


def compare(clean, killed):
    problems = []
    expected, found = rows_of(os.path.join(clean, "facts.db")), rows_of(os.path.join(killed, "facts.db"))
    for table in sorted(expected.keys() | found.keys()):
        if expected.get(table) != found.get(table):
            problems.append(f"table {table}: {len(found.get(table, []))} rows, not the {len(expected.get(table, []))} wanted")
    if not expected["document"] or not expected["event"] or not expected["dead_letter"]:
        problems.append("the clean run gave nothing")
    names = sorted(os.listdir(os.path.join(clean, "csv")))
    if sorted(os.listdir(os.path.join(killed, "csv"))) != names or "facts.csv" not in names:
        problems.append("other files in csv/")
    for name in ["facts.jsonl", "facts.db.dead.jsonl"] + [os.path.join("csv", name) for name in names if name != "run.csv"]:
        if not filecmp.cmp(os.path.join(clean, name), os.path.join(killed, name), shallow=False):
            problems.append(f"{name} differs")
    return problems


def has_open(process, name):
    folder = "/proc/%d/fd" % process.pid
    try:
        return any(os.readlink(os.path.join(folder, entry)).endswith(name) for entry in os.listdir(folder))
    except OSError:
        return False


def wait_for_output(process):
    """Starting up is the longest part; nothing is written in it."""
    while process.poll() is None and not has_open(process, "facts.db-wal"):
        time.sleep(0.01)


def main():
    moments = random.Random(9)
    problems, kills, rounds = [], 0, 0
    with tempfile.TemporaryDirectory() as top:
        write_dump(os.path.join(top, "dump.jsonl"))
        clean = os.path.join(top, "clean")
        os.mkdir(clean)
        if start(clean).wait() != 0:
            return "the clean run failed"
        while kills < KILLS and not problems:
            rounds += 1
            folder = os.path.join(top, "round-%d" % rounds)
            os.mkdir(folder)
            while kills < KILLS:
                process = start(folder)
                if kills % 5:  # the others may fall into the start
                    wait_for_output(process)
                try:
                    process.wait(moments.uniform(0, LONGEST))
                    break
                except subprocess.TimeoutExpired:
                    process.send_signal(signal.SIGKILL)
                    kills += process.wait() == -signal.SIGKILL
            if start(folder).wait() != 0:
                problems.append("the run after the kills failed")
            problems += compare(clean, folder)
    print("\n".join(problems) if problems else "%d kills in %d rounds: always the rows of a clean run" % (kills, rounds))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
