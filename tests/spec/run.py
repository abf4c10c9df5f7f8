#!/usr/bin/env python3
"""Runs the tables of this folder through wirefacts and compares values.   python3 run.py PROGRAM RULES

A case is right when every expected span is overlapped by a record of its type with one of the accepted values, and nothing else of
these types is found. Status ok: it must be right; todo: it must still be wrong. UPDATE_GOLDEN=1 writes the statuses anew.
Python 3 standard library.
"""
import json
import math
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
TABLES = {"currency": {"MONEY"}, "percent": {"PERCENT"}, "dimension": {"QUANTITY"}, "age": {"QUANTITY"},
          "datetime": {"DATE", "TIME", "DURATION", "SET"}, "duckling_time": {"DATE"}, "temperature": {"QUANTITY"},
          "duckling_money": {"MONEY"}, "duckling_measure": {"QUANTITY"}, "duckling_duration": {"DURATION"}}
KINDS = {"money": "MONEY", "percent": "PERCENT", "measure": "QUANTITY"}


def read(name):
    with open(os.path.join(HERE, name + ".tsv"), encoding="utf-8") as f:
        lines = f.read().split("\n")
    head = [x for x in lines if x.startswith("#")]
    return head, [x.split("\t") for x in lines if x and not x.startswith("#")]


def expected_of(cell):
    out = []
    for item in cell.split("; ") if cell else []:
        span, kind, values = item.split(" ", 2)
        start, end = span.split("-")
        out.append((int(start), int(end), kind, values.split("|")))
    return out


def clock(value):
    """2016-10-04 09:00:00, T09:00Z and T09 are written alike"""
    value = re.sub(r"(?<=\d) (?=\d\d:)", "T", value)
    value = re.sub(r"(T\d\d(?::\d\d){0,2})(?:Z|[+-]\d\d:\d\d)$", r"\1", value)
    return re.sub(r"(T\d\d(?::\d\d)??)(?::00)+$", r"\1", value)


def same(accepted, found):
    try:
        return math.isclose(float(accepted.rstrip("%")), float(found), rel_tol=1e-6)
    except ValueError:
        return clock(accepted) == clock(found)


def found_of(record, table):
    out = []
    for q in record["quantities"]:
        if q["kind"] in KINDS:
            start, end = (q["start"], q["end"]) if q["kind"] == "measure" else q["number"]
            out.append((start, end, KINDS[q["kind"]], str(q["value"])))
    for t in record["times"]:
        kind = "DATE" if table == "duckling_time" and t["timex"] == "TIME" else t["timex"]
        out.append((t["start"], t["end"], kind, t["value"]))
    return [x for x in out if x[2] in TABLES[table]]


def right(expected, found):
    if len(expected) != len(found):
        return False
    for (a, b, kind, values), (c, d, other, value) in zip(sorted(expected), sorted(found)):
        if kind != other or a >= d or c >= b or not any(same(v, value) for v in values):
            return False
    return True


def run(program, rules, table, rows):
    with tempfile.TemporaryDirectory() as folder:
        dump, out = os.path.join(folder, "in.jsonl"), os.path.join(folder, "out.jsonl")
        with open(dump, "w", encoding="utf-8") as f:
            for case, _, date, text, _ in rows:
                article = {"id": table + "-" + case, "text": text}
                if date:
                    article["date"] = date
                f.write(json.dumps(article) + "\n")
        subprocess.run([program, "run", dump, "--rules", rules, "--to", "jsonl:" + out], check=True, stderr=subprocess.DEVNULL)
        with open(out, encoding="utf-8") as f:
            return {r["doc"]["doc_id"].split("-")[-1]: found_of(r, table) for r in map(json.loads, f)}


def main():
    program, rules = sys.argv[1:3]
    problems, summary = [], []
    for table in TABLES:
        head, rows = read(table)
        found = run(program, rules, table, rows)
        hold = 0
        for row in rows:
            holds = right(expected_of(row[4]), found.get(row[0], []))
            hold += holds
            if holds != (row[1] == "ok"):
                problems.append("%s %s %r: %s; expected %s, found %s"
                                % (table, row[0], row[3], "holds now: set ok" if holds else "wrong", row[4] or "nothing", found.get(row[0])))
                row[1] = "ok" if holds else "todo"
        summary.append("%s %d of %d" % (table, hold, len(rows)))
        if os.environ.get("UPDATE_GOLDEN"):
            with open(os.path.join(HERE, table + ".tsv"), "w", encoding="utf-8") as f:
                f.write("\n".join(head + ["\t".join(r) for r in rows]) + "\n")
    print("\n".join(problems + summary))
    return 1 if problems and not os.environ.get("UPDATE_GOLDEN") else 0


if __name__ == "__main__":
    sys.exit(main())
