#!/usr/bin/env python3
"""Properties of values, over random ones of a fixed seed.   python3 properties.py PROGRAM RULES

1. What is printed as wire copy prints it is read back exactly, for every kind of value.
2. A hedge gives its bound, whatever the figure.
3. A time that counts from another of the text has its value and names it as its anchor.
4. Nothing is found inside a word, a web address or the name of a file.
Python 3 standard library.
"""
import datetime
import json
import os
import random
import subprocess
import sys
import tempfile
from fractions import Fraction

SEED, EACH = 5, 40
SMALL = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
         "nineteen").split()
TENS = "x x twenty thirty forty fifty sixty seventy eighty ninety".split()
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def words(n):
    if n < 20:
        return SMALL[n]
    if n < 100:
        return TENS[n // 10] + ("-" + SMALL[n % 10] if n % 10 else "")
    for size, name in ((1000000, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            rest = n % size
            return words(n // size) + " " + name + ((" and " if rest < 100 and size == 100 else " ") + words(rest) if rest else "")
    raise AssertionError


def grouped(n):
    return f"{n:,}"


def ordinal(n):
    ending = "th" if 10 <= n % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"


def integer(r, most=10 ** 9):
    return r.randrange(2, 10 ** r.randrange(1, len(str(most))))


def no_year(n):
    return n if not 1500 <= n < 2100 else n + 1000


def decimal(r):
    return Fraction(r.randrange(1, 100000), 10 ** r.randrange(1, 3))


def plain(x):
    """the decimal digits of a fraction that has them"""
    text = f"{float(x):.4f}".rstrip("0")
    return text + "0" if text.endswith(".") else text


def magnitude(r):
    return r.choice((("million", 10 ** 6), ("billion", 10 ** 9), ("mln", 10 ** 6), ("bln", 10 ** 9), ("trillion", 10 ** 12)))


def cases(r):
    """(text, layer, kind, value, value_max, unit)"""
    for _ in range(EACH):
        n = no_year(integer(r))
        yield f"They counted {grouped(n)} houses there.", "quantities", "count", n, None, None
        n = r.randrange(2, 10 ** r.randrange(1, 7))
        yield f"They counted {words(n)} houses there.", "quantities", "count", n, None, None
        low = no_year(integer(r, 10 ** 5))
        yield f"They counted {grouped(low)} to {grouped(no_year(2 * low))} houses there.", "quantities", "count", low, no_year(2 * low), None
        x, (name, size) = decimal(r), magnitude(r)
        symbol, code = r.choice((("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("A$", "AUD"), ("¥", "JPY")))
        yield f"It paid {symbol}{plain(x)} {name} for it.", "quantities", "money", x * size, None, code
        name2, code = r.choice((("dollars", "USD"), ("euros", "EUR"), ("yen", "JPY"), ("rubles", "RUB"), ("Swedish kronor", "SEK")))
        yield f"It paid {plain(x)} {name} {name2} for it.", "quantities", "money", x * size, None, code
        code = r.choice(("USD", "EUR", "CHF", "INR", "BRL"))
        n = integer(r)
        yield f"It paid {code} {grouped(n)} for it.", "quantities", "money", n, None, code
        low = r.randrange(2, 400)
        yield f"It paid ${low} to ${2 * low} {name} for it.", "quantities", "money", low * size, 2 * low * size, "USD"
        yield f"It paid {low} cents for it.", "quantities", "money", Fraction(low, 100), None, "USD"
        x = decimal(r)
        sign = r.choice((" percent", "%", " pct", " per cent"))
        yield f"Its share is {plain(x)}{sign} now.", "quantities", "percent", x, None, "percent"
        a, b = r.choice(((1, 2), (1, 4), (3, 4), (1, 8), (5, 8), (7, 8)))
        yield f"Its share is {low}-{a}/{b} pct now.", "quantities", "percent", low + Fraction(a, b), None, "percent"
        yield f"The yield fell {low} basis points there.", "quantities", "percent", low, None, "basis_point"
        yield f"The yield fell {plain(x)} percentage points there.", "quantities", "percent", x, None, "percentage_point"
        name, unit = r.choice((("miles", "mile"), ("kilometers", "kilometer"), ("tonnes", "tonne"), ("barrels", "barrel"), ("hectares", "hectare")))
        yield f"It has {plain(x)} {name} of it.", "quantities", "measure", x, None, unit
        n = r.randrange(2, 100)
        yield f"They held a {n}-year-old man.", "quantities", "measure", n, None, "year-person"
        yield f"It was the {ordinal(n)} meeting there.", "quantities", "ordinal", n, None, None
        y, m, d = r.randrange(1950, 2030), r.randrange(12), r.randrange(1, 29)
        iso = f"{y}-{m + 1:02}-{d:02}"
        yield f"It ended on {MONTHS[m]} {d}, {y}.", "times", "DATE", iso, None, None
        yield f"It ended on {d} {MONTHS[m]} {y}.", "times", "DATE", iso, None, None
        yield f"It ended on {iso} at last.", "times", "DATE", iso, None, None
        yield f"It ended in {MONTHS[m]} {y}.", "times", "DATE", iso[:7], None, None
        q = r.randrange(1, 5)
        yield f"It fell in the {('first', 'second', 'third', 'fourth')[q - 1]} quarter of {y}.", "times", "DATE", f"{y}-Q{q}", None, None
        yield f"It fell in the {y // 10 * 10}s.", "times", "DATE", str(y)[:3], None, None
        k = r.randrange(7)
        yield f"They meet every {DAYS[k]}.", "times", "SET", f"XXXX-WXX-{k + 1}", None, None
        h, minute = r.randrange(1, 12), r.randrange(10, 60)
        yield f"It opens at {h}:{minute} p.m. GMT there.", "times", "TIME", f"T{h + 12}:{minute}Z", None, None
        unit, letters = r.choice((("days", "P%dD"), ("weeks", "P%dW"), ("months", "P%dM"), ("years", "P%dY"), ("hours", "PT%dH"), ("minutes", "PT%dM")))
        yield f"They talked for {n} {unit} there.", "times", "DURATION", letters % n, None, None


HEDGES = (("more than", "more_than"), ("at least", "at_least"), ("about", "about"), ("nearly", "nearly"), ("up to", "at_most"),
          ("less than", "less_than"), ("no more than", "at_most"), ("no fewer than", "at_least"), ("in excess of", "more_than"), ("", "exact"))


def hedged(r):
    """(text, bound)"""
    for _ in range(EACH):
        words_, bound = r.choice(HEDGES)
        n = no_year(integer(r))
        figure = r.choice((f"${grouped(n)}", f"{plain(decimal(r))} million euros", f"{plain(decimal(r))} percent", f"{grouped(n)} houses"))
        yield f"They wanted {words_} {figure} of it.".replace("  ", " "), bound


def told(r):
    """(text, value of the day named, words that count from it, their value)"""
    for _ in range(EACH):
        day = datetime.date(r.randrange(1950, 2030), r.randrange(1, 13), r.randrange(1, 29))
        n, unit = r.randrange(2, 12), r.choice(("day", "week", "month", "year"))
        sign = r.choice((1, -1))
        months = day.year * 12 + day.month - 1 + sign * n
        then = day + datetime.timedelta(days=sign * n * (7 if unit == "week" else 1))
        year, week, _ = then.isocalendar()
        value = {"day": then.isoformat(), "week": f"{year}-W{week:02}", "month": f"{months // 12}-{months % 12 + 1:02}", "year": str(day.year + sign * n)}[unit]
        phrase = f"{words(n)} {unit}s {'later' if sign > 0 else 'earlier'}"
        rest = r.choice((f"and {phrase} it closed", f"a bank that had closed {phrase}"))
        yield f"It opened on {MONTHS[day.month - 1]} {day.day}, {day.year}, {rest}.", day.isoformat(), phrase, value


def shut_in(r):
    """texts whose figures stand inside something else"""
    letters = "abcdefghijklmnopqrstuvwxyz"
    for _ in range(EACH):
        word = "".join(r.choice(letters) for _ in range(4))
        n, y, m, d = r.randrange(2, 99999), r.randrange(1950, 2030), r.randrange(1, 13), r.randrange(1, 29)
        for inside in (f"{word}{n}{word}", f"http://www.{word}.com/{y}/{m:02}/{d:02}/{n}-million-dollars", f"www.{word}.org/{n}/{y}-{m:02}-{d:02}",
                       f"https://{word}.net/?a={n}&b={n}%20percent", f"{word}{n}.pdf", f"{word}_{y}-{m:02}-{d:02}.txt", f"{word}{n}@{word}.com",
                       f"{word}.five.{word}", f"{word}percent{n}x"):
            yield f"They read {inside} there."


def extract(program, rules, texts):
    with tempfile.TemporaryDirectory() as folder:
        dump, out = os.path.join(folder, "in.jsonl"), os.path.join(folder, "out.jsonl")
        with open(dump, "w", encoding="utf-8") as f:
            for k, text in enumerate(texts):
                f.write(json.dumps({"id": str(k), "text": text}) + "\n")
        subprocess.run([program, "run", dump, "--rules", rules, "--to", "jsonl:" + out], check=True, stderr=subprocess.DEVNULL)
        with open(out, encoding="utf-8") as f:
            records = {int(x["doc"]["doc_id"]): x for x in map(json.loads, f)}
        return [records[k] for k in range(len(texts))]


def number(x):
    return None if x is None else Fraction(str(x))


def read_back(case, record):
    _, layer, kind, value, most, unit = case
    found = record[layer]
    if len(found) != 1:
        return False
    v = found[0]
    if layer == "times":
        return v["timex"] == kind and v["value"] == value
    return (v["kind"] == kind and number(v["value"]) == value and number(v.get("value_max")) == most
            and (unit is None or unit in (v.get("currency"), v.get("unit"))))


def main():
    program, rules = sys.argv[1:3]
    values, inside = list(cases(random.Random(SEED))), list(shut_in(random.Random(SEED)))
    bounds, anchored = list(hedged(random.Random(SEED))), list(told(random.Random(SEED)))
    records = extract(program, rules, [c[0] for c in values] + inside + [c[0] for c in bounds] + [c[0] for c in anchored])
    problems = []
    behind = len(values) + len(inside)
    for (text, bound), record in zip(bounds, records[behind:]):
        found = [q.get("approx") for q in record["quantities"]]
        if found != [bound]:
            problems.append(f"{text!r}: expected {bound}, found {found}")
    for (text, first, phrase, value), record in zip(anchored, records[behind + len(bounds):]):
        found = [(t["text"], t["value"], (t["rel"] or {}).get("anchor")) for t in record["times"]]
        if [f[1:] for f in found] != [(first, None), (value, record["times"][0]["id"])] or found[1][0] != phrase:
            problems.append(f"{text!r}: expected {value} for {phrase!r}, found {found}")
    for case, record in zip(values, records):
        if not read_back(case, record):
            problems.append(f"{case[0]!r}: expected {case[2]} {case[3]} {case[4] or ''} {case[5] or ''}, found {record['quantities'] or record['times']}")
    for text, record in zip(inside, records[len(values):behind]):
        if record["quantities"] or record["times"]:
            problems.append(f"{text!r}: found {(record['quantities'] + record['times'])[0]['text']!r}")
    print("\n".join(problems[:60] + [f"{len(records) - len(problems)} of {len(records)} hold"]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
