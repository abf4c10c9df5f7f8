#!/usr/bin/env python3
"""Every stored word is where its offsets say, in the database and in JSON Lines.   words_test.py PROGRAM PROJECT

Over the corpus and marks.jsonl (emoji, joined emoji, combining marks, five scripts, NUL, BOM, CR LF): for mentions,
quotations, triggers, quantities, times and claims `substr(text, c_start + 1, c_end - c_start)` of the document is the
text beside them, and in JSON the slice of the document by code points is.
"""
import json
import os
import sqlite3
import subprocess
import sys
import tempfile

PROGRAM, PROJECT = sys.argv[1:3]
# Table, columns of the span; `text` is the column of the words.
SPANS = [("mention", "c_start", "c_end"), ("quote", "c_start", "c_end"), ("event", "trig_start", "trig_end"),
         ("quantity", "c_start", "c_end"), ("timex", "c_start", "c_end"), ("claim", "c_start", "c_end")]
# How many of them stand behind a character beyond the BMP, or a combining mark, at least: else nothing was tested.
BEHIND_MARKS = {"mention": 10, "quote": 3, "event": 3, "quantity": 5, "timex": 3}


def check_database(path, problems):
    database = sqlite3.connect(path)
    for table, start, end in SPANS:
        rows = database.execute(
            f"SELECT d.doc_id, x.{start}, x.{end}, x.text, substr(d.text, x.{start} + 1, x.{end} - x.{start}), d.text "
            f"FROM {table} x JOIN document d ON d.id = x.document").fetchall()
        behind = 0
        for doc_id, begin, stop, words, found, text in rows:
            if words is None or words != found:
                problems.append(f"{table} {doc_id} {begin}-{stop}: stored {words!r}, there stands {found!r}")
            behind += any(ord(c) > 0xFFFF or 0x300 <= ord(c) < 0x370 for c in text[:begin])
        if not rows:
            problems.append(f"no row in {table}")
        if behind < BEHIND_MARKS.get(table, 0):
            problems.append(f"only {behind} rows of {table} behind an emoji or a combining mark")


def texts_of(article):
    """Every object of an extraction that says where its text stands."""
    if isinstance(article, dict):
        if {"start", "end", "text"} <= article.keys():
            yield article
        article = list(article.values())
    if isinstance(article, list):
        for value in article:
            yield from texts_of(value)


def check_lines(path, texts, problems):
    checked = 0
    for line in open(path, encoding="utf-8", newline="\n"):
        extraction = json.loads(line)
        title, text = texts[extraction["doc"]["doc_id"]]
        start = extraction["doc"]["text_start"]
        if start:
            text = title + "\n\n" + text
            if start != len(title) + 2:
                problems.append(f"{extraction['doc']['doc_id']}: the own text begins at {start}, behind '{title}'")
        if extraction["doc"]["n_chars"] != len(text):
            problems.append(f"{extraction['doc']['doc_id']}: {extraction['doc']['n_chars']} characters, not {len(text)}")
        for record in texts_of(extraction):
            checked += 1
            found = text[record["start"]:record["end"]]
            if record["text"] != found:
                problems.append(f"{extraction['doc']['doc_id']} {record}: there stands {found!r}")
    if checked < 500:
        problems.append(f"only {checked} texts in JSON Lines")


def document_texts(inputs):
    """doc_id → title and text as they were delivered."""
    out = {}
    for path in inputs:
        for line in open(path, encoding="utf-8", newline="\n"):
            article = json.loads(line)
            source = article.get("source")
            out[(source + "/" if source else "") + article["id"]] = article.get("title"), article["text"]
    return out


def main():
    problems = []
    articles = os.path.join(PROJECT, "corpus", "articles")
    marks = os.path.join(PROJECT, "tests", "system", "marks.jsonl")
    texts = document_texts([os.path.join(articles, "wire.jsonl"), os.path.join(articles, "wikinews.jsonl"), marks])
    with open(os.path.join(articles, "000_bf704bd51e5bf8fc.txt"), encoding="utf-8", newline="") as f:
        texts["000_bf704bd51e5bf8fc"] = None, f.read()
    with tempfile.TemporaryDirectory() as folder:
        database, lines = os.path.join(folder, "facts.db"), os.path.join(folder, "facts.jsonl")
        subprocess.run([PROGRAM, "run", articles, marks, "--rules", os.path.join(PROJECT, "rules"), "--to", database,
                        "--to", lines, "-q"], check=True)
        check_database(database, problems)
        check_lines(lines, texts, problems)
    print("\n".join(problems[:50]) if problems else "every word is where it is said to be")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
