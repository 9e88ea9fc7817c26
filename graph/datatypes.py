"""What kind of value each property holds, for stores that want it said.

The vocabulary decides (``planatlas.ontology.schemas.DATATYPES``). A property it does not know yet, or one that holds
something else, is typed by the values that stand there, so nothing is dropped.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation

from planatlas.graph.model import Value
from planatlas.ontology import vocabulary

__all__ = ["datatype_of", "day_of", "declared", "fitted", "typed_columns"]


def declared() -> dict[str, str]:
    """Property name to datatype, as the vocabulary has it."""
    return vocabulary().schema.properties


def day_of(name: str, value: object) -> datetime.date | None:
    """The day that a property of the datatype ``date`` holds; None for any other property or value."""
    if declared().get(name) != "date" or not isinstance(value, str):
        return None
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        return None


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
        case "integers" if isinstance(value, list):
            return [_as_whole(item) for item in value]
        case "boolean" if isinstance(value, bool):
            return value
        case "date" if isinstance(value, str):
            return datetime.date.fromisoformat(value).isoformat()
        case "decimal" if isinstance(value, str):
            return _as_decimal(value)
        case _:
            raise ValueError(f"{value!r} is not {datatype}")


def _as_text(value: Value) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def _as_whole(value: str | float) -> int:
    whole = int(value)
    if isinstance(value, float) and whole != value:
        raise ValueError(f"{value!r} is not a whole number")
    return whole


def _as_decimal(value: str) -> str:
    try:
        Decimal(value)
    except InvalidOperation as error:
        raise ValueError(f"{value!r} is not a decimal") from error
    return value


def typed_columns(rows: Iterable[Mapping[str, Value]], known: Mapping[str, str]) -> dict[str, str]:
    """Datatype of every property that occurs in ``rows``, sorted by name."""
    found: dict[str, str] = {}
    for row in rows:
        for name, value in row.items():
            if value is not None:
                said = known.get(name)
                if said == "date" and day_of(name, value) is None:
                    said = "string"  # not from an assembly: kept as it is rather than lost
                found[name] = "string" if found.get(name) == "string" else said or _wider(found.get(name), value)
    return dict(sorted(found.items()))


def _wider(before: str | None, value: Value) -> str:
    now = datatype_of(value)
    if before is None or before == now:
        return now
    return "float" if {before, now} == {"integer", "float"} else "string"


def datatype_of(value: Value) -> str:
    """The datatype of one value, as far as it shows by itself."""
    match value:
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "float"
        case list():
            return "integers" if value and all(isinstance(item, int) for item in value) else "strings"
        case _:
            return "string"
