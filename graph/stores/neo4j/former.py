"""A database that the first version pushed into: its marks had common names, and get those of today before a push.

An element is one of that version when it has the hash as that version wrote it and belongs to plans it pushed. Done in
batches that may run twice; the log comes last, so that one that was cut short is seen and finished by the next push.
"""

from __future__ import annotations

from planatlas.graph.marks.push_marks import DIGEST, HASH, LOCK, OWNERS, PART, RUN, named
from planatlas.graph.stores.neo4j.batches import batches
from planatlas.graph.stores.neo4j.database import Database
from planatlas.ontology import vocabulary

__all__ = ["is_former", "rename_marks"]

_LOG = f"(r:PushRun) WHERE r.id STARTS WITH 'pushrun/' AND (r.digest IS NOT NULL AND r.schema = 1 OR r.id = '{LOCK}')"
_FORMER = (
    "{name}.content_hash =~ '[0-9a-f]{{32}}(-[0-9]+)?' AND "
    "CASE WHEN valueType({name}.owners) STARTS WITH 'LIST<STRING' "
    "THEN all(owner IN {name}.owners WHERE owner IN $plans) ELSE {plan} IN $plans END"
)
_PLANS = (
    "MATCH (p:Plan) WHERE p.content_hash =~ '[0-9a-f]{32}' AND p.owners IS NULL RETURN p.id AS plan UNION "
    f"MATCH {_LOG} UNWIND r.plans AS plan RETURN plan"
)
_SEALED = "MATCH (p:Plan) WHERE p.content_hash IS NOT NULL AND p.content_digest IS NOT NULL RETURN p.id LIMIT 1"


def is_former(connection: Database) -> bool:
    """Whether the first version pushed, or its import, left something here that still has its marks."""
    return any(True for text in (f"MATCH {_LOG} RETURN r.id LIMIT 1", _SEALED) for _ in connection.stream(text))


def rename_marks(connection: Database) -> None:
    """Give everything that the first version wrote the marks of today. The turn to push must be held."""
    plans = [plan for (plan,) in connection.stream(_PLANS) if isinstance(plan, str)]
    schema = vocabulary().schema
    for type_ in sorted(schema.relationships):
        _rename_edges(connection, type_, plans)
    for label in sorted(schema.nodes, key=lambda label: (label == "Plan", label)):
        _rename_nodes(connection, label, plans)
    connection.run(f"MATCH (l:PushRun {{id: '{LOCK}'}}) DELETE l")
    connection.run(f"MATCH {_LOG} SET r:{RUN} REMOVE r:PushRun")
    on = "WHERE name = 'planatlas_pushrun_id' AND labelsOrTypes = ['PushRun']"
    connection.schema(
        f"DROP CONSTRAINT {named(name)} IF EXISTS"
        for (name,) in connection.stream(f"SHOW CONSTRAINTS YIELD name, labelsOrTypes {on} RETURN name")
    )


def _rename_nodes(connection: Database, label: str, plans: list[str]) -> None:
    plan = "n.id" if label == "Plan" else "n.plan"
    part = f"n.{PART} = n.id, " if label == "Plan" else ""
    condition = _FORMER.format(name="n", plan=plan)
    found = connection.stream(f"MATCH (n:{named(label)}) WHERE {condition} RETURN elementId(n)", plans=plans)
    for rows in batches(one for (one,) in found):
        connection.run(
            "MATCH (n) WHERE elementId(n) IN $rows AND n.content_hash IS NOT NULL "
            f"SET {part}n.{HASH} = n.content_hash, n.{OWNERS} = n.owners, n.{DIGEST} = n.content_digest "
            "REMOVE n.content_hash, n.owners, n.content_digest",
            rows=rows,
        )


def _rename_edges(connection: Database, type_: str, plans: list[str]) -> None:
    condition = _FORMER.format(name="r", plan="coalesce(r.plan, r.part)")
    found = connection.stream(f"MATCH ()-[r:{named(type_)}]->() WHERE {condition} RETURN elementId(r)", plans=plans)
    for rows in batches(one for (one,) in found):
        connection.run(
            "MATCH ()-[r]->() WHERE elementId(r) IN $rows AND r.content_hash IS NOT NULL "
            f"SET r.{HASH} = r.content_hash, r.{OWNERS} = r.owners, r.{PART} = r.part "
            "REMOVE r.content_hash, r.owners, r.part",
            rows=rows,
        )
