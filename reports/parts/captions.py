"""What a drawing shows in numbers, counted from what is drawn, and what it leaves out, by name and number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from planatlas.graph.findings.corpus import chapter_of
from planatlas.graph.findings.phrases import listed, shortened
from planatlas.graph.model import Node
from planatlas.reports.figures.drawable import Drawable
from planatlas.reports.figures.sizes import BARS
from planatlas.reports.parts.load import EntityLoad, dated
from planatlas.reports.parts.network import NetworkPicture
from planatlas.reports.text import Text

__all__ = ["left_measures", "network_shown", "shown"]

_NAMED = 12
"""Things left out that are named; the rest is counted."""

_SHORT = 60


def shown(chapter: Drawable, name: str) -> str:
    """What the drawing ``name`` of a chapter shows, as N, and what it leaves out."""
    match name:
        case "network":
            return network_shown(chapter, chapter.picture, chapter.picture.left)
        case "load":
            return _load(chapter)
        case "matrix":
            return _matrix(chapter)
        case "quarters":
            counted = chapter.reading.counted
            return _n(chapter.text, name, measures=dated(counted), all=len(counted))
    return _lorenz(chapter)


def network_shown(chapter: Drawable, picture: NetworkPicture, left: Iterable[Node]) -> str:
    """Measures and institutions of one picture of the network, and the measures that stand in none."""
    numbers = {"measures": picture.count("Measure"), "institutions": picture.count("Institution")}
    said = _n(chapter.text, "network", all=len(chapter.reading.counted), **numbers)
    return f"{said} {left_measures(left, chapter.text)}".strip()


def left_measures(left: Iterable[Node], text: Text) -> str:
    """The measures that are not drawn, by chapter where there are chapters, else by code or name."""
    every = list(left)
    homes = Counter(chapter_of(node) for node in every)
    if len(homes) > 1:
        which = [f"„{shortened(name, _SHORT)}” {count}" if name else str(count) for name, count in homes.items()]
    else:
        which = [str(node.props.get("code") or f"„{shortened(node.name, _SHORT)}”") for node in every]
    return _left(text, "measures", len(every), which)


def _load(chapter: Drawable) -> str:
    bars, left = chapter.loads[:BARS], chapter.loads[BARS:]
    measures = {measure for load in bars for measure in load.responsible | load.only_partner}
    said = _n(chapter.text, "load", institutions=len(bars), all=len(chapter.loads), **_measures(chapter, measures))
    return f"{said} {_left(chapter.text, 'institutions', len(left), _names(left))}".strip()


def _lorenz(chapter: Drawable) -> str:
    measures = {measure for load in chapter.loads for measure in load.responsible}
    return _n(chapter.text, "lorenz", institutions=len(chapter.duties), **_measures(chapter, measures))


def _matrix(chapter: Drawable) -> str:
    drawn = chapter.matrix
    bodies, objectives = len(drawn.bodies), len(drawn.objectives)
    wholes = {"all": bodies + len(drawn.bodies_left), "every": objectives + len(drawn.objectives_left)}
    parts = [
        _n(chapter.text, "matrix", institutions=bodies, objectives=objectives, **wholes,
           **_measures(chapter, drawn.measures)),
        _left(chapter.text, "institutions", len(drawn.bodies_left), _names(drawn.bodies_left)),
        _left(chapter.text, "objectives", len(drawn.objectives_left), [
            shortened(f"{node.props.get('code') or ''} {node.name}".strip(), _SHORT) for node in drawn.objectives_left
        ]),
        left_measures((row.measure for row in chapter.reading.counted if row.measure.id not in drawn.measures),
                      chapter.text),
    ]  # fmt: skip
    return " ".join(part for part in parts if part)


def _measures(chapter: Drawable, drawn: Collection[str]) -> dict[str, int]:
    return {"measures": len(drawn), "whole": len(chapter.reading.counted)}


def _names(loads: Iterable[EntityLoad]) -> list[str]:
    return [shortened(load.body.name, _SHORT) for load in loads]


def _n(text: Text, name: str, **numbers: int) -> str:
    return text(f"figure.{name}.n", **{key: text.number(value) for key, value in numbers.items()})


def _left(text: Text, what: str, number: int, which: list[str]) -> str:
    if not number:
        return ""
    return text(f"figure.left.{what}", number=text.number(number), which=listed(which, _NAMED))
