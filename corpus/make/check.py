#!/usr/bin/env python3
"""Checks the corpus; prints what is wrong and fails, or prints what was checked.   python3 corpus/make/check.py

Every span of every gold record holds the words it says, every reference exists, every story has an envelope, generated files are up
to date, the splits name every text once. Independent of gold.py: it reads only the files that a user reads. Python 3 standard library.
"""
import json
import os
import subprocess
import sys

MAKE = os.path.dirname(os.path.abspath(__file__))
CORPUS = os.path.dirname(MAKE)
PAIRS = ("number", "hedge", "head", "speaker_mention", "cue_span")
problems = []
count = {"records": 0, "spans": 0, "references": 0, "texts": 0}


def read(*parts):
    with open(os.path.join(CORPUS, *parts), encoding="utf-8", newline="") as f:
        return f.read()


def lines(*parts):
    return [json.loads(line) for line in read(*parts).splitlines() if line]


def wrong(where, message):
    problems.append("%s: %s" % (where, message))


def check_span(where, text, start, end, words=None):
    count["spans"] += 1
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)):
        return wrong(where, "bad span %s-%s" % (start, end))
    found = text[start:end]
    if words is not None and found != words:
        wrong(where, "%d-%d is %r, not %r" % (start, end, found, words))
    if found != found.strip() and not where.endswith(("dateline", "cue_span")):
        wrong(where, "blank at the edge of %r" % found)


def walk(where, text, value):
    """every span below a value"""
    if isinstance(value, list):
        for item in value:
            walk(where, text, item)
    elif isinstance(value, dict):
        if "start" in value:
            check_span(where, text, value["start"], value["end"], value.get("text"))
        for key, item in value.items():
            if key in PAIRS and item:
                check_span(where + " " + key, text, *item)
            else:
                walk(where + " " + key, text, item)


def references(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from references(item)


def check_references(where, record, ids):
    def need(kind, value):
        for ref in references(value):
            count["references"] += 1
            if ref not in ids:
                wrong(where, "%s: no record %s" % (kind, ref))
    for e in record["events"]:
        need(e["id"], list(e["roles"].values()))
        need(e["id"], [q["ref"] for q in e.get("quantities", [])])
        need(e["id"], e.get("asserted_by", []))
        if e["realis"] not in "actual future hypothetical generic attempted threatened denied".split():
            wrong(where, "realis of " + e["id"])
        if e["type"] != e["type"].upper():
            wrong(where, "type of " + e["id"])
    for q in record["quotes"]:
        need(q["id"], [q[k] for k in ("speaker", "continues", "addressee") if q.get(k)])
    for q in record["quantities"]:
        need(q["id"], [q[k] for k in ("of", "subset_of", "same_as", "period", "ref", "base", "from_places") if isinstance(q.get(k), (str, list))])
        if not q["number"][0] >= q["start"] or not q["number"][1] <= q["end"]:
            wrong(where, "number of %s outside its span" % q["id"])
    for e in record["entities"]:
        need(e["id"], e.get("members", []))
    for p in record["places"]:
        need(p["id"], p.get("within", []))


def check_record(name, record, text):
    count["records"] += 1
    if record["doc"]["n_chars"] != len(text) or record["doc"]["n_bytes"] != len(text.encode("utf-8")):
        wrong(name, "made from another text")
    walk(name, text, {k: v for k, v in record["doc"].items() if k != "dateline"})
    if record["doc"]["dateline"]:
        check_span(name + " dateline", text, record["doc"]["dateline"]["start"], record["doc"]["dateline"]["end"])
    residue = [(x["start"], x["end"]) for x in record["doc"]["residue"]]
    ids = {}
    for layer in ("entities", "places", "times", "quantities", "quotes", "events", "claims"):
        walk(name + " " + layer, text, record[layer])
        for x in record[layer]:
            if x["id"] in ids:
                wrong(name, "id twice: " + x["id"])
            ids[x["id"]] = x
    check_references(name, record, ids)
    for layer in ("entities", "places"):
        for x in record[layer]:
            spans = [(m["start"], m["end"]) for m in x["mentions"]]
            if not spans or len(set(spans)) < len(spans):
                wrong(name, "%s has no mention, or one twice" % x["id"])
            for m in x["mentions"]:
                inside = any(a <= m["start"] and m["end"] <= b for a, b in residue)
                if inside and m["kind"] != "byline":
                    wrong(name, "%s: %r stands in residue" % (x["id"], m["text"]))


def check_wikinews():
    for record in lines("gold", "wikinews.jsonl"):
        count["records"] += 1
        for span in record["spans"]:
            check_span(record["id"], record["text"], span["start"], span["end"], span["text"])
        for chain in record["coref"]:
            for start, end in chain["mentions"]:
                check_span(record["id"], record["text"], start, end)


def check_splits(ids):
    parts = [[line for line in read("splits", f).splitlines() if line and not line.startswith("#")] for f in ("dev.txt", "held_out.txt")]
    if sorted(parts[0] + parts[1]) != sorted(ids):
        wrong("splits", "texts and splits differ: %s" % sorted(set(parts[0] + parts[1]) ^ set(ids)))


def main():
    articles = lines("articles", "wire.jsonl")
    ids = [a["id"] for a in articles] + [a["id"] for a in lines("articles", "wikinews.jsonl")]
    for article in articles:
        count["texts"] += 1
        text = read("stories", article["id"] + ".txt")
        if article["title"] + "\n\n" + article["text"] != text:
            wrong(article["id"], "story and article differ")
        path = os.path.join(CORPUS, "gold", "wire", article["id"] + ".json")
        if os.path.exists(path):
            with open(path, encoding="utf-8") as f:
                check_record(article["id"], json.load(f), text)
        else:
            wrong(article["id"], "no gold")
    seed = "000_bf704bd51e5bf8fc"
    with open(os.path.join(CORPUS, "gold", seed + ".json"), encoding="utf-8") as f:
        check_record(seed, json.load(f), read("articles", seed + ".txt"))
    check_wikinews()
    check_splits(ids + [seed])
    for script in ("articles.py", "gold.py"):
        result = subprocess.run([sys.executable, os.path.join(MAKE, script), "--check"], capture_output=True, text=True)
        if result.returncode:
            wrong(script, (result.stderr or result.stdout).strip())
    for problem in problems:
        print(problem)
    if problems:
        sys.exit("%d problems" % len(problems))
    print("corpus is sound: " + ", ".join("%d %s" % (n, what) for what, n in count.items()))


if __name__ == "__main__":
    main()
