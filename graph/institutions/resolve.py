"""One institution, one node: the bodies of all documents together, and what people decided about them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from planatlas.graph.institutions.decisions import Decisions
from planatlas.graph.institutions.document import read_document
from planatlas.graph.institutions.identify import by_document
from planatlas.graph.institutions.institution import Institution
from planatlas.graph.institutions.parents import add_parents
from planatlas.loaders.records import Actor, InstitutionRecord, Mention, Party, Record

__all__ = ["Resolved", "resolve"]

Named = Mention | Party | Actor | InstitutionRecord | str | None


@dataclass(slots=True)
class Resolved:
    """The outcome of resolution: the records as they were, and the institutions they name, by id."""

    records: list[Record]
    institutions: list[Institution]
    by_mention: dict[tuple[str, str], str] = field(default_factory=dict)

    def of(self, mention: Named, doc: str) -> str | None:
        """The id of the institution that a mention in a document stands for; None when it names nobody."""
        text = mention if isinstance(mention, str) else getattr(mention, "mention", None)
        return self.by_mention.get((doc, text)) if text else None


def resolve(records: Iterable[Record], decisions: Decisions | Path | str | None = None) -> Resolved:
    """Resolve the mentions of all documents. ``decisions`` is the log, or the path of ``decisions.csv``.

    Bodies with one id are one; a body of one county is never put together with a body of another.
    """
    every = list(records)
    found: dict[str, Institution] = {}
    by_mention: dict[tuple[str, str], str] = {}
    for doc, group in by_document(every).items():
        bodies = read_document([every[index] for index in group])
        add_parents(bodies)
        by_mention.update(((doc, text), id) for text, id in bodies.by_mention.items())
        for body in bodies.bodies.values():
            known = found.setdefault(body.id, body)
            if known is not body:
                known.mentions.extend(body.mentions)
    return Resolved(every, [found[id] for id in sorted(found)], by_mention)
