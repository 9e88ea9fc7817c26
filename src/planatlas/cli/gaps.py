"""``planatlas gaps``: what is missing, with the lines it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import planatlas
from planatlas.cli.console import LangOption, language, say
from planatlas.cli.printing import Format, FormatOption, TargetOption, emit
from planatlas.cli.unread import end_unread, say_unread
from planatlas.graph.findings.catalogue import analyses, gaps_of
from planatlas.graph.findings.corpus import Corpus
from planatlas.graph.findings.decided import with_decisions
from planatlas.graph.findings.finding_tables import as_table, full_table, view_table
from planatlas.graph.findings.views import coordinator_view, settled
from planatlas.ontology.catalogue import message

if TYPE_CHECKING:
    from planatlas.graph.account import Account
    from planatlas.graph.findings.finding import Finding
    from planatlas.graph.table import Table

__all__ = ["Profile", "gaps", "none_found", "print_findings", "say_left_out"]


class Profile(StrEnum):
    """For whom findings are shown."""

    coordinator = "coordinator"
    research = "research"


KindOption = Annotated[
    list[str] | None,
    typer.Option("--kind", "-k", help="Kind or family of findings; may be given again; all for every one."),
]
UnitsOption = Annotated[bool, typer.Option("--units", help="Open legal entities into their departments.")]
ProfileOption = Annotated[
    Profile, typer.Option("--profile", help="coordinator: at most twenty lines a plan; research: every finding.")
]


def gaps(
    atlas: Annotated[Path, typer.Argument(metavar="ATLAS", help="Folder of an atlas, made by planatlas build.")],
    kind: KindOption = None,
    units: UnitsOption = False,
    profile: ProfileOption = Profile.coordinator,
    format: FormatOption = Format.table,
    lang: LangOption = None,
    target: TargetOption = None,
) -> None:
    """Find what a plan leaves out and where its work piles up.

    Every finding names document, line and the words that stand there. Only what the plan itself leaves blank is a gap:
    a dash is "stated none", a missing column "not recorded", a doubtful reading "unsure".

    [bold]Examples[/bold]

      planatlas gaps town.atlas                              the twenty that matter most

      planatlas gaps town.atlas --kind no-partner --format json

      planatlas gaps town.atlas --kind coordination          findings on the network of bodies, only when asked for

      planatlas gaps town.atlas --profile research --format xlsx -o gaps.xlsx

    JSON holds every finding whatever the profile, one for every row concerned.

    Ends with 7 when of some plan nothing or less than half was read; the message says of which.
    """
    chosen = analyses(kind or None)
    opened = planatlas.open(atlas)
    corpus = Corpus.of(opened, units)
    say_unread(opened.account, language(lang))
    say_left_out(corpus, language(lang))
    findings = with_decisions(gaps_of(corpus, chosen), opened.decided)
    print_findings(findings, profile, format, language(lang), target, none=none_found(opened.account))
    end_unread(opened.account)


def none_found(account: Account) -> str:
    """The message for no finding: that there is no gap may only be said of what was read."""
    said = [plan for plan in account.plans if plan not in account.without_work]
    if all(plan in account.badly_read for plan in said):
        return ""
    if account.unread:
        return "gap.none.read"
    return "gap.none.rows" if account.unsure else "gap.none"


def say_left_out(corpus: Corpus, lang: str) -> None:
    """Tell which documents are not analysed, and why."""
    for plan in corpus.left_out:
        say(message("gap.left-out", lang, plan=plan.name, genre=plan.props.get("genre")))


def print_findings(
    findings: Sequence[Finding],
    profile: Profile,
    format: Format,
    lang: str,
    target: Path | None = None,
    none: str = "gap.none",
) -> None:
    """Print findings for a reader: JSON is complete, the rest follows the profile; ``none`` is said of none at all."""
    if format is Format.json:
        emit(as_table(findings), format, target)
        return
    if profile is Profile.research:
        _emit_found(full_table(findings, lang), format, target)
        return
    entries = coordinator_view(findings)
    _emit_found(view_table(entries, lang), format, target)
    if entries:
        lines = len(coordinator_view(findings, len(findings)))
        say(message("gap.shown", lang, shown=len(entries), lines=lines, total=len(findings)))
    elif none and not findings:
        say(message(none, lang))
    if count := sum(map(settled, findings)):
        say(message("gap.settled", lang, count=count))


def _emit_found(table: Table, format: Format, target: Path | None) -> None:
    """Print findings; of none a screen shows no empty table, while what a program reads keeps its heading."""
    if len(table) or format is not Format.table or target:
        emit(table, format, target)
