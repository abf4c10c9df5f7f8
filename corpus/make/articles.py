#!/usr/bin/env python3
"""Writes articles/wire.jsonl and articles/wikinews.jsonl.   python3 corpus/make/articles.py [--check]

The wire stories are edited in stories/*.txt (first line title, blank line, text) and stories.tsv (envelope); the Wikinews texts come
from gold/wikinews.jsonl. --check writes nothing and fails when a file is not what would be written. Python 3 standard library.
"""
import json
import os
import sys

CORPUS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def read(*parts):
    """the text of a file, unchanged: no newline is translated"""
    with open(os.path.join(CORPUS, *parts), encoding="utf-8", newline="") as f:
        return f.read()


def rows(name):
    """the lines of a table as dictionaries; the header line `# columns:` names the keys"""
    keys, out = None, []
    for line in read(name).splitlines():
        if line.startswith("# columns:"):
            keys = line[len("# columns:"):].strip().split("\t")
        elif line and not line.startswith("#"):
            cells = line.split("\t")
            out.append(dict(zip(keys, cells + [""] * (len(keys) - len(cells)))))
    return out


def story_ids():
    return sorted(f[:-4] for f in os.listdir(os.path.join(CORPUS, "stories")) if f.endswith(".txt"))


def wire_lines():
    table = {row["id"]: row for row in rows("stories.tsv")}
    if sorted(table) != story_ids():
        sys.exit("stories.tsv and stories/ differ: %s" % sorted(set(table) ^ set(story_ids())))
    for name in story_ids():
        title, blank, text = read("stories", name + ".txt").split("\n", 2)
        if blank:
            sys.exit("stories/%s.txt: the second line must be blank" % name)
        row = table[name]
        record = {"id": name, "title": title, "text": text, "published": row["published"], "source": "wire",
                  "url": "https://example.org/wire/" + name, "section": row["section"]}
        if row["author"]:
            record["author"] = row["author"]
        yield record


def wikinews_lines():
    for line in read("gold", "wikinews.jsonl").splitlines():
        gold = json.loads(line)
        record = {"id": gold["id"], "text": gold["text"], "published": gold["date"], "source": "Wikinews", "url": gold["url"],
                  "section": gold["genre"]}
        if gold["text"].startswith(gold["title"]):   # else a title would be put before the text and shift every offset of the gold
            record["title"] = gold["title"]
        yield record


def main():
    stale = []
    for name, records in (("wire.jsonl", wire_lines()), ("wikinews.jsonl", wikinews_lines())):
        wanted = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records)
        path = os.path.join(CORPUS, "articles", name)
        if "--check" not in sys.argv:
            with open(path, "w", encoding="utf-8", newline="") as f:
                f.write(wanted)
        elif not os.path.exists(path) or read("articles", name) != wanted:
            stale.append(name)
    if stale:
        sys.exit("not up to date, run make/articles.py: " + ", ".join(stale))


if __name__ == "__main__":
    main()
