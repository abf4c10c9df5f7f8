"""Finds the words that an annotator wrote between backticks in the text of a story.

A pattern is words of the text, with marks: {span} [head, number or cue] <hedge or speaker>. Without braces the whole pattern is the
span, ` ... ` stands for any words of one paragraph, ` .... ` for any text, and `#2` behind the closing backtick takes the second place where it fits.
A pattern must fit in exactly one place. To write a bracket that stands in the text, put a backslash before it.
"""
import re

MARKS = {"{": "}", "[": "]", "<": ">"}
ABBREVIATIONS = ("Mr Ms Mrs Dr Gen Col Capt Lt Sgt Cpl Pvt Sen Rep Gov St Inc Ltd Corp Co No Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec "
                 "U.S U.N N.Y p.m a.m S.A Md N vs").split()


class GoldError(Exception):
    """what the annotator has to correct"""


class Finder:
    def __init__(self, text):
        self.text = text

    def find(self, pattern):
        """{"{": (start, end), "[": …, "<": …} of the one place where the pattern fits"""
        body, _, nth = pattern.rpartition("#") if re.search(r"`#\d+$", pattern) else (pattern, "", "")
        source, marks = translate(body.strip("`"))
        places = [m for m in re.finditer(source, self.text)]
        if nth:
            places = places[int(nth) - 1:int(nth)]
        if len(places) != 1:
            near = ["…%s…" % self.text[max(0, m.start() - 20):m.end() + 20].replace("\n", "/") for m in places[:9]]
            raise GoldError("fits %d times: %s %s" % (len(places), pattern, near))
        out = {mark: places[0].span(group) for mark, group in marks.items()}
        out.setdefault("{", places[0].span())
        return out

    def every(self, pattern, taken):
        """all places of a pattern that lie in no span of `taken`"""
        source, marks = translate(pattern.strip("`"))
        found = []
        for m in re.finditer(source, self.text):
            span = m.span(marks["{"]) if "{" in marks else m.span()
            if not any(a <= span[0] and span[1] <= b for a, b in taken):
                found.append({"{": span})
        if not found:
            raise GoldError("nothing left for " + pattern)
        return found

    def sentence(self, span, after):
        """the sentence around a span, as evidence, with its quotation marks; it does not begin before `after`, the end of the dateline"""
        first = self.text.rfind("\n", 0, span["start"]) + 1
        last = self.text.find("\n", span["end"])
        last = len(self.text) if last < 0 else last
        cuts = [first]
        for m in re.finditer(r"[.?!][\"”’)]?\s+(?=[\"“‘(]?[A-ZÀ-ÞĀ-Ž])", self.text[first:last]):
            word = re.search(r"(\S+)$", self.text[first:first + m.start()])
            stop = self.text[first + m.start()] == "." and word and (word.group(1).strip("(\"“") in ABBREVIATIONS)
            if not stop:
                cuts.append(first + m.end())
        begin = max(c for c in cuts if c <= span["start"])
        end = min([c for c in cuts if c > span["start"]] or [last])
        if first < after <= span["start"]:
            begin = max(begin, after)
        return {"start": begin, "end": begin + len(self.text[begin:end].rstrip())}


def translate(pattern):
    """the pattern as a regular expression, and the number of the group of each mark"""
    out, marks, groups, i = [], {}, 0, 0
    while i < len(pattern):
        c = pattern[i]
        if c == "\\":
            i += 1
            out.append(re.escape(pattern[i]))
        elif pattern.startswith(" ... ", i):
            out.append(r"\s[^\n]*?\s")
            i += 4
        elif pattern.startswith(" .... ", i):
            out.append(r"\s[\s\S]*\s")
            i += 5
        elif c in MARKS:
            groups += 1
            marks[c] = groups
            out.append("(")
        elif c in MARKS.values():
            out.append(")")
        else:
            out.append(re.escape(c))
        i += 1
    words = re.sub(r"[{}\[\]<>\\]", "", pattern)
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?![\w])" if words[-1:].isalnum() else ""
    return before + "".join(out) + after, marks
