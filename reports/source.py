"""What a report needs of an atlas: its nodes and edges, indexed, and its findings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from planatlas.graph.model import Edge, Node

__all__ = ["FindingLike", "Source"]


class FindingLike(Protocol):
    """A finding as ``planatlas gaps`` gives it; see the fields in ``planatlas.graph.gaps``."""

    @property
    def id(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def level(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def subject_name(self) -> str: ...
    @property
    def verdict(self) -> str: ...
    @property
    def severity(self) -> str: ...
    @property
    def statement(self) -> Any: ...
    @property
    def evidence(self) -> Any: ...


class Source(Protocol):
    """An atlas, or anything that answers like one."""

    @property
    def nodes(self) -> Sequence[Node]: ...
    @property
    def edges(self) -> Sequence[Edge]: ...
    def gaps(self) -> Sequence[Any]: ...
