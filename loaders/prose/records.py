"""The records of running text."""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.loaders.document import Document
from planatlas.loaders.records import Plan, Record

__all__ = ["prose_records"]


def prose_records(document: Document, plan: Plan) -> Iterator[Record]:
    """Yield activities, figures, institutions and statements of running text."""
    yield from ()
