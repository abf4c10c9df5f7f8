"""gazetteers/countries_world.tsv, gazetteers/demonyms_world.tsv and lexicon/nationals_world.tsv from the authored tables and the ids of GeoNames."""
from common import authored, packages, source, standing, write
from places_data import countries

DOLLAR = dict(p.split() for p in ("USA USD,AUS AUD,CAN CAD,NZL NZD,HKG HKD,SGP SGD,TWN TWD,JAM JMD,BHS BSD,BRB BBD,TTO TTD,GUY GYD,FJI FJD,NAM NAD,LBR LRD,"
              "BLZ BZD,BMU BMD,CYM KYD,SUR SRD,SLB SBD,ZWE ZWD,BRN BND").split(","))
NAMED_BY = {"England": "GBR", "Scotland": "GBR", "Wales": "GBR", "Northern Ireland": "GBR"}


def demonym_forms(text):
    """(form, number) of the notation of nations.txt; an _ at the end disables an entry."""
    for entry in filter(None, text.split(",")):
        if entry.endswith("_"):
            continue
        if entry.endswith("+s"):
            yield entry[:-2], "adjective|singular"
            yield entry[:-2] + "s", "plural"
        elif entry.endswith("="):
            yield entry[:-1], "adjective|singular|plural"
        elif entry.endswith("^"):
            yield entry[:-1], "adjective"
        else:
            one, many = entry.split("/")
            yield one, "singular"
            yield many, "plural"


def middles():
    return {iso3: (lat, lon) for iso3, lat, lon in authored("country_points.txt")}


def starred(name):
    return name.rstrip("*"), "yes" if name.endswith("*") else ""


def country_rows(root):
    iso = {v["iso3"]: (k, v["geonames"]) for k, v in countries(root).items()}
    iso["XKX"] = "XK", iso.get("XKX", ("", "831053"))[1] or "831053"
    points = middles()
    for iso3, names, *_ in authored("nations.txt"):
        iso2, geonames = iso.get(iso3, ("", ""))
        lat, lon = points.get(iso3, ("", ""))
        for name in filter(None, names.split(",")):
            form, weak = starred(name)
            yield [form, iso3, iso2, geonames, DOLLAR.get(iso3, ""), lat, lon, weak, ""]
    for iso3, names, _, note in authored("historic_countries.txt"):
        iso2, geonames = iso.get(iso3, ("", ""))
        lat, lon = points.get(iso3, ("", ""))
        for name in names.split(","):
            form, weak = starred(name)
            yield [form, iso3, iso2, geonames, "", lat, lon, weak, note]


def demonym_rows():
    for iso3, names, forms in (r + [""] * (3 - len(r)) for r in authored("nations.txt")):
        for form, number in demonym_forms(forms):
            yield [form, iso3, names.split(",")[0].rstrip("*") or form, "nation", number]
    for iso3, names, forms, _ in authored("historic_countries.txt"):
        for form, number in demonym_forms(forms):
            yield [form, iso3, names.split(",")[0].rstrip("*"), "nation", number]
    for kind, text in authored("peoples.txt"):
        for entry in text.split(";"):
            forms, _, place = entry.partition(":")
            iso3 = NAMED_BY.get(place, "")
            for form, number in demonym_forms(forms):
                yield [form, iso3, place, "nation" if iso3 and kind == "people" else kind if not (kind == "nation") else "region", number]


def main():
    root = packages()
    stands = {r["form"] for r in standing("Country", ("countries_world.tsv",))}
    write("gazetteers/countries_world.tsv",
          [("source", source("cities15000") + "; names and points: wirefacts"), ("license", "Apache-2.0 AND CC-BY-3.0 AND CC-BY-4.0"),
           ("made", "gazetteers/make/nations.py from the authored nations.txt and historic_countries.txt with GeoNames ids; points from country_points.txt; "
                    "dollar: currency that a bare dollar means there; weak: also a given name, word or US state; historic: when it was a state"),
           ("label", "Country"), ("case", "exact")], ["form", "iso3", "iso2", "geonames", "dollar", "lat", "lon", "weak", "historic"],
          [r for r in country_rows(root) if r[0] not in stands])
    stands = {r["form"] for r in standing("Demonym", ("demonyms_world.tsv",))}
    rows = {}
    for row in demonym_rows():
        if row[0] in stands:
            continue
        old = rows.get(row[0])
        if old:
            old[4] = "|".join(dict.fromkeys((old[4] + "|" + row[4]).split("|")))
        else:
            rows[row[0]] = row
    write("gazetteers/demonyms_world.tsv",
          [("source", "wirefacts"), ("license", "Apache-2.0"),
           ("made", "gazetteers/make/nations.py from the authored nations.txt, historic_countries.txt and peoples.txt; kind: nation region people city faith; only nations have iso3"),
           ("label", "Demonym"), ("case", "exact")], ["form", "iso3", "country", "kind", "number"], [rows[k] for k in sorted(rows)])
    write("lexicon/nationals_world.tsv",
          [("source", "wirefacts"), ("license", "Apache-2.0"),
           ("made", "gazetteers/make/nations.py from the authored nations.txt, historic_countries.txt and peoples.txt: units of counts that are people (three Germans)"),
           ("label", "National"), ("case", "exact")], ["unit", "class"],
          [[unit, "person"] for unit in sorted({form.lower() for form, _, _, _, number in demonym_rows() if "plural" in number})])


if __name__ == "__main__":
    main()
