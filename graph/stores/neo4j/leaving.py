"""Plans that leave a database: which one is meant, and what goes with it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from planatlas.errors import NameUnknown
from planatlas.graph.marks.push_marks import PART, ours
from planatlas.graph.stores.neo4j.push_report import Leaving
from planatlas.graph.stores.neo4j.remote import RemoteGraph
from planatlas.ontology.catalogue import told

__all__ = ["leaving", "plan_named"]


def leaving(remote: RemoteGraph, plans: Mapping[str, str]) -> list[Leaving]:
    """What goes with each of these plans, given by id and name."""
    ids = sorted(plans)
    counted = [dict(remote.connection.stream(text, plans=ids)) for text in _COUNTS] if ids else [{}, {}]
    nodes, ties = counted
    return [Leaving(plan, plans[plan], nodes.get(plan, 0), ties.get(plan, 0)) for plan in ids]


def _counted(pattern: str, name: str) -> str:
    plan = f"coalesce({name}.plan, {name}.{PART})"
    return f"MATCH {pattern} WHERE {ours(name)} AND {plan} IN $plans RETURN {plan}, count(*)"


_COUNTS = (_counted("(n)", "n"), _counted("()-[r]->()", "r"))


def plan_named(remote: RemoteGraph, wanted: str) -> str:
    """The id of the plan that goes by this id, document or name; raises NameUnknown with the plans that are there."""
    rows = list(remote.connection.stream(f"MATCH (p:Plan) WHERE {ours('p')} RETURN p.id, p.doc, p.name ORDER BY p.id"))
    names = {wanted, Path(wanted).stem}  # a document is known by its file's name without the ending
    found = next((ids for place in range(3) if (ids := [row[0] for row in rows if row[place] in names])), [])
    if len(found) != 1:
        there = "".join(f"\n  {id_}  ({doc}) {name}" for id_, doc, name in rows) or " –"
        raise told(NameUnknown, "unpush.unknown", plan=wanted, uri=remote.connection.uri, there=there)
    return str(found[0])
