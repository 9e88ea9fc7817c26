"""Places for a whole corpus: every plan a disc of its measures, bodies between the plans that name them.

A body named in one plan stands on the rim of its disc, one named in several between them, so that what plans share is
seen at once. Places come from counting, not from forces: five thousand nodes take no time and never move.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from planatlas.graph.model import Node
from planatlas.reports.parts.network import NetworkPicture

__all__ = ["spread"]

_GOLDEN = math.pi * (3 - math.sqrt(5))
"""The angle that fills a disc evenly (H. Vogel, "A better way to construct the sunflower head", 1979)."""

_STEP = 10.0

_Point = tuple[float, float]


def spread(picture: NetworkPicture) -> dict[str, _Point]:
    """Place every node; the same picture always gives the same places."""
    discs = _discs(picture)
    places = _measures(discs)
    near: dict[str, list[str]] = defaultdict(list)
    for edge in picture.edges:
        near[edge.source].append(edge.target)
        near[edge.target].append(edge.source)
    rest = [node for node in picture.nodes if node.id not in places]
    rims = _rims(discs)
    home = {node.id: plan for plan, measures in discs.items() for node in measures}
    for node in rest:
        plans = {home[other] for other in near[node.id] if other in home} or _own(node, rims)
        places[node.id] = _rim(node, near, places, rims, plans) if len(plans) == 1 else _between(node, near, places)
    return _apart([node.id for node in rest], places)


def _discs(picture: NetworkPicture) -> dict[str, list[Node]]:
    discs: dict[str, list[Node]] = defaultdict(list)
    for node in picture.nodes:
        if node.label == "Measure":
            discs[str(node.props.get("plan") or "")].append(node)
    return dict(discs)


def _own(node: Node, rims: Mapping[str, object]) -> set[str]:
    """The plan a node was read in, where that has a disc; a plan stands at its own."""
    plan = node.id if node.label == "Plan" else str(node.props.get("plan") or "")
    return {plan} & rims.keys()


def _radius(count: int) -> float:
    return _STEP * math.sqrt(max(1, count)) + 2 * _STEP


def _rims(discs: Mapping[str, Sequence[Node]]) -> dict[str, tuple[_Point, float]]:
    """Middle and radius of each plan's disc; the middles stand on a circle wide enough for all of them."""
    around = sum(2.6 * _radius(len(measures)) for measures in discs.values())
    ring = around / (2 * math.pi) if len(discs) > 1 else 0.0
    rims, angle = {}, 0.0
    for plan, measures in discs.items():
        share = 2.6 * _radius(len(measures)) / around
        angle += math.pi * share
        rims[plan] = ((ring * math.cos(angle), ring * math.sin(angle)), _radius(len(measures)))
        angle += math.pi * share
    return rims


def _measures(discs: Mapping[str, Sequence[Node]]) -> dict[str, _Point]:
    places = {}
    rims = _rims(discs)
    for plan, measures in discs.items():
        (x, y), _ = rims[plan]
        for rank, node in enumerate(measures):
            radius, angle = _STEP * math.sqrt(rank + 0.5), rank * _GOLDEN
            places[node.id] = (x + radius * math.cos(angle), y + radius * math.sin(angle))
    return places


def _between(node: Node, near: Mapping[str, list[str]], places: Mapping[str, _Point]) -> _Point:
    known = [places[other] for other in near[node.id] if other in places]
    if not known:
        return (0.0, 0.0)
    return (sum(x for x, _ in known) / len(known), sum(y for _, y in known) / len(known))


def _rim(
    node: Node,
    near: Mapping[str, list[str]],
    places: Mapping[str, _Point],
    rims: Mapping[str, tuple[_Point, float]],
    plans: set[str],
) -> _Point:
    """On the rim of the one disc, in the direction of what the node is tied to."""
    (cx, cy), radius = rims[min(plans)]
    x, y = _between(node, near, places)
    angle = -math.pi / 2 if node.label == "Plan" else math.atan2(y - cy, x - cx)
    return (cx + radius * math.cos(angle), cy + radius * math.sin(angle))


def _apart(moved: Sequence[str], places: dict[str, _Point]) -> dict[str, _Point]:
    """Step nodes that share a place outwards on a small spiral."""
    taken: dict[tuple[int, int], int] = defaultdict(int)
    for node in moved:
        x, y = places[node]
        cell = (round(x / _STEP), round(y / _STEP))
        rank = taken[cell]
        taken[cell] += 1
        radius, angle = 0.7 * _STEP * math.sqrt(rank), rank * _GOLDEN
        places[node] = (x + radius * math.cos(angle), y + radius * math.sin(angle))
    return {node: (round(x, 1), round(y, 1)) for node, (x, y) in places.items()}
