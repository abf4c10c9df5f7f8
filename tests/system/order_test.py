#!/usr/bin/env python3
"""The corpus in any order gives the same bytes for each article, and so do rules whose files were written in any order.

order_test.py PROGRAM PROJECT
"""
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

PROGRAM, PROJECT = sys.argv[1], pathlib.Path(sys.argv[2])


def lines_of(inputs, rules):
    done = subprocess.run([PROGRAM, "run", *map(str, inputs), "--rules", str(rules), "--threads", "2", "-q"],
                          capture_output=True, timeout=300, check=True)
    return sorted(done.stdout.splitlines())


def main():
    dice = random.Random(20260101)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        corpus = PROJECT / "corpus/articles"
        expected = lines_of([corpus], PROJECT / "rules")
        inputs = []
        for path in sorted(corpus.iterdir()):
            if path.suffix == ".jsonl":
                lines = path.read_bytes().splitlines(keepends=True)
                dice.shuffle(lines)
                path = folder / path.name
                path.write_bytes(b"".join(lines))
            inputs.append(path)
        dice.shuffle(inputs)
        rules = folder / "rules"
        files = [p for p in (PROJECT / "rules").rglob("*") if p.is_file()]
        dice.shuffle(files)
        for path in files:  # a directory lists its files in the order in which they came, on some file systems
            to = rules / path.relative_to(PROJECT / "rules")
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, to)
        got = lines_of(inputs, rules)
    if not expected or got != expected:
        print("%d records, %d of them other ones in another order" % (len(expected), len(set(got) ^ set(expected)) // 2))
        return 1
    print("ok: %d articles" % len(expected))
    return 0


if __name__ == "__main__":
    sys.exit(main())
