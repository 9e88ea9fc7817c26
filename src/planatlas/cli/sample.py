"""``planatlas sample``: rows for a second coder, and how far two sheets agree."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Annotated

import typer

import planatlas
from planatlas.cli.console import say
from planatlas.cli.printing import Format, FormatOption, TargetOption, emit
from planatlas.errors import PlanatlasError, SheetDamaged, SourceError
from planatlas.graph.findings.coding.agreement import compare_sheets
from planatlas.graph.findings.coding.sheet import coding_sheet
from planatlas.graph.stores.known import remember_source
from planatlas.loaders.formats.sandbox import fetch, shown
from planatlas.ontology.catalogue import told

__all__ = ["sample"]


def sample(
    atlas: Annotated[Path | None, typer.Argument(metavar="[ATLAS]", help="Folder of an atlas.")] = None,
    count: Annotated[int, typer.Argument(metavar="[N]", min=1, help="How many rows to draw.")] = 50,
    filled: Annotated[bool, typer.Option("--filled", help="Fill in what planatlas read.")] = False,
    seed: Annotated[int, typer.Option("--seed", help="Equal seeds draw equal rows.")] = 0,
    agree: Annotated[
        tuple[Path, Path] | None,
        typer.Option("--agree", metavar="SHEET SHEET", help="Instead compare two filled sheets (CSV)."),
    ] = None,
    format: FormatOption = Format.csv,
    target: TargetOption = None,
) -> None:
    """Draw rows for a second coder, or tell how far two coders agree.

    The sheet names document and line of every row; the coder fills in the state of each cell (value, empty, dash,
    no_column, lost) and the names, with semicolons between them. Krippendorff's alpha is 1 for full agreement and 0 for
    chance; 0.8 is what is usually asked for.

    [bold]Examples[/bold]

      planatlas sample town.atlas 50 -o coder.csv              an empty sheet

      planatlas sample town.atlas 50 --filled -o machine.csv   the same rows as planatlas read them

      planatlas sample --agree coder.csv machine.csv -f table
    """
    if agree is not None:
        emit(compare_sheets(_rows(agree[0]), _rows(agree[1])), format, target)
        return
    if atlas is None:
        raise PlanatlasError("name an atlas to draw from, or two sheets with --agree; see planatlas sample --help")
    sheet = coding_sheet(planatlas.open(atlas), count, seed, filled)
    if len(sheet) < count:
        say(f"{atlas}: {len(sheet)} rows of work, fewer than {count}; all of them are in the sheet")
    emit(sheet, format, target)


def _rows(path: Path) -> list[dict[str, str]]:
    remember_source(path)
    try:
        text = fetch(path).decode("utf-8-sig")
    except SourceError as problem:
        key = "sheet.large" if problem.key == "source.large" else "sheet.closed"
        raise told(SheetDamaged, key, **{"path": shown(path), **problem.values}) from problem
    except UnicodeDecodeError as problem:
        raise told(SheetDamaged, "sheet.encoding", path=shown(path)) from problem
    separator = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    return [
        {name: value or "" for name, value in row.items() if name}
        for row in csv.DictReader(text.splitlines(keepends=True), delimiter=separator)
    ]
