#!/usr/bin/env python3
"""The cache of compiled rules changes nothing but the time.

cache_test.py PROGRAM PROJECT

Records are the same bytes without a cache, with an empty and with a filled one; when several processes begin at once;
when the file is damaged, cut off or somebody else's, known by its stamp or not; when the folder cannot be used. Changed
rules are compiled anew.
"""
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

PROGRAM, PROJECT = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
REAL, SMALL = PROJECT / "rules", PROJECT / "tests/reference/pack"
SLOW = "WIREFACTS_SANITIZED" in os.environ  # then the small pack alone, and fewer damages
FLIPS = 8 if SLOW else 30
SETTLED = 2.1  # seconds: a file as old as that is known by its stamp
STORY = "Russia and Germany signed a pact in Paris on Monday. Police arrested Ruslan Omarov in Tbilisi.\n"
VARIABLES = ("WIREFACTS_CACHE", "XDG_CACHE_HOME")


def environment(**changes):
    return {**{k: v for k, v in os.environ.items() if k not in VARIABLES}, **changes}


def start(work, rules, *options, article="story.txt", threads=1, **variables):
    command = [PROGRAM, "run", "--threads", str(threads), "-q", str(article), "--published", "2016-10-04",
               *[f"--rules={layer}" for layer in rules], *map(str, options)]
    return subprocess.Popen(command, cwd=work, env=environment(**variables), stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE)


def end(process):
    out, error = process.communicate(timeout=300)
    assert process.returncode == 0 and not error, (process.returncode, error.decode())
    return out


def run(work, rules, *options, **more):
    return end(start(work, rules, *options, **more))


def packs(folder):
    return sorted(folder.glob("**/*.pack"))


def check_real_rules(work):
    """Several processes at once on an empty cache; every command reads the same pack."""
    cache, article = work / "real", PROJECT / "corpus/articles"
    plain = run(work, [REAL], "--cache", "off", article=article)
    begun = [start(work, [REAL], "--cache", cache, article=article) for _ in range(3)]
    assert all(end(process) == plain for process in begun)
    assert len(packs(cache)) == 1 and not list(cache.glob("*.tmp")), list(cache.iterdir())
    assert run(work, [REAL], "--cache", cache, article=article, threads=2) == plain
    for command in (["explain", "story.txt"], ["tokens", "--stage", "groups", STORY], ["test", "wire.*", "conflict.*"]):
        said = [subprocess.run([PROGRAM, *command, "--rules", REAL, "--cache", where], cwd=work, env=environment(),
                               capture_output=True, check=True, timeout=300).stdout for where in ("off", cache)]
        assert said[0] and said[0] == said[1], command
    chosen = [run(work, [REAL], "--cache", where, "--skip", "diplomacy.*", article=article) for where in ("off", cache)]
    assert chosen[0] == chosen[1] and chosen[0] != plain


def check_damage(work):
    """Whatever is wrong with the file, the records are right, and afterwards the file is, too."""
    cache = work / "damage"
    plain = run(work, [SMALL], "--cache", "off")
    assert b"Omarov" in plain
    assert run(work, [SMALL], "--cache", cache) == plain
    (pack,) = packs(cache)
    good = pack.read_bytes()
    damaged = [b"", good[:-1], good[: len(good) // 2], good[:64], good[:63], good + b"\0", bytes(len(good)), good[::-1]]
    chance = random.Random(7)
    for number in range(FLIPS):
        at = chance.randrange(64 if number % 4 == 0 else len(good))
        damaged.append(good[:at] + bytes([good[at] ^ 1 << chance.randrange(8)]) + good[at + 1 :])
    for number, content in enumerate(damaged):
        fresh = pack.with_suffix(".new")
        fresh.write_bytes(content)
        fresh.rename(pack)  # a file in use is never changed in place
        assert run(work, [SMALL], "--cache", cache) == plain, f"damage {number}"
        assert pack.read_bytes() == good, f"damage {number} was not repaired"


def check_stamps(work):
    """What is known by its stamp is not read again; whatever is done to it then is seen, and so is every change of rules."""
    cache, rules = work / "stamps", work / "stamped"
    shutil.copytree(SMALL, rules)
    plain = run(work, [rules], "--cache", "off")

    def known():
        """Rules and pack are older than what a clock may confuse, and known."""
        time.sleep(SETTLED)
        assert run(work, [rules], "--cache", cache) == plain
        (stamp,) = cache.glob("*.stamp")
        assert stamp.stat().st_mtime > pack.stat().st_mtime
        assert run(work, [rules], "--cache", cache) == plain
        return stamp

    assert run(work, [rules], "--cache", cache) == plain
    (pack,) = packs(cache)
    good = pack.read_bytes()
    stamp = known()
    stamped = stamp.read_bytes()
    for at in (len(good) // 2, 70, len(good) - 1):  # in its place: the same file, as long as before
        times = pack.stat()
        with open(pack, "r+b") as file:
            file.seek(at)
            file.write(bytes([good[at] ^ 4]))
        os.utime(pack, ns=(times.st_atime_ns, times.st_mtime_ns))  # the time of change cannot be set
        assert run(work, [rules], "--cache", cache) == plain, f"damage at {at}"
        assert pack.read_bytes() == good, f"damage at {at} was not repaired"
        stamp = known()
    for content in (b"", stamped[:-1], bytes(len(stamped)), stamped[:80] + b"x" + stamped[81:]):
        stamp.write_bytes(content)
        assert run(work, [rules], "--cache", cache) == plain
    pack.unlink()
    assert run(work, [rules], "--cache", cache) == plain
    known()
    more = rules / "lexicon/more.tsv"  # every record names the hash of its rules
    more.write_text("# source: test\n# license: Apache-2.0\n# columns: word\nabc\n")
    changed = run(work, [rules], "--cache", "off")
    assert changed != plain and run(work, [rules], "--cache", cache) == changed
    plain, pack = changed, max(packs(cache), key=lambda path: path.stat().st_mtime_ns)
    known()
    times = more.stat()
    more.write_text(more.read_text().replace("abc", "abd"))  # as long as before, and as old
    os.utime(more, ns=(times.st_atime_ns, times.st_mtime_ns))
    changed = run(work, [rules], "--cache", "off")
    assert changed != plain and run(work, [rules], "--cache", cache) == changed


def check_unusable_folders(work):
    """A file in its place, no right to write, a folder in the place of the pack: only time is lost."""
    plain = run(work, [SMALL], "--cache", "off")
    (work / "file").write_text("no folder")
    locked = work / "locked"
    locked.mkdir(mode=0o500)
    closed = [locked] if os.geteuid() != 0 else []  # the superuser may write everywhere
    for folder in (work / "file", work / "file/deeper", "/proc/wirefacts", *closed):
        assert run(work, [SMALL], "--cache", folder) == plain, folder
    (pack,) = packs(work / "damage")
    pack.unlink()
    pack.mkdir()
    assert run(work, [SMALL], "--cache", pack.parent) == plain


def check_places(work):
    """--cache, WIREFACTS_CACHE, XDG_CACHE_HOME, HOME, in this order; 'off' in the first two."""
    home = work / "home"

    def places(*options, **variables):
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir()
        assert run(work, [SMALL], *options, HOME=str(home), **variables)
        return [str(pack.parent.relative_to(home)) for pack in packs(home)]

    xdg, own = {"XDG_CACHE_HOME": f"{home}/xdg"}, {"WIREFACTS_CACHE": f"{home}/own"}
    assert places() == [".cache/wirefacts"]
    assert places(**xdg) == ["xdg/wirefacts"]
    assert places(**xdg, **own) == ["own"]
    assert places("--cache", home / "asked", **own) == ["asked"]
    assert places("--cache", "off", **own) == [] == places(WIREFACTS_CACHE="off")


def check_changes(work):
    """Other rules, another pack; the oldest go; a layer may be a zip."""
    cache, mine = work / "changes", work / "mine"
    mine.mkdir()
    for number in range(6):
        (mine / "precision.tsv").write_text("# source: test\n# license: Apache-2.0\n# columns: rule\tjudged\tright\n"
                                            f"stage.rule\t{number + 4}\t{number}\n")
        fresh = run(work, [SMALL, mine], "--cache", "off")
        assert run(work, [SMALL, mine], "--cache", cache) == fresh
        assert run(work, [SMALL, mine], "--cache", cache) == fresh
    assert len(packs(cache)) == 4, packs(cache)
    assert run(work, [SMALL], "--cache", cache) != fresh
    shutil.move(shutil.make_archive(str(work / "archive"), "zip", work, "mine"), work / "mine.zip")
    zipped = work / "zipped"
    for _ in range(2):
        assert run(work, [SMALL, work / "mine.zip"], "--cache", zipped) == fresh
    assert len(packs(zipped)) == 1


def main():
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        (work / "story.txt").write_text(STORY, encoding="utf-8")
        if not SLOW:
            check_real_rules(work)
        check_damage(work)
        check_stamps(work)
        check_unusable_folders(work)
        check_places(work)
        check_changes(work)
    print("the cache changes nothing")


main()
