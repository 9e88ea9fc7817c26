"""``planatlas columns``: what every column of a plan's tables was taken for, and the sheet to tell it better."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planatlas.cli.console import LangOption, language, say, say_warning
from planatlas.cli.faults import refusal
from planatlas.cli.printing import Format, FormatOption, TargetOption, emit
from planatlas.cli.watching import watching
from planatlas.errors import PlanatlasError, SourceError
from planatlas.graph.pipeline.sources import Source, read_one
from planatlas.graph.review.column_listing import as_objects, asked_tables, column_table
from planatlas.graph.review.teach import forget_answers
from planatlas.graph.stored import StoredGraph
from planatlas.graph.stores.files import write_bytes
from planatlas.graph.stores.known import remember_source
from planatlas.graph.table import Table
from planatlas.ontology import message
from planatlas.ontology.catalogue import told

if TYPE_CHECKING:
    from planatlas.records import Record

__all__ = ["columns"]


def columns(
    source: Annotated[
        Path, typer.Argument(metavar="PLAN|ATLAS", help="A plan, or the folder of an atlas made by planatlas build.")
    ],
    sheet: Annotated[
        Path | None,
        typer.Option("--sheet", metavar="FILE.xlsx", help="Write the sheet to answer in, for planatlas review."),
    ] = None,
    forget: Annotated[
        str | None,
        typer.Option("--forget", metavar="HEADING", help="Take back what was answered about this heading or label."),
    ] = None,
    format: FormatOption = Format.table,
    lang: LangOption = None,
    target: TargetOption = None,
) -> None:
    """Show the columns of every table and the labels of every series of cards, with what each was taken for.

    Beside each stand samples of what is in it, by what it was told (its label, words of it, its content, an answer of
    people) and how clear it is. Where nobody took a column, tell it once in the sheet: that is kept in columns.csv of
    the atlas, holds in every later build, and can be given to others.

    [bold]Examples[/bold]

      planatlas columns plan-2031.docx

      planatlas columns town.atlas --sheet columns.xlsx      then: planatlas review town.atlas columns.xlsx

      planatlas columns town.atlas --forget "Structure pilote"

      planatlas columns town.atlas --format json
    """
    spoken = language(lang)
    if forget is not None:
        _forget(source, forget, spoken)
        return
    tables = asked_tables(_records(source, spoken))
    if sheet is not None:
        from planatlas.graph.review.sheet.columns_sheet import columns_sheet_bytes  # openpyxl, 0.1 s

        write_bytes(sheet, columns_sheet_bytes(tables, spoken))
        atlas = source if source.is_dir() else "ATLAS"
        say(message("review.written", spoken, path=sheet, atlas=atlas))
    elif format is Format.json:
        emit(Table.from_records(as_objects(tables)), format, target)
    else:
        emit(column_table(tables, spoken), format, target)
    counted = [one for table in tables for one in table.columns]
    nobody = sum(one.field is None for one in counted)
    say(message("columns.listed", spoken, tables=len(tables), columns=len(counted), nobody=nobody))


def _forget(atlas: Path, heading: str, lang: str) -> None:
    """Take answers back; a plan keeps none."""
    if not atlas.is_dir():
        raise told(PlanatlasError, "columns.forget-atlas", path=atlas)
    taken = forget_answers(atlas, heading)
    for warning in taken.warnings:
        say_warning(warning)
    say(message("columns.forgotten", lang, count=taken.new, heading=heading, docs=", ".join(taken.docs) or "–"))


def _records(source: Path, lang: str) -> list[Record]:
    if source.is_dir():
        return StoredGraph.open(source).records()
    remember_source(source)
    with watching((one := Source(source)).name, lang):
        reading = read_one(one)
    if reading.error:
        raise SourceError(refusal(reading, lang))
    return reading.records
