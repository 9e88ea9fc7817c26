"""Bodies that share fewer measures than their loads would bring about by chance.

Definition: a pair of bodies, the issuer left out, whose number of shared measures is so low under the null model (see
``nullmodel``) that the lower tail, adjusted for all pairs of the plan, is under 0.05; checked with curveball (see
``curveball``): the share of draws as low as that must be under 0.05 too. The tie is a shared row.
Source: Neal, Domagalski and Sagan 2021; the lower tail as a coordination gap is this project's own reading.
Needs: a plan with at least five bodies and ten measures; the smallest p these loads allow is stated, since with few
measures no pair can be significant.
Cannot tell: bodies that serve different people have no reason to meet.
Evidence: the first cells in which either body is named.
"""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.graph.findings.coordination.curveball import tail_shares
from planatlas.graph.findings.coordination.incidence import MeasureIncidence, incidence
from planatlas.graph.findings.coordination.nullmodel import PairTest, pair_tests
from planatlas.graph.findings.corpus import Corpus
from planatlas.graph.findings.evidence import of_edge
from planatlas.graph.findings.finding import Finding, Phrase, finding_id
from planatlas.graph.findings.load.loads import carriers
from planatlas.graph.findings.phrases import ask
from planatlas.graph.model import Node
from planatlas.graph.table import Table

__all__ = ["KIND", "co_responsibility", "find", "find_again"]

KIND = "rarely-together"
_LEVEL = 0.05
# With fewer no pair can be significant, and nothing would be said at great cost.
_FEWEST_BODIES, _FEWEST_MEASURES = 5, 10
_CHECK_DRAWS = 500


def find(corpus: Corpus) -> Iterator[Finding]:
    """Pairs of bodies that meet less than chance would have it, checked with curveball."""
    for plan, table, tests in _unlikely(corpus):
        _, at_most = tail_shares(table.matrix, _CHECK_DRAWS)
        for test in tests:
            share = float(at_most[test.one, test.other])
            # The exact margins may give more room than the averages of the model do.
            if share < _LEVEL:
                yield _finding(corpus, plan, table, test, share)


def find_again(corpus: Corpus) -> Iterator[Finding]:
    """The same on a resample, by the exact tail alone: the check was made once, on the plan itself."""
    for plan, table, tests in _unlikely(corpus):
        yield from (_finding(corpus, plan, table, test, None) for test in tests)


def _unlikely(corpus: Corpus) -> Iterator[tuple[Node, MeasureIncidence, list[PairTest]]]:
    for plan in corpus.plans:
        own, table = carriers(corpus, plan), incidence(corpus, plan.id)
        if len(table.bodies) < _FEWEST_BODIES or len(table.measures) < _FEWEST_MEASURES:
            continue
        # Adjusted over all pairs, those of the issuer too: the number of tests made is what counts.
        tests = [one for one in pair_tests(table.matrix) if one.q_lower < _LEVEL]
        outside = [one for one in tests if not own & {table.bodies[one.one], table.bodies[one.other]}]
        if outside:
            yield plan, table, outside


def _finding(corpus: Corpus, plan: Node, table: MeasureIncidence, test: PairTest, share: float | None) -> Finding:
    one, other = table.bodies[test.one], table.bodies[test.other]
    said = Phrase.of(
        f"gap.{KIND}.gap", one=corpus.index.name(one), other=corpus.index.name(other), count=test.shared,
        expected=f"{test.expected:.1f}",
    )  # fmt: skip
    metrics = {
        "tie": "shared row", "shared": test.shared, "expected": round(test.expected, 3), "p": test.lower,
        "q": test.q_lower, "least_p": test.least_lower, "curveball_p": share, "draws": _CHECK_DRAWS, "other": other,
    }  # fmt: skip
    first = [edge for body in (one, other) for (b, _), edge in table.namings.items() if b == body][:1]
    second = [edge for (b, _), edge in table.namings.items() if b == other][:1]
    return Finding(
        id=finding_id(KIND, plan.id, one, other), kind=KIND, level="institution", subject=one,
        subject_name=corpus.index.name(one), verdict="gap", severity="low",
        says=(said, Phrase(f"gap.{KIND}.why"), ask(corpus, plan.id, [one, other])),
        evidence=tuple(of_edge(edge, "partners") for edge in (*first, *second)), metrics=metrics, plan=plan.id,
    )  # fmt: skip


def co_responsibility(corpus: Corpus, plan: Node) -> Table:
    """Every pair of bodies of a plan: shared measures, expectation, both tails raw and adjusted, least possible p."""
    table = incidence(corpus, plan.id)
    columns = (
        "one", "other", "one_name", "other_name", "shared", "expected", "p_more", "p_fewer", "q_more", "q_fewer",
        "least_p_more", "least_p_fewer",
    )  # fmt: skip
    return Table.of(columns, [
        (table.bodies[t.one], table.bodies[t.other], corpus.index.name(table.bodies[t.one]),
         corpus.index.name(table.bodies[t.other]), t.shared, t.expected, t.upper, t.lower, t.q_upper, t.q_lower,
         t.least_upper, t.least_lower)
        for t in pair_tests(table.matrix)
    ])  # fmt: skip
