"""The small signs of a drawing: ids, captions, and the lines between nodes."""

from __future__ import annotations

import hashlib

from markupsafe import Markup

from planatlas.graph.model import Node
from planatlas.reports.figures.lanes import Spot
from planatlas.reports.text import shorten

__all__ = ["anchor", "caption", "curve", "dash", "label", "stroke"]

_STROKES = {"RESPONSIBLE_FOR": "r", "PARTNER_IN": "p", "PART_OF": "o"}


def anchor(node: str) -> str:
    """A short name for a node that may stand in an HTML id or a link, whatever its own id holds."""
    return "n" + hashlib.blake2s(node.encode("utf-8", errors="replace"), digest_size=6).hexdigest()


def caption(node: Node) -> str:
    """Code and name as people read them; the code is not said twice."""
    code = node.props.get("code")
    name = node.name or "…"
    return f"{code} {name}" if code and not name.startswith(str(code)) else name


def stroke(relationship: str) -> str:
    """The class of a line: r responsible, p partner, o part of, c cites."""
    return _STROKES.get(relationship, "c")


def dash(relationship: str) -> Markup:
    """What tells the line apart without a style sheet and in grey."""
    colour = {"r": "#1f5fa8", "p": "#6d7480", "o": "#7f9c8b", "c": "#7a3e9d"}[stroke(relationship)]
    pattern = {"p": ' stroke-dasharray="5 3"', "c": ' stroke-dasharray="1 3"'}.get(stroke(relationship), "")
    return Markup(f'stroke="{colour}" fill="none"{pattern}')


def curve(ends: tuple[Spot, Spot]) -> str:
    """The path between two spots: from the left label straight to the gutter, there to the right mark; or an arc inside
    one lane.
    """
    left, right = sorted(ends, key=lambda spot: (spot.x, spot.y))
    if left.lane == right.lane:
        bow = min(60.0, 8 + abs(right.y - left.y) / 6)
        x, y = left.x - bow, right.y
        return f"M{left.x:g} {left.y:g}C{x:g} {left.y:g} {x:g} {y:g} {right.x:g} {y:g}"
    start, end = min(label_end(left), left.edge + 10), right.x - 7
    turn = max(start, left.edge)
    middle = (turn + end) / 2
    return f"M{start:g} {left.y:g}H{turn:g}C{middle:g} {left.y:g} {middle:g} {right.y:g} {end:g} {right.y:g}"


def label(spot: Spot) -> str:
    """What stands beside a mark."""
    return shorten(caption(spot.node), spot.letters)


def label_end(spot: Spot) -> float:
    """Where the label ends, by the mean width of a letter; capitals are wider."""
    words = label(spot)
    return round(spot.x + 18 + sum(8.6 if letter.isupper() else 6.8 for letter in words))
