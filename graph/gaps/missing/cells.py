"""An answer for every row whose cell holds nothing, and one for the plan where that is the rule rather than a slip."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from planatlas.graph.gaps.corpus import Corpus, Row
from planatlas.graph.gaps.evidence import of_cell, of_node
from planatlas.graph.gaps.finding import Finding, Phrase, Verdict, finding_id
from planatlas.graph.gaps.severity import internal_work, severity
from planatlas.graph.gaps.verdicts import cell_verdict
from planatlas.graph.gaps.wording import ask, verdict_key, where_row
from planatlas.graph.model import Node

__all__ = ["for_the_plan", "missing_in_cells", "of_row"]


def missing_in_cells(corpus: Corpus, kind: str, field: str) -> Iterator[Finding]:
    """One finding a row whose ``field`` cell holds no value, with its verdict, and those about whole plans."""
    for plan in corpus.plans:
        rows = corpus.rows(plan.id)
        found = [(row, verdict) for row in rows if (verdict := cell_verdict(row, field))]
        yield from (of_row(corpus, kind, row, verdict, field) for row, verdict in found)
        yield from for_the_plan(corpus, kind, plan, found, len(rows), field)


def of_row(corpus: Corpus, kind: str, row: Row, verdict: Verdict, field: str, says: Phrase | None = None) -> Finding:
    """The finding about one row. ``says`` replaces the usual sentence for its verdict."""
    return Finding(
        id=finding_id(kind, row.id),
        kind=kind,
        level="activity",
        subject=row.id,
        subject_name=row.node.name,
        verdict=verdict,
        severity=severity(kind, verdict, internal_work(row)),
        says=_sentences(corpus, kind, row, verdict, field, says),
        evidence=(of_cell(row, field),),
        metrics={},
        plan=row.plan,
    )


def _sentences(
    corpus: Corpus, kind: str, row: Row, verdict: Verdict, field: str, says: Phrase | None
) -> tuple[Phrase, ...]:
    if verdict == "gap":
        first = says or Phrase.of(f"gap.{kind}.gap", where=where_row(row))
        return first, Phrase(f"gap.{kind}.why"), ask(corpus, row.plan, (edge.source for edge in row.responsible))
    key = f"gap.cell.{verdict_key(verdict)}"
    return (says or Phrase.of(key, where=where_row(row), field=Phrase(f"gap.field.{field}")),)


def for_the_plan(
    corpus: Corpus, kind: str, plan: Node, found: Iterable[tuple[Row, Verdict]], total: int, field: str
) -> Iterator[Finding]:
    """One finding about the plan for every verdict that holds for more than half of its rows."""
    by_verdict: dict[Verdict, list[Row]] = {}
    for row, verdict in found:
        by_verdict.setdefault(verdict, []).append(row)
    for verdict, rows in by_verdict.items():
        if 2 * len(rows) > total:
            yield _of_plan(corpus, kind, plan, verdict, rows, total, field)


def _of_plan(
    corpus: Corpus, kind: str, plan: Node, verdict: Verdict, rows: list[Row], total: int, field: str
) -> Finding:
    internal = sum(internal_work(row) for row in rows) * 2 > len(rows)
    says: tuple[Phrase, ...] = (
        Phrase.of(
            f"gap.plan.{verdict_key(verdict)}",
            plan=plan.name, count=len(rows), total=total, kind=Phrase(f"gap.{kind}.name"),
            field=Phrase(f"gap.field.{field}"),
        ),
    )  # fmt: skip
    if verdict == "gap":
        says = (*says, Phrase(f"gap.{kind}.why"), ask(corpus, plan.id))
    return Finding(
        id=finding_id(kind, plan.id, verdict_key(verdict)), kind=kind, level="plan", subject=plan.id,
        subject_name=plan.name, verdict=verdict, severity=severity(kind, verdict, internal), says=says,
        evidence=(of_node(plan, field), *(of_cell(row, field) for row in rows[:3])),
        metrics={"rows": len(rows), "of": total, "states": dict(Counter(row.state(field) for row in rows))},
        plan=plan.id,
    )  # fmt: skip
