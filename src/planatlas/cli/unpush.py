"""``planatlas unpush``: one plan out of a Neo4j database."""

from __future__ import annotations

from typing import Annotated

import typer

from planatlas.cli.console import LangOption, language
from planatlas.cli.push import tell
from planatlas.cli.server import DatabaseOption, DryRunOption, UserOption, connection_to

__all__ = ["unpush"]


def unpush(
    plan: Annotated[str, typer.Argument(metavar="PLAN", help="Id of the plan, its document, or its whole name.")],
    from_: Annotated[
        str | None,
        typer.Option(
            "--from",
            "--uri",
            metavar="ADDRESS",
            help="bolt://, neo4j:// and their +s and +ssc forms (TLS); else PLANATLAS_NEO4J_URI.",
        ),
    ] = None,
    database: DatabaseOption = None,
    user: UserOption = "neo4j",
    dry_run: DryRunOption = False,
    lang: LangOption = None,
) -> None:
    """Take a plan out of a Neo4j database, and what only it says; everything else stays.

    A plan that is not there is told with the list of those that are. The atlas on disk is not touched: pushing it again
    brings the plan back.

    [bold]Examples[/bold]

      planatlas unpush plan/consiliul-local-valea-mare/serviciile-sociale/2031 --from bolt://localhost:7687 --dry-run

      planatlas unpush valea-mare-2031.ro --from bolt://localhost:7687

    Ends with 2 when there is no such plan, with 4 when the server does not answer or refuses.
    """  # fmt: skip
    with connection_to(from_, user, database) as connection:
        from planatlas.graph.stores.neo4j import unpush as take_out  # after the driver was loaded in the short way

        report = take_out(plan, connection, rehearse=dry_run)
        address = connection.uri
    tell(report, address, language(lang), rehearsed=dry_run)
