"""Writing the review sheet: a workbook in which every text is a text, whatever it begins with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from planatlas.graph.export.workbooks import saved
from planatlas.graph.institutions.resolve import Resolved
from planatlas.graph.marks.files import AUTHOR
from planatlas.graph.review.alignments import AlignmentDoubt
from planatlas.graph.review.row_boundaries import RowDoubt
from planatlas.graph.review.sheet.sheet_columns import ALIGNMENTS, CHOICES, EDITABLE, INSTITUTIONS, PAIRS, ROWS, heading
from planatlas.graph.review.sheet.sheet_rows import alignment_rows, institution_rows, kind_label, pair_rows, row_rows
from planatlas.ontology import message, scheme

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["fill", "listed", "put", "sheet_bytes"]

_WIDE, _NARROW = 42, 14
_NARROW_COLUMNS = frozenset(
    ("impact", "score", "mentions", "class", "abbreviation", "decision", "line", "read_as", "rows_read", "told")
)
_HIDDEN_COLUMNS = frozenset(
    ("key", "check", "one", "other", "id", "row", "measure", "objective", "number", "headings", "issuer", "plain")
)
_LIMIT = 32_000
"""Characters of a cell; a workbook holds 32,767."""


def sheet_bytes(
    resolved: Resolved, lang: str, rows: Iterable[RowDoubt] = (), alignments: Iterable[AlignmentDoubt] = ()
) -> bytes:
    """The workbook of a resolution, in one language, with the rows and alignments to decide about.

    Equal input gives equal content.
    """
    book = Workbook()
    guide: Any = book.active
    guide.title = message("review.sheet.guide", lang)
    _guide(guide, lang)
    pairs = book.create_sheet(message("review.sheet.pairs", lang))
    fill(pairs, PAIRS, pair_rows(resolved, lang), lang)
    _choices(pairs, PAIRS, lang)
    bodies = book.create_sheet(message("review.sheet.institutions", lang))
    fill(bodies, INSTITUTIONS, institution_rows(resolved, lang), lang)
    kinds = book.create_sheet(message("review.sheet.kinds", lang))
    labels = [kind_label(kind.id, lang) for kind in scheme("institution-kinds")] + [message("review.class", lang)]
    for at, label in enumerate(labels, start=1):
        put(kinds, at, 1, label)
    listed(bodies, INSTITUTIONS.index("new_kind"), f"'{kinds.title}'!$A$1:$A${len(labels)}")
    further = ((ROWS, "rows", row_rows(rows, lang)), (ALIGNMENTS, "alignments", alignment_rows(alignments, lang)))
    for columns, name, found in further:
        sheet = book.create_sheet(message(f"review.sheet.{name}", lang), len(book.worksheets) - 1)
        fill(sheet, columns, found, lang)
        _choices(sheet, columns, lang)
    book.properties.creator = AUTHOR
    return saved(book)


def _guide(sheet: Worksheet, lang: str) -> None:
    for at, key in enumerate(("title", "pairs", "institutions", "rows", "alignments", "careful", "back"), start=1):
        put(sheet, at, 1, message(f"review.guide.{key}", lang))
    sheet.column_dimensions["A"].width = 110


def fill(sheet: Worksheet, columns: Sequence[str], rows: Iterable[dict[str, str]], lang: str) -> None:
    """Write the keys, the headings and the rows of a sheet."""
    for at, name in enumerate(columns, start=1):
        put(sheet, 1, at, name)
        put(sheet, 2, at, heading(name, lang))
        head = sheet.cell(2, at)
        head.font, head.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        if name in EDITABLE:
            head.fill = PatternFill("solid", fgColor="FFF2CC")
        dimension = sheet.column_dimensions[get_column_letter(at)]
        dimension.width = _NARROW if name in _NARROW_COLUMNS else _WIDE
        dimension.hidden = name in _HIDDEN_COLUMNS
    for line, row in enumerate(rows, start=3):
        for at, name in enumerate(columns, start=1):
            if value := row.get(name, ""):
                put(sheet, line, at, value)
    sheet.row_dimensions[1].hidden = True
    sheet.freeze_panes = "A3"


def put(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """Write a text as a text: "=1+1" is a name like any other and never runs."""
    cell = sheet.cell(row, column)
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)[:_LIMIT]
    cell.data_type = "s"
    cell.quotePrefix = text[:1] in "=+-@\t\r"
    cell.number_format = "@"
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _choices(sheet: Worksheet, columns: tuple[str, ...], lang: str) -> None:
    words = [message(key, lang) for key in CHOICES[columns].values()]
    _validate(sheet, columns.index("decision"), '"' + ",".join(words) + '"')


def listed(sheet: Worksheet, column: int, range: str) -> None:
    """Let the cells of a column be chosen from a range of cells."""
    _validate(sheet, column, f"={range}")


def _validate(sheet: Worksheet, column: int, formula: str) -> None:
    rule = DataValidation(type="list", formula1=formula, allow_blank=True)
    letter = get_column_letter(column + 1)
    rule.add(f"{letter}3:{letter}{max(3, sheet.max_row)}")
    sheet.add_data_validation(rule)
