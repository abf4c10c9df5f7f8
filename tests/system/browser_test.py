#!/usr/bin/env python3
"""Pages of `wirefacts show` in a real browser; skipped (77) without one.   browser_test.py PROGRAM PROJECT [SCREENSHOTS]

The right words are marked behind emoji and for spans that cross or nest; rows and marks show each other; filters,
search and keys work; nothing is asked for but the page itself. With a folder for screenshots it leaves them there.
"""
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import page_data  # noqa: E402
import web_driver as wd  # noqa: E402

PROGRAM, PROJECT = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
SHOTS = os.path.abspath(sys.argv[3]) if len(sys.argv) > 3 else None
RULES = os.path.join(PROJECT, "rules")
ARTICLES = os.path.join(PROJECT, "corpus", "articles")

HOSTILE = ('</script><script>document.title="broken"</script><img src="https://example.org/x.png" onerror="document.title=1">\n\n'
           'PARIS (AP) - \u202eVladimir Putin met \u0007Angela Merkel in Paris on Monday, <!-- Tass said.\n')
# Labels of three stages over the same words: they nest and cross, behind an emoji of seven code points and an accent.
CROSSING = {
    "news.cascade": "stage a\nstage b\nstage c\n",
    "schema.types": "entity Person { name: text }\nentity Organization { name: text  subtype: text }\n"
                    "entity NamedEvent { name: text }\nenum realis = actual\nenum polarity = positive\n",
    "stages/a.rules": 'stage a\n\nrule one -> Person\n  match    "Anna" "Bell" "Cross"\n  set      name = "Anna Bell Cross"\n'
                      '  example  "[Anna Bell Cross]"\n  counter  "Bell"\n',
    "stages/b.rules": 'stage b\n\nrule two -> NamedEvent\n  match    "Cross" "Country" "Race"\n  set      name = "Cross Country Race"\n'
                      '  example  "[Cross Country Race]"\n  counter  "Race"\n',
    "stages/c.rules": 'stage c\n\nrule three -> Organization\n  match    "Country"\n  set      name = "Country"\n'
                      '  example  "[Country]"\n  counter  "Race"\n'}
CROSSED = "👩‍👩‍👧 cafe\u0301 𝒜: Anna Bell Cross Country Race began."

LIT = """
const row = document.querySelector(`tr[data-i="${arguments[0]}"]`);
row.dispatchEvent(new PointerEvent('pointerover', {bubbles: true}));
return [...document.querySelectorAll('.text .lit')].map(n => n.textContent).join('');
"""


def check(holds, what):
    if not holds:
        raise SystemExit("FAILED: " + what)


def show(folder, name, *arguments):
    page = os.path.join(folder, name + ".html")
    subprocess.run([PROGRAM, "show", *arguments, "-o", page], check=True, timeout=300)
    return page


def quiet(browser, page):
    """No complaint, and no request but for pages of ours."""
    messages = browser.messages()
    check(not messages, f"the page complains: {messages}")
    others = [url for url in browser.requests() if not (url.startswith("file://" + os.path.dirname(page)) and url.endswith(".html"))]
    check(not others, f"requests left the page: {others}")


def shot(browser, name):
    if SHOTS:
        os.makedirs(SHOTS, exist_ok=True)
        browser.screenshot(os.path.join(SHOTS, name + ".png"))


def check_every_record(browser, page):
    """Each row lights exactly its words, in every article of the page."""
    data = page_data.read(page)[1]
    checked = 0
    for number, article in enumerate(data["articles"]):
        if number > 0:
            browser.run("const s = document.querySelector('select'); s.value = arguments[0]; s.dispatchEvent(new Event('change'))", str(number))
        for i, record in enumerate(article["records"]):
            wanted = page_data.marked_words(article, record)
            if any(ord(c) < 32 or 0x7f <= ord(c) < 0xa0 or c in "\ufeff\u200e\u200f" for c in wanted):
                continue  # shown as signs
            got = browser.run(LIT, i)
            check(got == wanted, f"{article['id']} {record['id']}: {got!r} is lit, {wanted!r} should be")
            checked += 1
    return checked


def check_crossing(browser, folder):
    pack, text = os.path.join(folder, "pack"), os.path.join(folder, "crossing.txt")
    for name, content in CROSSING.items():
        os.makedirs(os.path.dirname(os.path.join(pack, name)), exist_ok=True)
        with open(os.path.join(pack, name), "w", encoding="utf-8") as f:
            f.write(content)
    with open(text, "w", encoding="utf-8") as f:
        f.write(CROSSED)
    page = show(folder, "crossing", text, "--rules", pack)
    browser.open(page)
    pieces = browser.run("return [...document.querySelectorAll('.text [data-p]')].map(n => [n.textContent, n.dataset.layers, "
                         "getComputedStyle(n).backgroundImage.split('gradient').length - 1, n.style.backgroundPosition])")
    words = [(p[0], sorted(p[1].split())) for p in pieces]
    check(words == [("Anna Bell ", ["person"]), ("Cross", ["person", "thing"]), (" ", ["thing"]), ("Country", ["org", "thing"]),
                    (" Race", ["thing"])], f"pieces of crossing spans: {words}")
    check([p[2] for p in pieces] == [1, 2, 1, 2, 1], "a line for each mark")
    lines = pieces[1][3].split(", ")
    check(len(set(lines)) == 2, f"lines of marks that cross lie at different heights: {lines}")
    check(browser.run("return document.querySelector('.text').textContent") == CROSSED, "the text is whole")
    quiet(browser, page)
    shot(browser, "crossing")


def check_hover(browser):
    """From a mark to its row, with the real pointer."""
    browser.run("scrollTo(0, 0)")
    browser.pointer(".text [data-layers~='event']")
    lit = browser.run("return [...document.querySelectorAll('tr.lit')].map(r => r.dataset.layer)")
    check("event" in lit, f"rows of the mark under the pointer: {lit}")
    browser.pointer(".text [data-layers~='event']", press=True)
    check(browser.run("return document.querySelector('.detail .rule pre').textContent.startsWith('rule ')"), "a press opens the rule")
    check(browser.run("return document.querySelectorAll('.detail .tree li').length") > 0, "and what the match was made of")
    check(browser.run("return document.querySelector('.detail .verdict').textContent").startswith("Precision:"), "and its precision")
    check(browser.run("return document.querySelector('.detail .counter').textContent").startswith("counter  "), "and the counter line")
    browser.keys(wd.ESCAPE)
    check(browser.run("return document.querySelector('.detail') === null"), "Esc closes")


ROWS = "return [...document.querySelectorAll('tr[data-i]')].filter(r => r.offsetParent !== null).length"
ACTIVE = "const a = document.activeElement; return a.dataset.i || a.dataset.layer || a.className || a.tagName"


def check_filters(browser, data):
    records = data["articles"][0]["records"]
    check(browser.run(ROWS) == len(records), "all rows")
    browser.pointer(".chip[data-layer='event']", press=True)
    check(browser.run(ROWS) == sum(r["k"] != "event" for r in records), "without events")
    check(browser.run("return document.querySelectorAll('.text .is-event').length") == 0, "their marks are gone")
    browser.pointer(".chip[data-layer='event']", press=True)
    browser.run("document.querySelectorAll('.facet')[3].open = true")
    browser.pointer(".facet[open] input", press=True)
    supported = [r for r in records if "support" in r]
    first = max(sorted({r["support"] for r in supported}), key=lambda s: sum(r["support"] == s for r in supported))
    check(browser.run(ROWS) == sum(r.get("support") == first for r in records), "by support")
    browser.keys(wd.ESCAPE, wd.ESCAPE)
    check(browser.run(ROWS) == len(records), "Esc clears filters")


def check_keys(browser, page):
    browser.open(page)
    browser.keys("/", *"orenburg")
    check(browser.run("return document.activeElement.type") == "search", "/ goes to the search box")
    found = browser.run(ROWS)
    check(0 < found < 10, f"rows about Orenburg: {found}")
    check(browser.run("return CSS.highlights.get('found').size") == 1, "its place in the text")
    browser.keys(wd.ESCAPE)
    check(browser.run("return document.querySelector('.search').value") == "", "Esc empties the search")
    browser.run("document.querySelector('.skip').focus()")
    order = []
    for _ in range(40):
        browser.keys(wd.TAB)
        order.append(browser.run(ACTIVE))
        check(browser.run("return getComputedStyle(document.activeElement).outlineStyle") != "none", f"one sees where the focus is: {order}")
        if order[-1].isdigit():
            break
    check(order.index("search") < order.index("text") < order.index(order[-1]), f"order of the focus: {order}")
    rows = browser.run("return [...document.querySelectorAll('tr[data-i]')].map(r => r.dataset.i)")
    at = rows.index(order[-1])
    browser.keys(wd.DOWN, wd.DOWN)
    check(browser.run(ACTIVE) == rows[at + 2], "down goes to the next rows")
    browser.keys(wd.ENTER)
    check(browser.run("return document.querySelector('.detail').previousSibling.dataset.i") == rows[at + 2], "Enter opens")
    browser.keys(wd.ESCAPE, wd.UP)
    check(browser.run(ACTIVE) == rows[at + 1] and browser.run("return document.querySelector('.detail') === null"), "Esc closes, up goes on")
    browser.run("document.querySelector('.text').focus()")
    browser.keys(wd.RIGHT, wd.RIGHT, wd.LEFT)
    check(browser.run("return [...document.querySelectorAll('.text [data-p]')].findIndex(n => n.classList.contains('cursor'))") == 0, "marks by keys")
    browser.keys(wd.ENTER)
    check(browser.run("return document.querySelector('.detail') !== null"), "Enter on a mark opens its fact")
    browser.keys(wd.ESCAPE)


def check_looks(browser, page, name):
    for scheme in ("light", "dark"):
        browser.developer("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        browser.open(page)
        shot(browser, f"{name}-{scheme}")
    browser.open(page, width=480)
    check(browser.run("return document.documentElement.scrollWidth <= innerWidth"), f"{name}: a narrow window needs no scrolling to the side")
    shot(browser, f"{name}-narrow")
    browser.developer("Emulation.setEmulatedMedia", media="print")
    browser.open(page, width=760)
    check(browser.run("return getComputedStyle(document.querySelector('.filters')).display") == "none", f"{name}: no controls on paper")
    shot(browser, f"{name}-print")
    browser.developer("Emulation.setEmulatedMedia", media="", features=[])


def check_narrow(browser, page):
    """In one column a press on a mark goes to its fact, and keys stay in the table."""
    seen = "const r = %s.getBoundingClientRect(); return r.bottom > 0 && r.top < innerHeight"
    browser.open(page, width=480)
    browser.pointer(".text [data-layers~='event']", press=True)
    check(browser.run(seen % "document.querySelector('.detail').previousSibling"), "the fact is on the screen")
    browser.run("document.querySelector('.detail').previousSibling.focus()")
    browser.keys(wd.ESCAPE, wd.DOWN)
    check(browser.run(seen % "document.activeElement"), "the next fact is on the screen")


def check_hostile(browser, folder):
    path = os.path.join(folder, "hostile.txt")
    with open(path, "w", encoding="utf-8") as f:
        f.write(HOSTILE)
    page = show(folder, "hostile", path, "--rules", RULES)
    browser.open(page)
    check(browser.run("return document.title").startswith("</script>"), "the title is only text")
    check(browser.run("return document.images.length + document.scripts.length") == 2, "no element came out of the text")
    text = browser.run("return document.querySelector('.text').textContent")
    check("⟨RLO⟩" in text and "\u202e" not in text and "␇" in text, f"control characters are shown: {text!r}")
    quiet(browser, page)


def check_database(browser, folder):
    base = os.path.join(folder, "facts.db")
    subprocess.run([PROGRAM, "run", ARTICLES, "--rules", RULES, "-q", "--to", "sqlite:" + base], check=True, timeout=300)
    page = show(folder, "base", base)
    data = page_data.read(page)[1]
    browser.open(page)
    facts = "return Number(document.querySelector('.result').textContent.replace(/\\D/g, ''))"
    check(browser.run(facts) == sum(f["k"] != "mention" for f in data["facts"]), "all facts")
    check(browser.run("const map = document.querySelector('.map').getBoundingClientRect(); return [...document.querySelectorAll('.map text:not([hidden])')]"
                      ".filter(t => { const name = t.getBoundingClientRect(); return name.right > map.right + 1 || name.left < map.left - 1 })"
                      ".map(t => t.textContent)") == [], "names of places lie inside the map")
    for fact in data["facts"][:40]:
        got = browser.run("const n = document.querySelector(`.fact[data-i='${arguments[0]}'] .sentence mark`); return n && n.textContent", fact["i"] if "i" in fact else data["facts"].index(fact))
        check(got in (None, fact["s"][fact["w"][0]:fact["w"][1]]), f"words in their sentence: {got!r}")
    person = next(n for n, p in enumerate(data["people"]) if p["name"] == "Vladimir Putin")
    browser.keys("/", *"vladimir putin")
    browser.run("document.querySelector(`.index button[data-i='${arguments[0]}']`).click(); document.activeElement.blur()", person)
    browser.run("const s = document.querySelector('.search'); s.value = ''; s.dispatchEvent(new Event('input'))")
    check(browser.run(facts) == sum(person in f.get("p", []) for f in data["facts"]), "facts of one person")
    shot(browser, "base-person")
    browser.keys(wd.ESCAPE)
    browser.run("document.querySelector('.dot').focus()")
    place = int(browser.run("return document.activeElement.dataset.i"))
    browser.keys(wd.ENTER)
    check(browser.run(facts) == sum(place in f.get("l", []) for f in data["facts"]), "facts at one place, chosen by key")
    browser.keys(wd.ESCAPE)
    browser.run("[...document.querySelectorAll('.bar[tabindex]')].at(-1).focus()")
    bar = browser.run("return document.activeElement.dataset.bin")
    browser.keys(wd.ENTER)
    day = lambda f: f.get("date") or data["articles"][f["a"]].get("day", "")  # noqa: E731
    check(browser.run(facts) == sum(day(f).startswith(bar) and f["k"] != "mention" for f in data["facts"]), f"facts of {bar}")
    browser.keys(wd.ESCAPE)
    quiet(browser, page)
    check_looks(browser, page, "base")


def main():
    missing = wd.missing()
    if missing:
        print("skipped: " + missing)
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder, wd.Browser() as browser:
        check_crossing(browser, folder)
        check_hostile(browser, folder)
        seed = show(folder, "seed", os.path.join(ARTICLES, "000_bf704bd51e5bf8fc.txt"), "--rules", RULES)
        browser.open(seed)
        check_hover(browser)
        check_filters(browser, page_data.read(seed)[1])
        check_keys(browser, seed)
        check_narrow(browser, seed)
        quiet(browser, seed)
        check_looks(browser, seed, "article")
        marks = show(folder, "marks", os.path.join(PROJECT, "tests", "system", "marks.jsonl"), "--rules", RULES)
        browser.open(marks)
        print(f"{check_every_record(browser, marks)} records light exactly their words")
        quiet(browser, marks)
        check_database(browser, folder)


main()
