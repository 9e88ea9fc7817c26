"""``planatlas institutions``: who is who in an atlas, and the sheet to decide on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planatlas.atlas import open_atlas
from planatlas.cli.console import LangOption, language, say, say_warning
from planatlas.cli.printing import Format, FormatOption, TargetOption, emit
from planatlas.graph.institutions.listing import as_objects, doubt_table, institution_table
from planatlas.graph.review.alignments import alignment_doubts
from planatlas.graph.review.apply import resolved_atlas
from planatlas.graph.review.row_boundaries import row_doubts
from planatlas.graph.stores.files import write_bytes
from planatlas.graph.table import Table
from planatlas.ontology import message

if TYPE_CHECKING:
    from planatlas.graph.institutions import Resolved

__all__ = ["institutions"]


def institutions(
    atlas: Annotated[Path, typer.Argument(metavar="ATLAS", help="Folder of an atlas, made by planatlas build.")],
    sheet: Annotated[
        Path | None,
        typer.Option("--sheet", metavar="FILE.xlsx", help="Write the sheet to decide on, for planatlas review."),
    ] = None,
    doubts: Annotated[bool, typer.Option("--doubts", help="List the pairs to look at instead.")] = False,
    format: FormatOption = Format.table,
    lang: LangOption = None,
    target: TargetOption = None,
) -> None:
    """List the institutions: their mentions and places, who was merged with whom and why.

    A class of actors ("ONG-uri") is listed as one; nobody can telephone it. Pairs that may be one body and were not
    merged are told in the order of what they would change.

    [bold]Examples[/bold]

      planatlas institutions town.atlas

      planatlas institutions town.atlas --doubts

      planatlas institutions town.atlas --sheet review.xlsx     then: planatlas review town.atlas review.xlsx

      planatlas institutions town.atlas --format json
    """
    resolved, spoken = resolved_atlas(atlas), language(lang)
    for warning in resolved.warnings:
        say_warning(warning)
    if sheet is not None:
        _write_sheet(atlas, resolved, sheet, spoken)
        say(message("review.written", spoken, path=sheet, atlas=atlas))
        return
    _print(resolved, doubts, format, spoken, target)
    classes = sum(body.cls for body in resolved.institutions)
    counts = {"bodies": len(resolved.institutions) - classes, "classes": classes, "doubts": len(resolved.doubts)}
    say(message("review.listed", spoken, **counts))


def _write_sheet(atlas: Path, resolved: Resolved, sheet: Path, lang: str) -> None:
    from planatlas.graph.review.sheet.write import sheet_bytes  # openpyxl, 0.1 s

    opened = open_atlas(atlas)
    write_bytes(sheet, sheet_bytes(resolved, lang, row_doubts(opened), alignment_doubts(opened)))


def _print(resolved: Resolved, doubts: bool, format: Format, lang: str, target: Path | None) -> None:
    if doubts:
        emit(doubt_table(resolved, lang), format, target)
    elif format is Format.json:
        emit(Table.from_records(as_objects(resolved)), format, target)
    else:
        emit(institution_table(resolved, lang, full=format is not Format.table), format, target)
