"""The sheet in which people tell what columns are: written with a list to choose from, and read back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from planatlas.errors import SheetDamaged
from planatlas.graph.export.workbooks import saved
from planatlas.graph.marks.files import AUTHOR
from planatlas.graph.review.column_listing import AskedColumn, AskedTable, asked_rule, column_rows
from planatlas.graph.review.column_rules import ANSWERS, answer_label, answered, scope_label, scoped
from planatlas.graph.review.sheet.answers import sheets_of
from planatlas.graph.review.sheet.sheet_columns import COLUMNS, check, key_of
from planatlas.graph.review.sheet.write import fill, listed, put
from planatlas.loaders.values.taught import SCOPES, ColumnRule, joined
from planatlas.ontology import message
from planatlas.ontology.catalogue import told

__all__ = ["columns_sheet_bytes", "read_columns_sheet"]

_PLAIN = "plain"


def columns_sheet_bytes(tables: Sequence[AskedTable], lang: str) -> bytes:
    """The workbook that asks about the columns of tables, in one language. Equal input gives equal content."""
    book = Workbook()
    guide: Any = book.active
    guide.title = message("review.sheet.guide", lang)
    for at, key in enumerate(("title", "answer", "scope", "careful", "back"), start=1):
        put(guide, at, 1, message(f"columns.guide.{key}", lang))
    guide.column_dimensions["A"].width = 110
    sheet = book.create_sheet(message("review.sheet.columns", lang))
    fill(sheet, COLUMNS, _rows(tables, lang), lang)
    choices = book.create_sheet(message("review.sheet.fields", lang))
    _choices(sheet, choices, "decision", 1, [answer_label(one, lang) for one in ANSWERS])
    _choices(sheet, choices, "scope", 2, [scope_label(one, lang) for one in SCOPES])
    book.active = 1
    book.properties.creator = AUTHOR
    return saved(book)


def _choices(sheet: Any, choices: Any, column: str, at: int, labels: Sequence[str]) -> None:
    """A list to choose from, kept in a sheet of its own: what stands in a rule itself may not be long."""
    for line, label in enumerate(labels, start=1):
        put(choices, line, at, label)
    letter = "AB"[at - 1]
    listed(sheet, COLUMNS.index(column), f"'{choices.title}'!${letter}$1:${letter}${len(labels)}")


def _rows(tables: Sequence[AskedTable], lang: str) -> Iterator[dict[str, str]]:
    asked = [one for table in tables for one in table.asked()]
    for one, row in zip(asked, column_rows(tables, lang), strict=True):
        out = {**row, **_hidden(one), "key": key_of(one.table.doc, str(one.table.first.line), str(one.number))}
        out["scope"] = scope_label(one.scope, lang)
        yield {**out, "check": check(out, COLUMNS)}


def _hidden(one: AskedColumn) -> dict[str, str]:
    return {
        "number": f"n{one.number}", "headings": joined(one.table.headings), "issuer": one.table.issuer,
        "plain": _PLAIN if one.is_plain else "",
    }  # fmt: skip


def read_columns_sheet(path: Path) -> list[ColumnRule] | None:
    """The answers of a sheet about columns, without who and when; None where the workbook is another one.

    Raises SheetDamaged, naming sheet, row and remedy, when anything in it is not as it was written.
    """
    found = list(sheets_of(path, (COLUMNS,)))
    if not found:
        return None
    return [
        _rule(row, f"{path}, {title}, {number}")
        for _, title, rows in found
        for number, row in rows
        if row["decision"]
    ]  # fmt: skip


def _rule(row: Mapping[str, str], where: str) -> ColumnRule:
    answer, scope = answered(row["decision"]), scoped(row["scope"] or SCOPES[0])
    if answer is None or scope is None:
        said = row["scope"] if answer else row["decision"]
        raise told(SheetDamaged, "columns.sheet.answer", where=where, said=said)
    if scope == "issuer" and not row["issuer"]:
        raise told(SheetDamaged, "columns.sheet.issuer", where=where, doc=row["doc"])
    about = {"document": row["doc"], "issuer": row["issuer"]}.get(scope, "")
    number = "" if row["plain"] else row["number"].removeprefix("n")
    return asked_rule(answer, scope, about, row["heading"], row["headings"], number, row["why"])
