#!/usr/bin/env python3
"""A disk that fills up: the run ends with 74 and says where, why and what to do; what was written is whole; when there is
room again the same command goes on to the files of a clean run.   full_disk_test.py PROGRAM PROJECT

Needs a file system of its own, which only root may mount: skipped where that fails. A broken pipe, too.
"""
import filecmp
import json
import os
import sqlite3
import subprocess
import sys
import tempfile

PROGRAM, PROJECT = sys.argv[1:3]


def run(dump, target, dead):
    command = [PROGRAM, "run", dump, "--rules", os.path.join(PROJECT, "rules"), "--to", target, "--dead", dead, "-q"]
    done = subprocess.run(command, capture_output=True, text=True)
    return done.returncode, done.stderr


def write_dump(path):
    with open(path, "w", encoding="utf-8") as out:
        for copy in range(3):
            for name in ("wire.jsonl", "wikinews.jsonl"):
                for line in open(os.path.join(PROJECT, "corpus", "articles", name), encoding="utf-8", newline="\n"):
                    article = json.loads(line)
                    article["id"] = f"{article['id']}-{copy}"
                    out.write(json.dumps(article) + "\n")


def rows(path):
    database = sqlite3.connect(path)
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    tables = [name for (name,) in database.execute(
        "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE '%\\_fts%' ESCAPE '\\' AND name NOT LIKE 'sqlite%' ORDER BY name")]
    out = {table: sorted(database.execute(f"SELECT * FROM {table}"), key=repr) for table in tables if table != "run"}
    out["run"] = database.execute("SELECT run_id, pipeline, rulepacks, n_in, n_done, n_dead, n_skipped, started<=finished FROM run").fetchall()
    database.close()
    return out


def check_whole(kind, place):
    """What stands there after the failure, article by article."""
    if kind == "jsonl":
        documents = [json.loads(line)["doc"]["doc_id"] for line in open(os.path.join(place, "facts.jsonl"), encoding="utf-8")]
    elif kind == "sqlite":
        database = sqlite3.connect(os.path.join(place, "facts.db"))
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        documents = database.execute("SELECT doc_id FROM document").fetchall()
        assert database.execute("SELECT COUNT(*) FROM mention WHERE document NOT IN(SELECT id FROM document)").fetchone() == (0,)
        database.close()
    else:
        for name in os.listdir(os.path.join(place, "csv")):
            content = open(os.path.join(place, "csv", name), "rb").read()
            assert not content or content.endswith(b"\n"), name
        documents = []
    assert len(documents) == len(set(documents))
    return len(documents)


def same(kind, found, clean):
    if kind == "jsonl":
        return filecmp.cmp(os.path.join(found, "facts.jsonl"), os.path.join(clean, "facts.jsonl"), shallow=False)
    if kind == "sqlite":
        return rows(os.path.join(found, "facts.db")) == rows(os.path.join(clean, "facts.db"))
    names = sorted(os.listdir(os.path.join(clean, "csv")))
    assert sorted(os.listdir(os.path.join(found, "csv"))) == names
    names.remove("run.csv")  # it tells when
    return filecmp.cmpfiles(os.path.join(found, "csv"), os.path.join(clean, "csv"), names, shallow=False)[0] == names


def fill_up(kind, name, dump, folder):
    place, clean, dead = (os.path.join(folder, part + kind) for part in ("small_", "clean_", "dead_"))
    os.mkdir(place)
    os.mkdir(clean)
    code, message = run(dump, f"{kind}:{clean}/{name}", dead)
    assert code == 0, message
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place], check=True, capture_output=True)
    try:
        code, message = run(dump, f"{kind}:{place}/{name}", dead)
        assert code == 74, (kind, code, message)
        assert place in message and "make room and run the same command again" in message, message
        kept = check_whole(kind, place)
        subprocess.run(["mount", "-o", "remount,size=64m", place], check=True, capture_output=True)
        code, message = run(dump, f"{kind}:{place}/{name}", dead)
        assert code == 0, (kind, message)
        assert same(kind, place, clean), kind
        print(f"{kind}: {kept} articles stood there when the disk was full")
    finally:
        subprocess.run(["umount", place], check=True)


with tempfile.TemporaryDirectory() as scratch:
    dump_path = os.path.join(scratch, "dump.jsonl")
    write_dump(dump_path)
    piped = subprocess.run(f"'{PROGRAM}' run '{dump_path}' --rules '{PROJECT}/rules' -q | head -1 >/dev/null; echo ${{PIPESTATUS[0]}}",
                           shell=True, executable="/bin/bash", capture_output=True, text=True, check=True)
    assert piped.stdout == "74\n" and "Broken pipe" in piped.stderr, piped
    probe = os.path.join(scratch, "probe")
    os.mkdir(probe)
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", probe], capture_output=True).returncode != 0:
        print("no file system can be mounted here")
        sys.exit(77)
    subprocess.run(["umount", probe], check=True)
    for target_kind, target_name in (("jsonl", "facts.jsonl"), ("csv", "csv"), ("sqlite", "facts.db")):
        fill_up(target_kind, target_name, dump_path, scratch)
