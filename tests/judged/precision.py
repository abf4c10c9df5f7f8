#!/usr/bin/env python3
"""rules/precision.tsv of the verdicts in this folder: how often each rule was judged, and how often it was right.

    python3 tests/judged/precision.py            writes it
    python3 tests/judged/precision.py --check    says whether it is up to date

Only verdicts that name a rule count, and only of rules that there are; a rule that moved to another stage and kept its name
takes its verdicts along. "partial" (right, but it lacks something) counts as right. Verdicts of old versions of a rule
stay: most rules are better now than this says.
"""
import collections
import csv
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
RULES = HERE.parent.parent / "rules"
HEADER = """\
# source: wirefacts
# license: Apache-2.0
# made: tests/judged/precision.py, of the verdicts beside it
# columns: rule	judged	right
"""


def rules_there_are():
    names = set()
    for path in sorted((RULES / "stages").glob("*.rules")):
        names |= {f"{path.stem}.{name}" for name in re.findall(r"^rule (\w+)", path.read_text("utf-8"), re.M)}
    return names


def verdicts(path):
    """(rule, verdict) of the rows of a table that name both."""
    columns = []
    for line in csv.reader(path.read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        if line and line[0].startswith("#"):
            if line[0].startswith("# columns: "):
                columns = [line[0].removeprefix("# columns: "), *line[1:]]
            continue
        row = dict(zip(columns, line))
        if row.get("rule") and row.get("verdict"):
            yield row["rule"], row["verdict"]


def table():
    there = rules_there_are()
    by_last_name = collections.defaultdict(list)
    for rule in there:
        by_last_name[rule.split(".")[1]].append(rule)
    judged, right = collections.Counter(), collections.Counter()
    for path in sorted(HERE.glob("*.tsv")):
        for rule, verdict in verdicts(path):
            if rule not in there:
                moved = by_last_name.get(rule.split(".")[-1], []) if "." in rule else []
                if len(moved) != 1:
                    continue
                rule = moved[0]
            judged[rule] += 1
            right[rule] += verdict in ("right", "partial")
    return HEADER + "".join(f"{rule}\t{judged[rule]}\t{right[rule]}\n" for rule in sorted(judged))


def main():
    path = RULES / "precision.tsv"
    if sys.argv[1:] == ["--check"]:
        if path.read_text("utf-8") != table():
            sys.exit("rules/precision.tsv is not what the verdicts say; remedy: python3 tests/judged/precision.py")
        return
    path.write_text(table(), "utf-8")


if __name__ == "__main__":
    main()
