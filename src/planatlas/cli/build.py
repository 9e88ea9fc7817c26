"""``planatlas build``: plans in, atlas out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planatlas.cli.build_report import Teller
from planatlas.cli.console import LangOption, language, progress, say_warning
from planatlas.cli.taught import ColumnsOption, say_clashes, say_teaching
from planatlas.cli.unread import end_unread, say_unread
from planatlas.cli.watching import Files
from planatlas.graph.pipeline.pipeline import build_atlas
from planatlas.graph.pipeline.sources import expand
from planatlas.loaders.formats.sandbox import listening
from planatlas.ontology import message

if TYPE_CHECKING:
    from planatlas.graph.pipeline.pipeline import Outcome
    from planatlas.graph.pipeline.sources import Reading

__all__ = ["build"]


def build(
    sources: Annotated[
        list[Path], typer.Argument(metavar="SOURCE...", help="Plans to read: files, or folders with files.")
    ],
    atlas: Annotated[Path, typer.Option("-o", "--output", metavar="ATLAS", help="Folder of the atlas.")] = Path(
        "planatlas.atlas"
    ),
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Read every source anew, also those unchanged since the last build.")
    ] = False,
    columns: ColumnsOption = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Only tell what went wrong.")] = False,
    lang: LangOption = None,
) -> None:
    """Read plans and write the atlas they give.

    The atlas is a folder: what the sources say, the graph as tables and as RDF, and a receipt. Building again from the
    same sources gives the same files; decisions.csv, where people decide who is who, is never written over. A source
    unchanged since the last build is not read again, and a build that was interrupted goes on where it was.

    What people taught about columns is taken from columns.csv of the atlas, from --columns, and from a file of your own
    (PLANATLAS_COLUMNS names it). What applied is copied into columns.csv of the atlas.

    [bold]Examples[/bold]

      planatlas build plan-2031.txt -o town.atlas

      planatlas build plans/ -o county.atlas          every file of a folder

      planatlas build plans/ --columns county.csv     what others taught about headings holds here too

    Ends with 0 when all was read, 3 when nothing could be read, 6 when some sources were refused, 7 when of some plan
    nothing or less than half was read, 130 when interrupted.
    """
    spoken = language(lang)
    try:
        outcome = _built(sources, atlas, fresh, columns, spoken)
    except KeyboardInterrupt:
        say_warning(message("build.interrupted", spoken, folder=atlas))
        raise typer.Exit(130) from None
    Teller(atlas, spoken, quiet).tell(outcome)
    say_clashes(outcome.rules, spoken)
    say_unread(outcome.atlas.account, spoken)
    say_teaching(outcome, atlas, spoken)
    if outcome.refused:
        raise typer.Exit(6)
    end_unread(outcome.atlas.account)


_STAGES = ("resolve", "build", "write")


def _built(sources: list[Path], atlas: Path, fresh: bool, columns: Path | None, lang: str) -> Outcome:
    """Build with a progress bar: a step a source, and a step each for what comes after."""
    with progress() as bar:
        task = bar.add_task("", total=len(expand(sources)) + len(_STAGES))

        files = Files(bar, lang)

        def done(reading: Reading) -> None:
            files.done(reading.source.where)
            bar.update(task, advance=1, description=reading.source.name)

        def stage(name: str) -> None:
            bar.update(task, advance=1, description=message(f"build.stage.{name}", lang))

        with listening(None if bar.disable else files.hear):
            return build_atlas(sources, atlas, fresh=fresh, columns=columns, done=done, stage=stage)
