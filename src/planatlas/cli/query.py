"""``planatlas query``: a named question, or one of your own, asked of an atlas or of a Neo4j server."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

import planatlas
from planatlas.cli.console import LangOption, language, say, say_warning
from planatlas.cli.printing import Format, FormatOption, TargetOption, emit
from planatlas.cli.server import DatabaseOption, UserOption, connection_to
from planatlas.errors import QuestionError
from planatlas.ontology import message
from planatlas.ontology.catalogue import told
from planatlas.queries import ask, question
from planatlas.queries.runner import SEARCH
from planatlas.queries.wording import in_words

if TYPE_CHECKING:
    from planatlas.atlas import Atlas
    from planatlas.graph.table import Table
    from planatlas.queries.runner import AsksCypher

__all__ = ["query"]


_SPARQL_OPENS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "PREFIX", "BASE"})


class Engine(StrEnum):
    """What answers."""

    embedded = "embedded"
    neo4j = "neo4j"
    sparql = "sparql"


def query(
    atlas: Annotated[Path, typer.Argument(metavar="ATLAS", help="Folder of an atlas, made by planatlas build.")],
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="A named question, which planatlas queries lists, or a query in quotes."),
    ] = None,
    cypher: Annotated[str | None, typer.Option("--cypher", metavar="TEXT", help="A reading query in Cypher.")] = None,
    sparql: Annotated[str | None, typer.Option("--sparql", metavar="TEXT", help="A reading query in SPARQL.")] = None,
    search: Annotated[
        str | None, typer.Option("--search", metavar="WORDS", help="Everything in whose name all these words stand.")
    ] = None,
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", metavar="NAME=VALUE", help="A parameter; may be given again.")
    ] = None,
    on: Annotated[Engine, typer.Option("--on", help="What answers: this computer, or a Neo4j server.")] = (
        Engine.embedded
    ),
    uri: Annotated[
        str | None, typer.Option("--uri", metavar="ADDRESS", help="Server for --on neo4j; else PLANATLAS_NEO4J_URI.")
    ] = None,
    database: DatabaseOption = None,
    user: UserOption = "neo4j",
    seconds: Annotated[float, typer.Option("--seconds", help="Time limit on a server.")] = 60.0,
    rows: Annotated[int, typer.Option("--rows", min=1, help="Most rows a free query may give.")] = 10_000,
    format: FormatOption = Format.table,
    output: TargetOption = None,
    lang: LangOption = None,
) -> None:
    """Ask a question.

    A parameter may be a part of a name: plan=valea, institution="asistență socială". Free queries only read. A label,
    relationship or property that does not exist, an arrow the wrong way round, a text where a number stands: each is an
    error that says what was perhaps meant, not an empty answer. Words are searched whole, with or without diacritics.

    [bold]Examples[/bold]

      planatlas query town.atlas measures-without-partner

      planatlas query town.atlas what-one-institution-answers-for -p institution=DAS

      planatlas query town.atlas "MATCH (m:Measure) RETURN m.name, m.deadline LIMIT 5"

      planatlas query town.atlas --search "servicii sociale"

      planatlas query town.atlas institutions-by-load --on neo4j --uri bolt://localhost:7687
    """
    given = _parameters(param or ())
    if [name, cypher, sparql, search].count(None) != 3:
        raise told(QuestionError, "query.one-thing")
    if name is not None and any(sign in name for sign in " ({"):  # no name of a question has them: a query does
        if name.split()[0].upper() in _SPARQL_OPENS:
            name, sparql = None, name
        else:
            name, cypher = None, name
    if search is not None:
        cypher, given = SEARCH, {"words": search}
    if on is Engine.neo4j:
        if sparql is not None:
            raise told(QuestionError, "query.server-cypher")
        with connection_to(uri, user, database) as connection:
            from planatlas.graph.stores.neo4j import Server  # after the driver was loaded in the short way

            if cypher is not None:
                table = Server(connection, seconds, rows).cypher(cypher, **given)
            else:
                table = _named(Server(connection, seconds), name, on, given)
    else:
        table = _ask(planatlas.open(atlas), name, cypher, sparql, on, given, rows)
    _print(table, format, output, language(lang))


def _ask(
    of: Atlas, name: str | None, cypher: str | None, sparql: str | None, on: Engine, given: dict[str, Any], rows: int
) -> Table:
    if cypher is not None:
        return of.embedded.ask(cypher, given, rows)
    if sparql is not None:
        return of.rdf.ask(sparql, given, rows)
    return _named(of, name, on, given)


def _named(of: AsksCypher, name: str | None, on: Engine, given: dict[str, Any]) -> Table:
    one = question(name or "")
    return ask(one, of, on=on.value, **one.arguments(given))


def _parameters(given: Iterable[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for one in given:
        key, sign, value = one.partition("=")
        if not sign or not key:
            raise told(QuestionError, "query.param-form", given=repr(one))
        found[key] = int(value) if value.lstrip("-").isdigit() else value
    return found


def _print(table: Table, format: Format, output: Path | None, lang: str) -> None:
    """Print rows: data as it is, and for people with headings and verdicts in their language.

    What a server says of the question goes where errors go, so that it is in no file.
    """
    for note in table.notes:
        say_warning(message("guard.said-by-server", lang, said=note))
    if format is Format.table:
        emit(in_words(table, lang), format, output)

        say(message("query.rows", lang, rows=len(table)))
    else:
        emit(table, format, output)
