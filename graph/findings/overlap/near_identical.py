"""Two measures of one plan with nearly the same text.

Definition: see ``alike``; both stand in one plan, as different measures. Where they stand under different components or
objectives, the same work is meant for other people or ends as a rule: the finding says so and is of low severity.
Source: GAO-15-49SP, overlap: programmes with similar goals or activities; the pair is where to look, not yet a fault.
Needs: the texts of the measures.
Cannot tell: whether the second is a slip of copying, the same work in another year, or a step of its own.
Evidence: both texts where they stand.
"""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.graph.findings.corpus import Corpus
from planatlas.graph.findings.finding import Finding
from planatlas.graph.findings.overlap.alike import Measure, alike_pairs, measures_of
from planatlas.graph.findings.overlap.duplication import is_duplication
from planatlas.graph.findings.overlap.pairs import of_pair

__all__ = ["KIND", "find"]

KIND = "near-identical-measures"


def find(corpus: Corpus) -> Iterator[Finding]:
    """Measures that a plan holds nearly twice."""
    for plan in corpus.plans:
        for pair in alike_pairs(measures_of(corpus, [plan.id])):
            if not is_duplication(corpus, pair):
                yield of_pair(corpus, KIND, pair, _home(pair.one) != _home(pair.other))


def _home(measure: Measure) -> tuple[object, object]:
    row = measure.rows[0]
    return row.get("component"), row.get("objective")
