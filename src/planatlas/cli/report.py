"""``planatlas report``: the findings and pictures of an atlas as one page to read, print and send."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import planatlas
from planatlas.cli.console import LangOption, language, say
from planatlas.cli.unread import end_unread, say_unread
from planatlas.reports.document import write_report
from planatlas.reports.letters import write_letter

__all__ = ["report"]


def report(
    atlas: Annotated[Path, typer.Argument(metavar="ATLAS", help="Folder of the atlas.")],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="File ending in .html, .docx or .pdf.")
    ] = Path("report.html"),
    institution: Annotated[
        str | None, typer.Option("--institution", metavar="NAME", help="A letter to this institution instead.")
    ] = None,
    lang: LangOption = None,
) -> None:
    """Write the report of an atlas, or a letter that tells one institution what the plans expect of it.

    The HTML report is one file that opens offline, prints, and asks nothing of the internet.
    A .pdf is printed by Chromium, Chrome or Edge where there is one, else by WeasyPrint (extra pdf-report).

    A plan of which nothing or less than half was read is named first, in the file too, and the command ends with 7.

    [bold]Examples[/bold]

      planatlas report town.atlas

      planatlas report town.atlas -o raport.docx --lang ro

      planatlas report town.atlas --institution "Poliția Locală" -o letter.docx
    """
    opened, spoken = planatlas.open(atlas), language(lang)
    say_unread(opened.account, spoken)
    if institution is not None and opened.unread and not opened.labelled("Measure"):
        end_unread(opened.account)  # there is nothing anybody could be written to about
    if institution is None:
        say(str(write_report(opened, output, spoken)))
    else:
        say(str(write_letter(opened, output, institution, spoken)))
    end_unread(opened.account)
