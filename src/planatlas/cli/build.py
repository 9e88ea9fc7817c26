"""``planatlas build``: plans in, atlas out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planatlas.cli.console import progress, say, say_error, say_warning

if TYPE_CHECKING:
    from planatlas.graph.build.pipeline import Outcome
    from planatlas.graph.build.sources import Reading

__all__ = ["build"]


def build(
    sources: Annotated[
        list[Path], typer.Argument(metavar="SOURCE...", help="Plans to read: files, or folders with files.")
    ],
    atlas: Annotated[Path, typer.Option("-o", "--output", metavar="ATLAS", help="Folder of the atlas.")] = Path(
        "planatlas.atlas"
    ),
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Only tell what went wrong.")] = False,
) -> None:
    """Read plans and write the atlas they give.

    The atlas is a folder: what the sources say, the graph as tables and as RDF, and a receipt. Building again from the
    same sources gives the same files; decisions.csv, where people decide who is who, is never written over.

    [bold]Examples[/bold]

      planatlas build plan-2031.txt -o town.atlas

      planatlas build plans/ -o county.atlas          every file of a folder

    Ends with 0 when all was read, 3 when nothing could be read, 6 when some sources were refused.
    """
    from planatlas.graph.build.pipeline import build_atlas

    with progress() as bar:
        task = bar.add_task("", total=len(sources) + 3)

        def done(reading: Reading) -> None:
            bar.update(task, advance=1, description=reading.source.path.name)

        def stage(name: str) -> None:
            bar.update(task, advance=1, description=name)

        outcome = build_atlas(sources, atlas, done=done, stage=stage)
    _tell(outcome, atlas, quiet)
    if outcome.refused:
        raise typer.Exit(6)


def _tell(outcome: Outcome, folder: Path, quiet: bool) -> None:
    for reading in outcome.readings:
        if reading.error:
            say_error(reading.error)
        elif not quiet:
            _tell_reading(reading)
    for warning in outcome.atlas.receipt().get("warnings", ()):
        say_warning(warning)
    if not quiet:
        rows = outcome.atlas.counts().records()
        nodes = sum(row["count"] for row in rows if row["what"] == "node")
        edges = sum(row["count"] for row in rows if row["what"] == "relationship")
        say(f"{folder}: {len(outcome.atlas.plans)} documents, {nodes} nodes, {edges} edges")


def _unread(reading: Reading) -> int:
    """Lines that gave no record although they are no rule, heading or page furniture."""
    return sum(reading.facts["leftover"].get(reason, 0) for reason in ("running text", "table row"))


def _tell_reading(reading: Reading) -> None:
    name = reading.source.path.name
    if copy := reading.facts.get("copy_of"):
        say_warning(f"{name}: the same content as {copy}; counted once")
        return
    counts = ", ".join(f"{count} {kind}" for kind, count in reading.facts["records"].items())
    say(f"{name}: {counts}; {_unread(reading)} lines of text gave nothing")
    for notice in reading.facts["notices"]:
        say_warning(f"{name}: {notice}")
