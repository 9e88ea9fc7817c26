"""Reading a review sheet back: every row is checked before one decision is taken over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from planatlas.errors import SheetDamaged
from planatlas.graph.institutions.institution import Institution
from planatlas.graph.institutions.resolve import Resolved
from planatlas.graph.review.log import Decision
from planatlas.graph.review.sheet.cells import SheetRow, pages
from planatlas.graph.review.sheet.sheet_columns import (
    ALIGNMENTS,
    INSTITUTIONS,
    PAIRS,
    ROWS,
    check,
    chosen,
    own,
    wordings,
)
from planatlas.ontology import fold, scheme

__all__ = ["read_sheet", "sheets_of"]

Row = dict[str, str]
Sheet = tuple[tuple[str, ...], str, list[tuple[int, Row]]]
"""The columns of a sheet, its title, and its rows by number."""
_FIRST = 3
"""The first row for decisions, below the keys and the headings."""


def read_sheet(path: Path, resolved: Resolved) -> list[Decision]:
    """Return the decisions in a review sheet, without who and when.

    Raises SheetDamaged, naming sheet, row and remedy, when anything in it is not as it was written; then nothing of the
    sheet may be applied.
    """
    sheets = _sheets(path)
    if not sheets:
        raise SheetDamaged(f"{path}: no review sheet of planatlas. Write one with planatlas institutions --sheet.")
    ids = {body.id: body for body in resolved.institutions}
    out: list[Decision] = []
    for columns, title, rows in sheets:
        where = f"{path}, {title}"
        if columns == INSTITUTIONS:
            out.extend(_settings(rows, ids, where))
        else:
            out.extend(_chosen(rows, columns, ids, where))
    return out


def _sheets(path: Path) -> list[Sheet]:
    """The sheets with rows of ours, each with its rows by number; raises when a column or a row is not as it was."""
    return list(sheets_of(path, (PAIRS, INSTITUTIONS, ROWS, ALIGNMENTS)))


def sheets_of(path: Path, kinds: Sequence[tuple[str, ...]]) -> Iterator[Sheet]:
    """The sheets of some kinds, each with its checked rows by number."""
    for page in pages(path):
        first = page.lines[0] if page.lines else None
        keys = [*first.texts] if first and first.number == 1 else []
        for columns in kinds:
            ours = own(columns)
            if len(set(keys) & ours) > len(ours) // 2:
                yield columns, page.title, _checked(page.lines, keys, columns, f"{path}, {page.title}")


def _checked(lines: Sequence[SheetRow], keys: list[str], columns: tuple[str, ...], where: str) -> list[tuple[int, Row]]:
    if missing := [name for name in columns if name not in keys]:
        raise SheetDamaged(
            f"{where}: columns are missing ({', '.join(missing)}). Nothing was applied; write a new sheet."
        )
    out: list[tuple[int, Row]] = []
    seen: set[str] = set()
    for line in lines:
        number, row = line.number, {name: line.texts[keys.index(name)] for name in columns}
        if number < _FIRST or not any(row.values()):
            continue
        if line.formula:
            raise SheetDamaged(f"{where}, row {number}: a formula stands where text belongs. Nothing was applied.")
        if row["check"] != check(row, columns) or row["key"] in seen:
            raise SheetDamaged(
                f"{where}, row {number}: the row is not as it was written (a column was sorted by itself, or a cell "
                "changed that is not for decisions). Nothing was applied; write a new sheet and decide again."
            )
        seen.add(row["key"])
        out.append((number, row))
    return out


def _chosen(
    rows: list[tuple[int, Row]], columns: tuple[str, ...], ids: Mapping[str, Institution], sheet: str
) -> Iterator[Decision]:
    """The decisions of a sheet in which people choose one of a few words."""
    for number, row in rows:
        if not row["decision"]:
            continue
        value, where = chosen(row["decision"], columns), f"{sheet}, row {number}"
        if value is None:
            raise SheetDamaged(
                f"{where}: {row['decision']!r} is no decision. Choose one of the list. Nothing was applied."
            )
        yield _pair(row, value, ids, where) if columns == PAIRS else _other(row, value, columns)


def _pair(row: Row, value: str, ids: Mapping[str, Institution], where: str) -> Decision:
    _known(row["one"], ids, where)
    if not row["other"].startswith("spelling:"):
        _known(row["other"], ids, where)
    return Decision(value, row["one"], row["other"], why=row["why"])


def _other(row: Row, value: str, columns: tuple[str, ...]) -> Decision:
    if columns == ROWS:
        return Decision("row", row["row"], value=value, why=row["why"])
    return Decision("alignment", row["measure"], row["objective"], value=value, why=row["why"])


def _settings(rows: list[tuple[int, Row]], ids: Mapping[str, Institution], sheet: str) -> Iterator[Decision]:
    for number, row in rows:
        where = f"{sheet}, row {number}"
        if not (row["new_name"] or row["new_kind"] or row["new_parent"]):
            continue
        _known(row["id"], ids, where)
        if row["new_name"]:
            yield Decision("name", row["id"], value=row["new_name"], why=row["why"])
        if row["new_kind"]:
            yield Decision("kind", row["id"], value=_kind(row["new_kind"], where), why=row["why"])
        if row["new_parent"]:
            yield Decision("parent", row["id"], _parent(row["new_parent"], ids, where), value="unit_of", why=row["why"])


def _known(id: str, ids: Mapping[str, Institution], where: str) -> None:
    if id not in ids:
        raise SheetDamaged(f"{where}: {id} is not in the atlas any more. Nothing was applied; write a new sheet.")


def _kind(text: str, where: str) -> str:
    if fold(text) in map(fold, wordings("class", "review.class")):
        return "class"
    for kind in scheme("institution-kinds"):
        if fold(text) in {fold(kind.id), *map(fold, kind.labels.values())}:
            return kind.id
    raise SheetDamaged(f"{where}: {text!r} is no kind of institution. Choose one of the list. Nothing was applied.")


def _parent(text: str, ids: Mapping[str, Institution], where: str) -> str:
    """The id of the body that is meant, by id, name or abbreviation; "-" for none."""
    if text == "-":
        return ""
    if text in ids:
        return text
    found = [body.id for body in ids.values() if fold(text) in {fold(body.name), fold(body.abbreviation or "-")}]
    if len(found) != 1:
        what = "no institution is" if not found else "several institutions are"
        raise SheetDamaged(f"{where}: {what} called {text!r}. Give its id from the last column. Nothing was applied.")
    return found[0]
