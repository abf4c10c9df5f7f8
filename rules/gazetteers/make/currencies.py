"""values/currencies_world.tsv: codes and full names of the currencies that values/currencies.tsv lacks, from the English names of CLDR."""
import os
import re

from common import fold, packages, source, standing, words, write

PAST = set("DEM FRF ITL ESP PTE NLG BEF ATS FIM IEP GRD LUF SUR YUM CSK ROL PLZ BGL TRL MXP ARA BRC BRN ILR ZRN MTL CYP SIT SKK EEK LTL LVL HRK".split())
NOT_IN_NEWS = set("ADP AFA BGM BGO BEC BEL CNX CNH COU CLF MXV USN USS UYI UYW UYP BOV BOL BOP ESA ESB LUC LUL ALK AOK AOR AON AZM BAN BAD BRB BRE BRR BRZ BUK BYB BYR CLE CSD ECV GEK GNS GQE GWE GWP "
                  "HRD ISJ KRH KRO LTT LVR MAF MCF MDC MKN MVP MZE NIC PEI PES RHD RUR SDD SDP SRG SVC TJR TPE UAK UGS VEB VEF VNN XEU YDD ZAL ZMK ZRZ ZWR ZWL".split())
SKIP = re.compile(r"gold|silver|platinum|palladium|unit|special drawing|bond|testing|unknown|certificate|\(|WIR|transferable|UIC|RINET|fund", re.I)


def main():
    root = packages()
    text = open(os.path.join(root, "unicode-cldr-core/usr/share/unicode/cldr/common/main/en.xml"), encoding="utf-8").read()
    common = words(root, 60)
    old = list(standing("Currency", ("currencies_world.tsv",)))
    stands = {r["form"].lower() for r in old}
    rows, seen = [], set()
    for m in re.finditer(r'<currency type="([A-Z]{3})">(.*?)</currency>', text, re.S):
        code, names = m[1], dict(re.findall(r'<displayName(?: count="(\w+)")?>([^<]+)</displayName>', m[2].replace("&amp;", "and")))
        if not names.get("other") or code in NOT_IN_NEWS or SKIP.search(names.get("", "")) or code.startswith("X") and code not in ("XOF", "XAF", "XCD", "XPF"):
            continue
        past = bool(re.search(r"\d{4}", names.get("", ""))) or code in PAST
        if past and code not in PAST:
            continue
        forms = {}
        for name in (names["one"], names["other"]):
            head, _, unit = name.rpartition(" ")
            forms[(head + " " + unit.lower()).strip()] = "after"
        last = names["other"].split()[-1]
        if code.lower() not in common and not past:
            forms[code] = "before|after"
        for form, side in list(forms.items()):
            forms.setdefault(fold(form), side)
        for form, side in forms.items():
            if form.lower() not in stands and form not in seen and (form == code or len(form.split()) > 1 or last not in common):
                seen.add(form)
                rows.append([form, code, "explicit", side, ""])
    write("values/currencies_world.tsv",
          [("source", source("unicode-cldr-core", "scowl")), ("license", "Unicode-DFS-2016"),
           ("made", "gazetteers/make/currencies.py: ISO codes that are no English words, full names of CLDR in singular and plural; what currencies.tsv has is left out"),
           ("label", "Currency"), ("case", "exact")], ["form", "code", "basis", "side", "factor"], sorted(rows, key=lambda r: (r[1], r[0])))


if __name__ == "__main__":
    main()
