"""The sheet a coder fills: rows of work drawn at random, with the place to look them up and empty columns to code.

A state is one of value, empty, dash, no_column, lost; names are written as printed, one after another with semicolons.
With ``filled`` the sheet holds what planatlas read, so that the reader itself is one of the two coders.
"""

from __future__ import annotations

from random import Random

from planatlas.graph.findings.corpus import Corpus, GraphLike, Row
from planatlas.graph.model import Edge
from planatlas.graph.table import Table
from planatlas.records import CELL_FIELDS

__all__ = ["NAMES", "STATES", "coding_sheet"]

STATES = tuple(f"{field}_state" for field in CELL_FIELDS)
NAMES = ("responsible", "partners", "funding")
_PLACE = ("id", "doc", "line", "page", "sheet", "cell", "code", "measure", "activity")


def coding_sheet(atlas: GraphLike, count: int, seed: int = 0, filled: bool = False) -> Table:
    """Draw ``count`` rows without replacement, all where there are fewer, in reading order.

    Equal seeds draw equal rows, whether the sheet is filled or not.
    """
    corpus = Corpus.of(atlas)
    rows = list(corpus.every_row())
    # In reading order: a coder goes through the document once.
    drawn = sorted(Random(seed).sample(range(len(rows)), min(count, len(rows))))
    coded = [_coded(corpus, rows[place]) if filled else [""] * (len(STATES) + len(NAMES)) for place in drawn]
    return Table.of(
        (*_PLACE, *STATES, *NAMES), [(*_place(rows[p]), *values) for p, values in zip(drawn, coded, strict=True)]
    )


def _place(row: Row) -> list[object]:
    places = [row.get(name) for name in ("doc", "line", "page", "sheet", "cell")]
    return [row.id, *places, row.code, row.title, row.node.name]


def _coded(corpus: Corpus, row: Row) -> list[str]:
    states = [row.state(field) for field in CELL_FIELDS]
    money = corpus.money(row)
    return [*states, *(_names(edges) for edges in (row.responsible, row.partners, money))]


def _names(edges: tuple[Edge, ...] | list[Edge]) -> str:
    # As printed, since the second coder sees the paper and not the graph.
    printed = (str(edge.props.get("mention") or edge.props.get("quote") or "") for edge in edges)
    return "; ".join(name for name in dict.fromkeys(printed) if name)
