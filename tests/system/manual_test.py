#!/usr/bin/env python3
"""What rules/README.md shows as rules, types and lists is a layer that holds; the SQL of README.md runs.   manual_test.py PROGRAM PROJECT

Indented blocks are cut at blank lines before a line "stage NAME", "event …", "enum …" or "# source:"; the first line says what
a piece is.
"""
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile


def blocks(text):
    """Indented blocks without their indent; blank lines inside stay."""
    out, block = [], []
    for line in text.splitlines() + ["end"]:
        if line.startswith("    "):
            block.append(line[4:])
        elif not line.strip() and block:
            block.append("")
        elif block:
            out.append("\n".join(block).strip("\n"))
            block = []
    return out


def pieces(block):
    return re.split(r"\n\n+(?=stage |event |enum |# source:)", block)


def ask_all(program, project):
    """Every statement of README.md that begins with SELECT or a remark, on the articles of corpus/."""
    text = (pathlib.Path(project) / "README.md").read_text(encoding="utf-8")
    statements = [s for block in blocks(text) if block.startswith("-- ") for s in re.split(r";(?:\n|$)", block) if "SELECT" in s]
    if len(statements) < 9:
        sys.exit("README.md asks %d questions in SQL, at least 9 were there" % len(statements))
    with tempfile.TemporaryDirectory() as folder:
        database = pathlib.Path(folder) / "facts.db"
        subprocess.run([program, "run", str(pathlib.Path(project) / "corpus" / "articles"), "--rules", str(pathlib.Path(project) / "rules"),
                        "--to", str(database), "-q"], check=True)
        with sqlite3.connect(database) as connection:
            for statement in statements:
                print(statement.strip(), "→", len(connection.execute(statement).fetchall()), "rows")


def main():
    program, project = sys.argv[1:3]
    ask_all(program, project)
    rules = pathlib.Path(project) / "rules"
    stages = []
    with tempfile.TemporaryDirectory() as folder:
        layer = pathlib.Path(folder) / "mine"
        for name in ("stages", "lexicon"):
            (layer / name).mkdir(parents=True)
        for block in blocks((rules / "README.md").read_text(encoding="utf-8")):
            for piece in pieces(block):
                first = piece.split("\n", 1)[0]
                if re.fullmatch(r"stage \w+", first):
                    stages.append(first.split()[1])
                    (layer / "stages" / (stages[-1] + ".rules")).write_text(piece + "\n", encoding="utf-8")
                elif re.match(r"stage \w+ (before|after) ", first):
                    (layer / "mine.cascade").write_text(piece + "\n", encoding="utf-8")
                elif re.match(r"(event|enum|entity|mark) ", first):
                    (layer / "schema.types").write_text(piece + "\n", encoding="utf-8")
                elif first.startswith("# source:"):
                    label = re.search(r"# label: (\w+)", piece).group(1)
                    (layer / "lexicon" / (label.lower() + ".tsv")).write_text(piece + "\n", encoding="utf-8")
        if len(stages) < 3:
            sys.exit("the manual shows %d stages, at least 3 were there" % len(stages))
        placed = (layer / "mine.cascade").read_text(encoding="utf-8")
        with open(layer / "mine.cascade", "a", encoding="utf-8") as f:
            f.writelines("stage %s before details\n" % s for s in stages if "stage %s " % s not in placed)
        done = subprocess.run([program, "test", *stages, "--rules", str(rules), "--rules",
                              str(layer)], capture_output=True,
                              text=True, check=False)
        print(done.stdout + done.stderr)
        counts = re.search(r"(\d+) of (\d+) hold", done.stdout)
        if done.returncode or not counts or int(counts.group(1)) < 10:
            sys.exit("the rules of the manual do not hold")


main()
