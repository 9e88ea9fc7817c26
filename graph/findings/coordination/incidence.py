"""The bodies of a plan against its measures, as a sparse matrix and as a table.

A[o, m] = 1 when body o is responsible for measure m or partner in it (A = R or P). Bodies are legal entities, or units
where these are opened; classes of actors are left out. The table form, with attributes, is what R and UCINET read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_array

from planatlas.graph.findings.corpus import Corpus, GraphLike, Row
from planatlas.graph.findings.load.loads import measures_of
from planatlas.graph.model import Edge
from planatlas.graph.table import Table

__all__ = ["MeasureIncidence", "incidence", "incidence_table"]


@dataclass(slots=True, frozen=True)
class MeasureIncidence:
    """``matrix`` is bodies by measures in compressed rows with entries 1; ``namings`` one printed edge for each."""

    bodies: tuple[str, ...]
    measures: tuple[str, ...]
    matrix: Any
    namings: dict[tuple[str, str], Edge]

    def shared(self) -> Any:
        """Measures each two bodies share: A · Aᵀ, with the loads on the diagonal."""
        return (self.matrix @ self.matrix.T).tocsr()


def _both(row: Row) -> tuple[Edge, ...]:
    return (*row.responsible, *row.partners)


def incidence(corpus: Corpus, plan: str, edges: Callable[[Row], tuple[Edge, ...]] = _both) -> MeasureIncidence:
    """The incidence of one plan; ``edges`` chooses the roles, both by default. Bodies and measures in order of id."""
    namings: dict[tuple[str, str], Edge] = {}
    listed: list[str] = []
    for rows in measures_of(corpus, plan):
        home = (rows[0].measure or rows[0].node).id
        listed.append(home)
        for edge in (edge for row in rows for edge in edges(row) if not corpus.is_class(edge.source)):
            # The first naming is the evidence; more of them are the same tie.
            namings.setdefault((corpus.entity(edge.source), home), edge)
    # In order of id, so that draws with one seed are the same in every run.
    bodies = tuple(sorted({body for body, _ in namings}))
    place, column = {b: i for i, b in enumerate(bodies)}, {m: i for i, m in enumerate(listed)}
    at = np.array([(place[b], column[m]) for b, m in namings], dtype=np.int64).reshape(-1, 2)
    matrix = csr_array((np.ones(len(at)), (at[:, 0], at[:, 1])), shape=(len(bodies), len(listed)))
    return MeasureIncidence(bodies, tuple(listed), matrix, namings)


def incidence_table(atlas: GraphLike, units: bool = False) -> Table:
    """One row for every body and activity: roles, attributes of both, and where it was read.

    In R ``xtabs(~ institution + activity, data)`` gives the matrix; UCINET reads the first two columns as an edge list.
    """
    corpus = Corpus.of(atlas, units)
    columns = (
        "institution", "activity", "role", "institution_name", "institution_kind", "institution_level", "class",
        "activity_name", "measure", "code", "component", "activity_type", "plan", "year", "doc", "line", "confidence",
    )  # fmt: skip
    rows: list[tuple[Any, ...]] = []
    for row in corpus.every_row():
        for role, edges in (("responsible", row.responsible), ("partner", row.partners)):
            rows.extend(_attributes(corpus, row, role, edge) for edge in edges)
    return Table.of(columns, rows)


def _attributes(corpus: Corpus, row: Row, role: str, edge: Edge) -> tuple[Any, ...]:
    body = corpus.entity(edge.source)
    props = corpus.index.node(body).props if corpus.index.has(body) else {}
    own = row.node.props
    return (
        body, row.id, role, corpus.index.name(body), props.get("kind"), props.get("level"), corpus.is_class(body),
        row.node.name, (row.measure or row.node).id, row.code, own.get("component"), own.get("activity_type"),
        row.plan, own.get("year"), own.get("doc"), edge.props.get("line"), edge.props.get("confidence"),
    )  # fmt: skip
