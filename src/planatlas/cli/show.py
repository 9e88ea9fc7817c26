"""``planatlas show``: one source line, the record it became, and how each field was found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from planatlas.cli.console import LangOption, language, output
from planatlas.cli.taught import ColumnsOption, rules_in
from planatlas.graph import identify
from planatlas.loaders import read, records
from planatlas.loaders.account.explain import explain
from planatlas.loaders.values.taught import Taught, teaching
from planatlas.ontology import message, vocabulary
from planatlas.records import as_json

if TYPE_CHECKING:
    from planatlas.loaders.account.explain import Explanation
    from planatlas.records import Record

__all__ = ["show"]


def show(
    source: Annotated[Path, typer.Argument(metavar="SOURCE", help="The plan, as it was published.")],
    line: Annotated[int, typer.Option("--line", min=1, help="The source line a finding points to.")],
    columns: ColumnsOption = None,
    lang: LangOption = None,
) -> None:
    """Show what was read from one line of a plan, and how: the tool to check a finding against the paper.

    [bold]Example[/bold]

      planatlas show plan-2031.txt --line 133
    """
    document, rules = read(source), Taught()
    found = identify(records(document, None, rules_in(columns, language(lang)), rules))
    with teaching(rules):
        told = explain(document, found, line)
    _print(told, language(lang))


def _print(told: Explanation, lang: str) -> None:
    console = output()
    console.print(Text(message("show.source", lang), style="bold"))
    for number, text in told.source:
        console.print(Text.assemble((f"{number:>6}  ", "cyan"), text))
    if told.fields:
        console.print(_table(told, lang))
    for record in told.records:
        console.print(Text(_record(record)))
    if not told.records:
        console.print(Text(message("show.nothing", lang), style="yellow"))
    for note in told.notes:
        console.print(Text(f"  · {note}", style="dim"))


def _table(told: Explanation, lang: str) -> Table:
    table = Table(title=None, show_lines=True)
    for key in ("show.field", "show.heading", "show.state", "show.cell"):
        table.add_column(message(key, lang))
    for one in told.fields:
        style = "red" if one.state == "empty" else "yellow" if one.state in ("lost", "dash") else ""
        label = vocabulary().labels(one.name, lang) if one.name else "–"
        table.add_row(Text(label), Text(one.heading or "–"), Text(one.state or "", style=style), Text(one.text))
    return table


def _record(record: Record) -> str:
    """The record as JSON, indented, empty fields left out."""
    kept = {name: value for name, value in as_json(record).items() if value not in (None, [], {}, "")}
    return json.dumps(kept, ensure_ascii=False, indent=2)
