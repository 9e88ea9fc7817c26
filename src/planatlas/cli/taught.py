"""What people taught about columns, for the commands that read: the file of it, and answers that contradict others."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planatlas.cli.console import say, say_warning
from planatlas.graph.review.column_listing import unsure_columns
from planatlas.graph.review.column_rules import rules_for
from planatlas.ontology.catalogue import message

if TYPE_CHECKING:
    from planatlas.graph.pipeline.pipeline import Outcome
    from planatlas.graph.review.column_rules import Rules
    from planatlas.loaders.values.taught import ColumnRule
    from planatlas.records import Record

__all__ = ["ColumnsOption", "rules_in", "say_clashes", "say_guessed", "say_teaching"]

ColumnsOption = Annotated[
    Path | None,
    typer.Option(
        "--columns", metavar="FILE.csv", help="What people taught about columns, as planatlas review keeps it."
    ),
]


def say_clashes(rules: Rules, lang: str) -> None:
    """Tell which answers contradict each other."""
    for said in rules.told(lang):
        say_warning(said)


def say_teaching(outcome: Outcome, atlas: Path, lang: str) -> None:
    """Tell which answers found nothing, which columns were only guessed, and how to tell once what all these are."""
    for reading in outcome.readings:
        for rule in () if reading.error else outcome.rules.gone(str(reading.facts["doc"]), reading.taught):
            of = rule.heading_path or rule.neighbours
            say_warning(message("columns.gone", lang, heading=of, doc=rule.about))
    guessed = say_guessed((record for reading in outcome.readings for record in reading.records), lang)
    if guessed or outcome.atlas.account.unsure:
        say(message("columns.teach", lang, atlas=atlas))


def say_guessed(records: Iterable[Record], lang: str) -> bool:
    """Tell which columns were only guessed; False where none was."""
    guessed = unsure_columns(records)
    if guessed:
        say_warning(message("columns.guessed", lang, columns=", ".join(guessed)))
    return bool(guessed)


def rules_in(path: Path | None, lang: str) -> tuple[ColumnRule, ...]:
    """The rules of a file, its contradictions told; none where no file is given."""
    if path is None:
        return ()
    rules = rules_for(None, path)
    say_clashes(rules, lang)
    return rules.all
