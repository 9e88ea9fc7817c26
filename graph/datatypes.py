"""What kind of value each property holds, for stores that want it said: string, integer, float, boolean, strings.

The vocabulary decides. A property it does not know yet is typed by the values that stand there, so nothing is dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from planatlas.graph.model import Value
from planatlas.ontology import vocabulary

__all__ = ["DATATYPES", "datatype_of", "declared", "fitted", "typed_columns"]

DATATYPES = ("string", "integer", "float", "boolean", "strings")


def declared() -> dict[str, str]:
    """Property name to datatype, as the vocabulary has it."""
    return dict(vocabulary().schema.properties)


def fitted(value: Value, datatype: str) -> Value:
    """The value as its datatype has it: a year in a text property becomes text, a whole number in a float one a float.

    Raises ValueError when it cannot be that.
    """
    match datatype:
        case "string":
            return value if isinstance(value, str) else _as_text(value)
        case "float" if not isinstance(value, list) and value is not None:
            return float(value)
        case "integer" if not isinstance(value, list) and value is not None:
            return _as_whole(value)
        case "strings":
            return [str(item) for item in value] if isinstance(value, list) else [_as_text(value)]
        case "boolean" if isinstance(value, bool):
            return value
        case _:
            raise ValueError(f"{value!r} is not {datatype}")


def _as_text(value: Value) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def _as_whole(value: str | float) -> int:
    whole = int(value)
    if isinstance(value, float) and whole != value:
        raise ValueError(f"{value!r} is not a whole number")
    return whole


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
