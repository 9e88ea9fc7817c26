"""The forms a table can be printed in: for people, as JSON, CSV or a workbook."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from planatlas.cli.console import output
from planatlas.errors import PlanatlasError
from planatlas.graph.export.json_and_csv import as_csv, as_json
from planatlas.graph.stores.files import write_bytes
from planatlas.graph.table import Table

__all__ = ["Format", "FormatOption", "TargetOption", "emit"]


class Format(StrEnum):
    """How rows are printed."""

    table = "table"
    json = "json"
    csv = "csv"
    xlsx = "xlsx"


FormatOption = Annotated[Format, typer.Option("--format", "-f", help="Form of the output.")]
TargetOption = Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write into a file.")]


def emit(table: Table, format: Format | str = Format.table, target: Path | None = None) -> None:
    """Print rows as a table, a JSON array of objects, CSV or a workbook; with ``target`` into a file.

    A workbook is binary: it goes to ``target`` or into a pipe, never onto a terminal (PlanatlasError).
    """
    chosen = Format(format)
    if chosen is Format.table and target is None:
        _print_table(table)
        return
    content = _encoded(table, chosen)
    if target is not None:
        write_bytes(target, content)
    elif chosen is Format.xlsx and sys.stdout.isatty():
        raise PlanatlasError("a workbook cannot be shown here; name a file with -o, or send the output into one")
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()


def _encoded(table: Table, format: Format) -> bytes:
    match format:
        case Format.json:
            return as_json(table)
        case Format.xlsx:
            from planatlas.graph.export.workbooks import as_xlsx  # openpyxl, 0.1 s

            return as_xlsx({"planatlas": table})
        case _:
            return as_csv(table)


def _print_table(table: Table) -> None:
    from rich.table import Column
    from rich.table import Table as Grid
    from rich.text import Text

    # Folded, never cut: a place ("plan-2031:144") without its line number helps nobody.
    columns = (Column(name, overflow="fold") for name in table.columns)
    grid = Grid(*columns, header_style="bold", show_lines=len(table) <= 200)
    for row in table.rows:
        grid.add_row(*(Text(_cell(value)) for value in row))
    output().print(grid)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
