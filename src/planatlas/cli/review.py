"""``planatlas review``: what people decide about institutions, rows, alignments and findings, into the atlas."""

from __future__ import annotations

import datetime
import getpass
from pathlib import Path
from typing import Annotated

import typer

from planatlas.cli.console import LangOption, language, say, say_warning
from planatlas.errors import PlanatlasError

__all__ = ["review"]


def review(
    atlas: Annotated[Path, typer.Argument(metavar="ATLAS", help="Folder of an atlas, made by planatlas build.")],
    sheet: Annotated[
        Path | None, typer.Argument(metavar="FILE.xlsx", help="The sheet of planatlas institutions --sheet, filled in.")
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
    status: Annotated[
        str, typer.Option("--status", help="What was decided: of a finding justified, to fix or fixed.")
    ] = "justified",
    who: Annotated[str | None, typer.Option("--who", help="Who decided; by default your user name.")] = None,
    why: Annotated[str, typer.Option("--why", help="Why it was decided so, or why it is taken back.")] = "",
    answer: Annotated[str, typer.Option("--answer", help="What the institution concerned answered.")] = "",
    lang: LangOption = None,
) -> None:
    """Take the decisions of a filled-in sheet over into an atlas, and make its graph again.

    Every decision is kept in decisions.csv of the atlas with who took it, when and why, and is applied again whenever
    the atlas is built. A sheet that was damaged is refused as a whole.

    [bold]Examples[/bold]

      planatlas review town.atlas review.xlsx --who "Ana, DAS"

      planatlas review town.atlas                            the decisions in force

      planatlas review town.atlas --finding ID --status justified --answer "The budget is adopted in March"

      planatlas review town.atlas --undo institution/ro-bc/dsp --undo institution/ro-bc/dsp-2
    """
    by, at = who or getpass.getuser(), datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    spoken = language(lang)
    if finding:
        _decide(atlas, finding, status, by, at, why, answer, spoken)
    elif undo:
        _undo(atlas, undo, by, at, why, spoken)
    elif sheet is not None:
        _take_over(atlas, sheet, by, at, spoken)
    else:
        _list(atlas, spoken)


def _take_over(atlas: Path, sheet: Path, who: str, at: str, lang: str) -> None:
    from planatlas.graph.review.sheet import read_sheet
    from planatlas.graph.review.take import resolved_atlas, take_over
    from planatlas.ontology import message

    decisions = read_sheet(sheet, resolved_atlas(atlas))
    new, held, warnings = take_over(atlas, decisions, who, at)
    for warning in warnings:
        say_warning(warning)
    say(message("review.applied", lang, count=new, held=held))


def _decide(atlas: Path, finding: str, status: str, who: str, at: str, why: str, answer: str, lang: str) -> None:
    from planatlas.graph.atlas import open_atlas
    from planatlas.graph.review.findings import about_finding
    from planatlas.graph.review.take import take_over
    from planatlas.ontology import message

    take_over(atlas, [about_finding(open_atlas(atlas), finding, status, why, answer)], who, at)
    say(message("review.decided", lang, status=status))


def _undo(atlas: Path, ids: list[str], who: str, at: str, why: str, lang: str) -> None:
    from planatlas.graph.review.take import take_back
    from planatlas.ontology import message

    if len(ids) > 2:
        raise PlanatlasError("A decision is about one id or two; give --undo once or twice.")
    for warning in take_back(atlas, ids[0], ids[1] if len(ids) == 2 else "", who, at, why):
        say_warning(warning)
    say(message("review.undone", lang))


def _list(atlas: Path, lang: str) -> None:
    from planatlas.cli.console import emit
    from planatlas.graph.atlas import DECISIONS, open_atlas
    from planatlas.graph.institutions import Decisions
    from planatlas.graph.table import Table
    from planatlas.ontology import message

    open_atlas(atlas)
    columns = [message(f"review.{name}", lang) for name in ("decision", "one", "other", "who", "at", "why")]
    held = Decisions.read(atlas / DECISIONS).in_force()
    emit(
        Table.of(columns, [(one.kind, one.subject, one.object or one.value, one.who, one.at, one.why) for one in held])
    )
