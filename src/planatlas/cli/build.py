"""``planatlas build``: plans in, atlas out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planatlas.cli.console import LangOption, language, progress, say, say_error, say_warning

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
    lang: LangOption = None,
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
    from planatlas.graph.build.sources import expand
    from planatlas.ontology import message

    spoken = language(lang)
    with progress() as bar:
        task = bar.add_task("", total=len(expand(sources)) + len(_STAGES))

        def done(reading: Reading) -> None:
            bar.update(task, advance=1, description=reading.source.path.name)

        def stage(name: str) -> None:
            bar.update(task, advance=1, description=message(f"build.stage.{name}", spoken))

        outcome = build_atlas(sources, atlas, done=done, stage=stage)
    _tell(outcome, atlas, spoken, quiet)
    if outcome.refused:
        raise typer.Exit(6)


_STAGES = ("resolve", "build", "write")


def _tell(outcome: Outcome, folder: Path, lang: str, quiet: bool) -> None:
    from planatlas.ontology import message

    for reading in outcome.readings:
        if reading.error:
            say_error(reading.error)
        elif not quiet:
            _tell_reading(reading, lang)
    for warning in outcome.atlas.receipt().get("warnings", ()):
        say_warning(warning)
    if not quiet:
        found = outcome.atlas
        counts = {"documents": len(found.plans), "nodes": len(found.nodes), "edges": len(found.edges)}
        say(message("build.done", lang, atlas=folder, findings=len(found.labelled("Finding")), **counts))
        say(message("build.next", lang, atlas=folder))


def _tell_reading(reading: Reading, lang: str) -> None:
    from planatlas.ontology import message, vocabulary

    name, facts = reading.source.path.name, reading.facts
    if "copy_of" in facts:
        say_warning(message("build.copy", lang, name=name, other=facts["copy_of"]))
        return
    words = vocabulary().labels
    counts = ", ".join(f"{words(_LABELS[kind], lang)}: {count}" for kind, count in facts["records"].items())
    say(message("build.source", lang, name=name, counts=counts, unread=_unread(reading)))
    for notice in facts["notices"]:
        say_warning(f"{name}: {notice}")


def _unread(reading: Reading) -> int:
    """Lines that gave no record although they are no rule, heading or page furniture."""
    return sum(reading.facts["leftover"].get(reason, 0) for reason in ("running text", "table row"))


_LABELS = {
    "plan": "Plan",
    "activity": "Activity",
    "objective": "Objective",
    "service": "SocialService",
    "legal_act": "LegalAct",
    "strategy": "Strategy",
    "agreement": "Agreement",
    "target_group": "TargetGroup",
    "figure": "Figure",
    "abbreviation": "Abbreviation",
    "statement": "Statement",
    "institution": "Institution",
}
"""Kind of record to the label of its node, whose name people read."""
