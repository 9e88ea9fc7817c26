"""``planatlas privacy``: what is left in an atlas that may point to a person."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import planatlas
from planatlas.cli.console import LangOption, language, say
from planatlas.cli.printing import Format, FormatOption, TargetOption, emit
from planatlas.graph.privacy import remainders
from planatlas.graph.table import Table
from planatlas.ontology import message

if TYPE_CHECKING:
    from planatlas.graph.privacy import Remainder

__all__ = ["privacy"]


def privacy(
    atlas: Annotated[Path, typer.Argument(metavar="ATLAS", help="Folder of an atlas, made by planatlas build.")],
    format: FormatOption = Format.table,
    lang: LangOption = None,
    target: TargetOption = None,
) -> None:
    """List what is left that may point to a person, to look at before anything is published.

    Names, telephone numbers and e-mail addresses are taken out when a plan is read. Listed is what still looks like
    one: a person, a name that a body bears, a number, an address, and counts under five beside a group of people. It
    is a list to judge, wrong in both directions. The folder [bold]readings[/bold] of an atlas holds texts as they
    stand in the plans: do not publish it.

    [bold]Examples[/bold]

      planatlas privacy town.atlas

      planatlas privacy town.atlas --format csv -o to-look-at.csv
    """
    found, spoken = remainders(planatlas.open(atlas)), language(lang)
    if found or format is not Format.table:
        emit(_table(found, spoken, format), format, target)
    say(message("privacy.count", spoken, count=len(found)) if found else message("privacy.none", spoken))
    say(message("privacy.readings", spoken))


def _table(found: Sequence[Remainder], lang: str, format: Format) -> Table:
    """JSON has names of kinds that do not depend on the language; the other forms are for people."""
    names = ("kind", "document", "page", "line", "words", "field", "text")
    if format is Format.json:
        rows = [
            (one.kind, one.doc, one.page or None, one.line or None, one.words, one.field, one.text) for one in found
        ]
        return Table.of(names, rows)
    kinds = {one.kind: message(f"privacy.kind.{one.kind}", lang) for one in found}
    columns = [message(f"privacy.column.{name}", lang) for name in ("kind", "place", "words", "text")]
    return Table.of(columns, [(kinds[one.kind], _place(one), one.words, one.text) for one in found])


def _where(one: Remainder) -> tuple[str, int | None, int | None]:
    return one.doc, one.page or None, one.line or None


def _place(one: Remainder) -> str:
    """The document, with page and line as far as they are known."""
    return ":".join([one.doc, *(str(number) for number in (one.page, one.line) if number)])
