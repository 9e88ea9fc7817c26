"""``planatlas review``: what people decide about institutions, rows, alignments and findings, into the atlas."""

from __future__ import annotations

import datetime
import getpass
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planatlas.atlas import open_atlas
from planatlas.cli.console import LangOption, language, say, say_warning
from planatlas.cli.printing import Format, FormatOption, TargetOption, emit
from planatlas.errors import PlanatlasError
from planatlas.graph.review.alignments import about_alignment
from planatlas.graph.review.apply import resolved_atlas, take_back, take_over
from planatlas.graph.review.finding_decisions import about_finding
from planatlas.graph.review.listing import alignment_table, held_table, row_table
from planatlas.graph.review.row_boundaries import about_rows
from planatlas.graph.review.sheet.answers import read_sheet
from planatlas.graph.review.teach import take_answers
from planatlas.loaders.values.persons import redacted
from planatlas.ontology import message

if TYPE_CHECKING:
    from planatlas.graph.review.log import Decision

__all__ = ["Open", "review"]


class Open(StrEnum):
    """What there is to decide about, apart from institutions."""

    rows = "rows"
    alignments = "alignments"


@dataclass(slots=True, frozen=True)
class _About:
    """What a decision given on the command line is about; one of them."""

    finding: str | None
    row: str | None
    alignment: str | None
    objective: str | None


@dataclass(slots=True, frozen=True)
class _By:
    """Who decides, when, and the language they are spoken to in."""

    who: str
    at: str
    lang: str


def review(
    atlas: Annotated[Path, typer.Argument(metavar="ATLAS", help="Folder of an atlas, made by planatlas build.")],
    sheet: Annotated[
        Path | None,
        typer.Argument(metavar="FILE.xlsx", help="The sheet of planatlas institutions or columns --sheet, filled in."),
    ] = None,
    undo: Annotated[
        list[str] | None,
        typer.Option(
            "--undo", metavar="ID", help="Take back the decision about this id; give the other id as a second --undo."
        ),
    ] = None,
    finding: Annotated[
        str | None, typer.Option("--finding", metavar="ID", help="Decide about this finding of planatlas gaps.")
    ] = None,
    row: Annotated[
        str | None,
        typer.Option("--row", metavar="ID|DOCUMENT:LINE", help="Decide whether this row continues the one above."),
    ] = None,
    alignment: Annotated[
        str | None,
        typer.Option(
            "--alignment", metavar="ID", help="Decide whether this measure, service or plan serves an objective."
        ),
    ] = None,
    objective: Annotated[
        str | None, typer.Option("--objective", metavar="ID", help="The objective of --alignment.")
    ] = None,
    status: Annotated[
        str | None,
        typer.Option(
            "--status",
            help="Of a finding justified (the default), to fix or fixed; of a row same or different; of an alignment "
            "accepted or rejected; of both also unsure.",
        ),
    ] = None,
    still: Annotated[
        Open | None, typer.Option("--open", help="List the rows or alignments there are to decide about.")
    ] = None,
    who: Annotated[
        str | None,
        typer.Option(
            "--who",
            help="Who decided; by default your user name. About columns an office, by default the coordinator's.",
        ),
    ] = None,
    why: Annotated[str, typer.Option("--why", help="Why it was decided so, or why it is taken back.")] = "",
    answer: Annotated[str, typer.Option("--answer", help="What the institution concerned answered.")] = "",
    format: FormatOption = Format.table,
    lang: LangOption = None,
    target: TargetOption = None,
) -> None:
    """Take what people decide over into an atlas, and make its graph again.

    Every decision is kept in decisions.csv of the atlas with who took it, when and why, and is applied again whenever
    the atlas is built. A sheet that was damaged is refused as a whole.

    [bold]Examples[/bold]

      planatlas review town.atlas review.xlsx --who "Ana, DAS"

      planatlas review town.atlas columns.xlsx --who "DAS"   what columns are, told in the sheet of planatlas columns

      planatlas review town.atlas                            the decisions in force

      planatlas review town.atlas --finding ID --status justified --answer "The budget is adopted in March"

      planatlas review town.atlas --open rows                rows that a page break may have torn

      planatlas review town.atlas --row plan-2031:144 --status different

      planatlas review town.atlas --alignment MEASURE --objective OBJECTIVE --status accepted

      planatlas review town.atlas --undo institution/ro-bc/dsp --undo institution/ro-bc/dsp-2
    """
    at = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    by = _By(who or getpass.getuser(), at, language(lang))
    if finding or row or alignment:
        _decide(atlas, _decision(atlas, _About(finding, row, alignment, objective), status, why, answer), by)
    elif undo:
        _undo(atlas, undo, why, by)
    elif sheet is not None and not _teach(atlas, sheet, who, by):
        _take_over(atlas, sheet, by)
    elif sheet is not None:
        return
    else:
        _list(atlas, still, by.lang, format, target)


def _teach(atlas: Path, sheet: Path, who: str | None, by: _By) -> bool:
    """Take the answers of a sheet about columns over; False where the workbook is another one."""
    from planatlas.graph.review.sheet.columns_sheet import read_columns_sheet  # openpyxl, 0.1 s

    answers = read_columns_sheet(sheet)
    if answers is None:
        return False
    taken = take_answers(atlas, answers, redacted(who) if who else "coordinator", by.at)
    for warning in taken.warnings:
        say_warning(warning)
    docs = ", ".join(taken.docs) or "–"
    say(message("columns.taken", by.lang, count=taken.new, held=taken.held, docs=docs, file=atlas / "columns.csv"))
    return True


def _take_over(atlas: Path, sheet: Path, by: _By) -> None:
    decisions = read_sheet(sheet, resolved_atlas(atlas))
    new, held, warnings = take_over(atlas, decisions, by.who, by.at)
    for warning in warnings:
        say_warning(warning)
    say(message("review.applied", by.lang, count=new, held=held))


def _decision(atlas: Path, about: _About, status: str | None, why: str, answer: str) -> Decision:
    """The one decision that the options describe. Raises PlanatlasError when they do not, or describe several."""
    things = (about.finding, about.row, about.alignment)
    if sum(map(bool, things)) != 1 or bool(about.alignment) != bool(about.objective):
        raise PlanatlasError("Decide about one thing at a time: --finding, --row, or --alignment with --objective.")
    opened = open_atlas(atlas)
    if about.finding:
        return about_finding(opened, about.finding, status or "justified", why, answer)
    if not status:
        raise PlanatlasError("Say what was decided: --status same, different, accepted, rejected or unsure.")
    if about.row:
        return about_rows(opened, about.row, status, why)
    return about_alignment(opened, str(about.alignment), str(about.objective), status, why)


def _decide(atlas: Path, decision: Decision, by: _By) -> None:
    _, _, warnings = take_over(atlas, [decision], by.who, by.at)
    for warning in warnings:
        say_warning(warning)
    say(message("review.kept", by.lang, status=decision.value))


def _undo(atlas: Path, ids: list[str], why: str, by: _By) -> None:
    if len(ids) > 2:
        raise PlanatlasError("A decision is about one id or two; give --undo once or twice.")
    for warning in take_back(atlas, ids[0], ids[1] if len(ids) == 2 else "", by.who, by.at, why):
        say_warning(warning)
    say(message("review.undone", by.lang))


def _list(atlas: Path, still: Open | None, lang: str, format: Format, target: Path | None) -> None:
    opened = open_atlas(atlas)
    tables = {None: held_table, Open.rows: row_table, Open.alignments: alignment_table}
    emit(tables[still](opened, lang), format, target)
