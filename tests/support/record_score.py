"""Compares the record of an article with the one wanted, layer by layer: what was found, is missing, is spurious.

Records are compared by spans, types and values: never by id, order, rule or confidence. Ids are first translated: an
entity or place is the one with which it shares most mentions, a time, quantity or quotation the one at its place, an
event the one with its type and trigger; a reference to a record that is not wanted is a wrong value. Names are compared
without case, coordinates to 0.1 degree; list knowledge that the wanted record does not give is not counted.
Coreference counts, in records of two mentions or more, the mentions that stand in the right record.

    rows = compare(record, ideal)       [(layer, field, found, missing, spurious)], the last two as lists of facts
    f1(rows)                            of the whole record, 0 to 100
"""
import collections
import json

ENTITY_LAYERS = ("entities", "places")
LAYERS = ("doc", "entities", "mentions", "coreference", "places", "times", "quantities", "quotes", "events", "claims")
CODES = "cameo cameo_root cameo_reciprocal plover plover_mode plover_context quad ere".split()
REL = "unit n weekday month day clock direction".split()
QUANTITY_LINKS = "of subset_of same_as base period participants from_places base_entities ref".split()
# Facts that come from lists, not from the article: where none of a kind is wanted for a record, there may be one.
LIST_FACTS = ("kb", "geonames", "feature", "adm1", "coordinates")


def pair(x):
    """(start, end) of a span written either way, or None"""
    if not x:
        return None
    return (x["start"], x["end"]) if isinstance(x, dict) else (x[0], x[1])


def common(a, b):
    """The shared part of two spans: characters in both over characters in either."""
    if not a or not b:
        return 0.0
    both = min(a[1], b[1]) - max(a[0], b[0])
    return both / (max(a[1], b[1]) - min(a[0], b[0])) if both > 0 else 0.0


def many(x):
    return x if isinstance(x, list) else [] if x is None else [x]


def fold(x):
    return " ".join(x.lower().split()) if isinstance(x, str) else x


# --- which wanted record is meant

def pairing(ours, ideal, likeness):
    """{our id: wanted id}, one to one, most alike first; likeness 0: cannot be the same"""
    scores = sorted(((likeness(a, b), -i, -j, a["id"], b["id"]) for i, a in enumerate(ours) for j, b in enumerate(ideal)),
                    reverse=True)
    out, used = {}, set()
    for score, _, _, a, b in scores:
        if score > 0 and a not in out and b not in used:
            out[a] = b
            used.add(b)
    return out


def mention_spans(entity):
    mentions = entity.get("mentions", [])
    return {pair(m) for m in mentions} | {pair(m["head"]) for m in mentions if m.get("head")}


def same_entity(a, b):
    ours, wanted = mention_spans(a), mention_spans(b)
    near = sum(any(common(x, y) >= 0.5 for y in wanted) for x in ours)
    return 0 if not near else 4 * len(ours & wanted) + near + 2 * (a["type"] == b["type"])


def same_spot(a, b):
    """The same place in the text; for quantities the numeral decides, however much of the phrase is taken in."""
    c = max(common(pair(a), pair(b)), common(pair(a.get("number")), pair(b.get("number"))))
    return c if c >= 0.5 else 0


def same_event(a, b):
    near, kind = common(pair(a.get("trigger")), pair(b["trigger"])), a["type"] == b["type"]
    evidence = any(common(pair(x), pair(y)) for x in a.get("evidence", []) for y in b["evidence"])
    if not near and not (kind and evidence):
        return 0
    return 4 * (near > 0) + 3 * (kind and evidence) + near + 0.5 * (a.get("subtype") == b.get("subtype"))


def translation(record, ideal):
    """{id of the record: wanted id}; what has no counterpart is marked as ours"""
    out = pairing(*[[x for layer in ENTITY_LAYERS for x in r.get(layer, [])] for r in (record, ideal)], same_entity)
    for layer in ("times", "quantities", "quotes"):
        out.update(pairing(record.get(layer, []), ideal[layer], same_spot))
    out.update(pairing(record.get("events", []), ideal["events"], same_event))
    for layer in (*ENTITY_LAYERS, "times", "quantities", "quotes", "events"):
        for x in record.get(layer, []):
            out.setdefault(x["id"], "our " + x["id"])
    return out


# --- a record as facts

class Facts:
    """(layer, field) → the facts of a record, with ids translated."""

    def __init__(self, record, ids):
        self.of = collections.defaultdict(collections.Counter)
        self.ids = ids
        self.add_doc(record["doc"])
        for layer in ENTITY_LAYERS:
            for entity in record.get(layer, []):
                self.add_entity(layer, ids[entity["id"]], entity)
        for time in record.get("times", []):
            self.add_time(ids[time["id"]], time)
        for quantity in record.get("quantities", []):
            self.add_quantity(ids[quantity["id"]], quantity)
        for quote in record.get("quotes", []):
            self.add_quote(ids[quote["id"]], quote)
        for event in record.get("events", []):
            self.add_event(ids[event["id"]], event)
        for claim in record.get("claims", []):
            self.add_claim(claim)

    def add(self, layer, field, *fact):
        self.of[layer, field][fact] += 1

    def value(self, layer, field, who, v):
        if v not in (None, [], ""):
            self.add(layer, field, who, v)

    def ref(self, x):
        """A reference, words of the article (by their place), or a plain value."""
        if isinstance(x, dict):
            return pair(x) if "start" in x else json.dumps(x, sort_keys=True)
        return self.ids.get(x, fold(x)) if isinstance(x, str) else json.dumps(x) if isinstance(x, list) else x

    def fields(self, layer, who, x):
        for key, v in x.get("fields", {}).items():
            for item in many(v):
                self.add(layer, "fields", who, key, self.ref(item))

    def add_doc(self, doc):
        for zone in ("headline", "dateline", "body"):
            if doc.get(zone):
                self.add("doc", zone, pair(doc[zone]))
        for x in doc.get("residue", []):
            self.add("doc", "residue", pair(x))
        for key in ("place", "agency", "date"):
            self.value("doc", "dateline " + key, "", self.ref((doc.get("dateline") or {}).get(key)))
        for key in ("lang", "dct"):
            self.value("doc", key, "", doc.get(key))
        for key in ("source", "url", "title", "author", "section", "status", "supersedes"):
            self.value("doc", "envelope", key, doc.get(key))
        for key in ("not_before", "not_after"):
            self.value("doc", "dct bounds", key, (doc.get("dct_bounds") or {}).get(key))

    def add_entity(self, layer, who, entity):
        self.add(layer, "record and type", who, entity["type"])
        if entity["type"] != "GROUP":  # the name of a group is our own wording
            self.value(layer, "canonical", who, fold(entity.get("canonical")))
        for key in ("subtype", "kb", "gender", "country", "ordinal", "iso2", "iso3", "geonames", "feature", "adm1"):
            self.value(layer, {"iso2": "iso", "iso3": "iso"}.get(key, key), who + (" 2" if key == "iso2" else ""),
                       entity.get(key))
        if entity.get("lat") is not None and entity.get("lon") is not None:
            self.add(layer, "coordinates", who, round(entity["lat"], 1), round(entity["lon"], 1))
        self.value(layer, "within", who, self.ref(entity.get("within")))
        for member in entity.get("members", []):
            self.add(layer, "members", who, self.ref(member))
        for role in entity.get("roles", []):
            self.add(layer, "roles", who, fold(role.get("title")), self.ref(role.get("org")), role.get("country"))
        self.fields(layer, who, entity)
        mentions = entity.get("mentions", [])
        for mention in mentions:
            self.add("mentions", "span", pair(mention))
            if mention.get("kind"):
                self.add("mentions", "span and kind", pair(mention), mention["kind"])
            if mention.get("head"):
                self.add("mentions", "head", pair(mention["head"]))
        spans = {pair(m) for m in mentions}
        for span in spans if len(spans) > 1 else ():
            self.add("coreference", "links", span, who)

    def add_time(self, who, time):
        self.add("times", "record and type", who, time.get("timex") or time.get("kind"))
        self.add("times", "span", who, pair(time))
        for key in ("value", "mod"):
            self.value("times", key, who, time.get(key))
        rel = time.get("rel")
        if rel:
            anchor = rel.get("anchor")
            self.add("times", "rel", who, anchor if anchor == "dct" else self.ref(anchor), *(rel.get(k) for k in REL))

    def add_quantity(self, who, quantity):
        self.add("quantities", "record and type", who, quantity["kind"])
        self.add("quantities", "span", who, pair(quantity))
        for key in ("number", "hedge"):
            if quantity.get(key):
                self.add("quantities", key, who, key, pair(quantity[key]))
        self.add("quantities", "value", who, quantity.get("value"), quantity.get("value_max"))
        self.value("quantities", "unit", who, quantity.get("currency") or quantity.get("unit"))
        if quantity["kind"] != "ordinal":
            self.add("quantities", "approx", who, quantity.get("approx") or "exact")
        for key in ("noun", "noun_lemma"):
            self.value("quantities", "noun", f"{who} {key}", fold(quantity.get(key)))
        for modifier in quantity.get("modifiers", []):
            self.add("quantities", "modifiers", who, fold(modifier))
        for key in QUANTITY_LINKS:
            for x in many(quantity.get(key)):
                self.add("quantities", "links", who, key, self.ref(x))
        self.fields("quantities", who, quantity)

    def add_quote(self, who, quote):
        self.add("quotes", "record and type", who, quote["type"])
        self.add("quotes", "span", who, pair(quote))
        for key in ("speaker", "addressee", "continues"):
            self.value("quotes", key, who, self.ref(quote.get(key)))
        for key in ("speaker_mention", "cue_span", "verbatim"):
            if quote.get(key):
                self.add("quotes", key, who, pair(quote[key]))

    def add_event(self, who, event):
        self.add("events", "record and type", who, event["type"])
        for key in ("subtype", "realis", "polarity", "status", "support", "conflict"):
            self.value("events", key, who, event.get(key))
        for key in ("date_start", "date_end", "time_precision", "geo_precision"):
            self.value("events", "date and precision", f"{who} {key}", event.get(key))
        for hedge in event.get("hedges", []):
            self.add("events", "hedges", who, hedge.get("class"), pair(hedge))
        self.fields("events", who, event)
        self.value("events", "asserted_by", who, self.ref(event.get("asserted_by")))
        if event.get("trigger"):
            self.add("events", "trigger", who, pair(event["trigger"]))
        for role, fillers in event.get("roles", {}).items():
            for x in many(fillers):
                self.add("events", "roles", who, role, self.ref(x))
        for quantity in event.get("quantities", []):
            self.add("events", "quantities", who, quantity["role"], self.ref(quantity["ref"]))
        for code in CODES:
            self.value("events", "codes", f"{who} {code}", (event.get("codes") or {}).get(code))
        for side in ("actor", "recipient"):
            for actor in event.get(side, []):
                self.add("events", "actor, recipient", who, side, self.ref(actor.get("ent")), actor.get("country"),
                         actor.get("sector"))
        for sentence in event.get("evidence", []):
            self.add("events", "evidence", who, pair(sentence))

    def add_claim(self, claim):
        who = claim["type"] if claim.get("value") is None else f"{claim['type']} of {self.ref(claim['value'])}"
        self.add("claims", "type and value", who)
        for key in ("speaker", "quote", "base", "predicate"):
            self.value("claims", key, who, self.ref(claim.get(key)))
        self.fields("claims", who, claim)


def compare(record, ideal):
    own = {x["id"]: x["id"] for layer in ideal.values() if isinstance(layer, list) for x in layer}
    wanted, found = Facts(ideal, own).of, Facts(record, translation(record, ideal)).of
    out = []
    for key in dict.fromkeys([*wanted, *found]):
        w, f = wanted[key], found[key]
        if key[1] in LIST_FACTS:  # more than is wanted of a record is no mistake
            f = collections.Counter({fact: n for fact, n in f.items()
                                     if any(fact[0] == x[0] for x in w) or fact[0].startswith("our ")})
        if w or f:
            out.append((*key, sum((w & f).values()), list((w - f).elements()), list((f - w).elements())))
    return sorted(out, key=lambda row: LAYERS.index(row[0]))


def f1(rows):
    found, missing, spurious = sum(r[2] for r in rows), sum(len(r[3]) for r in rows), sum(len(r[4]) for r in rows)
    return 200 * found / (2 * found + missing + spurious) if found else 0.0


def readable(fact, text):
    def words(x):
        if isinstance(x, tuple) and len(x) == 2 and all(isinstance(k, int) for k in x):
            return f"[{x[0]},{x[1]}] {text[x[0]:x[1]]!r}"
        return str(x)
    return " | ".join(words(x) for x in fact if x not in ("", None))
