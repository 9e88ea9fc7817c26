"""A whole corpus to walk through: thousands of nodes drawn by sigma.js, and a table that says the same without it."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass

from planatlas.graph.findings.phrases import listed
from planatlas.graph.model import Node
from planatlas.graph.stored import StoredGraph
from planatlas.reports.drawing import Figure
from planatlas.reports.figures.looks import LOOKS
from planatlas.reports.figures.marks import caption
from planatlas.reports.figures.spread import spread
from planatlas.reports.page import asset, render, vendored
from planatlas.reports.parts.load import loads
from planatlas.reports.parts.network import NetworkPicture, corpus
from planatlas.reports.plan_view import AtlasReading, PlanReading, read_plans
from planatlas.reports.text import Text, shorten

__all__ = ["explorer"]

_KINDS = ("Institution", "Measure", "Objective", "Plan", "Strategy")
_NAMED = 12
_SMALLEST, _LARGEST = 2.5, 14.0


@dataclass(frozen=True, slots=True)
class NamingCount:
    """How often one institution is named, and in how many documents; ``partner`` where it does not answer besides."""

    body: Node
    plans: int
    responsible: int
    partner: int


def explorer(atlas: StoredGraph, lang: str = "ro") -> Figure:
    """All documents of an atlas as one page to move, search and filter, with a table of its institutions."""
    text, index = Text(lang), AtlasReading(atlas)
    readings = [one for one in read_plans(index) if one.rows]
    shown = corpus(index, readings)
    title = text("explorer.title")
    caption_ = text(
        "explorer.caption",
        plans=text.number(len(readings)),
        nodes=text.number(len(shown.nodes)),
        ties=text.number(len(shown.edges)),
        left=text.number(shown.left_out),
    )
    caption_ = f"{caption_} {left_out(shown, readings, text)}".strip()
    page = render(
        "explorer.html",
        text,
        scripts=[vendored("sigma-graphology.min.js"), asset("explorer.js")],
        styles=[asset("report.css"), asset("explorer.css")],
        inside=[],
        title=title,
        caption=caption_,
        data=_data(shown, text),
        kinds=[(kind, LOOKS[kind][1]) for kind in _KINDS],
        named=_named(index, readings),
    )
    return Figure("explorer", title, caption_, "", (0.0, 0.0), page)


def left_out(shown: NetworkPicture, readings: list[PlanReading], text: Text) -> str:
    """The documents of which measures are not drawn, and how many of each; nothing where all are."""
    names = {reading.plan.id: reading.plan.name for reading in readings}
    often = Counter(str(node.props.get("plan")) for node in shown.left)
    which = [f"„{shorten(names.get(plan, plan), 60)}” {text.number(count)}" for plan, count in often.items()]
    if not which:
        return ""
    return text("figure.left.measures", number=text.number(shown.left_out), which=listed(which, _NAMED))


def _data(shown: NetworkPicture, text: Text) -> dict[str, object]:
    """What the script draws: rows of plain values, edges by position."""
    places, degree = spread(shown), Counter(end for edge in shown.edges for end in (edge.source, edge.target))
    most = max(degree.values(), default=1)
    position = {node.id: rank for rank, node in enumerate(shown.nodes)}
    relationships = sorted({edge.type for edge in shown.edges})
    return {
        "nodes": [
            [*places[node.id], _size(degree[node.id], most), node.label, shorten(caption(node), 160), _place(node)]
            for node in shown.nodes
        ],
        "edges": [
            [position[edge.source], position[edge.target], relationships.index(edge.type)] for edge in shown.edges
        ],
        "relationships": [text.label(name) for name in relationships],
        "colours": {label: look[1] for label, look in LOOKS.items()},
    }


def _size(degree: int, most: int) -> float:
    return round(_SMALLEST + (_LARGEST - _SMALLEST) * math.sqrt(degree / most), 1)


def _place(node: Node) -> str:
    return ", ".join(str(node.props[name]) for name in ("doc", "line") if node.props.get(name))


def _named(index: AtlasReading, readings: list[PlanReading]) -> list[NamingCount]:
    every = [(reading.plan.id, load) for reading in readings for load in loads(index, reading)]
    plans: dict[str, set[str]] = defaultdict(set)
    roles: dict[str, Counter[str]] = defaultdict(Counter)
    for plan, load in every:
        plans[load.body.id].add(plan)
        roles[load.body.id].update(responsible=len(load.responsible), partner=len(load.only_partner))
    rows = [
        NamingCount(index.graph.node(body), len(plans[body]), at["responsible"], at["partner"])
        for body, at in roles.items()
    ]
    return sorted(rows, key=lambda one: (-one.plans, -one.responsible, -one.partner, one.body.name, one.body.id))
