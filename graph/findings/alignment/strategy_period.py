"""Strategy past its period.

Definition: a strategy the plan names as its base whose last year comes before the plan's first. A European text that
is only cited lends the plan words (a definition in its glossary), not duties, and is no base.
Source: citation consistency; UNDP RIA on vertical alignment.
Needs: the period of the strategy as printed, and the year of the plan.
Cannot tell: a prolongation the plan does not mention.
Evidence: the strategy as printed.
"""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.graph.findings.corpus import Corpus
from planatlas.graph.findings.evidence import of_edge
from planatlas.graph.findings.finding import Finding, Phrase, finding_id
from planatlas.graph.findings.phrases import ask, shortened
from planatlas.graph.findings.severity import severity
from planatlas.graph.model import Edge, Node, Value

__all__ = ["KIND", "NAMED_AS", "find", "year_of"]

KIND = "strategy-past-period"
NAMED_AS = ("CITES", "IN_LINE_WITH", "IMPLEMENTS")


def find(corpus: Corpus) -> Iterator[Finding]:
    """Strategies that had ended when the plan began."""
    for plan in corpus.plans:
        begins = plan.props.get("year")
        for edge in (
            edge for type in NAMED_AS for edge in corpus.index.typed(type) if edge.props.get("plan") == plan.id
        ):
            strategy = corpus.index.get(edge.target)
            ends = year_of(strategy.props.get("to_year")) if strategy else None
            past = isinstance(begins, int) and ends is not None and ends < begins
            if strategy and ends is not None and past and not _lends_words(edge, strategy):
                yield _finding(corpus, plan, strategy, edge, ends)


def _lends_words(edge: Edge, strategy: Node) -> bool:
    # A definition taken from a European text binds to nothing.
    return edge.type == "CITES" and strategy.props.get("level") == "european"


def year_of(value: Value) -> int | None:
    """The year a date begins with, whether it is kept as text or as a number."""
    digits = str(value)[:4] if value is not None else ""
    return int(digits) if len(digits) == 4 and digits.isdigit() else None


def _finding(corpus: Corpus, plan: Node, strategy: Node, edge: Edge, ends: int) -> Finding:
    said = Phrase.of(f"gap.{KIND}.gap", text=shortened(strategy.name), ends=ends, year=plan.props["year"])
    return Finding(
        id=finding_id(KIND, strategy.id, plan.id), kind=KIND, level="plan", subject=strategy.id,
        subject_name=strategy.name, verdict="gap", severity=severity(KIND, "gap"),
        says=(said, Phrase(f"gap.{KIND}.why"), ask(corpus, plan.id)), evidence=(of_edge(edge, "strategy"),),
        metrics={"ends": ends}, plan=plan.id,
    )  # fmt: skip
