"""The columns of an atlas or a plan as people are asked about them: what each was taken for, and what stands in it.

Pieces of one table, and the cards of one series, are asked about once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from planatlas.graph.review.column_rules import answer_label
from planatlas.graph.table import Table
from planatlas.loaders.tables.columns import OPEN
from planatlas.loaders.tables.grids import UNSURE
from planatlas.loaders.values.taught import EVERYWHERE, NO_WORK, SCOPES, ColumnRule, lettered
from planatlas.ontology import fold, message
from planatlas.ontology.vocabulary import vocabulary
from planatlas.records import AccountColumn, Plan, Record, TableRecord

__all__ = [
    "OBJECT", "AskedColumn", "AskedTable", "as_objects", "asked_rule", "asked_tables", "column_rows",
    "column_table", "unsure_columns",
]  # fmt: skip

_NAMES = ("doc", "place", "rows_read", "heading", "read_as", "told", "samples")
OBJECT = ("doc", "issuer", "line", "page", "sheet", "shape", "understood", "rows_read", "rows_seen", "columns")
"""What is told of a table to a program."""
_SAMPLES = 3
_ORDER = ("no", "partly", "yes")


@dataclass(slots=True)
class AskedTable:
    """One table, or one series of cards: where it begins, how much of it was read, and its columns."""

    doc: str
    issuer: str
    first: TableRecord
    rows_read: int = 0
    rows_seen: int = 0
    columns: list[AccountColumn] = field(default_factory=list)

    @property
    def headings(self) -> list[str]:
        """Its headings, by which it is known."""
        return self.first.headings

    def add(self, piece: TableRecord) -> None:
        """Take in a further piece of it."""
        self.rows_read += piece.rows_read
        self.rows_seen += piece.rows_seen
        known = {one.heading: one for one in self.columns} if piece.shape == "cards" else {}
        for at, one in enumerate(piece.columns):
            held = known.get(one.heading) if piece.shape == "cards" else _at(self.columns, at)
            if held is None:
                self.columns.append(replace(one, samples=list(one.samples)))
                continue
            held.field, held.told = held.field or one.field, held.told or one.told
            held.samples = list(dict.fromkeys([*held.samples, *one.samples]))[:_SAMPLES]

    def asked(self) -> Iterator[AskedColumn]:
        """Its columns one by one."""
        return (AskedColumn(self, at, one) for at, one in enumerate(self.columns, start=1))


def _at(columns: Sequence[AccountColumn], at: int) -> AccountColumn | None:
    return columns[at] if at < len(columns) else None


@dataclass(slots=True, frozen=True)
class AskedColumn:
    """One column; ``number`` counts from 1."""

    table: AskedTable
    number: int
    column: AccountColumn

    @property
    def is_plain(self) -> bool:
        """Whether its heading alone tells it from the others; a letter that stands for none does not."""
        if self.table.headings == lettered(len(self.table.headings)):
            return False
        same = [one for one in self.table.columns if fold(one.heading) == fold(self.column.heading)]
        return bool(fold(self.column.heading)) and len(same) == 1

    @property
    def scope(self) -> str:
        """For which documents an answer is proposed to hold: what contradicts a known word, for this document only."""
        return EVERYWHERE if self.is_plain and self.column.told != "label" else SCOPES[0]


def asked_rule(
    answer: str, scope: str, about: str, heading: str, headings: str, number: str, why: str = ""
) -> ColumnRule:
    """An answer as a rule: about the whole table, about a heading, or, with its number, about one of several alike."""
    if answer == NO_WORK:
        return ColumnRule(scope, about, "", headings, "", answer, why=why)
    return ColumnRule(scope, about, heading, headings if number else "", number, answer, why=why)


def asked_tables(records: Iterable[Record]) -> list[AskedTable]:
    """The tables and series of cards of documents, those that were not understood first."""
    issuers: dict[str, str] = {}
    found: dict[tuple[str, str, tuple[str, ...]], AskedTable] = {}
    for one in records:
        if isinstance(one, Plan):
            issuers[one.doc] = one.issuer or ""
        elif isinstance(one, TableRecord) and one.columns:
            labels = sorted(map(fold, one.headings)) if one.shape == "cards" else map(fold, one.headings)
            table = AskedTable(one.doc, issuers.get(one.doc, ""), one)
            found.setdefault((one.doc, one.shape, tuple(labels)), table).add(one)
    return sorted(found.values(), key=lambda one: _ORDER.index(one.first.understood))


def unsure_columns(records: Iterable[Record]) -> list[str]:
    """The headings of columns that were guessed and might as well be something else."""
    found = (one for record in records if isinstance(record, TableRecord) for one in record.columns)
    return list(dict.fromkeys(one.heading for one in found if one.margin is not None and one.margin < UNSURE))


def _field_label(name: str | None, lang: str) -> str:
    """What people read for the field a column was taken for; a title is what the work is called."""
    if name is None:
        return ""
    name = "measure" if name == "title" else name
    return answer_label(name, lang) if name in OPEN else vocabulary().field_label(name, lang)


def _place(table: AskedTable, lang: str) -> str:
    """Where a table begins."""
    one = table.first
    found = [one.sheet] if one.sheet else []
    found += [message("account.page", lang, number=one.page)] if one.page else []
    return ", ".join([*found, message("account.line", lang, number=one.line)])


def column_rows(tables: Iterable[AskedTable], lang: str) -> Iterator[dict[str, str]]:
    """One row a column, as texts."""
    for table in tables:
        rows = message("columns.rows", lang, read=table.rows_read, seen=table.rows_seen)
        for one in table.asked():
            yield {
                "doc": table.doc, "place": _place(table, lang), "rows_read": rows, "heading": one.column.heading,
                "read_as": _field_label(one.column.field, lang), "told": _told(one.column, lang),
                "samples": " · ".join(one.column.samples),
            }  # fmt: skip


def _told(column: AccountColumn, lang: str) -> str:
    """By what a column was told, and how clear it is beside the other readings."""
    said = message(f"columns.told.{column.told or 'nobody'}", lang)
    return said if column.margin is None else f"{said} ({column.margin:.2f})"


def column_table(tables: Sequence[AskedTable], lang: str) -> Table:
    """The columns for a reader."""
    rows = ([row[name] for name in _NAMES] for row in column_rows(tables, lang))
    return Table.of([message(f"review.{name}", lang) for name in _NAMES], rows)


def as_objects(tables: Iterable[AskedTable]) -> Iterator[dict[str, Any]]:
    """The tables for a program, with all there is."""
    for table in tables:
        first = table.first
        columns = [
            {"number": at, "heading": one.heading, "field": one.field, "told": one.told, "margin": one.margin,
             "filled": one.share, "samples": one.samples}
            for at, one in enumerate(table.columns, start=1)
        ]  # fmt: skip
        found = (
            table.doc, table.issuer, first.line, first.page, first.sheet, first.shape, first.understood,
            table.rows_read, table.rows_seen, columns,
        )  # fmt: skip
        yield dict(zip(OBJECT, found, strict=True))
