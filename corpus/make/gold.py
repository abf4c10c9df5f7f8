#!/usr/bin/env python3
"""Compiles gold/wire/NAME.gold, written by hand, to gold/wire/NAME.json, a record with offsets.

    python3 corpus/make/gold.py [NAME ...] [--check]      all when no NAME; --check writes nothing and fails on a stale record
    python3 corpus/make/gold.py --show NAME               the text with its marks, for reading over

The notation is described in gold/FORMAT.md. Every pattern must match exactly once, so a slip is an error and never a wrong span.
Python 3 standard library.
"""
import hashlib
import json
import os
import re
import sys

from articles import CORPUS, read, rows
from patterns import Finder, GoldError
from schema import event_types
from times import relation

LAYERS = {"P": "entities", "O": "entities", "G": "entities", "X": "entities", "U": "entities", "L": "places", "T": "times",
          "N": "quantities", "Q": "quotes", "E": "events", "C": "claims"}
EVENT_TYPES = event_types()
LIST_ROLES = {"party"}  # of types that the schema does not have yet
APPROX = set("exact about more_than at_least less_than at_most nearly range vague".split())
NUMBER = re.compile(r"-?\d+(\.\d+)?$")
ITEM = re.compile(r"(?:([a-z_]+)=)?(`[^`]*`(?:#\w+)?|\"[^\"]*\"|\S+)")
DEFAULTS = {"P": "PERSON", "O": "ORG", "G": "GROUP", "X": "EVENT_NAME"}


def items(line):
    """one line as [(key or None, value)]"""
    return [(m.group(1), m.group(2)) for m in ITEM.finditer(line)]


def number(word):
    value = float(word)
    return int(value) if value == int(value) else value


def unquoted(word):
    return word[1:-1] if word.startswith('"') else word


class Compiler:
    """Reads one .gold file into one record."""

    def __init__(self, name):
        self.name = name
        self.text = read("stories", name + ".txt")
        self.finder = Finder(self.text)
        self.envelope = next(row for row in rows("stories.tsv") if row["id"] == name)
        self.record = {layer: [] for layer in dict.fromkeys(LAYERS.values())}
        self.doc = {"headline": None, "dateline": None, "residue": []}
        self.scope = "full"
        self.current = None

    def compile(self):
        for number_of_line, line in enumerate(read("gold", "wire", self.name + ".gold").splitlines(), 1):
            line = re.sub(r"^#.*|\s+# .*", "", line).rstrip()
            if not line:
                continue
            try:
                if line[0].isspace():
                    self.child(line.strip())
                else:
                    self.top(line)
            except (GoldError, ValueError, KeyError, IndexError) as e:
                sys.exit("%s.gold:%d: %s\n  %s" % (self.name, number_of_line, e if isinstance(e, GoldError) else repr(e), line))
        return self.finish()

    # -------------------------------------------------------------- lines
    def top(self, line):
        word, rest = (line.split(None, 1) + [""])[:2]
        if word == "scope":
            self.scope = rest
        elif word in ("headline", "dateline", "residue", "body", "byline"):
            self.zone(word, items(rest))
        elif word[0] in LAYERS and word[1:].isdigit():
            getattr(self, "read_" + LAYERS[word[0]])(word, items(rest))
        else:
            raise GoldError("unknown line")

    def zone(self, word, parts):
        span = self.span(parts[0][1])
        extra = {k: v for k, v in parts[1:] if k}
        if word == "residue":
            self.doc["residue"].append({**span, "text": self.words(span), "rule": "by_hand"})
        elif word == "dateline":
            self.doc["dateline"] = {**span, "place": extra.get("place"), "agency": extra.get("agency"), "date": extra.get("date")}
        else:
            self.doc[word] = span

    def add(self, layer, entry):
        if any(x["id"] == entry["id"] for xs in self.record.values() for x in xs):
            raise GoldError("id given twice")
        self.record[layer].append(entry)
        self.current = entry

    def read_entities(self, ident, parts):
        bare = [v for k, v in parts if not k]
        kind = bare[0] if bare and bare[0].isupper() and not bare[0].startswith('"') else DEFAULTS[ident[0]]
        entry = {"id": ident, "type": kind}
        entry["canonical"] = next(unquoted(v) for v in bare if v.startswith('"'))
        for key, value in parts:
            if key == "members":
                entry["members"] = value.split(",")
            elif key == "ordinal":
                entry["ordinal"] = int(value)
            elif key == "age":
                entry["fields"] = {"age": int(value)}
            elif key:
                entry[key] = unquoted(value)
        self.add("entities", {**entry, "mentions": []})

    def read_places(self, ident, parts):
        entry = {"id": ident, "type": parts[0][1]}
        entry["canonical"] = next(unquoted(v) for k, v in parts if not k and v.startswith('"'))
        codes = [v for k, v in parts[1:] if not k and not v.startswith('"')]
        entry["iso2"], entry["iso3"] = codes if codes else (None, None)
        for key, value in parts:
            if key:
                entry[key] = unquoted(value)
        self.add("places", {**entry, "mentions": []})

    def child(self, line):
        """a mention of the entity or place above, its office, or more evidence of the event above"""
        parts = items(line)
        word = parts[0][1]
        if word == "role":
            extra = {k: unquoted(v) for k, v in parts if k}
            role = {"title": unquoted(parts[1][1]), "org": extra.get("org"), "country": extra.get("country")}
            if role["org"] and not re.match(r"[OL]\d+$", role["org"]):
                role["org"] = {"text": role["org"]}
            self.current.setdefault("roles", []).append(role)
        elif word == "evidence":
            self.current["evidence"].append(self.span(parts[1][1]))
        elif parts[1][1] == "all":
            for span in self.finder.every(parts[2][1], taken=[(m["start"], m["end"]) for m in self.current["mentions"]]):
                self.mention(word, span)
        else:
            for _, pattern in parts[1:]:
                self.mention(word, self.finder.find(pattern))

    def mention(self, kind, found):
        entry = {"start": found["{"][0], "end": found["{"][1], "text": self.text[slice(*found["{"])], "kind": kind}
        if "[" in found and found["["] != found["{"]:
            entry["head"] = list(found["["])
        self.current["mentions"].append(entry)

    def read_times(self, ident, parts):
        span = self.span(parts[0][1])
        entry = {"id": ident, **span, "text": self.words(span)}
        extra = {k: v for k, v in parts if k}
        value = next(v for k, v in parts[1:] if not k)
        kind = extra.get("type") or ("DURATION" if value.startswith("P") and value[1].isdigit() else "DATE")
        rel = relation(extra.get("rel"), entry["text"], value, self.envelope["published"])
        entry.update(kind=kind, timex=kind, value=value, rel=rel)
        if "mod" in extra:
            entry["mod"] = extra["mod"]
        self.add("times", entry)

    def read_quantities(self, ident, parts):
        kind, pattern = parts[0][1], parts[1][1]
        found = self.finder.find(pattern)
        entry = {"id": ident, "start": found["{"][0], "end": found["{"][1], "text": self.text[slice(*found["{"])]}
        entry["number"] = list(found.get("[", found["{"]))
        if "<" in found:
            entry["hedge"] = list(found["<"])
        bare = [v for k, v in parts[2:] if not k]
        extra = {k: v for k, v in parts[2:] if k}
        entry["kind"] = kind
        entry["value"] = number(next(v for v in bare if NUMBER.match(v)))
        if "max" in extra:
            entry["value_max"] = number(extra.pop("max"))
        approx = next((v for v in bare if v in APPROX), "exact")
        if kind != "ordinal":
            entry["approx"] = approx
        entry.update(self.counted(kind, found, extra))
        code = next((v for v in bare if not NUMBER.match(v) and v not in APPROX), None)
        if code:
            entry["currency" if kind == "money" else "unit"] = code
        if kind == "percent":
            entry.setdefault("unit", "percent")
        for key, value in extra.items():
            entry[key] = self.reference(value, key in ("from_places", "base_entities"))
        self.add("quantities", entry)

    def counted(self, kind, found, extra):
        """the noun of a count: the last word of the span, unless noun= says more or the number is all there is"""
        out = {}
        lemma = extra.pop("lemma", None)
        noun = extra.pop("noun", None)
        span, figure = found["{"], found.get("[", found["{"])
        rest = self.text[figure[1]:span[1]].strip()
        if kind in ("count", "ordinal") and rest and not noun:
            noun = rest.split()[-1]
        if noun:
            out["noun"] = unquoted(noun)
        if lemma or noun:
            out["noun_lemma"] = unquoted(lemma or noun)
        if kind == "count" and lemma and not noun:
            out["noun_basis"] = "ellipsis"
        if "mods" in extra:
            out["modifiers"] = unquoted(extra.pop("mods")).split(",")
        return out

    def read_quotes(self, ident, parts):
        kind, speaker, pattern = (v for _, v in parts[:3])
        found = self.finder.find(pattern)
        entry = {"id": ident, "type": kind, "start": found["{"][0], "end": found["{"][1]}
        if kind == "mixed":
            entry["verbatim"] = self.verbatim(found, dict(parts).get("verbatim"))
        entry["speaker"] = None if speaker == "-" else speaker
        entry["speaker_mention"] = list(found["<"]) if "<" in found else None
        entry["cue"] = self.text[slice(*found["["])].strip() if "[" in found else None
        entry["cue_span"] = list(found["["]) if "[" in found else None
        for key in ("addressee", "continues"):
            if key in dict(parts):
                entry[key] = dict(parts)[key]
        entry.update(rule="by_hand", confidence=1)
        self.add("quotes", entry)

    def verbatim(self, found, pattern):
        if pattern:
            return self.span(pattern)
        inside = re.search(r"[\"“‘].*?[\"”’]", self.text[slice(*found["{"])])
        if not inside:
            raise GoldError("no quotation marks in a mixed quotation")
        return {"start": found["{"][0] + inside.start(), "end": found["{"][0] + inside.end()}

    def read_events(self, ident, parts):
        bare = [v for k, v in parts if not k and v != "|"]
        trigger = next(v for v in bare if v.startswith("`"))
        span = self.span(trigger)
        subtype = next((v for v in bare[1:] if v != trigger and v != "NOT"), None)
        entry = {"id": ident, "type": bare[0], "subtype": subtype, "trigger": span, "realis": "actual",
                 "polarity": "negative" if "NOT" in bare else "positive"}
        roles, figures = {}, []
        for key, value in parts:
            if key in ("realis", "status", "support"):
                entry[key] = value
            elif key == "by":
                entry["asserted_by"] = value
            elif key == "hedge":
                word, kind = value.rsplit("`", 1)[0] + "`", value.rsplit("`#", 1)[-1]
                entry.setdefault("hedges", []).append({**self.span(word), "class": kind})
            elif key and re.match(r"N\d+(,N\d+)*$", value):
                figures += [{"ref": n, "role": key} for n in value.split(",")]
            elif key:
                many = EVENT_TYPES.get(entry["type"], {}).get(key, key in LIST_ROLES)
                roles[key] = self.fillers(key, many, value, roles.get(key))
        entry["roles"] = roles
        if figures:
            entry["quantities"] = figures
        entry["evidence"] = [self.sentence(span)]
        entry.update(rule="by_hand", confidence=1)
        self.add("events", entry)

    def fillers(self, key, many, value, before):
        """a role value; list roles are always lists, and may be given several times"""
        new = self.reference(value, many)
        if many:
            return (before or []) + new
        if before is not None:
            raise GoldError("role %s twice, and it is no list" % key)
        return new

    def reference(self, value, as_list=False):
        if value.startswith("`"):
            span = self.span(value)
            literal = {"text": self.words(span), **span}
            return [literal] if as_list else literal
        if value.startswith('"'):
            return value[1:-1]
        if as_list:
            return value.split(",")
        return number(value) if NUMBER.match(value) else value

    def read_claims(self, ident, parts):
        bare = [v for k, v in parts if not k]
        entry = {"id": ident, "type": bare[0]}
        for key, value in parts:
            if key:
                entry[key] = self.reference(value)
        anchor = next(v for v in bare if v.startswith("`"))
        entry.update(evidence=[self.sentence(self.span(anchor))], rule="by_hand", confidence=1)
        self.add("claims", entry)

    # -------------------------------------------------------------- the record
    def span(self, pattern):
        start, end = self.finder.find(pattern)["{"]
        return {"start": start, "end": end}

    def sentence(self, span):
        dateline = self.doc["dateline"]
        return self.finder.sentence(span, dateline["end"] if dateline else 0)

    def words(self, span):
        return self.text[span["start"]:span["end"]]

    def finish(self):
        text, record = self.text, self.record
        first = text.index("\n")
        dateline = self.doc["dateline"]
        body = self.doc.pop("body", None) or {"start": dateline["end"] if dateline else first + 2, "end": len(text.rstrip())}
        data = text.encode("utf-8")
        row = self.envelope
        doc = {"doc_id": "wire/" + self.name, "sha256": hashlib.sha256(data).hexdigest(), "n_bytes": len(data), "n_chars": len(text),
               "offset_unit": "unicode_code_point", "lang": "en", "source": "wire", "url": "https://example.org/wire/" + self.name,
               "title": text[:first], "author": row["author"] or None, "section": row["section"], "text_start": first + 2,
               "headline": self.doc.pop("headline") or {"start": 0, "end": first}}
        doc.update(dateline=dateline, body=body, residue=sorted(self.doc.pop("residue"), key=lambda x: x["start"]))
        self.doc.pop("dateline")
        doc.update(self.doc, dct=row["published"], dct_source="meta", dct_bounds=None)
        for entry in record["entities"] + record["places"]:
            entry["mentions"].sort(key=lambda m: (m["start"], m["end"]))
            for role in entry.get("roles", []):
                titled = [i for i, m in enumerate(entry["mentions"], 1) if "title" in m["kind"] or "role" in m["kind"]]
                if titled:
                    role["evidence"] = "%s.m%d" % (entry["id"], titled[0])
        for layer in record:
            record[layer].sort(key=lambda x: self.place(x))
        for e in record["events"]:
            e["evidence"] = [dict(t) for t in sorted({tuple(sorted(s.items(), reverse=True)) for s in e["evidence"]}, key=lambda t: dict(t)["start"])]
        meta = {"pipeline": "by hand", "rulepacks": [], "run_id": "gold", "content_key": None, "scope": self.scope}
        return {"schema": "wirefacts/1", "doc": doc, **record, "meta": meta}

    @staticmethod
    def place(x):
        first = x.get("trigger") or (x["mentions"][0] if x.get("mentions") else None) or (x["evidence"][0] if "evidence" in x else x)
        return (first.get("start", 0), first.get("end", 0))


def dump(record):
    """JSON with one element of an array on a line"""
    lines = []
    for key, value in record.items():
        if isinstance(value, list) and value:
            inner = ",\n".join("  " + json.dumps(x, ensure_ascii=False) for x in value)
            lines.append(' %s: [\n%s\n ]' % (json.dumps(key), inner))
        else:
            lines.append(" %s: %s" % (json.dumps(key), json.dumps(value, ensure_ascii=False)))
    return "{\n" + ",\n".join(lines) + "\n}\n"


def show(record, text):
    for layer in ("entities", "places"):
        for e in record[layer]:
            print(e["id"], e["type"], e["canonical"], "|", " · ".join("%s(%s)" % (m["text"], m["kind"]) for m in e["mentions"]))
    for t in record["times"]:
        print(t["id"], repr(t["text"]), t["value"], t["rel"])
    for q in record["quantities"]:
        print(q["id"], repr(q["text"]), {k: v for k, v in q.items() if k not in ("id", "start", "end", "text", "number")})
    for q in record["quotes"]:
        print(q["id"], q["type"], q["speaker"], q["cue"], "|", text[q["start"]:q["end"]])
    for e in record["events"]:
        print(e["id"], e["type"], e["subtype"], repr(text[e["trigger"]["start"]:e["trigger"]["end"]]), e["realis"], e["roles"], e.get("quantities", ""))
        print("    ", " // ".join(text[s["start"]:s["end"]] for s in e["evidence"]))


def main():
    names = [a for a in sys.argv[1:] if not a.startswith("--")]
    folder = os.path.join(CORPUS, "gold", "wire")
    names = names or sorted(f[:-5] for f in os.listdir(folder) if f.endswith(".gold"))
    stale = []
    for name in names:
        compiler = Compiler(name)
        record = compiler.compile()
        path = os.path.join(folder, name + ".json")
        if "--show" in sys.argv:
            show(record, compiler.text)
        elif "--check" not in sys.argv:
            with open(path, "w", encoding="utf-8", newline="") as f:
                f.write(dump(record))
        elif not os.path.exists(path) or read("gold", "wire", name + ".json") != dump(record):
            stale.append(name)
    if stale:
        sys.exit("not up to date, run make/gold.py: " + ", ".join(stale))


if __name__ == "__main__":
    main()
