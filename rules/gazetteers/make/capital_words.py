"""lexicon/capital_words.tsv: common words that no other list has, with a capital, since in a title or a name they are words and nobody's name."""
import glob
import os
import re

from common import RULES, read, write

CLASSES = set("Noun Verb Adjective Adverb Preposition Determiner Pronoun Conjunction Subordinator Auxiliary Modal PersonNoun Kinship OrgHead OrgKind Office Honorific "
              "FacilityNoun PlaceNoun EventNoun TeamNoun TimeWord Faith Currency".split())
NAMES = set("Surname GivenName City Region Country Demonym Month Weekday OrgName".split())
# Forms of a word that is known already tell nothing new.
ENDINGS = (("s", ""), ("es", ""), ("ies", "y"), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"), ("er", ""), ("er", "e"), ("ers", ""), ("ers", "e"), ("est", ""), ("est", "e"),
           ("ly", ""), ("ily", "y"), ("ness", ""), ("iness", "y"), ("less", ""), ("lessly", ""), ("able", ""), ("able", "e"))


def forms(labels):
    """First column of all lists with one of the labels."""
    out = set()
    for path in glob.glob(os.path.join(RULES, "*", "*.tsv")):
        head = re.search(r"^# label: (\w+)", open(path, encoding="utf-8").read(4000), re.M)
        if head and head[1] in labels and not path.endswith("capital_words.tsv"):
            columns, rows = read(path)
            out |= {row[columns[0]] for row in rows}
    return out


def derived(word, known):
    return any(word.endswith(tail) and len(word) > len(tail) + 2 and (word[:-len(tail)] + stem in known or word[:-len(tail) - 1] in known and word[-len(tail) - 1] == word[-len(tail) - 2:-len(tail) - 1])
               for tail, stem in ENDINGS)


def main():
    known, names = {w.lower() for w in forms(CLASSES)}, forms(NAMES)
    words = [row["form"] for row in read(os.path.join(RULES, "lexicon/common_words.tsv"))[1]]
    kept = [w for w in words if len(w) > 2 and w.isalpha() and w not in known and w.capitalize() not in names]
    all_words = known | set(words)
    rows = sorted({w.capitalize() for w in kept if not derived(w, all_words)})
    write("lexicon/capital_words.tsv",
          [("source", "lexicon/common_words.tsv (deb scowl)"), ("license", "LicenseRef-SCOWL"),
           ("made", "gazetteers/make/capital_words.py: common words that stand in no list of word classes and of names, without their regular forms"),
           ("label", "CapitalWord"), ("case", "exact")], ["form"], [[r] for r in rows])


if __name__ == "__main__":
    main()
