"""Columns of money: what source and unit each heading gives, and the amounts a row has in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from planatlas.loaders.values.money import MONEY, MoneyUnit, cell_amounts, money_unit
from planatlas.ontology.folding import fold
from planatlas.ontology.languages import Template
from planatlas.ontology.plain import plain
from planatlas.ontology.wording import words
from planatlas.records import Budget, Caveat, CellState, Doubt

__all__ = ["BUDGET_FIELDS", "BudgetCells", "BudgetColumn", "budget_columns", "budgets_from_cells", "says_no_allocation"]

BUDGET_FIELDS = frozenset(
    ("budget", "budget_local", "budget_county", "budget_state", "budget_contributions", "budget_other")
)
_UNIT_WORDS = Template(rf"\s*[-–(\[]?\s*(?<!\w){MONEY}(?!\w)\s*[-–)\]]?\s*$", re.I)
# A cross strikes the cell out.
_DASH = re.compile(r"^[\s\-–—_.*/xX]*$")
_ZERO = Template(r"^\W*0(?:[.,]0+)?(?: <<currency-**>>)?\W*$")
_NO_ALLOCATION = Template("<<no-allocation>>")


@dataclass(slots=True, frozen=True)
class BudgetColumn:
    """A column of amounts: its index, the source its heading names (None under a mere "Buget estimat"), its unit."""

    index: int
    source: str | None
    unit: MoneyUnit | None
    heading: str = ""


@dataclass(slots=True)
class BudgetCells:
    """The amounts of a row, the sources that have one, the state of the cells together, and what was unsure."""

    budgets: list[Budget] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    state: CellState = "empty"
    caveats: list[Caveat] = field(default_factory=list)


def budget_columns(
    headings: Sequence[str], fields: Sequence[str | None], above: Sequence[str] = ()
) -> list[BudgetColumn]:
    """Return the columns of money. ``above`` is the upper line of a two-line heading.

    A unit named over one column ("Buget local mii lei") holds for those to its right that name none themselves.
    """
    out: list[BudgetColumn] = []
    unit = next((found for text in above if (found := money_unit(text))), None)
    for index, (heading, name) in enumerate(zip(headings, fields, strict=False)):
        if name not in BUDGET_FIELDS:
            continue
        # A unit is printed over the first column and holds to the right.
        unit = money_unit(heading) or unit
        source = None if name == "budget" else _UNIT_WORDS.sub("", heading).strip(" -–")
        out.append(BudgetColumn(index, source or None, unit, heading))
    return out


def budgets_from_cells(
    columns: Sequence[BudgetColumn], cells: Sequence[str], footnote: str | None = None, currency: str | None = "RON"
) -> BudgetCells:
    """Return the amounts in a row's columns of money.

    A dash, a zero, "nu este cazul" and a star whose ``footnote`` says that nothing is allocated state "none".
    ``currency`` is that of the country, for amounts whose heading and cell name none.
    """
    out, states = BudgetCells(), []
    for column in columns:
        text = cells[column.index].strip() if column.index < len(cells) else ""
        states.append(_take(out, column, text, footnote, currency))
    # An empty cell beside a dash is still empty: one source was not answered for.
    for state in ("value", "empty", "dash"):
        if state in states:
            out.state = state
            break
    else:
        out.state = "no_column"
    return out


def _take(out: BudgetCells, column: BudgetColumn, text: str, footnote: str | None, currency: str | None) -> CellState:
    if not text:
        return "empty"
    # Before the dash: a star is explained below the table, or means nothing known.
    if text.strip("* ") == "" and "*" in text:
        return _starred(out, footnote)
    if _DASH.match(text) or _ZERO.match(plain(text)) or fold(text) in words("no-money") | words("not-applicable"):
        return "dash"
    found = cell_amounts(text, column.unit)
    for budget in found or [Budget(amount=None, text=text)]:
        # A cell without an amount names its source in words.
        budget.source = budget.source or (column.source if found else text)
        # The country's money is meant where nothing else is printed.
        budget.currency = budget.currency or (currency if found else None)
        out.budgets.append(budget)
        if budget.source and budget.source not in out.sources:
            out.sources.append(budget.source)
    return "value"


def says_no_allocation(text: str) -> bool:
    """Tell whether a footnote says that no money is allocated."""
    return bool(_NO_ALLOCATION.search(plain(text)))


def _starred(out: BudgetCells, footnote: str | None) -> CellState:
    if footnote and says_no_allocation(footnote):
        out.caveats.append(Caveat.of(Doubt.FOOTNOTE_NONE, "budget", footnote=footnote[:200]))
        return "dash"
    out.caveats.append(Caveat.of(Doubt.FOOTNOTE_MISSING, "budget"))
    return "empty"
