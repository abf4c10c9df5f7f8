"""Cyrillic, Georgian and Greek names as English-language agencies write them; several forms where usage differs."""
import re

BASE = dict(zip("абвгдезийклмнопрстуфыэ", "a b v g d e z i y k l m n o p r s t u f y e".split()))
BASE.update({"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "yu", "я": "ya", "ё": "yo",
             "қ": "k", "ғ": "g", "ң": "n", "ө": "o", "ү": "u", "ұ": "u", "һ": "h", "ә": "a", "і": "i", "ї": "i", "є": "ie", "ґ": "g", "’": "", "'": ""})
UKRAINIAN = {"г": "h", "и": "y", "й": "i", "щ": "shch"}
BULGARIAN = {"щ": "sht", "ъ": "a", "х": "h"}
MACEDONIAN = {"ѓ": "gj", "ќ": "kj", "љ": "lj", "њ": "nj", "џ": "dzh", "ѕ": "dz", "ј": "j", "х": "h"}
MONGOLIAN = {"э": "e", "ж": "j", "х": "kh", "й": "i"}
GEORGIAN = dict(zip("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
                    "a b g d e v z t i k l m n o p zh r s t u p k gh k sh ch ts dz ts ch kh j h".split()))
GREEK = dict(zip("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split()))
GREEK.update(dict(zip("άέήίόύώϊϋΐΰ", "a e i i o y o i y i y".split())))


def cyrillic(name, language):
    table = dict(BASE)
    table.update({"uk": UKRAINIAN, "bg": BULGARIAN, "mk": MACEDONIAN, "mn": MONGOLIAN}.get(language, {}))
    low = name.lower()
    if language in ("ru", "kk"):
        low = re.sub(r"^е", "ye", low)
        low = re.sub(r"([аеиоуыэюяьъ])е", r"\1ye", low)
        low = re.sub(r"[ыи]й$", "y", low)
    if language == "uk":
        low = re.sub(r"ий$", "y", low)
        low = re.sub(r"^([єїюя])", lambda m: {"є": "ye", "ї": "yi", "ю": "yu", "я": "ya"}[m[1]], low)
        low = re.sub(r"(?<=.)ю", "iu", low)
        low = re.sub(r"(?<=.)я", "ia", low)
    out = "".join(table.get(c, c if ord(c) < 128 else "?") for c in low)
    forms = {out}
    if language in ("ru", "kk"):
        forms.add(re.sub(r"([ae])y$", r"\1i", out))
        forms.add(out.replace("ks", "x"))
        forms.add(re.sub(r"yo", "e", out))
        forms.add(re.sub(r"([aeiou])ye", r"\1e", out))
        if low.endswith("y") and name.lower().endswith("ий"):
            forms.add(out[:-1] + "iy")
    if language == "uk":
        forms |= {out.replace("ii", "iy"), re.sub(r"ia", "ya", out)}
    return {f[:1].upper() + f[1:] for f in forms if "?" not in f}


def romanize(name, language):
    """All romanized forms of a name, or the name itself if it is in Latin script; empty if the script is not known."""
    first = ord(name[0]) if name else 0
    if first < 0x250 or 0x1E00 <= first < 0x1F00:
        return {name}
    if 0x400 <= first < 0x530 and language in ("ru", "uk", "bg", "mk", "mn", "kk"):
        return cyrillic(name, language)
    low = name.lower()
    if 0x10D0 <= first < 0x1100:
        return {"".join(GEORGIAN.get(c, "?") for c in low).capitalize()}
    if 0x370 <= first < 0x400:
        for a, b in (("ού", "ou"), ("ου", "ou"), ("μπ", "b"), ("ντ", "nt"), ("γγ", "ng"), ("γκ", "gk"), ("αύ", "av"), ("αυ", "av"), ("εύ", "ev"), ("ευ", "ev")):
            low = low.replace(a, b)
        out = "".join(GREEK.get(c, c if ord(c) < 128 else "?") for c in low)
        return {out.capitalize()} if "?" not in out else set()
    return set()
