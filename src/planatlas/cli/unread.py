"""Documents of which nothing or little was read: told before anything else, and to whoever reads only the exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from planatlas.cli.console import say, say_warning
from planatlas.ontology.catalogue import message

if TYPE_CHECKING:
    from planatlas.graph.account import Account

__all__ = ["UNREAD", "end_unread", "say_unread"]

UNREAD = 7
"""The exit code when of a plan or strategy fewer than half of its rows were read; 3, 5 and 6 go before it."""


def say_unread(account: Account, lang: str) -> None:
    """Name the plans of which nothing was read, then each table that was not wholly understood."""
    for plan in account.unread:
        say_warning(message("unread.plan", lang, plan=plan.name, doc=plan.props.get("doc")))
    for document in account.documents(lang):
        tell = say if document.plan in account.without_work else say_warning
        tell(document.sentence)
        for region in document.regions:
            say_warning(f"  {region}")


def end_unread(account: Account) -> None:
    """End with the exit code for it, where any plan was badly read."""
    if account.badly_read:
        raise typer.Exit(UNREAD)
