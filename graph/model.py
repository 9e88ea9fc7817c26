"""The property graph as plain data: nodes, edges, and the table of both that an atlas keeps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

__all__ = ["Edge", "Node", "Value"]

Value = str | int | float | bool | list[str] | list[int] | None
"""What a property may hold. Dates are ISO strings here, and dates in every store; no maps, no nested lists."""


@dataclass(slots=True)
class Node:
    """A node with exactly one label. ``name`` is what people read and is never empty; ``props`` holds no None."""

    id: str
    label: str
    name: str
    props: dict[str, Value] = field(default_factory=dict)


@dataclass(slots=True)
class Edge:
    """A relationship. ``props`` always has plan, year, doc, line, quote and confidence."""

    source: str
    target: str
    type: str
    props: dict[str, Value] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str, str, Any]:
        """What tells two edges with the same ends and type apart: where they were read."""
        return (self.type, self.source, self.target, self.props.get("line"))
