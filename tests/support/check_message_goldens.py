#!/usr/bin/env python3
"""Every message of the checker has a golden.   check_message_goldens.py SOURCES GOLDENS TEST

Reads the string literals of the .cpp files of SOURCES that a person can see: all that hold a blank, and those in
calls that report a mistake. Each must stand in what a file of GOLDENS expects (behind its line "=== expected") or in the
file TEST, which pins what no pack can show.
"""
import pathlib
import re
import sys

SILENT = {"tree_dump.cpp", "printer.cpp", "layout.cpp"}  # they write rules, not messages
REPORTS = re.compile(r"\b(?:error|warning|advice|Mistake|expected|exists|replaced|advise|refuse|name|names|integer|take|slip)\s*[({]")
TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|\'(?:\\.|[^\'\\])+\'|"(?:\\.|[^"\\])*"', re.S)
ESCAPES = {r"\"": '"', r"\\": "\\", r"\n": "\n", r"\'": "'", r"\t": "\t"}


def literals(text):
    """(position, value) of the string literals outside of comments, neighbors joined."""
    out = []
    for m in TOKEN.finditer(text):
        if not m.group().startswith('"'):
            continue
        value = re.sub(r"\\.", lambda e: ESCAPES.get(e.group(), e.group()), m.group()[1:-1])
        if out and text[out[-1][1]:m.start()].strip() == "":
            out[-1] = (out[-1][0], m.end(), out[-1][2] + value)
        else:
            out.append((m.start(), m.end(), value))
    return [(begin, value) for begin, _, value in out]


def inside_reports(text):
    """Spans of the arguments of calls that report."""
    spans = []
    for m in REPORTS.finditer(text):
        depth, at = 1, m.end()
        while depth and at < len(text):
            literal = TOKEN.match(text, at)
            if literal:
                at = literal.end()
                continue
            depth += (text[at] in "({") - (text[at] in ")}")
            at += 1
        spans.append((m.end(), at))
    return spans


def main():
    sources, goldens, test = map(pathlib.Path, sys.argv[1:4])
    shown = "\n".join(p.read_text(encoding="utf-8", errors="replace").split("=== expected\n", 1)[1] for p in sorted(goldens.glob("*.txt")))
    shown += test.read_text(encoding="utf-8")
    missing, seen = [], set()
    for path in sorted(sources.glob("*.cpp")):
        if path.name in SILENT:
            continue
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"#include[^\n]*", lambda m: " " * len(m.group()), text)
        spans = inside_reports(text)
        for begin, value in literals(text):
            visible = " " in value.strip() or any(a <= begin < b for a, b in spans)
            piece = value.strip(" '\n")
            if not visible or not re.search(r"[A-Za-z]", piece):
                continue
            seen.add(value)
            if piece not in shown:
                missing.append('%s:%d: no golden shows "%s"' % (path, text.count("\n", 0, begin) + 1, value))
    print("\n".join(missing))
    print("%d pieces of messages, %d without golden" % (len(seen), len(missing)))
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
