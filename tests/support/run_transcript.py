#!/usr/bin/env python3
"""Runs the commands of a transcript and compares what they print.   run_transcript.py FILE PROGRAM PROJECT

A line "  $ command" (with the lines "  > more" behind it) is run by bash in an empty folder that all commands of the
file share; the indented lines behind it are what it prints, standard output and error together, then "[N]" if the exit code is N and not 0. Other lines are
remarks. PATH begins with the program's folder; $RULES and $CORPUS are those of the project. UPDATE_GOLDEN=1 rewrites
the file.
"""
import difflib
import os
import subprocess
import sys
import tempfile

INDENT = "  "


def cut(text):
    """Remarks as strings, commands as [command]; expected output is left out."""
    parts = []
    in_output = False
    for line in text.splitlines():
        if line.startswith(INDENT + "$ "):
            parts.append([line[len(INDENT) + 2:]])
            in_output = True
        elif in_output and line.startswith(INDENT + "> "):
            parts[-1].append(line[len(INDENT) + 2:])
        elif not (in_output and line.startswith(INDENT)):
            parts.append(line)
            in_output = False
    return parts


def run(command, folder, program, project):
    environment = dict(os.environ, LC_ALL="C.UTF-8", RULES=os.path.join(project, "rules"), CORPUS=os.path.join(project, "corpus"))
    environment["PATH"] = os.path.dirname(program) + os.pathsep + environment["PATH"]
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=240, check=False)
    text = done.stdout.decode("utf-8", "backslashreplace").replace(project, "$PROJECT")
    lines = text.splitlines()
    if text and not text.endswith("\n"):
        lines[-1] += " (no end of line)"
    return lines + (["[%d]" % done.returncode] if done.returncode else [])


def main():
    path, program, project = (os.path.abspath(path) for path in sys.argv[1:4])
    with open(path, encoding="utf-8") as f:
        expected = f.read()
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for part in cut(expected):
            if isinstance(part, str):
                found.append(part)
                continue
            found += [INDENT + ("> " if i else "$ ") + line for i, line in enumerate(part)]
            found += [(INDENT + line).rstrip() or INDENT for line in run("\n".join(part), folder, program, project)]
    text = "\n".join(found) + "\n"
    if os.environ.get("UPDATE_GOLDEN") == "1" and text != expected:
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)
        print("rewritten: " + path)
        return 0
    sys.stdout.writelines(difflib.unified_diff(expected.splitlines(True), text.splitlines(True), "expected", "found"))
    return 0 if text == expected else 1


if __name__ == "__main__":
    sys.exit(main())
