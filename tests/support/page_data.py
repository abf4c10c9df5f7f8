"""The data inside a page that `wirefacts show` made, without a browser."""
import base64
import json
import re
import zlib


def read(path):
    with open(path, encoding="utf-8") as f:
        html = f.read()
    found = re.search(r'<script type="application/octet-stream" id="data">([A-Za-z0-9+/=]*)</script>', html)
    return html, json.loads(zlib.decompress(base64.b64decode(found.group(1))))


def node_span(article, number):
    start, length = article["nodes"][number][2:4]
    return [start, start + length]


def spans_of(article, record):
    """Where the words of a record are marked, as page/text.js does it."""
    if "mentions" in record:
        return [m[:2] for m in record["mentions"]]
    if record["k"] == "claim":
        return [node_span(article, record["node"]) if "node" in record else record["at"]]
    return [record["at"]] + [part["at"] for part in record.get("merged", [])]


def marked_words(article, record):
    """The characters of all its spans, each once, in the order of the text."""
    places = {i for start, end in spans_of(article, record) for i in range(start, end)}
    return "".join(article["text"][i] for i in sorted(places))
