"""Amounts as printed: their value in whole currency and how finely they were printed.

"842" under "mii lei" is 842 000 lei printed in steps of 1 000; "375.700,00" is printed in steps of a hundredth. What
was rounded away is at most half a step.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from planatlas.graph.findings.corpus import text_of
from planatlas.graph.model import Edge, Node
from planatlas.loaders.values.numbers import NUMBER, parse_number

__all__ = ["Amount", "amount_of_edge", "amount_of_figure", "printed_number", "step_of"]

_NUMBER = re.compile(NUMBER)


@dataclass(slots=True, frozen=True)
class Amount:
    """``value`` and ``step`` in whole currency; a range counts with its lower end."""

    value: Decimal
    step: Decimal
    currency: str | None
    is_range: bool = False


def amount_of_edge(edge: Edge) -> Amount | None:
    """The amount on a funding edge, or None where it names a source alone."""
    value = _decimal(edge.props.get("amount_text"))
    if value is None:
        return None
    step = step_of(text_of(edge.props.get("text")) or "", value)
    return Amount(value, step, text_of(edge.props.get("currency")), edge.props.get("amount_max") is not None)


def amount_of_figure(figure: Node) -> Amount | None:
    """The amount a figure states, or None where it has no value."""
    value = _decimal(figure.props.get("value"))
    if value is None:
        return None
    return Amount(value, step_of(text_of(figure.props.get("quote")) or "", value), text_of(figure.props.get("unit")))


def step_of(printed: str, value: Decimal) -> Decimal:
    """The worth of the last digit printed: the unit of the column times what its decimals leave."""
    number = printed_number(printed)
    if not number or not value:
        return Decimal(1)
    exponent = number.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return (value / number) * Decimal(10) ** -decimals


def printed_number(printed: str) -> Decimal | None:
    """The first number of a text, as its digits stand there; None where it has none."""
    found = _NUMBER.search(printed)
    return parse_number(found.group()) if found else None


def _decimal(value: object) -> Decimal | None:
    if value is None:
        return None
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None
