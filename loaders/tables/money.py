"""The money of a row: one column of amounts, or one column a source."""

from __future__ import annotations

import re
from typing import Protocol

from planatlas.loaders.grammar.money import cell_amounts, money_unit
from planatlas.loaders.records import Budget, FundingMention
from planatlas.loaders.tables.cells import is_dash, is_not_applicable

__all__ = ["SOURCE_COLUMNS", "budgets_of"]

SOURCE_COLUMNS = ("budget_local", "budget_county", "budget_state", "budget_contributions", "budget_other")
_UNIT = re.compile(r"\s*[-–(\[]?\s*(?:mii\s+|mil\.?\s+)?(?:lei|ron|euro?|€)\s*[-–)\]]?\s*$", re.I)


class Texts(Protocol):
    """The joined text of each field, and the printed heading of its column."""

    def __getitem__(self, name: str) -> str: ...

    def heading(self, name: str) -> str: ...


def budgets_of(texts: Texts) -> tuple[list[Budget], list[FundingMention]]:
    """Return the amounts of a row, and the sources that its filled columns of amounts name."""
    budgets, sources = [], []
    for name in ("budget", *SOURCE_COLUMNS):
        text = texts[name]
        if not text or is_dash(text) or is_not_applicable(text):
            continue
        heading = texts.heading(name)
        found = cell_amounts(text, money_unit(heading))
        source = "" if name == "budget" else _UNIT.sub("", heading).strip()
        for one in found:
            one.source = one.source or source or None
        budgets.extend(found)
        if source and any(ch.isdigit() for ch in text):
            sources.append(FundingMention(next((one.source for one in found if one.source), source)))
    return budgets, sources
