"""Coordination that the work requires against coordination that is stated.

Definitions, with A bodies by measures, D[m, n] = 1 for two measures aimed at a common target group, C the agreements in
force:
- collaborative gap of a measure: 1 - (pairs of its bodies with C) / (all pairs of its bodies);
- integrative gap: pairs of measures with D = 1 that have no body in common and no C between their bodies;
- congruence: |CR and C| / |CR| over pairs of bodies, with CR = A · D · Aᵀ > 0 (Cataldo's coordination requirements).
One finding a plan, with the three rates; a gap where no more than half of what is required is stated.
Source: Bergsten et al. 2019, Environmental Science and Policy 91; Cataldo et al. 2006, CSCW.
Needs: agreements; without any the answer is one line, ``not recorded``. Target groups of measures for D.
Cannot tell: contact without an agreement, and dependence that does not go through a target group.
Evidence: one cell for each of the pairs of bodies with most measures in common and no agreement.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from scipy.sparse import csr_array, triu

from planatlas.graph.findings.coordination.incidence import MeasureIncidence, incidence
from planatlas.graph.findings.coordination.ties import no_ties, ties
from planatlas.graph.findings.corpus import Corpus, own_groups
from planatlas.graph.findings.evidence import of_edge
from planatlas.graph.findings.finding import Evidence, Finding, Phrase, finding_id
from planatlas.graph.findings.load.loads import measures_of
from planatlas.graph.findings.phrases import ask, plan_name
from planatlas.graph.findings.severity import severity
from planatlas.graph.model import Node

__all__ = ["KIND", "find", "rates"]

KIND = "coordination-not-stated"
_PAIRS_SHOWN = 5
_FEWEST_PAIRS, _HALF = 5, 0.5


def find(corpus: Corpus) -> Iterator[Finding]:
    """Plans whose agreements do not cover the cooperation their rows require."""
    for plan in corpus.plans:
        if not corpus.rows(plan.id):
            continue
        stated = ties(corpus, plan.id)
        # Without agreements the tie would be derived from the rows it is to be compared with.
        if not stated:
            yield no_ties(corpus, KIND, plan)
            continue
        table = incidence(corpus, plan.id)
        numbers = rates(table, dependence(corpus, plan.id, table), stated)
        if numbers["pairs"] >= _FEWEST_PAIRS and numbers["collaborative_gap"] >= _HALF:
            yield _finding(corpus, plan, table, stated, numbers)


def rates(table: MeasureIncidence, dependent: Any, stated: dict[frozenset[str], str]) -> dict[str, Any]:
    """The three rates. ``dependent`` is the symmetric 0/1 matrix D with an empty diagonal."""
    a, c = table.matrix, tie_matrix(table, stated)
    pairs = triu(table.shared(), 1)
    missing = pairs - pairs.multiply(c)
    required = triu(((a @ dependent @ a.T) > 0).astype(float), 1)
    joined = ((a.T @ a + a.T @ c @ a) > 0).astype(float)
    apart = triu(dependent - dependent.multiply(joined), 1)
    total, needed = pairs.sum(), required.sum()
    links = triu(dependent, 1).sum()
    return {
        "pairs": int(total),
        "pairs_without_tie": int(missing.sum()),
        "collaborative_gap": round(float(missing.sum() / total), 4) if total else 0.0,
        "dependent_measures": int(links),
        "managed_apart": int(np.round(apart.sum())),
        "integrative_gap": round(float(apart.sum() / links), 4) if links else 0.0,
        "required": int(needed),
        # Where nothing is required, nothing is missing.
        "congruence": round(float(required.multiply(c).sum() / needed), 4) if needed else 1.0,
    }


def tie_matrix(table: MeasureIncidence, stated: dict[frozenset[str], str]) -> Any:
    """C over the bodies of a table: symmetric, 0 or 1."""
    place = {body: number for number, body in enumerate(table.bodies)}
    both = [sorted(place[body] for body in pair) for pair in stated if pair <= place.keys()]
    rows, columns = [i for i, _ in both] + [j for _, j in both], [j for _, j in both] + [i for i, _ in both]
    return csr_array(([1.0] * len(rows), (rows, columns)), shape=(len(place), len(place)))


def dependence(corpus: Corpus, plan: str, table: MeasureIncidence) -> Any:
    """D over the measures of a table: 1 where two are aimed at a common target group."""
    column = {measure: number for number, measure in enumerate(table.measures)}
    groups: dict[str, int] = {}
    at: set[tuple[int, int]] = set()
    for rows in measures_of(corpus, plan):
        home = (rows[0].measure or rows[0].node).id
        for group in sorted(own_groups(corpus, home)):
            at.add((column[home], groups.setdefault(group, len(groups))))
    spots = sorted(at)
    aimed = csr_array(
        ([1.0] * len(spots), ([m for m, _ in spots], [g for _, g in spots])), shape=(len(column), max(1, len(groups)))
    )
    # Lists of rows, as setting a diagonal in the compressed form copies the matrix.
    common = ((aimed @ aimed.T) > 0).astype(float).tolil()
    common.setdiag(0)
    return common.tocsr()


def _finding(
    corpus: Corpus, plan: Node, table: MeasureIncidence, stated: dict[frozenset[str], str], numbers: dict[str, Any]
) -> Finding:
    said = Phrase.of(
        f"gap.{KIND}.gap", plan=plan_name(plan), count=numbers["pairs_without_tie"], total=numbers["pairs"]
    )
    return Finding(
        id=finding_id(KIND, plan.id), kind=KIND, level="plan", subject=plan.id, subject_name=plan.name, verdict="gap",
        severity=severity(KIND, "gap"), says=(said, Phrase(f"gap.{KIND}.why"), ask(corpus, plan.id)),
        evidence=tuple(_shown(table, stated)), metrics={"tie": "agreement in force", **numbers}, plan=plan.id,
    )  # fmt: skip


def _shown(table: MeasureIncidence, stated: dict[frozenset[str], str]) -> Iterator[Evidence]:
    """The cells of the first measure that the busiest pairs without a tie share."""
    pairs = triu(table.shared(), 1).tocoo()
    ranked = sorted(zip(-pairs.data, pairs.row, pairs.col, strict=True))
    untied = [(i, j) for _, i, j in ranked if frozenset((table.bodies[i], table.bodies[j])) not in stated]
    for i, j in untied[:_PAIRS_SHOWN]:
        both = table.matrix[[i], :].multiply(table.matrix[[j], :]).tocoo()
        measure = table.measures[int(min(both.col))]
        for body in (table.bodies[i], table.bodies[j]):
            yield of_edge(table.namings[body, measure], "partners")
