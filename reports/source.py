"""What a report needs of an atlas: its nodes and edges, and its findings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from planatlas.graph.gaps.finding import Finding
from planatlas.graph.model import Edge, Node

__all__ = ["Source"]


class Source(Protocol):
    """An atlas, or anything that answers like one."""

    @property
    def nodes(self) -> Sequence[Node]:
        """Every node."""

    @property
    def edges(self) -> Sequence[Edge]:
        """Every edge."""

    def gaps(self) -> Sequence[Finding]:
        """Every finding."""
