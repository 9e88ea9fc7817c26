"""``planatlas push``: an atlas into a Neo4j database."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planatlas.cli.console import LangOption, language, progress, say, say_warning
from planatlas.cli.server import DatabaseOption, DryRunOption, UserOption, connection_to
from planatlas.errors import PushOlder
from planatlas.ontology import message

if TYPE_CHECKING:
    from rich.progress import Progress

    from planatlas.graph.stores.neo4j import PushReport

__all__ = ["push", "tell"]


def push(
    atlas: Annotated[Path, typer.Argument(metavar="ATLAS", help="Folder of an atlas, made by planatlas build.")],
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            "--uri",
            metavar="ADDRESS",
            help="bolt://, neo4j:// and their +s and +ssc forms (TLS); else PLANATLAS_NEO4J_URI.",
        ),
    ] = None,
    database: DatabaseOption = None,
    user: UserOption = "neo4j",
    compare_all: Annotated[
        bool, typer.Option("--compare-all", help="Compare every property: after edits by hand.")
    ] = False,
    prune: Annotated[
        bool, typer.Option("--prune", help="Take every plan out of the database that this atlas does not hold.")
    ] = False,
    dry_run: DryRunOption = False,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Do not ask before an older atlas goes over a newer one.")
    ] = False,
    lang: LangOption = None,
) -> None:
    """Bring a Neo4j database up to date with an atlas.

    Only what changed is written; what a plan no longer says is dropped; plans of other atlases, and whatever others
    keep in the database, stay as they are. A push that was cut short is finished by the next one. The password is read
    from PLANATLAS_NEO4J_PASSWORD or the system's keyring, else asked for.

    [bold]Examples[/bold]

      planatlas push town.atlas --to bolt://localhost:7687

      planatlas push town.atlas --to neo4j+s://graphs.example.org --database plans --user coordinator

      planatlas push town.atlas --to bolt://localhost:7687 --prune --dry-run

    Ends with 4 when the server does not answer or refuses, with 2 when the database holds a newer atlas of the same
    plans and nobody says that the older one is wanted.
    """  # fmt: skip
    chosen = language(lang)
    with connection_to(to, user, database) as connection:
        from planatlas.graph.stores.neo4j import push as push_atlas  # after the driver was loaded in the short way

        def run(over_newer: bool) -> PushReport:
            with progress() as bar:
                return push_atlas(
                    atlas, connection, progress=_shown_on(bar),
                    compare_all=compare_all, prune=prune, rehearse=dry_run, over_newer=over_newer,
                )  # fmt: skip

        report = _asked(run, chosen) if not yes else run(True)
        address = connection.uri
    tell(report, address, chosen, rehearsed=dry_run)
    if prune and not report.leaving:
        say(message_in(chosen, "push.none-leaves"))


def _shown_on(bar: Progress) -> Callable[[str, int, int], None]:
    """Show how far a push is on a bar."""
    tasks = {stage: bar.add_task(stage, total=None) for stage in ("nodes", "edges")}
    return lambda stage, done, total: bar.update(tasks[stage], completed=done, total=total)


def _asked(run: Callable[[bool], PushReport], lang: str) -> PushReport:
    """Push; where the database holds a newer atlas ask whoever sits at the terminal whether to go on."""
    try:
        return run(False)
    except PushOlder as error:
        if not sys.stdin.isatty():
            raise
        say_warning(message_in(lang, error.key, **error.values))
        if not typer.confirm(message_in(lang, "push.ask-older"), err=True):
            raise typer.Exit(error.exit_code) from error
        return run(True)


def tell(report: PushReport, address: str, lang: str, *, rehearsed: bool) -> None:
    """Tell what a push did, or would do: the plans that leave by name, then the counts."""
    if report.unchanged:
        say(message_in(lang, "push.unchanged", address=address))
        return
    for one in report.leaving:
        key = "push.would-leave" if rehearsed else "push.left"
        counts = {"nodes": one.nodes, "relationships": one.relationships}
        say(message_in(lang, key, plan=one.id, name=one.name, **counts))
    say(message_in(lang, "push.would" if rehearsed else "push.done", address=address, **report.counts()))
    if report.nodes_released:
        say_warning(message_in(lang, "push.released", count=report.nodes_released))


def message_in(lang: str, key: str, **values: object) -> str:
    """A sentence of the catalogue."""
    return message(key, lang, **values)
