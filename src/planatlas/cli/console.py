"""What all commands share: messages, progress, and the language they speak."""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

__all__ = [
    "Lang",
    "LangOption",
    "choose",
    "end_quietly",
    "language",
    "messages",
    "output",
    "progress",
    "say",
    "say_error",
    "say_warning",
]


class Lang(StrEnum):
    """The languages of everything people read."""

    ro = "ro"
    en = "en"
    el = "el"
    fr = "fr"


_CHOSEN: list[Lang] = []


def choose(lang: Lang | None) -> Lang | None:
    """Remember the language of this command, for what is told when it ends; None forgets that of the one before."""
    _CHOSEN[:] = [lang] if lang else []
    return lang


LangOption = Annotated[
    Lang | None,
    typer.Option(
        "--lang", callback=choose, help="Language of what is printed; by default the language of your system."
    ),
]


def language(chosen: Lang | str | None = None) -> str:
    """The language chosen here or for the command, else the one of the locale, else English."""
    if chosen := chosen or next(iter(_CHOSEN), None):
        return chosen.value if isinstance(chosen, Lang) else chosen
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if spoken := os.environ.get(name):
            return _known(spoken)

    return _known(locale.getlocale()[0] or "")


def _known(spoken: str) -> str:
    names = {"romanian": "ro", "greek": "el", "french": "fr", "english": "en"}
    first = spoken.replace("-", "_").split("_")[0].split(".")[0].lower()
    found = names.get(first, first)
    return found if found in Lang.__members__ else "en"


# One console for all messages: a line that is said while a bar moves must go above it, not through it.
@lru_cache(maxsize=1)
def messages() -> Console:
    """The console for people: standard error."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, soft_wrap=True)


def output() -> Console:
    """The console for results: standard output."""
    from rich.console import Console

    return Console(highlight=False)


def say(text: str) -> None:
    """Tell something on standard error."""
    messages().print(text, markup=False)


def say_warning(text: str) -> None:
    """Tell of something that was passed over but should be looked at."""
    messages().print(text, style="yellow", markup=False)


def say_error(text: str) -> None:
    """Tell what went wrong."""
    messages().print(text, style="red", markup=False)


def end_quietly(code: int = 0) -> None:
    """Nobody takes what is printed, as when the reader of a pipe has gone: end without another word about it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)


@contextmanager
def progress() -> Iterator[Progress]:
    """A progress bar on standard error; silent when that is no terminal."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=messages(), disable=not sys.stderr.isatty(), transient=True) as bar:
        yield bar
