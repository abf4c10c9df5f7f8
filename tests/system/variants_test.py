#!/usr/bin/env python3
"""The seed article under other names gives the same record under other names.   variants_test.py PROGRAM PROJECT [DIR]

tests/variants/variants.json says what is exchanged; text and wanted record of each variant are made from those of the
seed in corpus/ (DIR keeps them). With the layer tests/variants/rules, which lists the invented names: nothing missing and
nothing more (whole-record F1 of 100). With the shipped rules alone: what only a list can know may be missing. Nowhere a
record over "Currently reading". See tests/variants/README.md.
"""
import json
import os
import re
import subprocess
import sys
import tempfile

PROGRAM, PROJECT = sys.argv[1:3]
sys.path.insert(0, os.path.join(PROJECT, "tests", "support"))
from record_score import compare, f1, readable  # noqa: E402

SEED = "000_bf704bd51e5bf8fc"
PAIRS = ("number", "hedge", "head", "speaker_mention", "cue_span")
NO_VALUES = ("n", "confidence", "quad", "geo_precision")  # numbers that are not of the article
INVENTED = os.path.join(PROJECT, "tests", "variants", "rules")
# Without the layer: the country of an unknown agency and the listed name of residence and party are beyond the text.
RUNS = [("with the names listed", [INVENTED], 100.0), ("with shipped rules", [], 99.4)]


def swap(text, words):
    """(new text, function: old offset → new offset). Longest words first, at word borders."""
    longest_first = sorted(words, key=len, reverse=True)
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in longest_first))
    out, edges, at, done = [], [(0, 0)], 0, 0
    for match in pattern.finditer(text):
        out.append(text[done:match.start()])
        at += match.start() - done
        edges.append((match.start(), at))
        out.append(words[match.group()])
        at += len(words[match.group()])
        edges.append((match.end(), at))
        done = match.end()
    out.append(text[done:])

    def moved(offset):
        before = [edge for edge in edges if edge[0] <= offset]
        old, new = max(before)
        if len(before) % 2 == 0 and offset > old:
            raise ValueError(f"offset {offset} lies inside an exchanged word")
        return new + offset - old
    return "".join(out), moved


def transform(text, record, variant):
    """Text and record of a variant, from those of the seed."""
    new_text, moved = swap(text, variant["words"])
    values = {float(old): new for old, new in variant["values"].items()}

    def walk(x, key=None):
        if isinstance(x, dict):
            out = {k: moved(v) if k in ("start", "end") else walk(v, k) for k, v in x.items()}
            if "text" in out and "start" in out:
                out["text"] = new_text[out["start"]:out["end"]]
            return out
        if isinstance(x, list):
            return [moved(v) for v in x] if key in PAIRS else [walk(v, key) for v in x]
        if isinstance(x, str):
            return variant["codes"].get(x) or swap(x, variant["words"])[0]
        if isinstance(x, (int, float)) and not isinstance(x, bool) and key not in NO_VALUES:
            return values.get(x, x)
        return x
    new = walk(record)
    for layer, who, change in variant["change"]:
        for target in [new["doc"]] if layer == "doc" else [r for r in new[layer] if r["id"] == who]:
            target.update(change)
    return new_text, new


def cases():
    with open(os.path.join(PROJECT, "corpus", "articles", SEED + ".txt"), encoding="utf-8", newline="") as f:
        text = f.read()
    with open(os.path.join(PROJECT, "corpus", "gold", SEED + ".json"), encoding="utf-8") as f:
        record = json.load(f)
    with open(os.path.join(PROJECT, "tests", "variants", "variants.json"), encoding="utf-8") as f:
        variants = json.load(f)
    yield "seed", text, record
    for name, variant in variants.items():
        yield (name, *transform(text, record, variant))


def extract(folder, names, layers):
    """{name: record}, in one run."""
    layers = [os.path.join(PROJECT, "rules"), *layers]
    files = [os.path.join(folder, name + ".txt") for name in names]
    options = [word for layer in layers for word in ("--rules", layer)]
    done = subprocess.run([PROGRAM, "run", *files, *options, "-q"], check=True, stdout=subprocess.PIPE)
    records = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    return {record["doc"]["doc_id"]: record for record in records}


def over_residue(record, residue):
    """Records over the spans of `residue`, whatever layer they are in."""
    def spans(x):
        if isinstance(x, dict):
            if "start" in x and "end" in x:
                yield x["start"], x["end"]
            x = list(x.values())
        if isinstance(x, list):
            for item in x:
                yield from spans(item)
    layers = [value for key, value in record.items() if key not in ("doc", "meta")]
    return [s for s in spans(layers) for r in residue if s[0] < r["end"] and s[1] > r["start"]]


def reaches(records, wanted, floor):
    """Every record scores the floor, and none has anything over the residue. Prints what differs."""
    good = True
    for name, (text, record) in wanted.items():
        rows = compare(records[name], record)
        score = f1(rows)
        inside = over_residue(records[name], record["doc"]["residue"])
        good = good and score >= floor and not inside
        print(f"   {name:<18} F1 {score:.1f}{'' if not inside else f', records over residue: {inside}'}")
        for layer, field, _, missing, spurious in rows:
            for sign, facts in (("-", missing), ("+", spurious)):
                for fact in facts:
                    print(f"      {sign} {layer}, {field}: {readable(fact, text)}")
    return good


def main():
    failed = False
    with tempfile.TemporaryDirectory() as temporary:
        folder = sys.argv[3] if len(sys.argv) > 3 else temporary
        wanted = {}
        for name, text, record in cases():
            wanted[name] = text, record
            with open(os.path.join(folder, name + ".txt"), "w", encoding="utf-8", newline="") as f:
                f.write(text)
            with open(os.path.join(folder, name + ".json"), "w", encoding="utf-8") as f:
                json.dump(record, f, ensure_ascii=False, indent=1)
        for title, layers, floor in RUNS:
            print(title)
            failed = not reaches(extract(folder, wanted, layers), wanted, floor) or failed
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
