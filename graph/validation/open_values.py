"""Values that no shape of the schema can find fault with: they are left out of what SHACL looks at."""

from __future__ import annotations

from planatlas.graph.model import Value
from planatlas.ontology import vocabulary

__all__ = ["OpenValues"]

_PYTHON: dict[str, type] = {"string": str, "boolean": bool}
"""Datatypes of which every value of the type in Python is written as it should be; numbers and dates have limits."""


class OpenValues:
    """Tells them for one run over an atlas; what a property of a label asks for is looked up once."""

    def __init__(self) -> None:
        self._schema = vocabulary().schema
        self._open: dict[tuple[str, str], str | None] = {}

    def has(self, name: str, value: Value, owner: str) -> bool:
        """Whether a value of a label or relationship type is open and of its datatype, as texts and quotes are."""
        if (owner, name) not in self._open:
            self._open[owner, name] = self._datatype(owner, name)
        datatype = self._open[owner, name]
        if datatype == "strings":
            return isinstance(value, list) and all(isinstance(one, str) for one in value)
        return datatype is not None and type(value) is _PYTHON[datatype]

    def _datatype(self, owner: str, name: str) -> str | None:
        """The datatype of a property that holds any text or truth value; None for one that shapes have to look at."""
        datatype, limits = self._schema.properties.get(name), self._schema.limits
        held = name in limits.bounds or limits.scheme_of(owner, name) or name in limits.needed.get(owner, ())
        held = held or name == limits.spared.get(owner)
        return datatype if datatype in (*_PYTHON, "strings") and not held else None
