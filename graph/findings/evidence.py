"""Where a finding can be looked up. For an absence the quote is the text of the row that lacks something."""

from __future__ import annotations

from planatlas.graph.findings.corpus import Row, text_of
from planatlas.graph.findings.finding import Evidence
from planatlas.graph.model import Edge, Node, Value

__all__ = ["of_cell", "of_edge", "of_node"]

_PLACES = frozenset(["page", "sheet", "cell"])
_NO_PLACES = (None, None, None)


def of_node(node: Node, field: str | None = None, state: str | None = None) -> Evidence:
    """The place a node was read from; the quote is its printed text, else its name."""
    # The name is printed text too, made even.
    return _at(node.props, text_of(node.props.get("quote")) or node.name, field, state)


def of_cell(row: Row, field: str) -> Evidence:
    """The place of one cell of a row, with the row's own printed text as quote."""
    found: Evidence | None = row.memo.get(("evidence", field))
    if found is None:
        at = _of_row(row)
        found = row.memo["evidence", field] = Evidence(
            at.doc, at.line, at.lines, at.quote, field, row.state(field), at.page, at.sheet, at.cell
        )
    return found


def _of_row(row: Row) -> Evidence:
    """The place of a row, read once for all its cells."""
    found: Evidence | None = row.memo.get("evidence")
    if found is None:
        found = row.memo["evidence"] = of_node(row.node)
    return found


def of_edge(edge: Edge, field: str | None = None, state: str | None = "value") -> Evidence:
    """The place a relationship was read from."""
    return _at(edge.props, text_of(edge.props.get("quote")), field, state)


def _at(props: dict[str, Value], quote: str | None, field: str | None, state: str | None) -> Evidence:
    line, doc, lines = props.get("line"), props.get("doc"), props.get("lines")
    at = line if isinstance(line, int) else None
    every = _numbers(lines) if isinstance(lines, list) else () if at is None else (at,)
    return Evidence(doc if isinstance(doc, str) else None, at, every, quote, field, state, *_beside_lines(props))


def _numbers(lines: list[str] | list[int]) -> tuple[int, ...]:
    return tuple(int(one) for one in lines if str(one).isdigit())


def _beside_lines(props: dict[str, Value]) -> tuple[int | None, str | None, str | None]:
    """Page, sheet and cell of a source that has them; most have lines alone."""
    if _PLACES.isdisjoint(props):
        return _NO_PLACES
    page = props.get("page")
    return page if isinstance(page, int) else None, text_of(props.get("sheet")), text_of(props.get("cell"))
