"""``planatlas push``: an atlas into a Neo4j database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planatlas.cli.console import LangOption, language, progress, say
from planatlas.cli.server import DatabaseOption, UserOption, connection_to

if TYPE_CHECKING:
    from planatlas.graph.stores.neo4j import PushReport

__all__ = ["push"]


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
        bool, typer.Option("--compare-all", help="Look at every node and relationship: after edits by hand.")
    ] = False,
    lang: LangOption = None,
) -> None:
    """Bring a Neo4j database up to date with an atlas.

    Only what changed is written; what a plan no longer says is dropped; plans of other atlases stay as they are. A push
    that was cut short is finished by the next one. The password is read from PLANATLAS_NEO4J_PASSWORD or the system's
    keyring, else asked for.

    [bold]Examples[/bold]

      planatlas push town.atlas --to bolt://localhost:7687

      planatlas push town.atlas --to neo4j+s://graphs.example.org --database plans --user coordinator

    Ends with 4 when the server does not answer or refuses.
    """  # fmt: skip
    from planatlas.graph.stores.neo4j import push as push_atlas

    with connection_to(to, user, database) as connection, progress() as bar:
        tasks = {stage: bar.add_task(stage, total=None) for stage in ("nodes", "edges")}

        def show(stage: str, done: int, total: int) -> None:
            bar.update(tasks[stage], completed=done, total=total)

        report = push_atlas(atlas, connection, progress=show, compare_all=compare_all)
        address = connection.uri
    say(_told(report, address, language(lang)))


def _told(report: PushReport, address: str, lang: str) -> str:
    from planatlas.ontology import message

    if report.unchanged:
        return message("push.unchanged", lang, address=address)
    return message("push.done", lang, address=address, **report.counts())
