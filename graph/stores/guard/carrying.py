"""Properties that nothing of a kind carries, and what was perhaps meant by them."""

from __future__ import annotations

from itertools import islice

from planatlas.graph.stores.guard.kinds import Nodes, Relationships, carried, carriers
from planatlas.graph.stores.guard.patterns import Query
from planatlas.graph.stores.guard.refusals import refused
from planatlas.graph.stores.guard.suggestions import near, said_on, where_carried
from planatlas.ontology import vocabulary

__all__ = ["refuse_not_carried"]

_SURELY = 0.85
"""How like the name of a relationship type must be for a property that does not exist."""


def refuse_not_carried(
    query: Query, kind: Nodes | Relationships, variable: str | None, place: int, name: str = ""
) -> None:
    """Raise where nothing of this kind carries a property."""
    name = name or query.name(place)
    if name in carried(kind):
        return
    text, start = query.text, query.start(place)
    shown = variable or "x"
    meant = list(islice(where_carried(shown, kind, name), 3))
    # Carried elsewhere: the name is right and the kind is not.
    if any(carriers(name)):
        labels, types = carriers(name)
        listed = ", ".join([*labels, *types][:8])
        raise refused("not-carried", text, start, meant, name=name, owner=_called_so(kind), carriers=listed)
    meant = [f"{shown}.{one}" for one in near(name, said_on(kind))]
    if isinstance(kind, Nodes):
        spoken = vocabulary().schema.labels
        joined = {one: spoken.get(one, {}) for one in vocabulary().schema.relationships if _touches(one, kind)}
        meant += [_way(shown, kind, one) for one in near(name, joined, _SURELY)[:2]]
    if not meant:
        meant = [f"{shown}.{one}" for one in list(carried(kind))[:12]]
    raise refused("no-property", text, start, meant, name=name)


def _touches(type_: str, kind: Nodes) -> bool:
    joins = vocabulary().schema.relationships[type_].joins
    every = len(kind.labels) == len(vocabulary().schema.nodes)
    return not every and any(a in kind.labels or b in kind.labels for a, b in joins)


def _way(variable: str, kind: Nodes, type_: str) -> str:
    joins = vocabulary().schema.relationships[type_].joins
    source, target = next((a, b) for a, b in joins if a in kind.labels or b in kind.labels)
    if source in kind.labels:
        return f"({variable})-[:{type_}]->(:{target})"
    return f"({variable})<-[:{type_}]-(:{source})"


def _called_so(kind: Nodes | Relationships) -> str:
    names = sorted(kind.labels if isinstance(kind, Nodes) else kind.types)
    return "|".join(names[:6]) + ("|…" if len(names) > 6 else "")
