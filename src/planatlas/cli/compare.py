"""``planatlas compare``: what changed between two atlases."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import planatlas
from planatlas.cli.console import LangOption, language, say
from planatlas.cli.printing import Format, FormatOption, TargetOption, emit
from planatlas.graph.findings.compare.comparison import compare as compared
from planatlas.graph.findings.finding_tables import change_name, comparison_table
from planatlas.ontology.catalogue import message

__all__ = ["compare"]

_ALWAYS = ("kept", "dropped", "new")
"""Changes that are counted in words even where there are none."""


def compare(
    before: Annotated[Path, typer.Argument(metavar="ATLAS", help="The earlier atlas, or the first town.")],
    after: Annotated[Path, typer.Argument(metavar="ATLAS", help="The later atlas, or the second town.")],
    format: FormatOption = Format.table,
    lang: LangOption = None,
    target: TargetOption = None,
) -> None:
    """Show what changed between two years of a plan, or between two towns.

    Every measure is kept (nothing in it changed), dropped, new, or told with what changed: wording, number, objective,
    responsible institution, partners, deadline, indicators, targets, money, target groups, legal basis. Also the load
    that moved between institutions and the gaps that closed and opened. Measures are matched by text, position and
    institutions; the score tells how sure the match is, not how little changed.

    [bold]Examples[/bold]

      planatlas compare town-2031.atlas town-2032.atlas

      planatlas compare town-2031.atlas town-2032.atlas --format csv -o changes.csv
    """
    found = compared(planatlas.open(before), planatlas.open(after))
    spoken = language(lang)
    emit(found.table() if format is Format.json else comparison_table(found, spoken), format, target)
    counts = ", ".join(
        f"{change_name(name, spoken)} {count}" for name, count in found.counts().items() if count or name in _ALWAYS
    )
    say(message("compare.counts", spoken, counts=counts, closed=len(found.closed), opened=len(found.opened)))
