"""How far a finding on a network depends on single rows: the share of resamples in which it holds.

A resample draws as many rows of every plan, with replacement, as it has (each kept once: about 63 % of them), and
keeps each printed naming of a body with the confidence of its reading as probability; a merge of two mentions into
one body is doubted through those namings. The same resamples serve all kinds. ``confidence`` is a rank of the reader,
not a measured probability, so the share is a rank as well.
Source: Borgatti, Carley and Krackhardt 2006 (robustness of centrality under missing data); Efron 1979 (bootstrap).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from random import Random

from planatlas.graph.findings.corpus import Corpus, Row
from planatlas.graph.findings.finding import Finding
from planatlas.graph.model import Edge

__all__ = ["RESAMPLES", "resampled", "with_stability"]

RESAMPLES = 200


def with_stability(
    corpus: Corpus,
    findings: Iterable[Finding],
    find: Callable[[Corpus], Iterable[Finding]],
    resamples: int = RESAMPLES,
    seed: int = 0,
) -> list[Finding]:
    """The findings with the share of resamples in which the same finding came up again.

    Only plans with a finding are drawn anew. What is not recorded does not depend on rows and has no share.
    """
    listed = list(findings)
    # What a document does not ask is the same in every resample.
    shaky = {one.id: one.plan for one in listed if one.verdict in ("gap", "unsure") and one.plan}
    if not shaky:
        return listed
    random, held, plans = Random(seed), Counter[str](), set(shaky.values())
    for _ in range(resamples):
        held.update({one.id for one in find(resampled(corpus, random, plans))})
    return [replace(one, stability=round(held[one.id] / resamples, 4)) if one.id in shaky else one for one in listed]


def resampled(corpus: Corpus, random: Random, plans: Collection[str] | None = None) -> Corpus:
    """A corpus of these plans, or of all, with the rows of each drawn anew."""
    drawn = {plan.id: _draw(corpus.rows(plan.id), random) for plan in corpus.plans if plans is None or plan.id in plans}
    return corpus.with_rows(drawn)


def _draw(rows: list[Row], random: Random) -> list[Row]:
    # In reading order, so that the same seed reads the same everywhere.
    kept = sorted({random.randrange(len(rows)) for _ in rows})
    return [_read_again(rows[place], random) for place in kept]


def _read_again(row: Row, random: Random) -> Row:
    # What was kept of the row was of all its bodies.
    return replace(row, memo={}, responsible=_sure(row.responsible, random), partners=_sure(row.partners, random))


def _sure(edges: tuple[Edge, ...], random: Random) -> tuple[Edge, ...]:
    return tuple(edge for edge in edges if random.random() < _confidence(edge))


def _confidence(edge: Edge) -> float:
    said = edge.props.get("confidence")
    return float(said) if isinstance(said, int | float) else 1.0
