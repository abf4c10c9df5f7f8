#!/usr/bin/env python3
"""A rule pack as a zip: the same pack as the folder, and nothing an archive can say leads outside of it.

archive_test.py PROGRAM PROJECT
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import zipfile

PROGRAM, PROJECT = sys.argv[1], pathlib.Path(sys.argv[2])
PACK = PROJECT / "tests/golden/grammar_pack"
STORY = "Russia and Germany signed a pact in Paris on Monday. Police arrested Ruslan Omarov in Tbilisi.\n"
failures = []


def run(*words, **more):
    return subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True, timeout=300, check=False, **more)


def expect(holds, what):
    if not holds:
        failures.append(what)


def zipped(path, files, prefix="", compression=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in files:
            archive.writestr(name if isinstance(name, zipfile.ZipInfo) else prefix + name, data)
    return path


def link(name, target):
    info = zipfile.ZipInfo(name)
    info.create_system = 3  # Unix
    info.external_attr = 0o120777 << 16
    return info, target


def same_pack(folder, sound):
    """Records name the pack with its hash: equal bytes say that it is the same pack."""
    plain = folder / "pack"
    for name, data in sound:
        (plain / name).parent.mkdir(parents=True, exist_ok=True)
        (plain / name).write_bytes(data)
    (folder / "story.txt").write_text(STORY, encoding="utf-8")
    expected = run("run", folder / "story.txt", "--rules", plain, "-q").stdout
    expect('"AGREEMENT_SIGN"' in expected, "the folder gives no records")
    for name, prefix in (("flat/pack.zip", ""), ("nested/pack.zip", "pack/")):
        path = folder / name
        path.parent.mkdir()
        zipped(path, list(reversed(sound)), prefix)
        got = run("run", folder / "story.txt", "--rules", path, "-q")
        expect(got.stdout == expected, "%s gives other records: %s" % (name, got.stderr))
    got = run("diff", plain, folder / "flat/pack.zip", folder / "story.txt")
    expect(got.returncode == 0, "diff of folder and zip: " + got.stdout + got.stderr)
    quiet = [("news/quiet/a.txt", STORY), ("news/quiet/deep/b.jsonl", '{"id": "b", "text": "Russia and Germany signed a pact."}\n')]
    noisy = zipped(folder / "news.zip", [("news/" + name, data) for name, data in sound] + quiet)
    got = run("test", "--rules", noisy)
    expect("false alarms in 2 texts" in got.stdout and "quiet/a:19: AGREEMENT_SIGN 'signed'" in got.stdout,
           "quiet texts of a zip: " + got.stdout + got.stderr)
    layer = zipped(folder / "mine.zip", [("stages/unrest.rules", "stage unrest\n\nrule arrest_verb\n")])
    got = run("diff", plain, "%s+%s" % (plain, layer), folder / "story.txt")
    expect("unrest.arrest_verb: 0 added, 1 lost" in got.stdout, "a zip as a layer: " + got.stdout + got.stderr)


def refused(folder, sound):
    big = zipfile.ZipInfo("bomb.tsv")
    big.compress_type = zipfile.ZIP_DEFLATED
    cases = [
        ("parent", [*sound, ("../out.rules", "stage x\n")], "leaves the pack"),
        ("inner_parent", [*sound, ("stages/../../out.rules", "stage x\n")], "leaves the pack"),
        ("absolute", [*sound, ("/etc/out.rules", "stage x\n")], "leaves the pack"),
        ("backslash", [*sound, ("..\\out.rules", "stage x\n")], "leaves the pack"),
        ("link", [*sound, link("stages/secret.rules", "/etc/passwd")], "is a link"),
        ("twice", [*sound, sound[-1]], "stands in it twice"),
        ("empty", [("readme.md", "nothing")], "no .types"),
        ("crowd", [("n%d.md" % i, "") for i in range(10001)], "more than 10,000 entries"),
        ("bomb", [*sound, (big, b"\0" * (257 << 20))], "more than 256 MiB"),
        ("bombs", [*sound, *[("b%d.tsv" % i, b"\0" * (200 << 20)) for i in range(3)]], "more than 512 MiB"),
    ]
    for name, files, reason in cases:
        got = run("check", zipped(folder / (name + ".zip"), files))
        expect(got.returncode in (65, 66) and reason in got.stderr,
               "%s: exit %d, %s%s" % (name, got.returncode, got.stdout[-300:], got.stderr[-300:]))
    (folder / "noise.zip").write_bytes(os.urandom(5000))
    got = run("check", folder / "noise.zip")
    expect(got.returncode == 65, "noise: exit %d, %s" % (got.returncode, got.stderr))
    whole = (folder / "flat/pack.zip").read_bytes()
    for size in (10, len(whole) // 2, len(whole) - 1):
        (folder / "cut.zip").write_bytes(whole[:size])
        got = run("check", folder / "cut.zip")
        expect(got.returncode in (65, 66), "cut at %d: exit %d" % (size, got.returncode))


def main():
    sound = [(p.relative_to(PACK).as_posix(), p.read_bytes()) for p in sorted(PACK.rglob("*")) if p.is_file()]
    sound.append(("lexicon/inflections.tsv", (PROJECT / "rules/lexicon/inflections.tsv").read_bytes()))
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        same_pack(folder, sound)
        import warnings
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of duplicate names
            refused(folder, sound)
    print("\n".join(failures) or "ok")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
