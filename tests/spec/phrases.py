#!/usr/bin/env python3
"""Ordinary phrases of wire copy and all values that they tell.   python3 phrases.py PROGRAM RULES

A line of phrases.tsv is a sentence, a tab, its quantities and times in order, divided by "; ", "-" for none:
  count 20000..25000 person     kind, value or range, bound where it is not exact (at_least, about, vague), what is counted
  money 500 USD at_least        currency, bound
  measure 12 year-person        unit; percent 5 and percent 5 percentage_point; ordinal 3
  DATE 2026-10-12 START         a time: TIMEX3 type, value, modifier
The articles are published on 2026-10-14, a Wednesday. UPDATE_GOLDEN=1 writes the values anew: read the difference.
Python 3 standard library.
"""
import json
import os
import subprocess
import sys
import tempfile

TABLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "phrases.tsv")


def figure(x):
    return str(int(x)) if float(x).is_integer() else "%.6g" % x


def quantity(q):
    value = figure(q["value"]) + (".." + figure(q["value_max"]) if q.get("value_max") is not None else "")
    unit = q.get("currency") or q.get("noun_lemma") or q.get("unit")
    words = [q["kind"], value, None if unit == q["kind"] else unit, None if q.get("approx") in ("exact", "range") else q.get("approx")]
    return " ".join(w for w in words if w)


def time(t):
    return " ".join(w for w in (t["timex"], t["value"], t.get("mod")) if w)


def values_of(record):
    found = [(q["start"], quantity(q)) for q in record["quantities"]] + [(t["start"], time(t)) for t in record["times"]]
    return "; ".join(text for _, text in sorted(found)) or "-"


def run(program, rules, sentences):
    with tempfile.TemporaryDirectory() as folder:
        dump, out = os.path.join(folder, "in.jsonl"), os.path.join(folder, "out.jsonl")
        with open(dump, "w", encoding="utf-8") as f:
            for number, text in enumerate(sentences):
                f.write(json.dumps({"id": str(number), "text": text, "date": "2026-10-14"}) + "\n")
        subprocess.run([program, "run", dump, "--rules", rules, "--to", "jsonl:" + out], check=True, stderr=subprocess.DEVNULL)
        with open(out, encoding="utf-8") as f:
            found = {r["doc"]["doc_id"]: values_of(r) for r in map(json.loads, f)}
    return [found.get(str(number), "no record") for number in range(len(sentences))]


def main():
    program, rules = sys.argv[1:3]
    with open(TABLE, encoding="utf-8") as f:
        lines = f.read().splitlines()
    head, rows = [x for x in lines if x.startswith("#")], [x.split("\t") for x in lines if x and not x.startswith("#")]
    found = run(program, rules, [row[0] for row in rows])
    wrong = [(row[0], row[1], values) for row, values in zip(rows, found) if row[1] != values]
    for sentence, expected, values in wrong:
        print("%s\n  expected  %s\n  found     %s" % (sentence, expected, values))
    if os.environ.get("UPDATE_GOLDEN"):
        with open(TABLE, "w", encoding="utf-8") as f:
            f.write("\n".join(head + ["\t".join((row[0], values)) for row, values in zip(rows, found)]) + "\n")
        return 0
    print("%d of %d phrases hold" % (len(rows) - len(wrong), len(rows)))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
