"""The commands of ``planatlas``. Only the command that is called is imported, so that each starts fast."""

from __future__ import annotations

import ast
import contextlib
import importlib
import importlib.util
import os
import signal
import sys
from pathlib import Path
from types import TracebackType
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from planatlas.cli.console import choose, end_quietly, language, say_error
from planatlas.cli.faults import REFUSED, is_foreseen, sentence, told_by_system
from planatlas.errors import PlanatlasError
from planatlas.version import __version__

__all__ = ["COMMANDS", "app", "run"]

COMMANDS = {
    "build": "planatlas.cli.build:build",
    "extract": "planatlas.cli.extract:extract",
    "gaps": "planatlas.cli.gaps:gaps",
    "check": "planatlas.cli.check:check",
    "queries": "planatlas.cli.queries:queries",
    "query": "planatlas.cli.query:query",
    "report": "planatlas.cli.report:report",
    "figure": "planatlas.cli.figure:figure",
    "push": "planatlas.cli.push:push",
    "unpush": "planatlas.cli.unpush:unpush",
    "export": "planatlas.cli.export:export",
    "validate": "planatlas.cli.validate:validate",
    "privacy": "planatlas.cli.privacy:privacy",
    "institutions": "planatlas.cli.institutions:institutions",
    "columns": "planatlas.cli.asked_columns:columns",
    "review": "planatlas.cli.review:review",
    "compare": "planatlas.cli.compare:compare",
    "sample": "planatlas.cli.sample:sample",
    "show": "planatlas.cli.show:show",
}
"""Every command and where its function lives, in the order of a day's work; one that is not there yet is not shown."""


class LazyCommands(TyperGroup):
    """A group that imports a command's module when the command is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The commands that exist, in the order of ``COMMANDS``."""
        return [name for name, home in COMMANDS.items() if importlib.util.find_spec(home.split(":")[0]) is not None]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import and return one command; None when there is none of this name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        return _outlined(cmd_name) if ctx.meta.get(_LISTING) else _imported(cmd_name)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """List the commands by what their files say, without importing any: all of them together take a second."""
        ctx.meta[_LISTING] = True
        super().format_help(ctx, formatter)


_LISTING = "planatlas.listing"


def _imported(name: str) -> Any:
    module, function = COMMANDS[name].split(":")
    alone = typer.Typer(rich_markup_mode="rich", add_completion=False)
    alone.command(name)(getattr(importlib.import_module(module), function))
    command = typer.main.get_command(alone)
    command.name = name
    return command


def _outlined(name: str) -> TyperCommand:
    """A command that only tells what it is for."""
    module, function = COMMANDS[name].split(":")
    spec = importlib.util.find_spec(module)
    tree = ast.parse(Path(spec.origin).read_bytes() if spec and spec.origin else b"")
    named = (node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == function)
    return TyperCommand(name, help=next(map(ast.get_docstring, named), None), rich_markup_mode="rich")


app = typer.Typer(
    cls=LazyCommands,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"planatlas {__version__}")
        raise typer.Exit


@app.callback()
def _planatlas(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Turn published action plans into one knowledge graph and find the coordination gaps.

    [bold]A first walk[/bold]

      planatlas build plan.txt -o town.atlas     read a plan, write an atlas

      planatlas gaps town.atlas                  what is missing, with the lines it rests on

      planatlas report town.atlas                the same as a page to print and send

    Every command explains itself: planatlas COMMAND --help
    """
    choose(None)


def run() -> None:
    """Run the command line and end the process with its exit code."""
    sys.excepthook = _fault
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))  # so that open files are cleared away
    _prepare_streams()
    try:
        _command()
    except PlanatlasError as error:
        say_error(sentence(error, language()))
        sys.exit(error.exit_code)
    except BrokenPipeError:
        end_quietly()
    except OSError as problem:
        if not is_foreseen(problem):
            raise
        with contextlib.suppress(OSError):  # the messages may be what cannot be written
            say_error(told_by_system(problem, language()))
        end_quietly(REFUSED)


def _prepare_streams() -> None:
    """Text in UTF-8 whatever the system; where the shell closed an output (``>&-``), what is said is lost."""
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - until the process ends
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):  # names need not be UTF-8
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors=errors)


def _command() -> None:
    """Run the command; what it printed is sent off before its exit code counts."""
    try:
        typer.main.get_command(app)(prog_name="planatlas")
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):  # typer ends with 1, as if something had gone wrong
            raise end.__context__ from None
        sys.stdout.flush()
        raise


def _fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What nobody foresaw: one message that can be passed on."""
    place = trace
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f" ({place.tb_frame.f_globals.get('__name__')}, line {place.tb_lineno})" if place else ""
    say_error(
        f"a fault in planatlas itself: {kind.__name__}: {error}{where}. Please report it with the command you gave."
    )
