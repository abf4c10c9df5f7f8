"""What all list scripts share: package folders, headers, folding, SCOWL, WordNet, rows that stand in the pack already."""
import os
import re
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
RULES = os.path.dirname(os.path.dirname(HERE))

MONTHS = set("January February March April May June July August September October November December Monday Tuesday Wednesday "
             "Thursday Friday Saturday Sunday Christmas Easter".split())


def packages():
    """The folder that fetch.sh filled; every script has it as its first argument."""
    if len(sys.argv) < 2 or not os.path.isdir(sys.argv[1]):
        sys.exit(f"usage: {sys.argv[0]} FOLDER-OF-FETCH.SH")
    return sys.argv[1]


def source(*names):
    """The text of '# source:' for packages of packages.txt, with their sums."""
    out = []
    for package, file, sha, _ in authored("packages.txt"):
        if folder(package) in names:
            kind = "npm " + package if file.endswith(".tgz") else "deb " + re.sub(r"_all\.deb$", "", file)
            out.append(f"{kind} (sha256 {sha})")
    assert len(out) == len(names), names
    return "; ".join(out)


def folder(package):
    at = package.rfind("@")
    return (package[:at] if at > 0 else package).replace("@", "").replace("/", "-")


def authored(name):
    """Rows of a hand-made input table beside the scripts."""
    for line in open(os.path.join(HERE, name), encoding="utf-8"):
        if line.strip() and not line.startswith("#"):
            yield line.rstrip("\n").split("\t")


def function_words():
    return {w for row in authored("function_words.txt") for w in row[0].split()}


def fold(text):
    text = text.translate(str.maketrans("łŁøØđĐıðÐ", "lLoOdDidD")).replace("ß", "ss").replace("æ", "ae").replace("Æ", "Ae")
    text = text.replace("œ", "oe").replace("Œ", "Oe").replace("þ", "th").replace("Þ", "Th").replace("ə", "a").replace("Ə", "A")
    text = unicodedata.normalize("NFD", text)
    text = "".join(c for c in text if not unicodedata.combining(c))
    return text.translate(str.maketrans("‘’ʻʼ`´ʿʾ", "''''''''"))


def write(path, head, columns, rows):
    """One list file: header, then rows with empty cells cut off at the right."""
    path = os.path.join(RULES, path)
    with open(path, "w", encoding="utf-8") as out:
        for key, value in head:
            out.write(f"# {key}: {value}\n")
        out.write("# columns: " + "\t".join(columns) + "\n")
        n = 0
        for row in rows:
            assert len(row) == len(columns), row
            out.write("\t".join(str(c) for c in row).rstrip("\t") + "\n")
            n += 1
    print(f"{os.path.relpath(path, RULES)}: {n} rows")


def read(path):
    """(columns, rows) of a list of the pack."""
    columns, rows = [], []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# columns: "):
            columns = line[len("# columns: "):].split("\t")
        elif line and not line.startswith("#"):
            cells = line.split("\t")
            rows.append(dict(zip(columns, cells + [""] * (len(columns) - len(cells)))))
    return columns, rows


def standing(label, but):
    """Rows of all other files of the pack with this label: they are never repeated."""
    for base, _, files in sorted(os.walk(RULES)):
        for name in sorted(files):
            if not name.endswith(".tsv") or name in but or os.path.basename(base) == "make":
                continue
            path = os.path.join(base, name)
            if re.search(rf"^# label: {label}$", open(path, encoding="utf-8").read(4000), re.M):
                yield from read(path)[1]


def scowl(root, kinds, level, variants=("english", "american", "british")):
    """Entries of SCOWL files like english-words.35 up to a level."""
    out, base = set(), os.path.join(root, "scowl/usr/share/dict/scowl")
    for name in os.listdir(base):
        stem, _, number = name.partition(".")
        variant, _, kind = stem.partition("-")
        if variant in variants and kind in kinds and int(number) <= level:
            out.update(open(os.path.join(base, name), encoding="latin-1").read().split("\n"))
    out.discard("")
    return out


def words(root, level):
    """Ordinary lower-case words."""
    return {w for w in scowl(root, ("words",), level) if re.fullmatch(r"[a-z]+", fold(w))}


def wordnet_dir(root):
    return os.path.join(root, "wordnet-base/usr/share/wordnet")


def wordnet_counts(root):
    """{(lemma, part of speech): [(lexicographer file, tagged uses)]} from cntlist.rev; 1 noun, 2 verb, 3 and 5 adjective."""
    out = {}
    for line in open(os.path.join(wordnet_dir(root), "cntlist.rev"), encoding="latin-1"):
        key, sense, count = line.split()
        lemma, rest = key.split("%")
        pos, file = rest.split(":")[:2]
        out.setdefault((lemma, int(pos)), []).append((int(file), int(sense), int(count)))
    return out


def wordnet_senses(root, pos):
    """{lemma: [lexicographer file of sense 1, 2, ...]} and the synsets {offset: (file, words, pointers, gloss)}."""
    base, synsets, senses = wordnet_dir(root), {}, {}
    for line in open(os.path.join(base, "data." + pos), encoding="latin-1"):
        if line.startswith("  "):
            continue
        cells, _, gloss = line.partition("|")
        c = cells.split()
        n = int(c[3], 16)
        names = [c[4 + 2 * i].split("(")[0] for i in range(n)]
        k = 4 + 2 * n
        pointers = [(c[k + 1 + 4 * i], c[k + 2 + 4 * i], c[k + 3 + 4 * i]) for i in range(int(c[k]))]
        synsets[c[0]] = (int(c[1]), names, pointers, gloss.strip())
    for line in open(os.path.join(base, "index." + pos), encoding="latin-1"):
        if line.startswith("  "):
            continue
        c = line.split()
        senses[c[0]] = c[-int(c[2]):]
    return senses, synsets


def exceptions(root, pos):
    """{lemma: [irregular forms]} of noun.exc or verb.exc."""
    out = {}
    for line in open(os.path.join(wordnet_dir(root), pos + ".exc"), encoding="latin-1"):
        form, *lemmas = line.split()
        for lemma in lemmas:
            out.setdefault(lemma, []).append(form)
    return out
