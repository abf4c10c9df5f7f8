#!/usr/bin/env python3
"""Ordinary sentences of wire copy and all their facts.   sentences_test.py PROGRAM PROJECT [NAME...]

See tests/sentences/README.md. With NAMEs only those files (`business`), and every sentence that fails with what came out.
"""
import json
import os
import re
import subprocess
import sys
import tempfile

PROGRAM, PROJECT, *NAMES = sys.argv[1:]
FOLDER = os.path.join(PROJECT, "tests", "sentences")
PUBLISHED = "2026-10-14"  # a Wednesday
FACT = re.compile(r"(\??)\s*([A-Z_]+)((?: [a-z]+(?= |$))*)((?: \w+=.*)?)$")
ROLE = re.compile(r" (\w+)=((?:(?! \w+=).)*)")


def rows(name):
    with open(os.path.join(FOLDER, name + ".tsv"), encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip() and not line.startswith("#"):
                sentence, tab, facts = line.rstrip("\n").partition("\t")
                if not tab or not facts:
                    sys.exit(f"{name}.tsv:{number}: a sentence, a tab, its facts; '-' where there is none")
                yield f"{name}.tsv:{number}", sentence, facts


def wanted(facts, place):
    """[(known to be missed, type, words of realis and polarity, {role: [words]})]"""
    found = []
    for fact in [] if facts.strip() == "-" else facts.split(";"):
        match = FACT.match(fact.strip())
        if not match:
            sys.exit(f"{place}: '{fact.strip()}' is no fact; one is 'TYPE realis not role=words role=words|words'")
        roles = {role: words.split("|") for role, words in ROLE.findall(match[4])}
        found.append((bool(match[1]), match[2], match[3].split(), roles))
    return found


def bare(words):
    return re.sub(r"^(the|an?|its|his|her|their) ", "", re.sub(r"\s+", " ", words.strip().lower()))


def words_of(record, text, ref):
    """All that a filler is called: its words, its value, each of its mentions."""
    if isinstance(ref, dict):
        return {bare(text[ref["start"]:ref["end"]]), bare(str(ref.get("text", "")))}
    found = set()
    for layer in ("entities", "places", "times", "quantities"):
        for thing in record.get(layer, []):
            if thing.get("id") == ref:
                found |= {bare(str(thing[key])) for key in ("canonical", "value", "text") if thing.get(key) is not None}
                found |= {bare(text[m["start"]:m["end"]]) for m in thing.get("mentions", [thing]) if "start" in m}
    return found or {bare(str(ref))}


def fillers(record, text, event):
    """{role: [names of each filler]}"""
    roles = {}
    for role, value in event["roles"].items():
        roles[role] = [words_of(record, text, ref) for ref in (value if isinstance(value, list) else [value])]
    for figure in event.get("quantities") or []:
        roles.setdefault(figure["role"], []).append(words_of(record, text, figure["ref"]))
    for name, field in (event.get("fields") or {}).items():
        roles.setdefault(name, []).append({bare(str(field.get("text", "")))})
    for name in ("subtype", "status"):
        if event.get(name):
            roles.setdefault(name, []).append({bare(event[name])})
    return roles


def agrees(fact, event, roles):
    _, kind, words, asked = fact
    realis = [w for w in words if w != "not"] or ["actual"]
    polarity = "negative" if "not" in words else "positive"
    if event["type"] != kind or event["realis"] != realis[0] or event["polarity"] != polarity:
        return False
    return all(any(bare(item) in names for names in roles.get(role, [])) for role, items in asked.items() for item in items)


def told(event, roles):
    words = " ".join(f"{role}={'|'.join(max(names, key=len) for names in items)}" for role, items in roles.items())
    return f"{event['type']} {event['realis']}{' not' if event['polarity'] == 'negative' else ''} {words} ({event['rule']})"


def faults(record, text, facts):
    """What is missing, what is too much, what is held for missing and is there."""
    events = [(event, fillers(record, text, event)) for event in record["events"]]
    free = list(range(len(events)))
    found = []
    for fact in facts:
        match = next((i for i in free if agrees(fact, *events[i])), None)
        if match is not None:
            free.remove(match)
        if match is None and not fact[0]:
            found.append("missing  " + " ".join([fact[1], *fact[2], *(f"{r}={'|'.join(w)}" for r, w in fact[3].items())]))
        if match is not None and fact[0]:
            found.append(f"holds, take its '?' away  {fact[1]}")
    found += ["too much " + told(*events[i]) for i in free if not any(f[0] and f[1] == events[i][0]["type"] for f in facts)]
    return found


def main():
    names = NAMES or sorted(name[:-4] for name in os.listdir(FOLDER) if name.endswith(".tsv"))
    table = [row for name in names for row in rows(name)]
    with tempfile.TemporaryDirectory() as scratch:
        articles, records = os.path.join(scratch, "a.jsonl"), os.path.join(scratch, "r.jsonl")
        with open(articles, "w", encoding="utf-8") as out:
            for place, sentence, _ in table:
                out.write(json.dumps({"id": place, "text": sentence, "published": PUBLISHED}) + "\n")
        subprocess.run([PROGRAM, "run", articles, "--rules", os.path.join(PROJECT, "rules"), "--to", "jsonl:" + records, "-q"],
                       check=True)
        with open(records, encoding="utf-8") as lines:
            by_id = {record["doc"]["doc_id"]: record for record in map(json.loads, lines)}
    failed = missed = 0
    for place, sentence, facts in table:
        asked = wanted(facts, place)
        missed += sum(fact[0] for fact in asked)
        found = faults(by_id[place], sentence, asked)
        failed += bool(found)
        if found:
            print(f"{place}: {sentence}", *("    " + fault for fault in found), sep="\n")
    print(f"{len(table) - failed} of {len(table)} sentences hold, {missed} facts known to be missed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
