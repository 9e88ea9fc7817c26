"""Lanes: institutions, measures, objectives, then the plan and its strategies, each kind in a column of its own.

Positions are computed from the order of the plan, so the same graph always gives the same picture and a line of the
picture can be found again on paper.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planatlas.graph.model import Node
from planatlas.reports.parts.network import NetworkPicture

__all__ = ["GUTTER", "PAPER", "SCREEN", "Form", "Lane", "LaneLayout", "Spot", "lay_out"]

ROW = 18
"""Height of a line of the picture, in px at 1:1."""

GUTTER = 60
"""Room between two lanes where the lines turn, in px; labels stay out of it, so that no line runs through words."""


@dataclass(frozen=True, slots=True)
class Form:
    """Lanes in their order: ``widths`` in px, and the ``letters`` a label may have in each."""

    widths: Mapping[str, float]
    letters: Mapping[str, int]


SCREEN = Form(
    {"body": 400, "measure": 460, "objective": 400, "general": 400, "plan": 330},
    {"body": 46, "measure": 56, "objective": 46, "general": 46, "plan": 46},
)
"""Room to move about in."""

PAPER = Form(
    {"body": 300, "measure": 385, "objective": 315, "general": 315, "plan": 315},
    {"body": 34, "measure": 46, "objective": 42, "general": 42, "plan": 42},
)
"""Three lanes across an A4 page with letters one can still read."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a node stands, in which lane, how many letters its label may have, and where the room for labels ends."""

    node: Node
    x: float
    y: float
    lane: str
    letters: int
    edge: float


@dataclass(frozen=True, slots=True)
class Lane:
    """A column: its name, left edge, width, and how many nodes it holds."""

    name: str
    x: float
    width: float
    size: int


@dataclass(frozen=True, slots=True)
class LaneLayout:
    """All places of a picture; ``width`` and ``height`` in px."""

    spots: dict[str, Spot]
    lanes: tuple[Lane, ...]
    width: float
    height: float


def lane_of(node: Node) -> str:
    """The lane a node belongs in."""
    match node.label:
        case "Institution" | "ActorClass":
            return "body"
        case "Measure" | "Activity" | "Entry":
            return "measure"
        case "Objective" | "Component":
            return "objective"
        case _:
            return "plan"


def lay_out(picture: NetworkPicture, form: Form = SCREEN) -> LaneLayout:
    """Place every node: measures in reading order, objectives beside their measures, bodies spread in the order of what
    they are tied to, the plan and its strategies from the top.
    """
    columns = _columns(picture)
    height = 60 + ROW * max((len(nodes) for nodes in columns.values()), default=1)
    heights = _spread(columns["measure"], height)
    near = _neighbours(picture)
    for lane in ("objective", "general"):
        ordered = _by_middle(columns[lane], near, heights)
        heights |= _settle(ordered, [_middle(node, near, heights) for node in ordered], height)
    heights |= _spread(_by_middle(columns["body"], near, heights), height)
    heights |= _settle(columns["plan"], [0.0] * len(columns["plan"]), height)
    return _assemble(columns, heights, height, form)


def _columns(picture: NetworkPicture) -> dict[str, list[Node]]:
    """Nodes by lane; an objective with no measure of its own stands among the general ones."""
    columns: dict[str, list[Node]] = defaultdict(list)
    measures = {node.id for node in picture.nodes if lane_of(node) == "measure"}
    direct = {edge.target for edge in picture.edges if edge.source in measures}
    for node in picture.nodes:
        lane = lane_of(node)
        columns["general" if lane == "objective" and measures and node.id not in direct else lane].append(node)
    return columns


def _assemble(columns: Mapping[str, list[Node]], heights: Mapping[str, float], height: float, form: Form) -> LaneLayout:
    spots: dict[str, Spot] = {}
    lanes: list[Lane] = []
    x = 10.0
    for name, width in form.widths.items():
        if not columns.get(name):
            continue
        lanes.append(Lane(name, x, width, len(columns[name])))
        for node in columns[name]:
            spots[node.id] = Spot(
                node, x + 10, round(heights[node.id], 1), name, form.letters[name], x + width - GUTTER
            )
        x += width
    return LaneLayout(spots, tuple(lanes), x + 10, height)


def _spread(nodes: Sequence[Node], height: float) -> dict[str, float]:
    """Equal distances over the height, in the order given."""
    step = (height - 50) / max(1, len(nodes))
    return {node.id: 40 + step * (place + 0.5) for place, node in enumerate(nodes)}


def _neighbours(picture: NetworkPicture) -> dict[str, list[str]]:
    near: dict[str, list[str]] = defaultdict(list)
    for edge in picture.edges:
        near[edge.source].append(edge.target)
        near[edge.target].append(edge.source)
    return near


def _middle(node: Node, near: Mapping[str, list[str]], heights: Mapping[str, float]) -> float:
    known = [heights[other] for other in near.get(node.id, ()) if other in heights]
    return sum(known) / len(known) if known else 0.0


def _by_middle(nodes: Sequence[Node], near: Mapping[str, list[str]], heights: Mapping[str, float]) -> list[Node]:
    return sorted(nodes, key=lambda node: (_middle(node, near, heights), node.name, node.id))


def _settle(nodes: Sequence[Node], wished: Sequence[float], height: float) -> dict[str, float]:
    """Keep the order, give each its wish where it fits, never nearer than a row to the one above."""
    placed: dict[str, float] = {}
    lowest = 40 + ROW / 2
    for place, (node, wish) in enumerate(zip(nodes, wished, strict=True)):
        room_below = height - 10 - ROW * (len(nodes) - place - 0.5)
        at = max(lowest, min(wish, room_below))
        placed[node.id] = at
        lowest = at + ROW
    return placed
