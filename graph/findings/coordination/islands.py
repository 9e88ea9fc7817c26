"""Bodies of a plan that fall into islands.

Definition: the network of bodies that share a row, the issuer included, has at least two components of two bodies or
more. With it come the numbers of ``structure``: fragmentation, centralisation, density, E-I index by kind and by
level.
Source: Borgatti 2006; Provan and Milward 1995; Krackhardt and Stern 1988.
Needs: responsible and partner edges by legal entity. The tie is a shared row.
Cannot tell: contact that no row shows. Where pages of the plan were lost a bridge may have stood on them: ``unsure``.
Evidence: one cell for each of the first bodies of every island.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planatlas.graph.findings.coordination.incidence import MeasureIncidence, incidence
from planatlas.graph.findings.coordination.structure import (
    centralisation,
    components,
    constraint,
    e_i_index,
    effective_size,
    fragmentation,
    ties_of,
)
from planatlas.graph.findings.corpus import Corpus, text_of
from planatlas.graph.findings.evidence import of_edge
from planatlas.graph.findings.finding import Evidence, Finding, Phrase, Verdict, finding_id
from planatlas.graph.findings.phrases import ask, plan_name
from planatlas.graph.findings.severity import severity
from planatlas.graph.findings.verdicts import pages_lost
from planatlas.graph.model import Node
from planatlas.graph.table import Table

__all__ = ["KIND", "find", "find_again", "numbers", "positions"]

KIND = "islands"
_SHOWN = 3


def find(corpus: Corpus) -> Iterator[Finding]:
    """Plans whose bodies fall into islands, with the numbers of their networks."""
    for plan, table, weights, islands in _split(corpus):
        yield _finding(corpus, plan, table, islands, numbers(corpus, table, weights))


def find_again(corpus: Corpus) -> Iterator[Finding]:
    """The same on a resample, without the numbers."""
    for plan, table, _, islands in _split(corpus):
        yield _finding(corpus, plan, table, islands, {})


def _split(corpus: Corpus) -> Iterator[tuple[Node, MeasureIncidence, Any, list[list[str]]]]:
    """Plans with at least two islands of two bodies or more, and the bodies of each."""
    for plan in corpus.plans:
        table = incidence(corpus, plan.id)
        if len(table.bodies) < 2:
            continue
        weights = ties_of(table.matrix)
        home = components(weights)
        members = [
            [b for b, label in zip(table.bodies, home, strict=True) if label == one] for one in sorted(set(home))
        ]
        # A body alone is told by other kinds of findings.
        islands = [group for group in members if len(group) > 1]
        if len(islands) > 1:
            yield plan, table, weights, islands


def numbers(corpus: Corpus, table: MeasureIncidence, weights: Any) -> dict[str, Any]:
    """The network of one plan in numbers."""
    count = len(table.bodies)
    found: dict[str, Any] = {
        "tie": "shared row",
        "bodies": count,
        "ties": int(weights.nnz // 2),
        "density": round(weights.nnz / (count * (count - 1)), 4) if count > 1 else 0.0,
        "fragmentation": round(fragmentation(weights), 4),
        "centralisation": round(centralisation(weights), 4),
    }
    for attribute in ("kind", "level"):
        value, share = e_i_index(weights, _classes(corpus, table, attribute))
        found[f"e_i_{attribute}"], found[f"e_i_{attribute}_p"] = round(value, 4), round(share, 4)
    return found


def _classes(corpus: Corpus, table: MeasureIncidence, attribute: str) -> list[str | None]:
    return [text_of(corpus.index.node(b).props.get(attribute)) if corpus.index.has(b) else None for b in table.bodies]


def positions(corpus: Corpus, plan: Node) -> Table:
    """Every body of a plan with its load, neighbours, constraint and effective size."""
    table = incidence(corpus, plan.id)
    weights = ties_of(table.matrix)
    held, size = constraint(weights), effective_size(weights)
    loads, around = table.matrix.sum(axis=1), (weights != 0).sum(axis=1)
    columns = ("institution", "name", "measures", "neighbours", "constraint", "effective_size")
    return Table.of(columns, [
        (body, corpus.index.name(body), int(loads[i]), int(around[i]), None if held[i] != held[i] else float(held[i]),
         float(size[i]))
        for i, body in enumerate(table.bodies)
    ])  # fmt: skip


def _finding(
    corpus: Corpus, plan: Node, table: MeasureIncidence, islands: list[list[str]], network: dict[str, Any]
) -> Finding:
    # The smallest is the one that is cut off; the largest is the plan.
    smallest = min(islands, key=lambda group: (len(group), group))
    # A bridge may have stood on a page that is lost.
    verdict: Verdict = "unsure" if pages_lost(corpus, plan.id) else "gap"
    said = Phrase.of(
        f"gap.{KIND}.gap",
        plan=plan_name(plan),
        count=len(islands),
        who=", ".join(map(corpus.index.name, smallest[:_SHOWN])),
    )
    return Finding(
        id=finding_id(KIND, plan.id), kind=KIND, level="plan", subject=plan.id, subject_name=plan.name,
        verdict=verdict, severity=severity(KIND, verdict),
        says=(said, Phrase(f"gap.{KIND}.why"), ask(corpus, plan.id, smallest)),
        evidence=tuple(_first_cells(table, islands)), plan=plan.id,
        metrics={"islands": [len(group) for group in islands], **network},
    )  # fmt: skip


def _first_cells(table: MeasureIncidence, members: list[list[str]]) -> Iterator[Evidence]:
    first: dict[str, Evidence] = {}
    for (body, _), edge in table.namings.items():
        first.setdefault(body, of_edge(edge, "partners"))
    return (first[body] for group in members for body in group[:_SHOWN])
