"""``planatlas check``: the findings of one draft, before it goes to the council."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planatlas.cli.console import LangOption, language, say_warning
from planatlas.cli.faults import refusal
from planatlas.cli.gaps import (
    KindOption,
    Profile,
    ProfileOption,
    UnitsOption,
    none_found,
    print_findings,
    say_left_out,
)
from planatlas.cli.printing import Format, FormatOption, TargetOption
from planatlas.cli.taught import ColumnsOption, rules_in, say_guessed
from planatlas.cli.unread import end_unread, say_unread
from planatlas.cli.watching import watching
from planatlas.errors import SourceError
from planatlas.graph import Decisions, resolve
from planatlas.graph.account import Account
from planatlas.graph.assembly.assembly import assemble
from planatlas.graph.findings.catalogue import analyses, gaps_of
from planatlas.graph.findings.corpus import Corpus
from planatlas.graph.pipeline.sources import Source, read_one
from planatlas.graph.stores.known import remember_source

if TYPE_CHECKING:
    from planatlas.records import Record

__all__ = ["check"]


def check(
    plan: Annotated[Path, typer.Argument(metavar="PLAN", help="The draft: one file.")],
    columns: ColumnsOption = None,
    kind: KindOption = None,
    units: UnitsOption = False,
    profile: ProfileOption = Profile.coordinator,
    format: FormatOption = Format.table,
    lang: LangOption = None,
    target: TargetOption = None,
) -> None:
    """Check one draft plan and write nothing: no atlas is made.

    The same findings as planatlas gaps, from one file, while there is still time to mend it. Ends with 7 when no row of
    work, or less than half, was read in it.

    [bold]Examples[/bold]

      planatlas check draft-2032.txt

      planatlas check draft-2032.txt --kind no-partner --format csv -o to-mend.csv
    """
    chosen = analyses(kind or None)
    remember_source(plan)
    with watching((source := Source(plan, columns=rules_in(columns, language(lang)))).name, language(lang)):
        reading = read_one(source)
    if reading.error:
        raise SourceError(refusal(reading, language(lang)))
    for notice in reading.facts.get("notices", ()):
        say_warning(f"{plan.name}: {notice}")
    corpus = _corpus(reading.records, units)
    rows = [*corpus.index.labelled("Activity"), *corpus.index.labelled("Entry")]
    account = Account(corpus.plans, rows, lambda: reading.records, corpus.left_out)
    say_unread(account, language(lang))
    say_guessed(reading.records, language(lang))
    say_left_out(corpus, language(lang))
    print_findings(gaps_of(corpus, chosen), profile, format, language(lang), target, none=none_found(account))
    end_unread(account)


def _corpus(records: list[Record], units: bool) -> Corpus:
    nodes, edges = assemble(resolve(records, Decisions())).sorted()
    return Corpus(nodes, edges, units)
