"""What kind of value each property holds, for stores that want it said: string, integer, float, boolean, strings.

The vocabulary decides. A property it does not know yet is typed by the values that stand there, so nothing is dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from planatlas.graph.model import Value

__all__ = ["DATATYPES", "declared", "typed_columns"]

DATATYPES = ("string", "integer", "float", "boolean", "strings")


def declared() -> dict[str, str]:
    """Property name to datatype, as the vocabulary has it."""
    from planatlas.ontology import vocabulary

    return dict(vocabulary().schema.properties)


def typed_columns(rows: Iterable[Mapping[str, Value]], known: Mapping[str, str]) -> dict[str, str]:
    """Datatype of every property that occurs in ``rows``, sorted by name."""
    found: dict[str, str] = {}
    for row in rows:
        for name, value in row.items():
            if value is not None:
                found[name] = known.get(name) or _wider(found.get(name), value)
    return dict(sorted(found.items()))


def _wider(before: str | None, value: Value) -> str:
    now = datatype_of(value)
    if before is None or before == now:
        return now
    return "float" if {before, now} == {"integer", "float"} else "string"


def datatype_of(value: Value) -> str:
    """The datatype of one value."""
    match value:
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "float"
        case list():
            return "strings"
        case _:
            return "string"
