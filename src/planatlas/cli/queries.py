"""``planatlas queries``: the named questions, and the names a query can use."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planatlas.cli.console import LangOption, language, say
from planatlas.cli.printing import Format, FormatOption, emit
from planatlas.graph.stores.files import replace_file, write_text
from planatlas.graph.table import Table
from planatlas.ontology import message
from planatlas.queries import browser, question, questions
from planatlas.queries.card import card, entries

if TYPE_CHECKING:
    from planatlas.queries import Question

__all__ = ["queries"]


def queries(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="Show one question: what it answers, and its text.")
    ] = None,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the card: all a query can name, what it means, and what misleads.")
    ] = False,
    favourites: Annotated[
        Path | None, typer.Option("--favourites", metavar="FILE.zip", help="Write them as scripts for Neo4j Browser.")
    ] = None,
    guide: Annotated[
        Path | None, typer.Option("--guide", metavar="FILE.html", help="Write a guide for Neo4j Browser (:play).")
    ] = None,
    style: Annotated[
        Path | None, typer.Option("--style", metavar="FILE.grass", help="Write a style for Neo4j Browser.")
    ] = None,
    format: FormatOption = Format.table,
    lang: LangOption = None,
) -> None:
    """List the named questions.

    [bold]Examples[/bold]

      planatlas queries                              all of them

      planatlas queries institutions-by-load         one, with its Cypher

      planatlas queries --schema                     the card: labels, relationships, properties, and what misleads

    Ask one with: planatlas query ATLAS NAME
    """
    spoken = language(lang)
    if favourites is not None or style is not None or guide is not None:
        _for_browser(favourites, style, guide, spoken)
    elif schema:
        _schema(spoken, format)
    elif name is not None:
        _show(question(name), spoken, format)
    elif format is Format.table:
        _print_list(spoken)
    else:
        emit(_list(spoken), format)


def _for_browser(favourites: Path | None, style: Path | None, guide: Path | None, lang: str) -> None:
    if favourites is not None:
        replace_file(favourites, lambda partial: browser.write_favourites(partial, lang))
    if style is not None:
        write_text(style, browser.style())
    if guide is not None:
        write_text(guide, browser.guide(lang))
    for target in (favourites, style, guide):
        if target is not None:
            say(message("export.done", lang, target=target))


def _list(lang: str) -> Table:
    columns = ("name", "title", "theme", "parameters", "sparql")
    rows = (
        (one.name, one.title(lang), message(f"theme.{one.theme}", lang), list(one.parameters), one.sparql is not None)
        for one in questions().values()
    )
    return Table.of(columns, rows)


def _print_list(lang: str) -> None:
    """The questions under their themes, each name whole: it is what one types."""
    for theme, found in groupby(questions().values(), key=lambda one: one.theme):
        typer.secho(message(f"theme.{theme}", lang), bold=True)
        for one in found:
            typer.echo(f"  {one.name}\n      {one.title(lang)}")


def _show(one: Question, lang: str, format: Format) -> None:
    say(f"{one.title(lang)}\n{one.description(lang)}\n")
    if format is Format.table:
        typer.echo(one.cypher)
        return
    columns = ("name", "title", "description", "parameters", "columns", "cypher", "sparql")
    row = (one.name, one.title(lang), one.description(lang), list(one.parameters), list(one.columns))
    emit(Table.of(columns, [(*row, one.cypher, one.sparql)]), format)


def _schema(lang: str, format: Format) -> None:
    """The card as it is printed, or its entries as a table for programs."""
    if format is Format.table:
        typer.echo(card(lang))
        return
    rows = [one.as_json() for one in entries(lang)]
    emit(Table.from_records(rows, tuple(rows[0])), format)
