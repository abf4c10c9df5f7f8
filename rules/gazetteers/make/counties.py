"""gazetteers/counties.tsv: counties and parishes of the United States with a point halfway between their borders."""
import json
import os

from common import packages, source, standing, write

STATES = ("01AL 02AK 04AZ 05AR 06CA 08CO 09CT 10DE 12FL 13GA 15HI 16ID 17IL 18IN 19IA 20KS 21KY 22LA 23ME 24MD 25MA 26MI 27MN 28MS 29MO 30MT "
          "31NE 32NV 33NH 34NJ 35NM 36NY 37NC 38ND 39OH 40OK 41OR 42PA 44RI 45SC 46SD 47TN 48TX 49UT 50VT 51VA 53WA 54WV 55WI 56WY").split()
STATE = {s[:2]: s[2:] for s in STATES}
KIND = {"LA": "Parish", "AK": "Borough"}


def middle(topology, geometry):
    """Halfway between the outermost points of a shape (TopoJSON: arcs of quantized steps)."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    rings = geometry["arcs"] if geometry["type"] == "Polygon" else [ring for shape in geometry["arcs"] for ring in shape]
    xs, ys = [], []
    for arc in {a if a >= 0 else ~a for ring in rings for a in ring}:
        x = y = 0
        for dx, dy in topology["arcs"][arc]:
            x, y = x + dx, y + dy
            xs.append(x * sx + tx)
            ys.append(y * sy + ty)
    return round((min(ys) + max(ys)) / 2, 2), round((min(xs) + max(xs)) / 2, 2)


def rows(root):
    topology = json.load(open(os.path.join(root, "us-atlas/counties-10m.json"), encoding="utf-8"))
    for geometry in topology["objects"]["counties"]["geometries"]:
        state, number, name = STATE.get(geometry["id"][:2]), int(geometry["id"][2:]), geometry["properties"]["name"]
        if state is None or state == "VA" and number > 500 or name.endswith(" City"):  # cities that belong to no county
            continue
        lat, lon = middle(topology, geometry)
        yield [f"{name} {KIND.get(state, 'County')}", "USA", state, "", lat, lon, "county"]


def main():
    stands = {r["form"] for r in standing("Region", ("admin1.tsv", "regions.tsv", "counties.tsv"))}
    write("gazetteers/counties.tsv",
          [("source", source("us-atlas")), ("license", "ISC"),
           ("made", "gazetteers/make/counties.py: the shapes of the US Census Bureau; the point is halfway between the borders"),
           ("label", "Region"), ("case", "exact")], ["form", "iso3", "adm1", "geonames", "lat", "lon", "kind"],
          sorted(r for r in rows(packages()) if r[0] not in stands))


if __name__ == "__main__":
    main()
