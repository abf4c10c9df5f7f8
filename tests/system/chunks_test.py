#!/usr/bin/env python3
"""Noun groups and verb groups of 150 sentences chunked by hand.   chunks_test.py PROGRAM PROJECT [-v]

tests/chunks/sentences.txt is the gold, tests/chunks/rules makes records of groups. Asked for, as F1 over all sentences:
heads of noun groups at least .92; verb groups with main verb, voice and finiteness at least .92.
"""
import json
import os
import re
import subprocess
import sys
import tempfile

PROGRAM, PROJECT = sys.argv[1:3]
VERBOSE = "-v" in sys.argv[3:]
FOLDER = os.path.join(PROJECT, "tests", "chunks")
FLOOR = 0.92


def read(line):
    """(text, ends of heads, {end of main verb: voice and finiteness}); ends are offsets, without a final period."""
    text, heads, verbs, at = "", set(), {}, 0
    for mark in re.finditer(r"\[([^\]]*)\]|\{([^|}]*)\|(\w\w)\}", line):
        text += line[at:mark.start()] + (mark.group(1) or mark.group(2))
        end = len(text) - (text.endswith("."))
        if mark.group(1):
            heads.add(end)
        else:
            verbs[end] = mark.group(3)
        at = mark.end()
    return text + line[at:], heads, verbs


def main():
    with open(os.path.join(FOLDER, "sentences.txt"), encoding="utf-8") as lines:
        gold = [read(line.rstrip("\n")) for line in lines if not line.startswith("#")]
    with tempfile.TemporaryDirectory() as scratch:
        articles, records = os.path.join(scratch, "a.jsonl"), os.path.join(scratch, "r.jsonl")
        with open(articles, "w", encoding="utf-8") as out:
            out.writelines(json.dumps({"id": str(n), "text": text}) + "\n" for n, (text, _, _) in enumerate(gold))
        subprocess.run([PROGRAM, "run", articles, "--rules", os.path.join(PROJECT, "rules"), "--rules",
                        os.path.join(FOLDER, "rules"), "--to", "jsonl:" + records, "-q"], check=True)
        with open(records, encoding="utf-8") as lines:
            found = {r["doc"]["doc_id"]: r for r in map(json.loads, lines)}
    counts = {"heads": [0, 0, 0], "verbs": [0, 0, 0]}  # right, wanted, found
    for n, (text, heads, verbs) in enumerate(gold):
        events = found[str(n)].get("events", [])

        def end(span):
            return span["end"] - text[:span["end"]].endswith(".")
        ours = {end(e["trigger"]) for e in events if e["type"] == "NOUN_CHUNK"}
        acts = {(end(e["trigger"]), e["subtype"]) for e in events if e["type"] == "VERB_CHUNK"}
        for kind, want, have in (("heads", heads, ours), ("verbs", set(verbs.items()), acts)):
            counts[kind] = [a + b for a, b in zip(counts[kind], (len(want & have), len(want), len(have)))]
            if VERBOSE and want != have:
                last = (lambda x: text[:x].split()[-1]) if kind == "heads" else (lambda x: text[:x[0]].split()[-1] + "|" + x[1])
                print(f"{kind}: {text}\n    missed {[last(x) for x in want - have]}, too much {[last(x) for x in have - want]}")
    good = len(gold) == 150
    for kind, (right, want, have) in counts.items():
        f1 = 2 * right / (want + have)
        print(f"{kind}: {right} right of {want} wanted, {have} found: F1 {f1:.3f}")
        good = good and f1 >= FLOOR
    return 0 if good else 1


sys.exit(main())
