"""lexicon/nouns_countable.tsv, lexicon/verbs_world.tsv and lexicon/common_words.tsv from WordNet and SCOWL."""
import collections
import os
import re

from common import RULES, authored, exceptions, function_words, packages, read, scowl, source, standing, wordnet_counts, wordnet_senses, words, write

from person_names import us_surnames

VOWELS = "aeiou"
CONCRETE = {"person", "vehicle", "weapon", "building", "document", "animal", "disease", "drug", "thing", "body", "food", "plant", "group", "place"}
PERSON, ANIMAL = 18, 5
SUPERSENSE = {4: "act", 5: "animal", 6: "thing", 8: "body", 10: "message", 11: "event", 13: "food", 14: "group", 15: "place", 17: "object", 18: "person",
              19: "phenomenon", 20: "plant", 21: "possession"}
# The first of these among the hypernyms of the commonest sense names the class.
CLOSURES = [("vehicle", {"vehicle", "craft", "conveyance"}), ("weapon", {"weapon", "weaponry", "explosive", "ammunition"}),
            ("building", {"building", "house", "dwelling", "facility", "structure"}), ("document", {"document", "written_document", "publication", "letter", "treaty"}),
            ("disease", {"disease", "ill_health", "injury"}), ("drug", {"drug", "medicine"})]
MASS = set("ammunition equipment furniture clothing machinery weaponry artillery infantry cavalry luggage baggage jewelry underwear hardware software footwear mail news "
           "information advice traffic wood cotton silk wool food meat beef pork rice wheat corn bread flour sugar salt butter livestock poultry cattle police "
           "personnel rubble debris garbage trash waste cargo freight money cash currency_ income pay aid relief help assistance work labor housing land soil water "
           "grass timber lumber cocaine heroin marijuana cannabis opium".split())
SAME = set("aircraft spacecraft hovercraft watercraft sheep deer fish shrimp salmon trout cod squid bison moose swine species series offspring crossroads headquarters means "
           "barracks gallows works cannon".split())
PLURALS = {"person": "people", "child": "children", "grandchild": "grandchildren", "ox": "oxen", "foot": "feet", "tooth": "teeth", "goose": "geese", "mouse": "mice",
           "louse": "lice", "die": "dice", "stadium": "stadiums", "forum": "forums", "referendum": "referendums", "memorandum": "memorandums", "formula": "formulas",
           "index": "indexes", "appendix": "appendices", "syllabus": "syllabuses", "cactus": "cactuses", "octopus": "octopuses", "hoof": "hooves", "roof": "roofs",
           "dwarf": "dwarfs", "wharf": "wharves", "scarf": "scarves", "beef": "-", "staff": "staffs", "belief": "beliefs", "criterion": "criteria", "phenomenon": "phenomena",
           "curriculum": "curriculums", "aquarium": "aquariums", "gymnasium": "gymnasiums", "sanatorium": "sanatoriums", "podium": "podiums", "virus": "viruses", "bus": "buses",
           "gas": "gases", "quiz": "quizzes", "focus": "focuses", "campus": "campuses", "census": "censuses", "bonus": "bonuses", "chorus": "choruses", "circus": "circuses",
           "genius": "geniuses", "nucleus": "nuclei", "radius": "radii", "alumnus": "alumni", "stimulus": "stimuli", "fungus": "fungi", "bacterium": "bacteria", "datum": "data",
           "medium": "media", "analysis": "analyses", "basis": "bases", "crisis": "crises", "thesis": "theses", "hypothesis": "hypotheses", "oasis": "oases", "axis": "axes",
           "diagnosis": "diagnoses", "testis": "testes", "vertebra": "vertebrae", "larva": "larvae", "antenna": "antennas", "vertex": "vertices", "matrix": "matrices",
           "passerby": "passersby", "attorney general": "attorneys general", "gentleman": "gentlemen", "human": "humans", "german": "germans", "roman": "romans", "shaman": "shamans",
           "talisman": "talismans", "caiman": "caimans", "ottoman": "ottomans", "hero": "heroes", "echo": "echoes", "potato": "potatoes", "tomato": "tomatoes", "torpedo": "torpedoes",
           "veto": "vetoes", "embargo": "embargoes", "cargo": "cargoes", "mosquito": "mosquitoes", "volcano": "volcanoes", "tornado": "tornadoes", "negro": "negroes", "domino": "dominoes",
           "buffalo": "buffaloes", "mango": "mangoes", "desperado": "desperadoes", "innuendo": "innuendoes", "manifesto": "manifestoes", "portfolio": "portfolios", "go": "goes",
           "monarch": "monarchs", "patriarch": "patriarchs", "stomach": "stomachs", "epoch": "epochs", "loch": "lochs", "eunuch": "eunuchs", "matriarch": "matriarchs", "oligarch": "oligarchs"}


def regular_plural(noun):
    return noun + "es" if re.search(r"(s|x|z|ch|sh)$", noun) else noun[:-1] + "ies" if noun[-1] == "y" and noun[-2] not in VOWELS else noun + "s"


def plural(noun, exc):
    """The plural if the rule does not make it, '-' for none."""
    for tail, form in PLURALS.items():
        if noun == tail or len(tail) > 4 and noun.endswith(tail):
            return noun[:len(noun) - len(tail)] + form if form != "-" else "-"
    if noun in MASS:
        return "-"
    if noun in SAME:
        return noun
    if noun.endswith("woman") or noun.endswith("man") and noun not in ("caftan",):
        return noun[:-2] + "en"
    if re.search(r"(?:[^f]f|fe)$", noun):
        for form in exc.get(noun, ()):
            if form.endswith("ves"):
                return form
    return ""


def hypernyms(offset, synsets, cache={}):
    """Names of all hypernyms of a synset."""
    if offset not in cache:
        cache[offset] = set()
        names = set(synsets[offset][1])
        for mark, target, pos in synsets[offset][2]:
            if mark in ("@", "@i") and pos == "n":
                names |= hypernyms(target, synsets)
        cache[offset] = names
    return cache[offset]


def uses(counts, lemma, pos):
    return sum(n for _, _, n in counts.get((lemma, pos), ()))


def adjective_uses(counts, lemma):
    return uses(counts, lemma, 3) + uses(counts, lemma, 5)


def main_sense(lemma, senses, synsets):
    """(supersense, class) of the first sense."""
    offset = senses[lemma][0]
    file = synsets[offset][0]
    above = hypernyms(offset, synsets)
    if file not in (PERSON, ANIMAL):
        for name, heads in CLOSURES:
            if above & heads and file in {"document": (6, 10), "disease": (26,)}.get(name, (6,)):
                return file, name
    return file, SUPERSENSE.get(file, "")


def noun_rows(root, verb_forms):
    (senses, synsets), (adjectives, _) = wordnet_senses(root, "noun"), wordnet_senses(root, "adj")
    counts, exc, common, closed = wordnet_counts(root), exceptions(root, "noun"), words(root, 50), function_words()
    stands = {r["lemma"] for r in standing("Noun", ("nouns_countable.tsv",))}
    note, surnames = notes("noun_notes.txt"), set(us_surnames(root))
    known = {f for l in lists_of_closed() for f in l}
    for lemma in sorted(senses):
        if lemma not in common or not re.fullmatch(r"[a-z]{3,}", lemma) or lemma in stands or lemma in closed or lemma in known:
            continue
        file, kind = main_sense(lemma, senses, synsets)
        n, v, a = uses(counts, lemma, 1), sum(uses(counts, b, 2) for b in verb_forms.get(lemma, ())), adjective_uses(counts, lemma)
        if kind not in ("person", "vehicle", "weapon", "building", "document", "animal") and n < 1:
            continue
        if n < 1 and lemma in adjectives or n < 5 and lemma.capitalize() in surnames:
            continue            # smith, miller, cooper: in news a name
        if kind not in CONCRETE and (lemma not in verb_forms or n * 3 < v):
            continue            # abstract nouns only where a verb of the list has the same form
        if v > n * 2 and v > 2 or a > n or lemma in note["drop"]:
            continue
        if lemma in verb_forms and lemma not in verb_forms[lemma] and n < 3 * max(1, v // 3):
            continue            # only a verb form that some dictionary also calls a noun: saw, rose, left
        if singular_of(lemma, senses, common) and lemma not in note["plural_only"]:
            continue
        yield [lemma, "-" if lemma in note["plural_only"] else plural(lemma, exc), kind]


def singular_of(lemma, senses, common):
    """Is the lemma itself a plural of another listed noun (things, businessmen)?"""
    if lemma.endswith("men") and lemma[:-2] + "an" in senses or lemma in PLURALS.values():
        return True
    return any(one in senses and one in common for one in (lemma[:-1], lemma[:-2]) if lemma.endswith("s") and not lemma.endswith("ss") and regular_plural(one) == lemma)


def lists_of_closed():
    """Forms of closed-class lists of the pack: never nouns or verbs of these lists."""
    for name in ("determiners", "prepositions", "conjunctions", "subordinators", "pronouns", "modals", "auxiliaries", "adverbs"):
        path = os.path.join(RULES, "lexicon", name + ".tsv")
        if os.path.exists(path):
            yield {r["form"] for r in read(path)[1]}


def doubles(base, exc):
    """Does the last consonant double in American spelling?"""
    if not re.search(rf"[^{VOWELS}][{VOWELS}][bdfgklmnprtvz]$|qu[{VOWELS}][bdgklmnprtvz]$", base):
        return False
    syllables = len(re.findall(rf"[{VOWELS}]+|(?<![{VOWELS}])y(?![{VOWELS}])", base.replace("qu", "q")))
    if syllables == 1:
        return True
    if base.endswith("l"):
        return base in ("compel", "control", "dispel", "excel", "expel", "impel", "patrol", "propel", "rebel", "repel", "fulfil", "enrol", "instil", "annul", "appal", "distil", "enthral")
    if base in ("benefit", "focus", "bias", "develop", "target", "combat", "profit"):
        return False
    return bool({base + base[-1] + "ed", base + base[-1] + "ing"} & set(exc.get(base, ())))


def irregular():
    return {c[0]: (c[1], c[2] if len(c) > 2 else c[1]) for c in (r[0].split() for r in authored("irregular_verbs.txt"))}


PREFIX = re.compile(r"^(?:over|under|out|re|mis|un|fore|inter|with|up|be|off|broad|para)(?=[a-z]{3})")


def cells(base, table, exc):
    """(past, participle, ing, s): only what the default formation gets wrong."""
    past = participle = ing = s = ""
    stem = base if base in table else PREFIX.sub("", base) if PREFIX.sub("", base) in table and base not in ("behave", "relay", "belay", "reprove", "outset", "rebind") else None
    if stem is not None:
        lead = base[:len(base) - len(stem)]
        past, participle = (lead + f for f in table[stem])
        participle = "" if participle == past else participle
    if base.endswith("ie"):
        ing = base[:-2] + "ying"
    elif base.endswith("c") and base != "sync":
        past, ing = past or base + "ked", base + "king"
    elif doubles(base, exc):
        past = past or base + base[-1] + "ed"
        ing = base + base[-1] + "ing"
    elif re.search(r"(oe|ye)$", base) or base in ("singe", "tinge", "swinge"):
        ing = base + "ing"
    if base == "quiz":
        s = "quizzes"
    return past, participle, ing, s


def notes(name):
    out = collections.defaultdict(set)
    for key, text in authored(name):
        out[key].update(text.split())
    return out


def verb_lemmas(root):
    """Verbs of the news: in SCOWL 50, tagged at least once, and not a word that is nearly always a noun or adjective."""
    senses, nouns, adjectives = (wordnet_senses(root, p)[0] for p in ("verb", "noun", "adj"))
    counts, common, note, closed = wordnet_counts(root), words(root, 50), notes("verb_notes.txt"), {f for l in lists_of_closed() for f in l}
    frequent = words(root, 35)
    for lemma in sorted(senses):
        base, _, particle = lemma.partition("_")
        if particle or base not in common or not re.fullmatch(r"[a-z]{2,}", base):
            continue
        v, n, a = uses(counts, lemma, 2), uses(counts, lemma, 1), adjective_uses(counts, lemma)
        if base in note["keep"]:
            yield base
        elif base in note["drop"] or base in closed or v < 1 and (base in nouns or base in adjectives or base not in frequent):
            continue
        elif v * 5 < n or v * 5 < a:
            continue
        else:
            yield base


PARTICLES = "up out off down over away back forward apart aside".split()       # not in, on, through: those are prepositions nearly always


def particle_verbs(root, simple):
    senses, _ = wordnet_senses(root, "verb")
    counts = wordnet_counts(root)
    for lemma in sorted(senses):
        base, _, particle = lemma.partition("_")
        if particle in PARTICLES and base in simple and uses(counts, lemma, 2) >= 1:
            yield base, particle


def british(base):
    """travelled, cancelling: the second spelling of verbs in -l."""
    if re.search(rf"[^{VOWELS}][{VOWELS}]l$|uel$|dial$", base) and (len(re.findall(rf"[{VOWELS}]+", base)) > 1 or base in ("fuel", "duel", "dial")) and not re.search(r"(ail|eal|eel|oil|ool|owl|url|irl)$", base):
        return base + "led", base + "ling"
    return None


def one_lemma(rows, other_lemmas):
    """apologise, analyse: British rows get the American lemma, which rules ask for, and their own base form."""
    lemmas = {r[0] for r in rows} | other_lemmas
    for row in rows:
        american = re.sub(r"(i|y)s(e)$", r"\1z\2", row[0])
        if american == row[0] or american not in lemmas:
            yield row + [""]
            continue
        stem = row[0][:-1]
        yield [american, *row[1:3], stem + "ed", "", stem + "ing", stem + "es", row[0]]


def verb_table(root):
    exc, table = exceptions(root, "verb"), irregular()
    simple = list(verb_lemmas(root))
    everything = [(b, "") for b in simple] + list(particle_verbs(root, set(simple) | set(table)))
    rows, forms = [], collections.defaultdict(set)
    for base, particle in sorted(everything):
        past, participle, ing, s = cells(base, table, exc)
        rows.append([base, particle, "", past, participle, ing, s])
        second = british(base)
        if second and not particle and not past:
            rows.append([base, particle, "", second[0], "", second[1], s])
        if not particle:
            stem = base[:-1] if base.endswith("e") else base
            for form in (base, past or (stem + "ed" if base[-1] != "y" or base[-2] in VOWELS else base[:-1] + "ied"), participle, ing or (stem + "ing" if not base.endswith("ee") else base + "ing")):
                if form:
                    forms[form].add(base)
    return rows, forms


def main():
    root = packages()
    rows, forms = verb_table(root)
    stands = {(form, r.get("particle", "")) for r in standing("Verb", ("verbs_world.tsv",))
              for form in (r["lemma"], r.get("base")) if form}
    write("lexicon/verbs_world.tsv",
          [("source", source("wordnet-base", "scowl")), ("license", "LicenseRef-WordNet AND LicenseRef-SCOWL"),
           ("made", "gazetteers/make/words.py: verbs of WordNet in SCOWL to level 50 with at least one tagged use and at least a fifth as many as the noun or adjective; "
                    "irregular forms and decisions authored; a second row for the British spelling of verbs in -l, -ise, -yse"),
           ("label", "Verb"), ("inflect", "verb")], ["lemma", "particle", "class", "past", "participle", "ing", "s", "base"],
          list(one_lemma([r for r in rows if (r[0], r[1]) not in stands], {lemma for lemma, _ in stands})))
    write("lexicon/nouns_countable.tsv",
          [("source", source("wordnet-base", "scowl")), ("license", "LicenseRef-WordNet AND LicenseRef-SCOWL"),
           ("made", "gazetteers/make/words.py: nouns of WordNet in SCOWL to level 50 whose commonest sense is a person, thing, animal, group or place, and abstract ones that share a form "
                    "with a listed verb; without those that are mostly verbs or adjectives; plurals authored where the rule fails"),
           ("label", "Noun"), ("inflect", "noun")], ["lemma", "plural", "class"], list(noun_rows(root, forms)))
    write("lexicon/common_words.tsv",
          [("source", source("scowl")), ("license", "LicenseRef-SCOWL"),
           ("made", "gazetteers/make/words.py: lower-case words to level 50; words that only the gates of list scripts and rules look at")],
          ["form"], [[w] for w in sorted(words(root, 50)) if w.isascii()])


if __name__ == "__main__":
    main()
