#!/usr/bin/env python3
"""The TextMate grammar knows every word of the rule language, and colors the shipped rules.
check_editor_grammar.py GRAMMAR WORDS_H RULES_DIR"""
import glob
import json
import os
import re
import sys

problems = []


def patterns(node):
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("match", "begin", "end"):
                yield key, value
            else:
                yield from patterns(value)
    elif isinstance(node, list):
        for value in node:
            yield from patterns(value)


def main():
    grammar_path, words_path, rules = sys.argv[1:4]
    with open(grammar_path, encoding="utf-8") as f:
        grammar = json.load(f)
    for key, expression in patterns(grammar):
        try:
            re.compile(expression)
        except re.error as error:
            problems.append("%s '%s': %s" % (key, expression, error))
    text = json.dumps(grammar)
    for name in re.findall(r'"include": "#(\w+)"', text):
        if name not in grammar["repository"]:
            problems.append("'%s' is included and not defined" % name)
    with open(words_path, encoding="utf-8") as f:
        words_h = f.read()
    known = set(re.findall(r"[A-Za-z]+", " ".join(value for _, value in patterns(grammar))))
    for group in ("kClauses", "kPositions", "kShapes", "kItems"):
        found = re.search(r"\b%s\b[^{]*\{([^}]*)\}" % group, words_h)
        if not found:
            problems.append("words.h has no " + group)
            continue
        for word in re.findall(r'"([A-Za-z]+)"', found.group(1)):
            if word not in known:
                problems.append("%s: '%s' is not in the grammar" % (group, word))
    headers = re.compile(grammar["repository"]["rule"]["match"])
    clause = re.compile(grammar["repository"]["clause"]["match"])
    role = re.compile(grammar["repository"]["role"]["match"])
    rules_seen = clauses_seen = roles_seen = 0
    for path in sorted(glob.glob(os.path.join(rules, "stages", "*.rules"))):
        with open(path, encoding="utf-8") as f:
            for line in f:
                if line.startswith("rule "):
                    rules_seen += 1
                    if not headers.search(line):
                        problems.append("%s: header not colored: %s" % (path, line.rstrip()))
                clauses_seen += bool(clause.search(line))
                roles_seen += bool(role.search(line))
    if min(rules_seen, clauses_seen, roles_seen) < 100:
        problems.append("only %d rules, %d clauses, %d roles colored" % (rules_seen, clauses_seen, roles_seen))
    print("\n".join(problems) or "%d rules, %d clauses, %d roles colored" % (rules_seen, clauses_seen, roles_seen))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
