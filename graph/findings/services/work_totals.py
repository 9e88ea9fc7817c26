"""The amounts that a total below rows of work covers: those of the rows since the total before it.

An amount whose column names no source is kept on its row as printed; the unit of its column is told by the total, whose
value and printed digits are both known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from planatlas.graph.findings.corpus import Corpus, Row, text_of
from planatlas.graph.findings.services.amounts import printed_number
from planatlas.graph.model import Edge, Node
from planatlas.loaders.values.money import cell_amounts

__all__ = ["money_of_rows", "rows_above"]


def rows_above(corpus: Corpus, figure: Node) -> list[Row]:
    """The rows of work of the figure's document that stand above it, in reading order."""
    line, doc = figure.props.get("line"), figure.props.get("doc")
    rows = corpus.rows(text_of(figure.props.get("plan")) or "")
    return [row for row in rows if row.get("doc") == doc and _line(row) < (line if isinstance(line, int) else 0)]


def _line(row: Row) -> int:
    line = row.get("line")
    return line if isinstance(line, int) else 0


def money_of_rows(corpus: Corpus, figure: Node, rows: Sequence[Row]) -> tuple[Edge, ...]:
    """The amounts of rows, of the source the total is for or of all; as the edges that carry them."""
    source, factor = text_of(figure.props.get("subject")), _factor(figure)
    named = [edge for row in rows for edge in corpus.money(row) if edge.props.get("kind") == "budget"]
    mine = [edge for edge in named if source in (None, edge.props.get("mention"))]
    return (*mine, *(edge for row in rows if source is None for edge in _unassigned(row, factor)))


def _unassigned(row: Row, factor: Decimal) -> Iterator[Edge]:
    """Amounts without a source, in the unit of their column unless they print their own."""
    listed = row.get("budget")
    for text in listed if isinstance(listed, list) else ():
        for one in cell_amounts(str(text)):
            own = one.amount is None or one.unit is not None
            amount = one.amount if own or one.amount is None else str(Decimal(one.amount) * factor)
            said = {
                "amount_text": amount,
                "amount_max": one.amount_max,
                "currency": one.currency,
                "text": text,
                "quote": text,
            }
            known = {name: value for name, value in said.items() if value is not None}
            yield Edge(row.id, "", "FUNDING_NAMED", {**row.node.props, **known})


def _factor(figure: Node) -> Decimal:
    """What a printed digit of the total's column is worth: 1000 where "45" stands for 45 000."""
    number = printed_number(text_of(figure.props.get("quote")) or "")
    value = figure.props.get("value")
    return Decimal(str(value)) / number if number and isinstance(value, int | float) and value else Decimal(1)
