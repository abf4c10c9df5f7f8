#!/usr/bin/env python3
"""Twelve new verbs in six constructions: the same two arguments in at least 65 of 72.   verbs_test.py PROGRAM PROJECT

See tests/verbs/README.md. Arguments are compared without article and case.
"""
import json
import os
import re
import subprocess
import sys
import tempfile

PROGRAM, PROJECT = sys.argv[1:3]
FOLDER = os.path.join(PROJECT, "tests", "verbs")
FLOOR = 65


def rows():
    with open(os.path.join(FOLDER, "sentences.tsv"), encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]


def bare(words):
    return re.sub(r"^(the|an?|about) ", "", words.lower())


def words_of(record, text, role):
    """The words of a role: a literal, or the mentions and figures it refers to."""
    fillers = role if isinstance(role, list) else [role]
    for filler in fillers:
        if isinstance(filler, dict):
            yield text[filler["start"]:filler["end"]]
        for layer in ("entities", "places", "quantities"):
            for thing in record.get(layer, []):
                if thing["id"] == filler:
                    yield from (text[m["start"]:m["end"]] for m in thing.get("mentions", [thing]))


def agrees(record, text, event, role, wanted):
    filler = event["roles"].get(role)
    found = [] if filler is None else [bare(words) for words in words_of(record, text, filler)]
    figures = [q["ref"] for q in event.get("quantities", []) if q["role"] == role]
    found += [bare(words) for words in words_of(record, text, figures)]
    # A literal takes its "of" group along.
    return any(words == bare(wanted) or words.startswith(bare(wanted) + " of ") for words in found)


def main():
    table = rows()
    with tempfile.TemporaryDirectory() as scratch:
        articles, records = os.path.join(scratch, "a.jsonl"), os.path.join(scratch, "r.jsonl")
        with open(articles, "w", encoding="utf-8") as out:
            for number, (_, construction, sentence, _, _) in enumerate(table):
                headline = construction == "headline"
                article = {"id": str(number), "text": "Nothing else is known." if headline else sentence}
                if headline:
                    article["title"] = sentence
                out.write(json.dumps(article) + "\n")
        subprocess.run([PROGRAM, "run", articles, "--rules", os.path.join(PROJECT, "rules"), "--rules",
                        os.path.join(FOLDER, "rules"), "--to", "jsonl:" + records, "-q"], check=True)
        with open(records, encoding="utf-8") as lines:
            found = {r["doc"]["doc_id"]: r for r in map(json.loads, lines)}
    right = 0
    for number, (verb, construction, sentence, agent, patient) in enumerate(table):
        record = found[str(number)]
        text = sentence + "\n\nNothing else is known." if construction == "headline" else sentence
        deeds = [e for e in record.get("events", []) if e["type"] == "HAPPENING"]
        ok = any(agrees(record, text, e, "agent", agent) and agrees(record, text, e, "patient", patient) for e in deeds)
        right += ok
        if not ok:
            roles = [{k: list(words_of(record, text, v)) for k, v in e["roles"].items()} for e in deeds]
            print(f"{verb} {construction}: {sentence}\n    wanted {agent!r}, {patient!r}; found {roles}")
    print(f"{right} of {len(table)} with the same arguments")
    return 0 if right >= FLOOR and len(table) == 72 else 1


sys.exit(main())
