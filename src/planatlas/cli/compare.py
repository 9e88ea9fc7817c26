"""``planatlas compare``: what changed between two atlases."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planatlas.cli.console import Format, FormatOption, LangOption, TargetOption, emit, language, say

__all__ = ["compare"]


def compare(
    before: Annotated[Path, typer.Argument(metavar="ATLAS", help="The earlier atlas, or the first town.")],
    after: Annotated[Path, typer.Argument(metavar="ATLAS", help="The later atlas, or the second town.")],
    format: FormatOption = Format.table,
    lang: LangOption = None,
    target: TargetOption = None,
) -> None:
    """Show what changed between two years of a plan, or between two towns.

    Every measure is kept, reworded, renumbered, given to others, dropped or new; with the load that moved between
    institutions and the gaps that closed and opened. Measures are matched by text, position and institutions; the score
    tells how sure a match is.

    [bold]Examples[/bold]

      planatlas compare town-2031.atlas town-2032.atlas

      planatlas compare town-2031.atlas town-2032.atlas --format csv -o changes.csv
    """
    import planatlas
    from planatlas.graph.gaps.compare.comparison import compare as compared
    from planatlas.graph.gaps.tables import comparison_table
    from planatlas.ontology.catalogue import message

    found = compared(planatlas.open(before), planatlas.open(after))
    spoken = language(lang)
    emit(found.table() if format is Format.json else comparison_table(found, spoken), format, target)
    keys = {f"compare.{name.replace(' ', '-')}": count for name, count in found.counts().items()}
    counts = ", ".join(f"{message(key, spoken)} {count}" for key, count in keys.items())
    say(message("compare.counts", spoken, counts=counts, closed=len(found.closed), opened=len(found.opened)))
