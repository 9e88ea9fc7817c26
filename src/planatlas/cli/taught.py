"""What people taught about columns, for the commands that read: the file of it, and answers that contradict others."""

from __future__ import annotations

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

__all__ = ["ColumnsOption", "rules_in", "say_clashes", "say_teaching"]

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
    """Tell which columns were only guessed, and how to tell once what all these are."""
    records = (record for reading in outcome.readings for record in reading.records)
    if guessed := unsure_columns(records):
        say_warning(message("columns.guessed", lang, columns=", ".join(guessed)))
    if guessed or outcome.atlas.account.unsure:
        say(message("columns.teach", lang, atlas=atlas))


def rules_in(path: Path | None, lang: str) -> tuple[ColumnRule, ...]:
    """The rules of a file, its contradictions told; none where no file is given."""
    if path is None:
        return ()
    rules = rules_for(None, path)
    say_clashes(rules, lang)
    return rules.all
