"""The money of a row: one column of amounts, or one column a source."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planatlas.loaders.tables.money_columns import MoneyColumn, source_of_heading
from planatlas.loaders.values.cell_states import is_dash, is_not_applicable
from planatlas.loaders.values.mentions import split_funding
from planatlas.loaders.values.mentions.lexicon import fold
from planatlas.loaders.values.money import MONEY, MoneyUnit, cell_amounts, money_unit
from planatlas.ontology.languages import Template
from planatlas.ontology.vocabulary import vocabulary
from planatlas.ontology.wording import words
from planatlas.records import Budget, Fields, FundingMention, fields_for

__all__ = ["SOURCE_COLUMNS", "amounts_of", "budgets_of", "is_amount", "named_sources"]

SOURCE_COLUMNS = fields_for("source")
_PART = re.compile(r"\s*(?:;|\n|(?<=\))\s*[,+]\s*|\s\+\s)\s*")
_AMOUNT = Template(rf"\d[\d.,\s]*(?:\s*{MONEY})?", re.I)


def named_sources(text: str) -> list[str]:
    """Return the sources named in a cell of amounts ("£20,000 PCC grant"); words that name none are passed over."""
    return [name for name in split_funding(text) if any(fold(w) in words("funding-word") for w in name.split())]


def is_amount(text: str) -> bool:
    """Tell whether a cell of a column of sources holds nothing but money: then its heading is the source."""
    return bool(_AMOUNT.fullmatch(text.strip()))


def amounts_of(text: str, unit: MoneyUnit | None, lang: str | None) -> list[Budget]:
    """Return the amounts of a cell, each with the source beside it where the cell lists amounts with sources."""
    whole = cell_amounts(text, unit, lang)
    apart = [one for part in _PART.split(text) if part for one in cell_amounts(part, unit, lang)]
    # A part without its own amount means that the sign separated something else.
    return apart if len(apart) == len(whole) else whole


def budgets_of(texts: Fields, lang: str | None) -> tuple[list[Budget], list[FundingMention]]:
    """Return the amounts of a row, and the sources that its filled columns of amounts name."""
    budgets, sources = [], []
    for name in ("budget", *SOURCE_COLUMNS, *(["funding"] if is_amount(texts["funding"]) else [])):
        text = texts[name]
        if not text or is_dash(text) or is_not_applicable(text):
            continue
        heading = texts.heading(name)
        found = amounts_of(text, money_unit(heading) or texts.unit, lang)
        source = "" if name == "budget" or _is_plain(heading) else source_of_heading(heading)
        for one in found:
            one.source = one.source or source or None
        budgets.extend(found)
        # A source whose cell holds words has promised no amount.
        if source and any(ch.isdigit() for ch in text):
            sources.append(FundingMention(next((one.source for one in found if one.source), source)))
    found, named = _by_column(texts.amounts, lang)
    return [*budgets, *found], [*sources, *named]


def _by_column(money: Sequence[tuple[MoneyColumn, str]], lang: str | None) -> tuple[list[Budget], list[FundingMention]]:
    """The amounts of columns that stand for a year or a source; the total only where no other has an amount."""
    parts = [(column, one) for column, text in money if not column.is_total for one in _amounts(column, text, lang)]
    # The total counts only where nothing else does, or money would be counted twice.
    if not parts:
        return [one for column, text in money if column.is_total for one in _amounts(column, text, lang)], []
    for column, one in parts:
        one.year, one.source = column.year, column.source or one.source
    # A zero under a source says that it pays nothing.
    sources = dict.fromkeys(column.source for column, one in parts if column.source and float(one.amount or 0))
    return [one for _, one in parts], [FundingMention(source) for source in sources if source]


def _amounts(column: MoneyColumn, text: str, lang: str | None) -> list[Budget]:
    return [] if not text or is_dash(text) else cell_amounts(text, column.unit, lang)


def _is_plain(heading: str) -> bool:
    """A heading that only asks for the funding ("Funding", "Resources") names no source."""
    return vocabulary().field(source_of_heading(heading)) == "funding"
