#!/usr/bin/env python3
"""The records of the slow reference program, on the same pack and texts.   reference_test.py PROGRAM PROJECT

tests/reference/ holds the pack, six stories and the records (README.md there). The texts are the seed, the stories and
the Wikinews texts of the corpus. Records are equal in everything but stable ids and `meta`: spans, order, short ids,
rules, confidence. What is not equal stands in tests/reference/differences.txt with its reason; UPDATE_GOLDEN=1 writes
the differences anew and keeps the reasons.
"""
import gzip
import json
import os
import subprocess
import sys
import tempfile

PROGRAM, PROJECT = sys.argv[1:3]
HERE = os.path.join(PROJECT, "tests", "reference")
ARTICLES = os.path.join(PROJECT, "corpus", "articles")
SEED = os.path.join(ARTICLES, "000_bf704bd51e5bf8fc.txt")


def read_text(path):
    with open(path, encoding="utf-8", newline="") as f:
        return f.read()


def articles(published):
    """The inputs: id and text, and the date the reference was given."""
    yield "seed", read_text(SEED)
    for name in sorted(os.listdir(os.path.join(HERE, "stories"))):
        yield "story-" + name[:-len(".txt")], read_text(os.path.join(HERE, "stories", name))
    with open(os.path.join(ARTICLES, "wikinews.jsonl"), encoding="utf-8", newline="\n") as f:
        for line in f:
            article = json.loads(line)
            if article["id"] in published:
                yield article["id"], article["text"]


def without_ids(x):
    """A record without what hangs on program and run."""
    if isinstance(x, dict):
        return {k: without_ids(v) for k, v in x.items() if k not in ("uid", "meta", "dct_source")}
    return [without_ids(v) for v in x] if isinstance(x, list) else x


def differences(wanted, found, path=""):
    if isinstance(wanted, dict) and isinstance(found, dict):
        for key in sorted(wanted.keys() | found.keys()):
            if key not in wanted or key not in found:
                yield f"{path}.{key}: {shown(wanted, key)} -> {shown(found, key)}"
            else:
                yield from differences(wanted[key], found[key], f"{path}.{key}")
    elif isinstance(wanted, list) and isinstance(found, list):
        if len(wanted) != len(found):
            yield f"{path}: {len(wanted)} items -> {len(found)}"
        for n, (w, f) in enumerate(zip(wanted, found)):
            yield from differences(w, f, f"{path}[{n}]")
    elif wanted != found:
        yield f"{path}: {json.dumps(wanted, ensure_ascii=False)} -> {json.dumps(found, ensure_ascii=False)}"


def shown(x, key):
    return json.dumps(x[key], ensure_ascii=False) if key in x else "absent"


def extract(inputs, published, folder):
    path = os.path.join(folder, "in.jsonl")
    with open(path, "w", encoding="utf-8") as f:
        for name, text in inputs:
            article = {"id": name, "text": text}
            if published[name]:
                article["published"] = published[name]
            f.write(json.dumps(article) + "\n")
    done = subprocess.run([PROGRAM, "run", path, "--rules", os.path.join(HERE, "pack"), "-q"], check=True,
                          stdout=subprocess.PIPE)
    records = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    return {record["doc"]["doc_id"]: without_ids(record) for record in records}


def reasons(expected):
    """{article: its remarks}, from the file of differences."""
    out, remarks = {}, []
    for line in expected.splitlines():
        if line.startswith("#"):
            remarks.append(line)
        elif not line:
            remarks = []
        elif not line.startswith(" "):
            out[line] = remarks
            remarks = []
    return out


def main():
    with gzip.open(os.path.join(HERE, "records.jsonl.gz"), "rt", encoding="utf-8") as f:
        wanted = {record["doc"]["doc_id"]: record for record in map(json.loads, f)}
    published = {name: record["doc"].get("dct") for name, record in wanted.items()}
    with tempfile.TemporaryDirectory() as folder:
        found = extract(articles(published), published, folder)
    if found.keys() != wanted.keys():
        print("other articles:", sorted(found.keys() ^ wanted.keys()))
        return 1
    path = os.path.join(HERE, "differences.txt")
    expected = read_text(path)
    known = reasons(expected)
    lines = [expected[:expected.index("\n\n") + 1]] if "\n\n" in expected else []
    for name in sorted(wanted):
        changes = list(differences(wanted[name], found[name]))
        if changes:
            lines += ["\n".join(known.get(name, ["# REASON MISSING"]) + [name] + ["  " + change for change in changes]) + "\n"]
    text = "\n".join(lines)
    if os.environ.get("UPDATE_GOLDEN") == "1":
        with open(path, "w", encoding="utf-8", newline="") as f:
            f.write(text)
    elif text != expected or "REASON MISSING" in text:
        print(text)
        print("these are not the differences of tests/reference/differences.txt, or one has no reason")
        return 1
    print(f"{len(wanted)} records, {len(wanted) - sum(name in text.splitlines() for name in wanted)} of them equal in everything")
    return 0


if __name__ == "__main__":
    sys.exit(main())
