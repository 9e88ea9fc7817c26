"""Values that no shape of the schema can find fault with: they are left out of what SHACL looks at."""

from __future__ import annotations

from functools import cache

from planatlas.graph.model import Value
from planatlas.ontology import vocabulary
from planatlas.ontology.limits import limits

__all__ = ["says_nothing"]

_PYTHON: dict[str, type] = {"string": str, "boolean": bool}
"""Datatypes of which every value of the type in Python is written as it should be; numbers and dates have limits."""


def says_nothing(name: str, value: Value, owner: str) -> bool:
    """Whether a value of a label or relationship type is open and of its datatype, as texts and quotes are."""
    datatype = _open(owner, name)
    if datatype == "strings":
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    return datatype is not None and type(value) is _PYTHON[datatype]


@cache
def _open(owner: str, name: str) -> str | None:
    """The datatype of a property that holds any text or truth value; None for one that shapes have to look at."""
    datatype, found = vocabulary().schema.properties.get(name), limits()
    held = name in found.bounds or found.scheme_of(owner, name) is not None or name in found.needed.get(owner, ())
    return datatype if datatype in (*_PYTHON, "strings") and not held else None
