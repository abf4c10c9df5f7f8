#!/usr/bin/env python3
"""Checks what must hold of the values of all records.   python3 check_records.py RECORDS.jsonl

Written from what records mean alone, not from the program: bound times follow from their relation, figures have a bound,
their numeral lies inside, parts are no larger than their whole, lengths of time date no event. Python 3 standard library.
"""
import datetime
import json
import re
import sys

UNKNOWN = {"hour": "XXXX-XX-XXTXX", "day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "quarter": "XXXX-QX", "year": "XXXX"}
VALUE = {
    "DATE": r"(PAST|PRESENT|FUTURE)_REF|[\dX]{4}(-([\dX]{2}(-[\dX]{2})?|W[\dX]{2}(-[1-7]|-WE)?|Q[1-4X]|H[12]|SP|SU|FA|WI))?|\d{2,3}",
    "TIME": r"([\dX]{4}-([\dX]{2}-[\dX]{2}|WXX-[1-7]))?T([\dX]{2}(:[\dX]{2})?(Z|[+-]\d\d:\d\d)?|MO|MI|AF|EV|NI)",
    "DURATION": r"P(T(\d+(\.\d+)?|X)[HMS]|(\d+(\.\d+)?|X)([DWMQY]|WE)|XX)",
    "SET": r"P.+|XXXX-.+"}
APPROX = set("exact about more_than at_least less_than at_most nearly range vague".split())


def unbound(rel):
    clock = rel.get("clock", "")
    if "month" in rel:
        return "XXXX-%02d" % rel["month"] + ("-%02d" % rel["day"] if "day" in rel else "") + clock
    if "weekday" in rel:
        return "XXXX-WXX-%d" % rel["weekday"] + clock
    return UNKNOWN[rel["unit"]] + clock


def fits(found, anchor, direction):
    return {None: True, "before": found < anchor, "on_or_before": found <= anchor, "after": found > anchor,
            "on_or_after": found >= anchor}[direction]


def bind(rel, published):
    day = datetime.date.fromisoformat(published[:10])
    unit, n, clock, direction = rel["unit"], rel["n"], rel.get("clock", ""), rel.get("direction")
    if "month" in rel:
        anchor = day if "day" in rel else day.replace(day=1)
        candidates = []
        for year in range(day.year - 9, day.year + 10):
            try:
                candidates.append(datetime.date(year, rel["month"], rel.get("day", 1)))
            except ValueError:
                continue
        found = min((c for c in candidates if fits(c, anchor, direction)), key=lambda c: abs((c - anchor).days))
        return found.isoformat()[:10 if "day" in rel else 7] + clock
    if "weekday" in rel and direction:
        step = -1 if direction in ("before", "on_or_before") else 1
        days = (day + datetime.timedelta(k * step) for k in range(8))
        return next(d for d in days if d.isoweekday() == rel["weekday"] and fits(d, day, direction)).isoformat() + clock
    if "weekday" in rel:
        return (day + datetime.timedelta(7 * n + rel["weekday"] - day.isoweekday())).isoformat() + clock
    if unit == "day":
        return (day + datetime.timedelta(n)).isoformat() + clock
    if unit == "week":
        return "%d-W%02d" % (day + datetime.timedelta(7 * n)).isocalendar()[:2]
    if unit == "year":
        return "%04d" % (day.year + n)
    if unit == "hour":
        moment = datetime.datetime.fromisoformat(published.replace("Z", "+00:00"))
        return (moment + datetime.timedelta(hours=n)).strftime("%Y-%m-%dT%H") if "T" in published else None
    size = 1 if unit == "month" else 3
    k = (day.year * 12 + day.month - 1) // size + n
    return "%d-%02d" % (k // 12, k % 12 + 1) if size == 1 else "%d-Q%d" % (k // 4, k % 4 + 1)


def counted_from(rel, by_id, published):
    """the day from which a relation counts: that of the document, or the first of another time of the text"""
    if rel["anchor"] not in by_id:
        return published
    year, _, rest = by_id[rel["anchor"]]["value"].partition("-")
    return "%s-%s" % (year, (rest + "-01" if re.fullmatch(r"\d\d", rest) else rest) or "01-01")


def check_time(time, published, by_id):
    if not re.fullmatch(VALUE[time["timex"]], time["value"]):
        yield "%s %r is no TIMEX3 value" % (time["timex"], time["value"])
    rel = time["rel"]
    base = counted_from(rel, by_id, published) if rel else None
    if rel and time["value"] != (bind(rel, base) if base else unbound(rel)):
        yield "%r does not follow from %s" % (time["value"], rel)


def check_quantity(quantity, by_id):
    if ("approx" in quantity) == (quantity["kind"] == "ordinal") or quantity.get("approx", "exact") not in APPROX:
        yield "bound %s" % quantity.get("approx")
    if ("value_max" in quantity) != (quantity.get("approx") == "range"):
        yield "value_max without range, or the other way round"
    if quantity.get("value_max", quantity["value"]) < quantity["value"]:
        yield "the range is empty"
    start, end = quantity.get("number", (quantity["start"], quantity["end"]))
    if not quantity["start"] <= start < end <= quantity["end"]:
        yield "the numeral is outside"
    if quantity.get("hedge") and quantity["hedge"][1] > quantity["start"]:
        yield "the hedge is inside"
    whole = by_id.get(quantity.get("subset_of"))
    if whole and whole.get("approx") == "exact" and quantity["value"] > whole["value"]:
        yield "larger than its whole %s" % whole["text"]


def check_event(event, by_id):
    for role in event["roles"].get("time") if isinstance(event["roles"].get("time"), list) else [event["roles"].get("time")]:
        time = by_id.get(role) if isinstance(role, str) else None
        if time and time["timex"] in ("DURATION", "SET"):
            yield "a length of time as its time"
        if time and "date_start" in event and "X" in time["value"]:
            yield "dated by %s" % time["value"]


def main():
    problems, n = [], 0
    with open(sys.argv[1], encoding="utf-8") as f:
        for record in map(json.loads, f):
            by_id = {x["id"]: x for layer in ("times", "quantities", "events") for x in record[layer]}
            checks = [(x, check_time(x, record["doc"]["dct"], by_id)) for x in record["times"]]
            checks += [(x, check_quantity(x, by_id)) for x in record["quantities"]]
            checks += [(x, check_event(x, by_id)) for x in record["events"]]
            n += len(checks)
            problems += ["%s %s %s: %s" % (record["doc"]["doc_id"], x["id"], x.get("text", x.get("type")), problem)
                         for x, found in checks for problem in found]
    print("\n".join(problems + ["%d values and events checked, %d problems" % (n, len(problems))]))
    return 1 if problems or n == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
