"""``planatlas figure``: one picture of an atlas by itself, for a web page, a Word document or print."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import planatlas
from planatlas.cli.console import LangOption, language, say
from planatlas.reports.figure import figure as draw

__all__ = ["figure"]


def figure(
    atlas: Annotated[Path, typer.Argument(metavar="ATLAS", help="Folder of the atlas.")],
    name: Annotated[str, typer.Argument(metavar="NAME", help="network, load, lorenz, matrix, quarters or explorer.")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="File ending in .html, .svg or .png.")],
    around: Annotated[
        str | None, typer.Option("--around", metavar="INSTITUTION", help="Only measures that name this institution.")
    ] = None,
    objective: Annotated[
        str | None, typer.Option("--objective", metavar="CODE", help="Only measures under this objective.")
    ] = None,
    plan: Annotated[
        str | None, typer.Option("--plan", help="The document to draw, by name; the first one by default.")
    ] = None,
    width: Annotated[
        float | None, typer.Option("--width", help="Width in mm: 85 is a journal's column, 175 its page.")
    ] = None,
    lang: LangOption = None,
) -> None:
    """Draw one figure with a caption that says what a line means, how many there are, and where it was read.

    [bold]Examples[/bold]

      planatlas figure town.atlas network -o network.html

      planatlas figure town.atlas network --around "Poliția Locală" -o police.svg

      planatlas figure town.atlas matrix --objective 2 --width 85 -o matrix.png

      planatlas figure county.atlas explorer -o all.html          every document of the atlas at once
    """
    drawn = draw(
        planatlas.open(atlas), name, around=around, objective=objective, plan=plan, lang=language(lang), width=width
    )
    say(str(drawn.save(output)))
    say(drawn.caption)
