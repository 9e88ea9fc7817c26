"""A document as plain data, so that it can be kept and read for its records again without its file.

A block is a list: its kind, then its fields in order; spans and cells are lists of their fields. Empty fields at the
end are left out, since most have none.
"""

from __future__ import annotations

from dataclasses import MISSING, asdict, fields
from functools import cache
from typing import Any

from planatlas.loaders.document import (
    Block,
    Document,
    DroppedTable,
    Heading,
    ListItem,
    Paragraph,
    Rule,
    Span,
    TableCell,
    TableRow,
)

__all__ = ["as_plain", "from_plain"]

_BLOCKS: dict[str, type[Block]] = {cls.__name__: cls for cls in (Paragraph, Heading, ListItem, TableRow, Rule)}
_OWN = ("doc", "sha256", "media", "encoding", "line_count", "notices")


def as_plain(document: Document) -> dict[str, Any]:
    """The document as dictionaries, lists, texts and numbers."""
    blocks = [[type(block).__name__, *_listed(block)] for block in document.blocks]
    dropped = [asdict(one) for one in document.dropped]
    return {**{name: getattr(document, name) for name in _OWN}, "blocks": blocks, "dropped": dropped}


def from_plain(row: dict[str, Any]) -> Document:
    """The document again. Raises KeyError, TypeError or ValueError where the data are not those of a document."""
    blocks = [_made(_BLOCKS[name], values) for name, *values in row["blocks"]]
    dropped = [DroppedTable(**one) for one in row.get("dropped", ())]
    return Document(blocks=blocks, dropped=dropped, **{name: row[name] for name in _OWN})


@cache
def _fields(cls: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((one.name, one.default if one.default is not MISSING else ...) for one in fields(cls))


def _listed(one: Any) -> list[Any]:
    cls: Any = type(one)
    known = _fields(cls)
    values = [getattr(one, name) for name, _ in known]
    while values and values[-1] == known[len(values) - 1][1]:
        values.pop()
    return [_plain(value) for value in values]


def _plain(value: Any) -> Any:
    if isinstance(value, Span):
        return _listed(value)
    if isinstance(value, list | tuple):
        return [_listed(one) if isinstance(one, TableCell) else one for one in value]
    return value


def _made(cls: type, values: list[Any]) -> Any:
    return cls(**{name: _revived(name, value) for (name, _), value in zip(_fields(cls), values, strict=False)})


def _revived(name: str, value: Any) -> Any:
    if name == "span":
        return _made(Span, value)
    if name in ("cells", "parts") and isinstance(value, list):
        cells = [_made(TableCell, cell) for cell in value]
        return cells if name == "cells" else tuple(cells)
    return tuple(value) if name in ("box", "keys") and value is not None else value
