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

__all__ = ["PASSWORD", "DatabaseOption", "DryRunOption", "UserOption", "connection_to"]

ADDRESS = "PLANATLAS_NEO4J_URI"
PASSWORD = "PLANATLAS_NEO4J_PASSWORD"

UserOption = Annotated[str, typer.Option("--user", envvar="PLANATLAS_NEO4J_USER", help="User of the server.")]
DatabaseOption = Annotated[
    str | None, typer.Option("--database", help="Database on the server; by default the user's own.")
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Only tell what would be done; nothing is changed.")]


def connection_to(uri: str | None, user: str, database: str | None) -> Connection:
    """Connect to the server at an address, or at the one in the environment.

    Raises PlanatlasError when no address was given or it holds a password, ServerUnreachable and ServerRefused.
    """
    _load_driver()
    from planatlas.graph.stores.neo4j import connect  # the driver, which is loaded by now in the short way

    address = uri or os.environ.get(ADDRESS)
    if not address:
        raise PlanatlasError(f"no server was named; give its address, bolt://host:7687, or set {ADDRESS}")
    if "@" in address:
        raise PlanatlasError(f"leave user and password out of the address; use --user and set {PASSWORD}")
    return connect(address, user=user, password=_password(address, user), database=database)


def _load_driver() -> None:
    """Import the driver without numpy, pandas and pyarrow.

    Where they are installed the driver imports all of them, to take their values as parameters; commands pass none, and
    start sooner without.
    """
    modules = cast("dict[str, ModuleType | None]", sys.modules)
    hidden = [name for name in ("numpy", "pandas", "pyarrow") if name not in modules]
    modules.update(dict.fromkeys(hidden))  # so that importing them fails as if they were not there
    try:
        import neo4j  # noqa: F401
    finally:
        for name in hidden:
            del modules[name]


def _password(address: str, user: str) -> str:
    """The password from the environment, else from the keyring, else asked for where somebody can answer."""
    password = os.environ.get(PASSWORD)
    if password is None:
        password = _from_keyring(address, user)
    if password is not None:
        return password
    if not sys.stdin.isatty():
        raise ServerRefused(
            f"no password for {user}; set {PASSWORD}, keep it with `keyring set {address} {user}`, or call this from a "
            "terminal to be asked"
        )
    answer: str = typer.prompt(f"{user}", hide_input=True, err=True)
    return answer


def _from_keyring(address: str, user: str) -> str | None:
    """What the keyring of the system keeps for a user of this address, where the package keyring is installed.

    A computer without a keyring, or with one that stays locked, is as one that has no password.
    """
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return None
    try:
        return keyring.get_password(address, user)
    except KeyringError:
        return None
