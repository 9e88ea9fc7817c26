"""Who is named in a cell, as people say it: an institution once, its own units in brackets behind it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from planatlas.graph.model import Node
from planatlas.reports.plan_view import AtlasReading, Tie

__all__ = ["named"]


def named(ties: Iterable[Tie], index: AtlasReading, issuers: Collection[str] = ()) -> list[str]:
    """Names of the bodies, institutions before classes of actors, in name order.

    Units of one institution stand together: in brackets behind it where the cell names it too, else before its name;
    whose units they are is not said of ``issuers``, the ids of the bodies whose plan it is, nor of an institution that
    the plan does not name itself.
    """
    every = list(ties)
    plans = {str(tie.edge.props.get("plan")) for tie in every}
    units: dict[str, list[Node]] = {}
    for tie in every:
        if tie.node.label == "Institution":
            units.setdefault(index.legal_entity(tie.node).id, []).append(tie.node)
    bodies = sorted((index.graph.node(entity) for entity in units), key=lambda body: (body.name, body.id))
    classes = sorted(tie.node.name for tie in every if tie.node.label != "Institution")
    untold = {*issuers, *(body.id for body in bodies if not any(index.corpus.prints(plan, body.id) for plan in plans))}
    return [*(_said(body, units[body.id], untold) for body in bodies), *classes]


def _said(body: Node, printed: list[Node], untold: Collection[str]) -> str:
    units = ", ".join(sorted(node.name for node in printed if node.id != body.id))
    if not units:
        return body.name
    if body.id in untold and body not in printed:
        return units
    return f"{body.name} ({units})" if body in printed else f"{units} ({body.name})"
