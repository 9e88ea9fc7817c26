"""``planatlas validate``: the shapes of the vocabulary and the model of an annual plan, against an atlas."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

import planatlas
from planatlas.cli.console import LangOption, language, say
from planatlas.cli.printing import Format, FormatOption, TargetOption, emit
from planatlas.cli.unread import end_unread, say_unread
from planatlas.graph.findings.finding_tables import as_table, full_table
from planatlas.graph.stores.files import write_text
from planatlas.graph.table import Table
from planatlas.graph.validation import LAYERS, as_finding, statutory_elements, write_report
from planatlas.graph.validation import validate as check
from planatlas.graph.validation.elements import FORM
from planatlas.graph.validation.shapes import turtle_of
from planatlas.graph.validation.tables import elements_table, findings_table
from planatlas.ontology import message

if TYPE_CHECKING:
    from planatlas.atlas import Atlas

__all__ = ["Layer", "validate"]

FOUND = 5
"""The exit code when something does not fit."""


class Layer(StrEnum):
    """What is checked."""

    integrity = "integrity"
    quality = "quality"
    statutory = "statutory"


def validate(
    atlas: Annotated[Path, typer.Argument(metavar="ATLAS", help="Folder of an atlas, made by planatlas build.")],
    layer: Annotated[
        list[Layer] | None, typer.Option("--layer", help="Check only this layer; may be given again; all by default.")
    ] = None,
    elements: Annotated[
        bool, typer.Option("--elements", help="List what the model annual plan asks, found or not, with its lines.")
    ] = False,
    report: Annotated[
        Path | None, typer.Option("--report", metavar="FILE", help="Write the standard SHACL report as Turtle.")
    ] = None,
    shapes: Annotated[
        Path | None, typer.Option("--shapes", metavar="FILE", help="Write the shapes themselves as Turtle.")
    ] = None,
    format: FormatOption = Format.table,
    lang: LangOption = None,
    target: TargetOption = None,
) -> None:
    """Check the graph, the measures, and what an annual plan of social services is asked to hold.

    Three layers: [bold]integrity[/bold] is about the graph itself, whether it is what the schema says;
    [bold]quality[/bold] about measures that lack a responsible body, money, an indicator, a target value or a deadline;
    [bold]statutory[/bold] about the model of the annual plan (Law 292/2011 art. 118, Order 1086/2018). What was not
    found in the text may stand elsewhere.

    Ends with 5 when something does not fit, with 7 when of some plan nothing or less than half was read, with 0
    otherwise.

    [bold]Examples[/bold]

      planatlas validate town.atlas

      planatlas validate town.atlas --layer statutory --elements

      planatlas validate town.atlas --format json --report shacl.ttl
    """
    opened = planatlas.open(atlas)
    say_unread(opened.account, language(lang))
    layers = [one.value for one in layer] if layer else LAYERS
    results = check(opened, layers)
    if shapes is not None:
        write_text(shapes, "\n".join(map(turtle_of, layers)))
    if report is not None:
        write_report(results, report)
    findings = [as_finding(result, opened) for result in results]
    spoken = language(lang)
    if elements:
        emit(_elements(opened, spoken, format), format, target)
    elif findings or format is not Format.table:
        emit(_findings(findings, spoken, format), format, target)
    if findings or not opened.account.badly_read:
        say(_summary(len(findings), spoken))
    if findings:
        raise typer.Exit(FOUND)
    end_unread(opened.account)


def _findings(findings: list[Any], lang: str, format: Format) -> Table:
    match format:
        case Format.json:
            return as_table(findings)
        case Format.table:
            return findings_table(findings, lang)
        case _:
            return full_table(findings, lang)


def _elements(atlas: Atlas, lang: str, format: Format) -> Table:
    """What the model asks, for people by line numbers, for programs with all its evidence."""
    asked = statutory_elements(atlas)
    if not asked:
        say(message("validate.no-annual-plan", lang))
    if format is not Format.json:
        return elements_table(asked, lang)
    return Table.from_records([element.as_json() for element in asked], FORM)


def _summary(count: int, lang: str) -> str:
    return message("validate.count", lang, count=count) if count else message("validate.conforms", lang)
