"""One edge of the measure from what its rows print: the obvious question about a measure is one hop."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planatlas.graph.model import Value

__all__ = ["one_edge", "one_edge_each"]

Props = dict[str, Value]


def one_edge(printed: Sequence[Props]) -> Props:
    """What the edge of a measure says: the place of the first row, every line, the lowest confidence."""
    lines = sorted({line for props in printed if isinstance(line := props.get("line"), int)})
    sure = [value for props in printed if isinstance(value := props.get("confidence"), float)]
    said: Props = {"lines": [str(line) for line in lines], "confidence": min(sure, default=None), "derived": True}
    # The first row is where a reader begins; all lines say where else.
    return printed[0] | {name: value for name, value in said.items() if value is not None and value != []}


def one_edge_each(printed: Iterable[tuple[str, Props]]) -> list[tuple[str, Props]]:
    """The edges of a measure to each target of its rows, in the order printed.

    Every amount printed is an edge of its own, so that a sum over the edges is the sum of what is printed; where a
    target has one, its mentions without an amount say nothing more.
    """
    by_target: dict[str, list[Props]] = {}
    for target, props in printed:
        by_target.setdefault(target, []).append(props)
    found: list[tuple[str, Props]] = []
    for target, every in by_target.items():
        amounts = [props for props in every if props.get("kind") == "budget"]
        # A sum over edges must be the sum of what is printed.
        found += [(target, one_edge([props])) for props in amounts] or [(target, one_edge(every))]
    return found
