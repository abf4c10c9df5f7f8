#!/usr/bin/env python3
"""Pages of `wirefacts show`, without a browser: what is in them, how large, what can leave them.   page_test.py PROGRAM PROJECT"""
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import page_data  # noqa: E402

PROGRAM, PROJECT = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
RULES = os.path.join(PROJECT, "rules")
CORPUS = os.path.join(PROJECT, "corpus", "articles")

HOSTILE = ('</script><script>document.title="broken"</script><img src="https://example.org/x.png" onerror="alert(1)">\n\n'
           'PARIS (AP) - \u202eVladimir Putin\u202c met \u0007Angela Merkel in Paris on Monday, <!-- Tass said. "]]> \u2066no\u2069" \ufffe')


def show(folder, *arguments):
    page = os.path.join(folder, "page.html")
    subprocess.run([PROGRAM, "show", *arguments, "-o", page], check=True, timeout=300)
    return page


def check(holds, what):
    if not holds:
        raise SystemExit("FAILED: " + what)


def check_closed(html):
    """One style, two scripts, one policy; nothing that loads."""
    check(html.count("<script") == 2 and html.count("</script") == 2 and html.count("<style") == 1, "elements of the page")
    check("default-src 'none'" in html and "unsafe" not in html, "the policy")
    html = re.sub(r"<title>[^<]*</title>", "", html)
    loads = re.findall(r'(?:src|href)\s*=\s*"(?!#)[^"]*"|url\(|@import|\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon', html)
    check(not loads, f"the page loads something: {loads}")


def long_article(words):
    out, count = [], 0
    for name in ("wire.jsonl", "wikinews.jsonl"):
        with open(os.path.join(CORPUS, name), encoding="utf-8") as f:
            for line in f:
                text = json.loads(line)["text"]
                if count < words:
                    out.append(text)
                    count += len(text.split())
    return "\n\n".join(out)


def check_articles(folder):
    html, data = page_data.read(show(folder, CORPUS, "--rules", RULES, "--most", "12"))
    check_closed(html)
    check(len(data["articles"]) == 12 and data["left_out"] == 59, f"12 articles, the rest left out: {data['left_out']}")
    kinds = set()
    for article in data["articles"]:
        for number, node in enumerate(article["nodes"]):
            parts = node[4] if len(node) > 4 and isinstance(node[4], list) else []
            for part in parts:
                before = part[0] if isinstance(part, list) else part
                words = isinstance(part, list) and len(part) == 5
                check((0 if words else 1) <= before <= number, "parts of a node stand before it, or are words")
        for record in article["records"]:
            kinds.add(record["k"])
            for start, end in page_data.spans_of(article, record):
                check(0 <= start < end <= len(article["text"]), f"span of {record['id']}")
            if record["k"] == "event":
                check(data["names"][record["rule"]] in data["rules"], f"the rule {data['names'][record['rule']]} of {record['id']} is told")
    check(kinds >= {"event", "quote", "entity", "place", "time", "quantity"}, f"all kinds of records: {kinds}")


def check_size(folder):
    path = os.path.join(folder, "long.txt")
    with open(path, "w", encoding="utf-8") as f:
        f.write(long_article(5000))
    page = show(folder, path, "--rules", RULES)
    size = os.path.getsize(page)
    check(size <= 300_000, f"an article of 5,000 words makes {size} bytes")
    with open(page, "rb") as f:
        first = f.read()
    with open(show(folder, path, "--rules", RULES), "rb") as f:
        check(f.read() == first, "the same article makes the same bytes")
    print(f"5,000 words: {size} bytes")


def check_hostile(folder):
    path = os.path.join(folder, "hostile.txt")
    with open(path, "wb") as f:
        f.write(HOSTILE.encode() + b" \xff\xc3 end\n")
    html, data = page_data.read(show(folder, path, "--rules", RULES))
    check_closed(html)
    text = data["articles"][0]["text"]
    check(text.startswith("</script>") and text.endswith("\ufffd\ufffd end\n"), "the text is kept as it is")
    check("<title>&lt;/script&gt;" in html, "the title is text")


def check_database(folder):
    base = os.path.join(folder, "facts.db")
    subprocess.run([PROGRAM, "run", CORPUS, "--rules", RULES, "-q", "--to", "sqlite:" + base], check=True, timeout=300)
    before = open(base, "rb").read()
    html, data = page_data.read(show(folder, base))
    check_closed(html)
    check(open(base, "rb").read() == before, "the database is only read")
    with sqlite3.connect(base) as db:
        for kind, table in (("event", "event"), ("quote", "quote")):
            wanted = sorted(r[0] for r in db.execute(f"SELECT text FROM {table}"))
            got = sorted(f["s"][f["w"][0]:f["w"][1]] for f in data["facts"] if f["k"] == kind)
            check(len(got) == len(wanted), f"{len(got)} of {len(wanted)} rows of {table}")
            wrong = [g for g, w in zip(got, wanted) if not w.startswith(g)]
            check(not wrong, f"words of {table} in their sentences: {wrong[:3]}")
        people = {r[0] for r in db.execute("SELECT DISTINCT canonical FROM entity WHERE type='PERSON'")}
        check({p["name"] for p in data["people"]} <= people, "people")
    check(any(p["lat"] is not None for p in data["places"]), "places with coordinates")
    days = [a.get("day", "") for a in data["articles"]]
    check(days == sorted(days, reverse=True) and data["left_out"] == 0, "newest first, nothing left out")
    few = page_data.read(show(folder, base, "--most", "5"))[1]
    check(len(few["articles"]) == 5 and few["left_out"] == len(days) - 5, "five articles, the others named")
    check([a["id"] for a in few["articles"]] == [a["id"] for a in data["articles"]][:5], "the newest five")


def check_mistakes(folder):
    other = os.path.join(folder, "other.db")
    with sqlite3.connect(other) as db:
        db.execute("CREATE TABLE x(y)")
    done = subprocess.run([PROGRAM, "show", other, "-o", os.path.join(folder, "p.html")], capture_output=True, text=True, check=False)
    check(done.returncode == 65 and "another program" in done.stderr, done.stderr)


def main():
    with tempfile.TemporaryDirectory() as folder:
        check_articles(folder)
        check_size(folder)
        check_hostile(folder)
        check_database(folder)
        check_mistakes(folder)


main()
