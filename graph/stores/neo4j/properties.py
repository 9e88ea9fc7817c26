"""Which properties are ours on a label or type, so that a push replaces those and leaves what others added."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from planatlas.graph.marks.push_marks import BOOKKEEPING
from planatlas.graph.stores.local_graph import LocalGraph
from planatlas.ontology import vocabulary

__all__ = ["OwnProperties"]


@dataclass
class OwnProperties:
    """Properties by label: those of the vocabulary, of the atlas, and those that earlier pushes noted down."""

    local: LocalGraph
    noted: frozenset[str] = frozenset()
    _written: set[str] = field(default_factory=set)

    def of_nodes(self, label: str) -> frozenset[str]:
        """The properties of a label that pushes write."""
        known = vocabulary().schema.nodes.get(label)
        before = {name.partition(".")[2] for name in self.noted if name.startswith(f"{label}.")}
        now = set(self.local.node_columns(label))
        self._written |= {f"{label}.{name}" for name in now}
        return frozenset({"id", "name", *(known.properties if known else ()), *before, *now} - {*BOOKKEEPING})

    def of_edges(self, type_: str, columns: Iterable[str]) -> frozenset[str]:
        """The properties of a type that pushes write; a relationship is known by all it says, so none is noted."""
        known = vocabulary().schema.relationships.get(type_)
        return frozenset({*(known.properties if known else ()), *columns} - {*BOOKKEEPING})

    def news(self) -> set[str]:
        """All that should be noted down, empty where nothing is new."""
        return set() if self._written <= self.noted else self._written | self.noted
