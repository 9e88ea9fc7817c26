"""The same work for the same people by different bodies.

Definition: two measures with nearly the same text (see ``alike``) that are aimed at a common target group and whose
responsible legal entities have none in common.
Source: GAO-15-49SP and GAO-13-333, duplication: the same activities or services for the same beneficiaries by different
agencies.
Needs: texts, target groups of the rows, and responsible bodies; both measures must name some.
Cannot tell: whether the bodies share the work by area or season.
Evidence: both texts where they stand.
"""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.graph.findings.corpus import Corpus, own_groups
from planatlas.graph.findings.finding import Finding
from planatlas.graph.findings.load.loads import responsible_bodies
from planatlas.graph.findings.overlap.alike import Pair, alike_pairs, measures_of
from planatlas.graph.findings.overlap.pairs import of_pair

__all__ = ["KIND", "find", "is_duplication"]

KIND = "duplication"


def find(corpus: Corpus) -> Iterator[Finding]:
    """Pairs of measures, of one plan or of two, that do the same for the same people."""
    for pair in alike_pairs(measures_of(corpus, [plan.id for plan in corpus.plans])):
        if is_duplication(corpus, pair):
            yield of_pair(corpus, KIND, pair)


def is_duplication(corpus: Corpus, pair: Pair) -> bool:
    """Tell whether two alike measures serve a common group through different legal entities."""
    bodies = [responsible_bodies(corpus, one.rows, corpus.index.legal_entity).keys() for one in (pair.one, pair.other)]
    groups = [own_groups(corpus, one.id) for one in (pair.one, pair.other)]
    return bool(bodies[0] and bodies[1] and not bodies[0] & bodies[1] and groups[0] & groups[1])
