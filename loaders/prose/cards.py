"""Action cards."""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.loaders.document import Document
from planatlas.loaders.records import Plan, Record

__all__ = ["card_records"]


def card_records(document: Document, plan: Plan) -> Iterator[Record]:
    """Yield the activities of a document's action cards."""
    yield from ()
