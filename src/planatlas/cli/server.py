"""How commands reach a Neo4j server: address, user, database, and a password that is never an argument."""

from __future__ import annotations

import os
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Annotated, cast

import typer

from planatlas.errors import PlanatlasError, ServerRefused

if TYPE_CHECKING:
    from planatlas.graph.stores.neo4j import Connection

__all__ = ["PASSWORD", "DatabaseOption", "UserOption", "connection_to"]

ADDRESS = "PLANATLAS_NEO4J_URI"
PASSWORD = "PLANATLAS_NEO4J_PASSWORD"

UserOption = Annotated[str, typer.Option("--user", envvar="PLANATLAS_NEO4J_USER", help="User of the server.")]
DatabaseOption = Annotated[
    str | None, typer.Option("--database", help="Database on the server; by default the user's own.")
]


def connection_to(uri: str | None, user: str, database: str | None) -> Connection:
    """Connect to the server at an address, or at the one in the environment.

    Raises PlanatlasError when no address was given or it holds a password, ServerUnreachable and ServerRefused.
    """
    from planatlas.graph.stores.neo4j import connect

    _load_driver()
    address = uri or os.environ.get(ADDRESS)
    if not address:
        raise PlanatlasError(f"no server was named; give its address, bolt://host:7687, or set {ADDRESS}")
    if "@" in address:
        raise PlanatlasError(f"leave user and password out of the address; use --user and set {PASSWORD}")
    return connect(address, user=user, password=_password(user), database=database)


def _load_driver() -> None:
    """Import the driver without pandas.

    Where pandas is installed the driver imports all of it, to take its values as parameters; commands pass none, and
    start two seconds sooner without.
    """
    modules = cast("dict[str, ModuleType | None]", sys.modules)
    if "pandas" in modules:
        return
    modules["pandas"] = None  # so that importing it fails as if it were not there
    try:
        import neo4j  # noqa: F401
    finally:
        del modules["pandas"]


def _password(user: str) -> str:
    """The password from the environment, else asked for where somebody can answer."""
    if (password := os.environ.get(PASSWORD)) is not None:
        return password
    if not sys.stdin.isatty():
        raise ServerRefused(f"no password for {user}; set {PASSWORD}, or call this from a terminal to be asked")
    answer: str = typer.prompt(f"{user}", hide_input=True, err=True)
    return answer
