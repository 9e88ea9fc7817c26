"""Columns of money of which a table has several: one a year or one a source, and the total beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planatlas.loaders.values.cell_states import is_dash
from planatlas.loaders.values.forms_of_text import AMOUNT
from planatlas.loaders.values.mentions.lexicon import fold
from planatlas.loaders.values.money import MoneyUnit, cell_amounts, money_unit, without_unit
from planatlas.loaders.values.totals import begins_with_total
from planatlas.ontology.vocabulary import vocabulary
from planatlas.ontology.wording import words

__all__ = ["MoneyColumn", "is_of_year", "is_year_heading", "money_columns", "source_of_heading", "unit_of_line"]

_YEAR = re.compile(r"(?:[^\W\d]+\.?\s+(?:[IVX]+\s+)?\(?)?((?:19|20)\d\d)(?:/\d\d)?\)?")
_PRINTS_YEAR = re.compile(r"(?:19|20)\d\d")
_OF_YEAR = re.compile(r"(?P<of>[^\d]{2,60}?)[\s,(–-]+(?P<year>(?:19|20)\d\d)\)?")
_AROUND = re.compile(r"\(([^()\d]{1,40})\)|(?:(?:^|\s)[-–—]|[,;:])\s*([^()\d,;:]{1,25}?(?:000)?)\s*[-–—.]?$")
_LONGEST_LINE = 160
_MONEY = ("budget", "funding")

Path = Sequence[str]
"""The headings over a column, from the top."""


@dataclass(slots=True, frozen=True)
class MoneyColumn:
    """A column of amounts: the year or the source they are for, neither where they are the total of the others."""

    index: int
    heading: str
    year: int | None = None
    source: str | None = None
    unit: MoneyUnit | None = None

    @property
    def is_total(self) -> bool:
        """Whether its amounts are the sums of the others."""
        return self.year is None and self.source is None


def source_of_heading(heading: str) -> str:
    """The source that a column of amounts is for: its heading without the unit at its end."""
    return without_unit(heading).strip()


def unit_of_line(text: str) -> MoneyUnit | None:
    """The unit that a line above a table states for its amounts: "(mii lei)", "– mii lei –", "by source, lei"."""
    # A unit of a table stands in a short line.
    if len(text) > _LONGEST_LINE:
        return None
    # Nothing but the unit; else it must be set off by brackets or dashes.
    if not without_unit(text).strip(" .:"):
        return money_unit(text)
    for found in _AROUND.finditer(text):
        if unit := money_unit(found.group(1) or found.group(2)):
            return unit
    return None


def is_year_heading(text: str) -> bool:
    """Tell whether a heading is a year, with a word before it at the most, and its unit: "Anul 2031 (lei)"."""
    return _year(text) is not None


def _year(text: str) -> int | None:
    # Most headings print no year at all; what is a unit in them is looked for only where one is.
    found = _YEAR.fullmatch(source_of_heading(text)) if _PRINTS_YEAR.search(text) else None
    return int(found.group(1)) if found else None


def money_columns(
    paths: Sequence[Path], rows: Sequence[Sequence[str]], unit: MoneyUnit | None = None, begun: Collection[int] = ()
) -> list[MoneyColumn]:
    """Return the columns of money by year or by source, and their total; none where nothing shows that it is money.

    ``unit`` is what the line above states; ``begun`` are columns of the table that are known to be sources.
    """
    # Only figures: one word in the column makes it something else.
    numeric = [at for at, path in enumerate(paths) if path and _holds_amounts([row[at] for row in rows if row[at]])]
    # Numbers of rows are figures too.
    numeric = [at for at in numeric if vocabulary().field(paths[at][-1]) not in ("number", "code")]
    # An empty column proves nothing, though it may be one of those that others prove.
    filled = {at for at in numeric if any(row[at] and not is_dash(row[at]) for row in rows)}
    totals = [at for at in numeric if _is_of_total(paths[at][-1])]
    # The finer division first: columns of one year each would hide the sources.
    both = _by_year_and_source(paths, rows, [at for at in numeric if at not in totals], totals, unit)
    if both:
        return [*both, *_totals(paths, totals, unit)]
    years = {at: year for at in numeric if (year := _year(paths[at][-1])) and not _asks_else(paths[at])}
    if (
        len(years) > 1
        and filled & {*years, *totals}
        and (
            _is_money([paths[at] for at in years], unit)
            or _sums(rows, list(years), totals)
            or (_foots(rows, list(years)) and any(_asked(path, lambda name: name in _MONEY) for path in paths))
        )
    ):
        found = [MoneyColumn(at, paths[at][-1], year, None, _unit(paths[at], unit)) for at, year in years.items()]
        return [*found, *_totals(paths, totals, unit)]
    # One heading with many years divides by year alone.
    if repeated := _one_by_year(paths, [at for at in numeric if at not in totals], unit):
        return [*repeated, *_totals(paths, totals, unit)]
    sources = [at for at in sorted(filled) if at not in totals and at not in years and source_of_heading(paths[at][-1])]
    named = [at for at in sources if _names_source(paths[at])]
    stated = unit is not None or any(money_unit(" ".join(paths[at])) for at in sources)
    payers = [at for at in sources if at in named or _names_payer(paths[at][-1])]
    most = 2 * len(payers) > len(sources) and not any(vocabulary().fields_asked(paths[at][-1]) for at in sources)
    if len(sources) + len(begun) > 1 and stated and (_sums(rows, [*sources, *begun], totals) or most):
        named = sources
    # One column of money is an ordinary field.
    if len(named) + len(begun) < 2:
        return []
    return [*(_of_source(at, paths[at], unit) for at in named), *_totals(paths, totals, unit)]


def _one_by_year(paths: Sequence[Path], among: Sequence[int], unit: MoneyUnit | None) -> list[MoneyColumn]:
    """One heading again and again, each time with another year: "Amount asked for in 2031", "... in 2032"."""
    found = {at: told for at in among if (told := _year_and_source(paths[at])) and not _asks_else(paths[at])}
    if len({year for year, _ in found.values()}) < 2 or len({of for _, of in found.values()}) != 1:
        return []
    if not _is_money([paths[at] for at in found], unit):
        return []
    return [
        MoneyColumn(at, " ".join(paths[at]), year, of if _names_source([of]) else None, _unit(paths[at], unit))
        for at, (year, of) in found.items()
    ]


def _by_year_and_source(
    paths: Sequence[Path],
    rows: Sequence[Sequence[str]],
    among: Sequence[int],
    totals: Sequence[int],
    unit: MoneyUnit | None,
) -> list[MoneyColumn]:
    """Columns each of which is for one year of one source: "Buget local 2031", or 2031 under "Buget local".

    A year that comes twice shows that the words beside it tell more than the year; what is planned and what was spent
    come twice as well, so the words have to name who pays, or all the amounts to make the total. Where the headings say
    that it is money, one of those who pay is enough to tell what the others are.
    """
    found = {at: told for at in among if (told := _year_and_source(paths[at])) and not _asks_else(paths[at])}
    sources, years = {source for _, source in found.values()}, [year for year, _ in found.values()]
    named = all(_names_source([source]) for source in sources)
    if _is_money([paths[at] for at in found], unit):
        named = named or (len(set(years)) < len(years) and any(map(_names_payer, sources)))
    if (
        len(found) < 2
        or len(sources) < 2
        or not (named or (len(set(years)) < len(years) and _sums(rows, list(found), totals)))
    ):
        return []
    return [
        MoneyColumn(at, " ".join(paths[at]), year, source, _unit(paths[at], unit))
        for at, (year, source) in found.items()
    ]


def is_of_year(heading: str) -> bool:
    """Tell whether a heading names a year and something else: "Buget local 2031"."""
    return _year_and_source([heading]) is not None


def _year_and_source(path: Path) -> tuple[int, str] | None:
    lowest = source_of_heading(path[-1])
    if (year := _year(path[-1])) and len(path) > 1 and (above := source_of_heading(path[-2])):
        return year, above
    found = _OF_YEAR.fullmatch(lowest)
    return (int(found["year"]), source_of_heading(found["of"].strip(" –-,("))) if found else None


def _of_source(at: int, path: Path, unit: MoneyUnit | None) -> MoneyColumn:
    source = source_of_heading(path[-1])
    return MoneyColumn(at, path[-1], None, source.rpartition(":")[2].strip() or source, _unit(path, unit))


def _totals(paths: Sequence[Path], totals: Sequence[int], unit: MoneyUnit | None) -> Iterator[MoneyColumn]:
    yield from (MoneyColumn(at, paths[at][-1], unit=_unit(paths[at], unit)) for at in totals)


def _unit(path: Path, unit: MoneyUnit | None) -> MoneyUnit | None:
    return next((found for text in reversed(path) if (found := money_unit(text))), unit)


def _holds_amounts(cells: Sequence[str]) -> bool:
    filled = [text for text in cells if not is_dash(text)]
    return all(AMOUNT.fullmatch(text.strip()) for text in filled)


def _asked(path: Path, among: Callable[[str], bool]) -> bool:
    return any(among(name) for text in path for name in vocabulary().fields_asked(text))


def _asks_else(path: Path) -> bool:
    """ "Ținta 2031" asks for a target, whatever stands above."""
    return _asked(path, lambda name: name in ("targets", "indicators"))


def _is_money(paths: Sequence[Path], unit: MoneyUnit | None) -> bool:
    return unit is not None or all(
        money_unit(" ".join(path)) or _asked(path, lambda name: name in _MONEY) for path in paths
    )


def _names_source(path: Path) -> bool:
    """The heading itself names who pays, or one above it asks that."""
    own = fold(path[-1]).split()
    # "Buget" alone asks how much and names nobody; "Buget local" does.
    named = bool(own) and (own[0] in words("funding-head") or bool(set(own) & words("funding-word")))
    named = named and vocabulary().field(path[-1]) != "budget"
    return named or _asked(path[:-1], lambda name: name in _MONEY)


def _names_payer(source: str) -> bool:
    """A source, or the name of a body or an authority: "Municipality", "Region"."""
    own = fold(source).split()
    return _names_source([source]) or bool(own) and own[0] in words("name-head")


def _is_of_total(heading: str) -> bool:
    """ "Total", "Coût total", "Valoare totală"."""
    return begins_with_total(heading) or not words("total").isdisjoint(fold(heading).split())


def _foots(rows: Sequence[Sequence[str]], columns: Sequence[int]) -> bool:
    """A row of totals below holds the sums of the columns, of two amounts at least in one of them."""
    last = next((at for at in reversed(range(len(rows))) if begins_with_total(next(filter(None, rows[at]), ""))), None)
    # Without a row of totals nothing can foot.
    if last is None:
        return False
    above = [[_value(row[at]) for row in rows[:last]] for at in columns]
    told = [sum(parts) == _value(rows[last][at]) for at, parts in zip(columns, above, strict=True)]
    # One amount is equal to its total in any table.
    return all(told) and any(sum(map(bool, parts)) > 1 for parts in above)


def _sums(rows: Sequence[Sequence[str]], columns: Sequence[int], totals: Sequence[int]) -> bool:
    """Every total of a row is the sum of its other amounts, and there is one; a row of totals may hold no more."""
    body = [row for row in rows if not begins_with_total(next(filter(None, row), ""))]
    pairs = [([_value(row[at]) for at in columns], _value(row[totals[0]])) for row in body if totals]
    told = [sum(parts) == total for parts, total in pairs if total]
    # One row that does not add up is enough against it.
    return bool(told) and all(told)


def _value(text: str) -> Decimal:
    found = cell_amounts(text)
    return Decimal(found[0].amount or 0) if found else Decimal(0)
