"""Given names and surnames of the seven packages: {form: set of sources} each, genders of the given names, capitalized entries of SCOWL."""
import glob
import os
import re

from common import scowl
from transliterate import romanize

SHAPE = re.compile(r"[^\W\d_]['’]?[^\W\d_]+(?:['’-][^\W\d_]+)*$")


class Names:
    def __init__(self, root):
        self.given, self.family, self.gender, self.other = {}, {}, {}, {}
        for reader in (faker_js, wikidata, stdlib_names, fake_factory, php, ruby):
            for kind, gender, language, name in reader(root):
                self.add(reader.__name__, kind, gender, language, name)
        self.census = us_surnames(root)
        for level in (70,):
            for name in scowl(root, ("proper-names",), level):
                name = re.sub(r"'s$", "", name)
                if SHAPE.match(name) and name[0].isupper():
                    self.other.setdefault(name, level)

    def add(self, origin, kind, gender, language, name):
        for form in romanize(re.sub(r" \(.*\)$", "", name.strip()), language):
            if not SHAPE.match(form) or not form[0].isupper() or form.isupper() and len(form) > 1 or len(form) < 2:
                continue
            (self.given if kind == "given" else self.family).setdefault(form, set()).add(origin)
            if kind == "given" and gender:
                self.gender.setdefault(form, []).append(gender)


def kind_of(key):
    """(kind, gender) of a key such as first_name, male_last_name, firstNameFemale, or None."""
    low = key.lower().replace("_", "")
    gender = "f" if "female" in low else "m" if "male" in low else ""
    if "firstname" in low:
        return "given", gender
    if "lastname" in low or low in ("surname", "surnames"):
        return "family", gender
    return None


def balanced(text, start, pairs):
    depth, i = 0, start
    while i < len(text):
        if text[i] in pairs[0]:
            depth += 1
        elif text[i] in pairs[1]:
            depth -= 1
            if depth == 0:
                return text[start:i + 1]
        i += 1
    return text[start:]


def faker_js(root):
    for path in sorted(glob.glob(os.path.join(root, "faker-js-faker/dist/*.js"))):
        language = os.path.basename(path).split("-")[0]
        if language.split("_")[0] in ("base", "index") or language in ("en_BORK", "en_AU_ocker"):
            continue
        text = open(path, encoding="utf-8").read()
        for m in re.finditer(r"(first_name|last_name):\{", text):
            block = balanced(text, m.end() - 1, "{}")
            for part in re.finditer(r"(generic|female|male):(?:`([^`]*)`\.split\(`(.)`\)|(\[[^\]]*\]))", block):
                if part[2] is not None:
                    names = part[2].split(part[3])
                else:
                    names = re.findall(r"[`\"]([^`\"]*)[`\"]", part[4])
                kind = "given" if m[1] == "first_name" else "family"
                gender = {"female": "f", "male": "m"}.get(part[1], "")
                for name in names:
                    yield kind, gender, language[:2], name


def wikidata(root):
    text = open(os.path.join(root, "wikidata-person-names/index.mjs"), encoding="utf-8").read()
    for m in re.finditer(r"export const (\w+) = \[(.*?)\]", text, re.S):
        kind = "family" if m[1] == "FAMILY" else "given"
        gender = {"MALE": "m", "FEMALE": "f"}.get(m[1], "")
        for name in re.findall(r'"([^"]+)"', m[2]):
            yield kind, gender, "", name


def stdlib_names(root):
    for gender, sex in (("male", "m"), ("female", "f")):
        path = os.path.join(root, f"stdlib-datasets-{gender}-first-names-en/data/names.txt")
        for name in open(path, encoding="utf-8").read().split():
            yield "given", sex, "", name


def fake_factory(root):
    base = "python3-fake-factory/usr/lib/python3/dist-packages/faker/providers/person/*/__init__.py"
    for path in sorted(glob.glob(os.path.join(root, base))):
        language = path.split("/")[-2][:2]
        text = re.sub(r"(?m)#.*$", "", open(path, encoding="utf-8").read())
        for m in re.finditer(r"(?m)^    (\w*(?:first|last)\w*names?\w*) = (?:OrderedDict)?([\[({])", text):
            kind = kind_of(m[1].replace("_romanized", "").replace("names", "name"))
            if kind:
                block = balanced(text, m.end() - 1, ("([{", ")]}"))
                for name in re.findall(r"u?[\"']((?:[^\"'\\\n]|(?<=\w)'(?=\w))+)[\"']", block):
                    yield kind[0], kind[1], language, name


def php(root):
    for path in sorted(glob.glob(os.path.join(root, "php-faker/usr/share/php/Faker/Provider/*/Person.php"))):
        language = path.split("/")[-2][:2]
        text = re.sub(r"(?m)//.*$", "", open(path, encoding="utf-8").read())
        for m in re.finditer(r"static \$(\w+) = (?:array\(|\[)", text):
            kind = kind_of(m[1])
            if kind and "Suffix" not in m[1] and "Format" not in m[1]:
                block = balanced(text, m.end() - 1, ("([", ")]"))
                for name in re.findall(r"'((?:[^'\\]|\\.)+)'|\"((?:[^\"\\]|\\.)+)\"", block):
                    yield kind[0], kind[1], language, (name[0] or name[1]).replace("\\'", "'")


def ruby(root):
    base = "ruby-faker/usr/share/rubygems-integration/all/gems/faker-2.21.0/lib/locales"
    paths = sorted(glob.glob(os.path.join(root, base, "*.yml"))) + [os.path.join(root, base, d, "name.yml") for d in ("en", "fr", "ja")]
    for path in paths:
        if not os.path.exists(path) or "BORK" in path or "ocker" in path:
            continue
        stem = os.path.basename(path)
        language = os.path.basename(os.path.dirname(path))[:2] if stem == "name.yml" else stem[:2]
        text = open(path, encoding="utf-8").read()
        for m in re.finditer(r"(?m)^( *)(\w*(?:first|last)_name)s?: *(\[[^\]]*\])?((?:\n\1 +- [^\n]*|\n\1- [^\n]*)*)", text):
            kind = kind_of(m[2])
            if m[3]:
                names = [n.strip(" \n\"'") for n in re.sub(r"\s+", " ", m[3].strip("[]")).split(",")]
            else:
                names = [n.strip(" \"'") for n in re.findall(r"- ([^\n]*)", m[4])]
            for name in names:
                if "#" not in name and "{" not in name:
                    yield kind[0], kind[1], language, name


def us_surnames(root):
    """The commonest US surnames, most frequent first."""
    path = "python3-fake-factory/usr/lib/python3/dist-packages/faker/providers/person/en_US/__init__.py"
    text = open(os.path.join(root, path), encoding="utf-8").read()
    start = text.index("last_names = ")
    block = balanced(text, text.index("(", start), "()")
    rows = re.findall(r"\('([^']+)', ([\d.]+)\)", block)
    return [n for n, _ in sorted(rows, key=lambda r: -float(r[1]))]
