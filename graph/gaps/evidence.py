"""Where a finding can be looked up. For an absence the quote is the text of the row that lacks something."""

from __future__ import annotations

from planatlas.graph.gaps.corpus import Row, text_of
from planatlas.graph.gaps.finding import Evidence
from planatlas.graph.model import Edge, Node, Value

__all__ = ["of_cell", "of_edge", "of_node"]


def of_node(node: Node, field: str | None = None, state: str | None = None) -> Evidence:
    """The place a node was read from; the quote is its printed text, else its name."""
    return _at(node.props, text_of(node.props.get("quote")) or node.name, field, state)


def of_cell(row: Row, field: str) -> Evidence:
    """The place of one cell of a row, with the row's own printed text as quote."""
    key = f"evidence.{field}"
    if key not in row.memo:
        row.memo[key] = of_node(row.node, field, row.state(field))
    found: Evidence = row.memo[key]
    return found


def of_edge(edge: Edge, field: str | None = None, state: str | None = "value") -> Evidence:
    """The place a relationship was read from."""
    return _at(edge.props, text_of(edge.props.get("quote")), field, state)


def _at(props: dict[str, Value], quote: str | None, field: str | None, state: str | None) -> Evidence:
    said = props.get
    line, page, doc = said("line"), said("page"), said("doc")
    return Evidence(
        doc if isinstance(doc, str) else None,
        line if isinstance(line, int) else None,
        _lines(said("lines"), line),
        quote,
        field,
        state,
        page if isinstance(page, int) else None,
        text_of(said("sheet")) if "sheet" in props else None,
        text_of(said("cell")) if "cell" in props else None,
    )


def _lines(lines: Value, line: Value) -> tuple[int, ...]:
    if isinstance(lines, list):
        return tuple(int(one) for one in lines if str(one).isdigit())
    return (line,) if isinstance(line, int) else ()
