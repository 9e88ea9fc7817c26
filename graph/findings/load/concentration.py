"""Concentration of responsibilities.

Definition: few bodies answer for most of a plan. Measured on the loads of the bodies compared: Herfindahl-Hirschman
index, Gini coefficient, share of the first and of the first three. Reported where the index exceeds 0.25 and lies
above what equal shares of so few bodies give (normalised: above 0.10), or where one body answers for more than half of
the measures, among bodies that together answer for at least half of the plan.
Source: RACI vertical analysis; for the threshold see ``shares``.
Needs: responsible bodies, at least three of them and five measures; legal entities, or units where these are opened.
The issuer and whoever carries out the whole plan are left out: the plan is theirs. Their own units are compared among
themselves instead.
Cannot tell: overload. That takes the capacity of the body, or a null model; see ``load-outlier``.
Evidence: the cells in which the first body is named, with field ``responsible``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from planatlas.graph.findings.corpus import Corpus
from planatlas.graph.findings.evidence import of_cell, of_edge
from planatlas.graph.findings.finding import Evidence, Finding, Phrase, Verdict, finding_id
from planatlas.graph.findings.load.loads import Load, carriers, loads, measures_of
from planatlas.graph.findings.load.shares import gini, herfindahl, lorenz, normalised, top_share
from planatlas.graph.findings.phrases import ask, plan_name, through
from planatlas.graph.findings.severity import severity
from planatlas.graph.model import Node

__all__ = ["KIND", "find"]

KIND = "concentration"
HIGHLY_CONCENTRATED = 0.25
UNEVEN = 0.10
MOST = 0.5
_FEWEST_BODIES, _FEWEST_MEASURES = 3, 5


def find(corpus: Corpus) -> Iterator[Finding]:
    """Plans whose responsibilities lie with few bodies, or with few units of the issuer."""
    for plan in corpus.plans:
        rows = corpus.rows(plan.id)
        # Who answers for what was not asked; equal loads of nobody would be a false calm.
        if rows and all(row.state("responsible") == "no_column" for row in rows):
            yield _not_recorded(corpus, plan)
            continue
        own = carriers(corpus, plan)
        by_entity = loads(corpus, plan.id, corpus.index.legal_entity)
        total = len(measures_of(corpus, plan.id))
        yield from _group(corpus, plan, "bodies", {b: load for b, load in by_entity.items() if b not in own}, total)
        # The issuer's units are compared among themselves: the plan is its own.
        units = loads(corpus, plan.id, _itself)
        inside = {b: load for b, load in units.items() if b not in own and corpus.index.legal_entity(b) in own}
        yield from _group(corpus, plan, "units", inside, total)


def _itself(body: str) -> str:
    return body


def _group(corpus: Corpus, plan: Node, group: str, compared: Mapping[str, Load], total: int) -> Iterator[Finding]:
    if len(compared) < _FEWEST_BODIES or total < _FEWEST_MEASURES:
        return
    # The id settles equals.
    ranked = sorted(compared.values(), key=lambda load: (-load.measures, load.body))
    if 2 * _carried(corpus, plan, ranked) < total:
        return  # few bodies share what is left of the plan; that is no concentration of the plan
    metrics = _metrics(corpus, ranked, total)
    # Of three bodies with equal shares the index is a third already.
    uneven = normalised(metrics["hhi"], len(ranked)) > UNEVEN
    if (metrics["hhi"] > HIGHLY_CONCENTRATED and uneven) or ranked[0].measures > MOST * total:
        yield _finding(corpus, plan, group, ranked, metrics)


def _carried(corpus: Corpus, plan: Node, compared: list[Load]) -> int:
    """Number of measures that any of these bodies answers for."""
    home = {row.id: (row.measure or row.node).id for row in corpus.rows(plan.id)}
    return len({home[edge.target] for load in compared for edge in load.edges})


def _metrics(corpus: Corpus, ranked: list[Load], total: int) -> dict[str, Any]:
    shares = [load.fractional for load in ranked]
    return {
        "bodies": len(ranked),
        "measures": total,
        "hhi": round(herfindahl(shares), 4),
        "gini": round(gini(shares), 4),
        "top1_share": round(top_share(shares, 1), 4),
        "top3_share": round(top_share(shares, 3), 4),
        "lorenz": [[round(x, 4), round(y, 4)] for x, y in lorenz(shares)],
        "loads": [
            {"institution": load.body, "name": corpus.index.name(load.body), "measures": load.measures,
             "fractional": round(load.fractional, 4)}
            for load in ranked[:10]
        ],
    }  # fmt: skip


def _finding(corpus: Corpus, plan: Node, group: str, ranked: list[Load], metrics: dict[str, Any]) -> Finding:
    first, verdict = ranked[0], _verdict(ranked[0])
    said = Phrase.of(
        f"gap.{KIND}.{group}", plan=plan_name(plan), who=through(corpus, first.body, first.edges), count=first.measures,
        total=metrics["measures"], bodies=metrics["bodies"],
    )  # fmt: skip
    evidence = tuple(of_edge(edge, "responsible") for edge in first.edges)
    return Finding(
        id=finding_id(KIND, plan.id, group), kind=KIND, level="plan", subject=plan.id, subject_name=plan.name,
        verdict=verdict, severity=severity(KIND, verdict), says=(said, Phrase(f"gap.{KIND}.why"), ask(corpus, plan.id)),
        evidence=evidence, metrics=metrics, plan=plan.id,
    )  # fmt: skip


def _verdict(first: Load) -> Verdict:
    sure = [edge.props.get("confidence") for edge in first.edges]
    low = sum(isinstance(one, float) and one < 0.5 for one in sure)
    return "unsure" if 2 * low > len(sure) else "gap"


def _not_recorded(corpus: Corpus, plan: Node) -> Finding:
    rows = corpus.rows(plan.id)
    evidence: tuple[Evidence, ...] = tuple(of_cell(row, "responsible") for row in rows[:3])
    said = Phrase.of(
        "gap.plan.not-recorded", plan=plan_name(plan), count=len(rows), total=len(rows),
        kind=Phrase(f"gap.{KIND}.name"), field=Phrase("gap.field.responsible"),
    )  # fmt: skip
    return Finding(
        id=finding_id(KIND, plan.id), kind=KIND, level="plan", subject=plan.id, subject_name=plan.name,
        verdict="not recorded", severity="low", says=(said,), evidence=evidence, metrics={"rows": len(rows)},
        plan=plan.id,
    )  # fmt: skip
