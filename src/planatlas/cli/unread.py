"""Documents of which nothing was read: told before anything else, and told to whoever reads only the exit code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from planatlas.cli.console import say_warning
from planatlas.ontology.catalogue import message

if TYPE_CHECKING:
    from planatlas.graph.model import Node

__all__ = ["UNREAD", "end_unread", "say_unread"]

UNREAD = 7
"""The exit code when of a plan or strategy no row of work was read; 3, 5 and 6 go before it."""


def say_unread(unread: Sequence[Node], lang: str) -> None:
    """Name the plans of which nothing was read, and how to see what stands in them."""
    for plan in unread:
        say_warning(message("unread.plan", lang, plan=plan.name, doc=plan.props.get("doc")))


def end_unread(unread: Sequence[Node]) -> None:
    """End with the exit code for it, where there are any."""
    if unread:
        raise typer.Exit(UNREAD)
