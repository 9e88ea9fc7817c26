"""Records as plain dictionaries and lines of JSON, and back."""

from __future__ import annotations

import dataclasses
import json
import typing
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from planatlas.records.cell import Cell
from planatlas.records.doubts import doubt_of
from planatlas.records.facts import InstitutionRecord, StatedFigure, Statement
from planatlas.records.plan import Abbreviation, Agreement, LegalAct, Objective, Plan, Strategy, TargetGroup
from planatlas.records.record import Record
from planatlas.records.service import Service
from planatlas.records.table import TableRecord
from planatlas.records.work import Activity

__all__ = ["as_json", "from_json", "read_jsonl"]

KINDS: dict[str, type[Record]] = {cls.kind: cls for cls in (
    Plan, Activity, Objective, Service, LegalAct, Strategy, Agreement, TargetGroup, StatedFigure, Abbreviation,
    Statement, InstitutionRecord, TableRecord,
)}  # fmt: skip

_PAGED = ("page", "sheet", "cell", "box")


def as_json(record: Record) -> dict[str, Any]:
    """Return the record as a plain dictionary, ``kind`` first; unused page, sheet, cell and box are left out."""
    out: dict[str, Any] = {"kind": record.kind}
    out.update(_plain_fields(record))
    if isinstance(record, Activity):
        out.update(_plain_cells(record.cells))
    for name in _PAGED:
        if out[name] is None:
            del out[name]
    return out


def _plain_cells(cells: dict[str, Cell]) -> dict[str, Any]:
    """The cells of a row as the format has them: a dictionary each of states, quotes, lines and doubts."""
    return {
        "cells": {name: cell.state for name, cell in cells.items()},
        "quotes": dict(_quotes(cells)),
        "cell_lines": {name: cell.line for name, cell in cells.items() if cell.line is not None},
        "cell_doubts": {name: [doubt.code for doubt in cell.doubts] for name, cell in cells.items() if cell.doubts},
    }


def _quotes(cells: dict[str, Cell]) -> Iterator[tuple[str, str]]:
    """The quotes of cells by their field, those of single items by field and number: ``indicators[1]``."""
    for name, cell in cells.items():
        if cell.quote:
            yield name, cell.quote
        yield from ((f"{name}[{number}]", quote) for number, quote in cell.item_quotes.items())


def _cells(row: dict[str, Any]) -> dict[str, Cell]:
    """The cells of a row from those dictionaries."""
    cells = {name: Cell(state) for name, state in row.get("cells", {}).items()}
    for key, quote in row.get("quotes", {}).items():
        name, _, number = key.removesuffix("]").partition("[")
        cell = cells.setdefault(name, Cell())
        if number:
            cell.item_quotes[int(number)] = quote
        else:
            cell.quote = quote
    for name, line in row.get("cell_lines", {}).items():
        cells.setdefault(name, Cell()).line = line
    for name, codes in row.get("cell_doubts", {}).items():
        cells.setdefault(name, Cell()).doubts = [known for code in codes if (known := doubt_of(code))]
    return cells


def _plain_fields(one: Any) -> dict[str, Any]:
    """The fields of a dataclass as plain values; ``dataclasses.asdict`` takes several times as long."""
    cls: type = type(one)
    return {name: _plain(getattr(one, name)) for name in _fields(cls)}


_PLAIN = (str, int, float, tuple)


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, _PLAIN):
        return value
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return dict(value) if isinstance(value, dict) else _plain_fields(value)


def from_json(row: dict[str, Any]) -> Record:
    """Read a record back from its dictionary; unknown fields are ignored so that newer files can be read.

    Raises KeyError when ``kind`` is unknown.
    """
    cls = KINDS[row["kind"]]
    return cls(**_revived(cls, row if cls is not Activity else {**row, "cells": _cells(row)}))


def read_jsonl(lines: Iterable[str]) -> Iterator[Record]:
    """Read records from JSON lines, one at a time; empty lines are passed over."""
    for line in lines:
        if line.strip():
            yield from_json(json.loads(line))


# Type hints are worked out from text, which takes longer than writing a record; there are a dozen kinds of them, and
# the dataclasses within.
@lru_cache(maxsize=64)
def _fields(cls: type) -> dict[str, tuple[type | None, bool]]:
    """For each field the dataclass its list holds, if any, and whether it may be a tuple."""
    every = typing.get_type_hints(cls)
    found: dict[str, tuple[type | None, bool]] = {}
    for name in (one.name for one in dataclasses.fields(cls)):
        (item,) = typing.get_args(every[name]) if typing.get_origin(every[name]) is list else (None,)
        is_tuple = tuple in [typing.get_origin(one) for one in typing.get_args(every[name])]
        found[name] = item if dataclasses.is_dataclass(item) else None, is_tuple  # type: ignore[assignment]
    return found


def _revived(cls: type, row: dict[str, Any]) -> dict[str, Any]:
    """The fields of a dataclass that a row has, nested dictionaries turned into the dataclass they stand for."""
    fields = _fields(cls)
    found = {name: value for name, value in row.items() if name in fields}
    for name, value in found.items():
        if isinstance(value, list) and value:
            item, is_tuple = fields[name]
            if item is not None:
                found[name] = [item(**_revived(item, one)) for one in value]
            elif is_tuple:
                found[name] = tuple(value)
    return found
