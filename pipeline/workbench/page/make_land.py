#!/usr/bin/env python3
"""Coastlines for the map of `show`.   make_land.py land-110m.json > land.json

The input is of the npm package world-atlas 2.0.2 (TopoJSON of Natural Earth, public domain). The output is a list of
rings, each a flat list of tenths of degrees: longitude and latitude of the first point, then differences.
Points that move the line by less than 0.2 degrees and islands smaller than a dot are left out.
"""
import json
import sys

TOLERANCE = 0.2      # degrees
SMALLEST = 0.6       # square degrees


def arcs_of(topology):
    sx, sy = topology["transform"]["scale"]
    tx, ty = topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        yield points


def ring_of(arcs, numbers):
    out = []
    for n in numbers:
        points = arcs[n] if n >= 0 else arcs[~n][::-1]
        out += points[1:] if out else points
    return out


def simplified(points):
    """Douglas and Peucker."""
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        a, b = stack.pop()
        (ax, ay), (bx, by) = points[a], points[b]
        length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
        best, at = 0, None
        for i in range(a + 1, b):
            px, py = points[i]
            if length:
                d = abs((bx - ax) * (ay - py) - (ax - px) * (by - ay)) / length
            else:
                d = ((px - ax) ** 2 + (py - ay) ** 2) ** 0.5
            if d > best:
                best, at = d, i
        if best > TOLERANCE:
            keep.add(at)
            stack += [(a, at), (at, b)]
    return [points[i] for i in sorted(keep)]


def area(points):
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(points, points[1:]))) / 2


def unwrapped(points):
    """Longitudes without jumps; a ring around the pole is led along the edge of the map and the pole."""
    out, shift = [], 0
    for (x, y), (before, _) in zip(points, [points[0]] + points):
        shift += -360 if x - before > 180 else 360 if before - x > 180 else 0
        out.append((x + shift, y))
    if shift == 0:
        return out
    start = min(range(len(out) - 1), key=lambda i: points[i][0])
    ring = [p for p in points[start:-1] + points[:start]]
    return [(-180, -90)] + ring + [(180, ring[-1][1]), (180, -90), (-180, -90)]


def clipped(points, edge, keep_below):
    """The part of a ring on one side of a meridian (Sutherland and Hodgman)."""
    out = []
    inside = lambda p: (p[0] <= edge) == keep_below or p[0] == edge
    for a, b in zip(points, points[1:]):
        if inside(a):
            out.append(a)
        if inside(a) != inside(b):
            out.append((edge, a[1] + (b[1] - a[1]) * (edge - a[0]) / (b[0] - a[0])))
    return out + out[:1]


def parts(points):
    """A ring cut at the edges of the map."""
    ring = unwrapped(points)
    for shift in (-360, 0, 360):
        part = [(x + shift, y) for x, y in ring]
        if max(x for x, _ in part) > -180 and min(x for x, _ in part) < 180:
            part = clipped(clipped(part, 180, True), -180, False)
            if len(part) >= 4:
                yield part


def encoded(points):
    flat, last = [], (0, 0)
    for x, y in points:
        point = (round(x * 10), round(y * 10))
        if not flat or point != last:
            flat += [point[0] - last[0], point[1] - last[1]]
            last = point
    return flat


def main():
    with open(sys.argv[1], encoding="utf-8") as f:
        topology = json.load(f)
    arcs = list(arcs_of(topology))
    rings = []
    for geometry in topology["objects"]["land"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            for numbers in polygon:
                for ring in parts(ring_of(arcs, numbers)):
                    if area(ring) >= SMALLEST:
                        rings.append(encoded(simplified(ring)))
    json.dump(rings, sys.stdout, separators=(",", ":"))
    sys.stdout.write("\n")


main()
