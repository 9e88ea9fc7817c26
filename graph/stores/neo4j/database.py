"""What a push needs of a database, whichever driver reaches it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from typing import Any, Protocol

__all__ = ["Database"]


class Database(Protocol):
    """A database that runs Cypher. Statements may run twice: what writes is tried again when a server stumbles."""

    @property
    def uri(self) -> str:
        """Its address, as messages name it."""

    def run(self, text: str, **params: Any) -> list[dict[str, Any]]:
        """Run one writing statement and return its rows."""

    def stream(self, text: str, **params: Any) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a reading statement."""

    def schema(self, statements: Iterable[str]) -> None:
        """Run schema statements in one transaction."""

    def holding(self, text: str, wait: float, **params: Any) -> AbstractContextManager[None]:
        """Keep the locks that a statement takes while the block runs; wait for them at most ``wait`` seconds."""
