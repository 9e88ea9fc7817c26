"""``planatlas extract``: what the sources say, one record a line."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planatlas.cli.build_report import passed_over
from planatlas.cli.console import language, say, say_error, say_warning
from planatlas.cli.faults import refusal
from planatlas.cli.taught import ColumnsOption, rules_in
from planatlas.cli.watching import watching
from planatlas.errors import SourceError
from planatlas.graph.pipeline.sources import expand, read_one
from planatlas.graph.stores.records import record_line
from planatlas.ontology.catalogue import told

if TYPE_CHECKING:
    from planatlas.graph.pipeline.sources import Reading

__all__ = ["extract"]


def extract(
    sources: Annotated[
        list[Path], typer.Argument(metavar="SOURCE...", help="Plans to read: files, or folders with files.")
    ],
    leftover: Annotated[
        bool, typer.Option("--leftover", help="Instead list every line of the source that gave no record.")
    ] = False,
    columns: ColumnsOption = None,
) -> None:
    """Print the records of plans as JSON lines on standard output; messages go to standard error.

    Each line is one thing the plan says (an activity, an objective, a service, an act), with the lines it stands on.

    [bold]Examples[/bold]

      planatlas extract plan-2031.txt > records.jsonl

      planatlas extract plan-2031.txt --leftover      what was read over

    Ends with 0 when all was read, 3 when nothing could be read, 6 when some sources were refused.
    """
    good = bad = 0
    passed: dict[Path, str] = {}
    found = expand(sources, passed)
    if passed:
        say(passed_over(passed, language()))
    rules = rules_in(columns, language())
    for source in found:
        with watching(source.name, language()):
            reading = read_one(replace(source, columns=rules))
        if reading.error:
            bad += 1
            say_error(refusal(reading, language()))
            continue
        good += 1
        _print(reading, leftover)
    if not good:
        raise told(SourceError, "source.none")
    if bad:
        raise typer.Exit(6)


def _print(reading: Reading, leftover: bool) -> None:
    for notice in reading.facts["notices"]:
        say_warning(f"{reading.source.name}: {notice}")
    if leftover:
        lines = (f"{reading.facts['doc']}:{one.line}\t{one.reason}\t{one.text}" for one in reading.leftover)
    else:
        lines = (record_line(record) for record in reading.records)
    sys.stdout.writelines(f"{line}\n" for line in lines)
    sys.stdout.flush()
