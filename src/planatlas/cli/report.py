"""``planatlas report``: the findings and pictures of an atlas as one page to read, print and send."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planatlas.cli.console import LangOption, language, say

__all__ = ["report"]


def report(
    atlas: Annotated[Path, typer.Argument(metavar="ATLAS", help="Folder of the atlas.")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="File to write.")] = Path(
        "report.html"
    ),
    lang: LangOption = None,
) -> None:
    """Write the report of an atlas: one file that opens offline, prints, and asks nothing of the internet.

    [bold]Examples[/bold]

      planatlas report town.atlas

      planatlas report town.atlas -o raport.html --lang ro
    """
    import planatlas
    from planatlas.reports.document import write_report

    say(str(write_report(planatlas.open(atlas), output, language(lang))))
