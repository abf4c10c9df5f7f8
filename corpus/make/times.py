"""The `rel` of a time: from the annotator's word and the text, and a check that it gives the annotated value."""
import datetime
import re

from patterns import GoldError

DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
DIRECTIONS = {"past": "on_or_before", "future": "on_or_after", "before": "before", "after": "after"}


def relation(word, text, value, published):
    """None, or {anchor, unit, n …}.  word: past future before after year this UNIT+N UNIT-N, with +TNI and the like for a clock"""
    if not word:
        return None
    word, _, clock = word.partition("+T") if not re.match(r"[a-z]+\+\d", word) else (word, "", "")
    rel = {"anchor": "dct", "unit": "day", "n": 0}
    step = re.match(r"(hour|day|week|month|quarter|year)([+-]?\d+)$", word)
    if step:
        rel.update(unit=step.group(1), n=int(step.group(2)))
    lower = text.lower()
    weekday = next((i + 1 for i, d in enumerate(DAYS) if d in lower), None)
    month = next((i + 1 for i, m in enumerate(MONTHS) if re.search(r"\b" + m, lower)), None)
    day = re.search(r"\b(\d{1,2})\b", lower)
    if weekday and not step:
        rel["weekday"] = weekday
    elif month and not step:
        rel["month"] = month
        if day:
            rel["day"] = int(day.group(1))
        else:
            rel["unit"] = "month"
    if clock:
        rel["clock"] = "T" + clock
    if word in DIRECTIONS:
        rel["direction"] = DIRECTIONS[word]
    bound = bind(rel, published)
    if bound != value:
        raise GoldError("rel gives %s, the value says %s" % (bound, value))
    return rel


def bind(rel, published):
    """The value of a relation on a publication day."""
    base = datetime.date.fromisoformat(published[:10])
    clock = rel.get("clock", "")
    if "month" in rel:
        return nearest_month(rel, base) + clock
    if "weekday" in rel:
        step = {"before": -1, "on_or_before": -1, "after": 1, "on_or_after": 1}.get(rel.get("direction"))
        if step is None:
            monday = base - datetime.timedelta(days=base.weekday()) + datetime.timedelta(weeks=rel["n"])
            return (monday + datetime.timedelta(days=rel["weekday"] - 1)).isoformat() + clock
        day = base if rel["direction"].startswith("on_or") else base + datetime.timedelta(days=step)
        while day.isoweekday() != rel["weekday"]:
            day += datetime.timedelta(days=step)
        return day.isoformat() + clock
    return shifted(rel, base) + clock


def nearest_month(rel, base):
    direction = rel.get("direction")
    wanted = (rel["month"], rel.get("day"))
    years = {None: [base.year], "on_or_before": [base.year, base.year - 1], "before": [base.year, base.year - 1],
             "on_or_after": [base.year, base.year + 1], "after": [base.year, base.year + 1]}[direction]
    for year in years:
        here = (year, *wanted) if wanted[1] else (year, wanted[0])
        there = (base.year, base.month, base.day)[:len(here)]
        fits = {None: True, "on_or_before": here <= there, "before": here < there, "on_or_after": here >= there, "after": here > there}
        if fits[direction]:
            return "%04d-%02d-%02d" % here if wanted[1] else "%04d-%02d" % here
    raise GoldError("no such month")


def shifted(rel, base):
    unit, n = rel["unit"], rel["n"]
    if unit == "day":
        return (base + datetime.timedelta(days=n)).isoformat()
    if unit == "week":
        year, week, _ = (base + datetime.timedelta(weeks=n)).isocalendar()
        return "%04d-W%02d" % (year, week)
    if unit == "month":
        index = base.year * 12 + base.month - 1 + n
        return "%04d-%02d" % (index // 12, index % 12 + 1)
    if unit == "quarter":
        index = base.year * 4 + (base.month - 1) // 3 + n
        return "%04d-Q%d" % (index // 4, index % 4 + 1)
    if unit == "year":
        return "%04d" % (base.year + n)
    raise GoldError("an hour needs a time of publication: write the value without rel")
