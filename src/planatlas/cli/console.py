"""What all commands share: messages, progress, languages, and the forms a table can be printed in."""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from planatlas.errors import PlanatlasError

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

    from planatlas.graph.table import Table

__all__ = [
    "Format",
    "FormatOption",
    "Lang",
    "LangOption",
    "TargetOption",
    "choose",
    "emit",
    "end_quietly",
    "language",
    "messages",
    "output",
    "progress",
    "say",
    "say_error",
    "say_warning",
]


class Format(StrEnum):
    """How rows are printed."""

    table = "table"
    json = "json"
    csv = "csv"
    xlsx = "xlsx"


class Lang(StrEnum):
    """The languages of everything people read."""

    ro = "ro"
    en = "en"
    el = "el"
    fr = "fr"


FormatOption = Annotated[Format, typer.Option("--format", "-f", help="Form of the output.")]
TargetOption = Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write into a file.")]
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


def emit(table: Table, format: Format | str = Format.table, target: Path | None = None) -> None:
    """Print rows as a table, a JSON array of objects, CSV or a workbook; with ``target`` into a file.

    A workbook is binary: it goes to ``target`` or into a pipe, never onto a terminal (PlanatlasError).
    """
    chosen = Format(format)
    if chosen is Format.table and target is None:
        _print_table(table)
        return
    content = _encoded(table, chosen)
    if target is not None:
        from planatlas.graph.stores.files import write_bytes

        write_bytes(target, content)
    elif chosen is Format.xlsx and sys.stdout.isatty():
        raise PlanatlasError("a workbook cannot be shown here; name a file with -o, or send the output into one")
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()


def _encoded(table: Table, format: Format) -> bytes:
    from planatlas.graph.export import workbooks

    match format:
        case Format.json:
            return workbooks.as_json(table)
        case Format.xlsx:
            return workbooks.as_xlsx({"planatlas": table})
        case _:
            return workbooks.as_csv(table)


def _print_table(table: Table) -> None:
    from rich.table import Column
    from rich.table import Table as Grid
    from rich.text import Text

    # Folded, never cut: a place ("plan-2031:144") without its line number helps nobody.
    columns = (Column(name, overflow="fold") for name in table.columns)
    grid = Grid(*columns, header_style="bold", show_lines=len(table) <= 200)
    for row in table.rows:
        grid.add_row(*(Text(_cell(value)) for value in row))
    output().print(grid)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
