"""Stands in for parts of the vocabulary and of resolution until they are there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from planatlas.ontology import fold


@dataclass
class Body:
    """A body by its folded wording."""

    id: str
    name: str
    kind: str | None = None
    cls: bool = False
    unit_of: str | None = None
    subordinate_to: str | None = None
    deconcentrated_from: str | None = None
    mentions: list[Any] = field(default_factory=list)


class FoldedResolution:
    """Equal folded wordings are one body."""

    def __init__(self, records: list[Any]) -> None:
        self.records = records
        self._bodies: dict[str, Body] = {}

    @property
    def institutions(self) -> list[Body]:
        for record in self.records:
            for name in ("responsible", "partners", "parties", "actors"):
                for one in getattr(record, name, ()):
                    self.of(one, record.doc)
            for name in ("issuer", "adopted_by", "provider", "delivered_by"):
                self.of(getattr(record, name, None), record.doc)
            if record.kind == "institution":
                self.of(record.mention, record.doc)
        return list(self._bodies.values())

    def of(self, mention: Any, doc: str) -> str | None:
        text = getattr(mention, "mention", mention)
        key = fold(text or "")
        if not key:
            return None
        return self._bodies.setdefault(key, Body("institution/" + key.replace(" ", "-"), text)).id


def resolve(records: list[Any], decisions: Any = None) -> Any:
    try:
        from planatlas.graph.institutions import resolve as real
    except ImportError:
        return FoldedResolution(records)
    return real(records, decisions)


def gaps(atlas: Any) -> list[Any]:
    try:
        from planatlas.graph.gaps import gaps as real

        return list(real(atlas))
    except ImportError:
        return []


__all__ = ["FoldedResolution", "gaps", "resolve"]
