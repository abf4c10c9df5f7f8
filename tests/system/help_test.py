#!/usr/bin/env python3
"""Every example of every --help runs and finds something.   help_test.py PROGRAM PROJECT

A line "  wirefacts COMMAND …" of a help text is run by bash in a folder that has what the examples speak of. None may fail for
a name that does not exist, a mistake in a pattern or an option; those of grep must find something.
"""
import gzip
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

USAGE = {64, 65, 66, 70, 73, 74, 127, 2}  # exit codes that mean the example is wrong
COMMENT = re.compile(r"  +(?=[a-z][^|]*$)")
EVENT = "event Walkout { union: ref (Organization|NounGroup)!  place: ref Place  time: ref Time }\n"
RULES = """stage strikes
uses  Organization Person Office
keeps all

rule walkout_verb -> Walkout
  verb     <strike>
  union!   subject [NounGroup|Organization]
  example  "Drivers [struck] in Oslo."
  counter  "Drivers left."
"""


def prepare(folder, project):
    """The folders and files that the examples name."""
    root = pathlib.Path(folder)
    os.symlink(os.path.join(project, "rules"), root / "rules")
    os.symlink(os.path.join(project, "corpus"), root / "corpus")
    os.makedirs(root / "articles")
    os.makedirs(root / "mine" / "stages")
    (root / "mine" / "schema.types").write_text(EVENT)
    (root / "mine" / "mine.cascade").write_text("stage strikes before details\n")
    (root / "mine" / "stages" / "strikes.rules").write_text(RULES)
    shutil.copy(root / "mine" / "stages" / "strikes.rules", root / "mine" / "stages" / "x.rules.txt")
    os.makedirs(root / "old")
    text = "OSLO, May 3 (Reuters) - At least 40 people died in Oslo on Monday, President Jane Smith said. 40 people were killed in Paris. Drivers struck in Oslo.\n"
    (root / "story.txt").write_text(text)
    (root / "article.txt").write_text(text)
    (root / "articles" / "story.txt").write_text(text)
    line = json.dumps({"id": "a", "body": text, "text": text, "headline": "Forty die", "date": "2016-10-04"}) + "\n"
    for name in ("news.jsonl", "dump.jsonl", "more.jsonl", "ajc.jsonl"):
        (root / name).write_text(line)
    with gzip.open(root / "dump.jsonl.gz", "wt") as f:
        f.write(line)
    (root / "clients.tsv").write_text("id\tname\taliases\ttype\nC1\tJane Smith\tJ. Smith\tperson\n")
    return root


def examples(program):
    """(command, line) of every help text."""
    def help_of(*words):
        return subprocess.run([program, *words, "--help"], capture_output=True, text=True, check=True).stdout
    top = help_of()
    names = re.findall(r"^  ([a-z]+)  +\S", top[top.index("Subcommands"):] if "Subcommands" in top else top, re.M)
    names = [n for n in names if n != "wirefacts"]
    if len(names) < 14:
        sys.exit("only these commands were found: " + " ".join(names))
    for name in names:
        for line in help_of(name).splitlines():
            if re.match(r"  (wirefacts|echo|zcat) ", line):
                yield name, line.strip()


def without_comment(line):
    """Remarks stand behind two blanks."""
    return re.split(r"  +", line)[0]


def main():
    program, project = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    bad, count = [], 0
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder, project)
        environment = dict(os.environ, PATH=os.path.dirname(program) + os.pathsep + os.environ["PATH"])
        for name, line in examples(program):
            command = without_comment(line).replace("../old/rules", "rules").replace("tests.xml", "t.xml")
            command = command.replace("mine/stages/x.rules", "mine/stages/strikes.rules")
            command = re.sub(r"--write-precision \S+", "--write-precision precision.tsv", command)
            if name in ("format",) and command == "wirefacts format":
                command = "cd mine && wirefacts format"  # not the project's own rules
            watching = command.endswith("--watch")
            if watching:
                command = "timeout -s INT 20 " + command + " | head -1"
            done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                                  capture_output=True, text=True, timeout=240, check=False)
            count += 1
            wrong = done.returncode in USAGE or (name == "grep" and done.returncode != 0)
            if wrong:
                bad.append("%s\n  exit %d: %s" % (command, done.returncode, (done.stderr or done.stdout)[-300:]))
    print("%d examples, %d wrong" % (count, len(bad)))
    if bad or count < 30:
        sys.exit("\n".join(bad))


main()
