"""The finding about a pair of measures."""

from __future__ import annotations

from planatlas.graph.findings.corpus import Corpus
from planatlas.graph.findings.evidence import of_node
from planatlas.graph.findings.finding import Evidence, Finding, Phrase, Verdict, finding_id
from planatlas.graph.findings.overlap.alike import Measure, Pair
from planatlas.graph.findings.phrases import ask, where_row
from planatlas.graph.findings.severity import severity
from planatlas.graph.findings.verdicts import is_doubtful

__all__ = ["of_pair"]


def of_pair(corpus: Corpus, kind: str, pair: Pair, parallel: bool = False) -> Finding:
    """The later measure is the subject, the earlier one is what it repeats; ``parallel`` that both stand apart."""
    subject, repeated = pair.other, pair.one
    doubtful = any(is_doubtful(one.rows[0]) for one in (subject, repeated))
    verdict: Verdict = "unsure" if doubtful else "gap"
    said = Phrase.of(
        f"gap.{kind}.{'parallel' if parallel else 'gap'}",
        where=where_row(subject.rows[0]),
        other=where_row(repeated.rows[0]),
    )
    bodies = [edge.source for one in (repeated, subject) for row in one.rows for edge in row.responsible]
    return Finding(
        id=finding_id(kind, subject.id, repeated.id), kind=kind, level="measure", subject=subject.id,
        subject_name=subject.name, verdict=verdict, severity="low" if parallel else severity(kind, verdict),
        says=(said, Phrase(f"gap.{kind}.why"), ask(corpus, subject.plan, bodies)),
        evidence=(_text(subject), _text(repeated)),
        metrics={"score": pair.score, "other": repeated.id, "parallel": parallel, **_code(subject)}, plan=subject.plan,
    )  # fmt: skip


def _text(measure: Measure) -> Evidence:
    return of_node(measure.rows[0].node, "measure", "value")


def _code(measure: Measure) -> dict[str, str]:
    code = measure.rows[0].code
    return {"code": code} if code else {}
