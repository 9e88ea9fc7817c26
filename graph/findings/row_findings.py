"""Findings about rows of work, and the one about the plan where a condition is the rule rather than a slip."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from planatlas.graph.findings.corpus import Corpus, Row
from planatlas.graph.findings.evidence import of_cell, of_edge
from planatlas.graph.findings.finding import Finding, Phrase, Verdict, finding_id
from planatlas.graph.findings.phrases import ask, ask_row, fixed, plan_name, verdict_key, where_row
from planatlas.graph.findings.severity import internal_work, severity, severity_of_row
from planatlas.graph.findings.verdicts import about_presence, cell_verdict
from planatlas.graph.model import Edge, Node

__all__ = ["code_of", "for_the_plan", "missing_in_cells", "of_row", "on_rows", "finding_of_row"]


_SHOWN = 5
"""Rows that a finding about a plan gives as evidence; each has its own finding besides."""


def missing_in_cells(corpus: Corpus, kind: str, field: str) -> Iterator[Finding]:
    """One finding a row whose ``field`` cell holds no value, with its verdict, and those about whole plans."""
    for plan in corpus.plans:
        rows = corpus.rows(plan.id)
        # Gathered first: whether it is the rule is known only once all rows are.
        found = [(row, verdict) for row in rows if (verdict := cell_verdict(row, field))]
        yield from (of_row(corpus, kind, row, verdict, field) for row, verdict in found)
        yield from for_the_plan(corpus, kind, plan, found, len(rows), field)


def of_row(corpus: Corpus, kind: str, row: Row, verdict: Verdict, field: str, says: Phrase | None = None) -> Finding:
    """The finding about one row. ``says`` replaces the usual sentence for its verdict."""
    node = row.node
    return Finding(
        finding_id(kind, node.id), kind, "activity", node.id, node.name, verdict, severity_of_row(kind, verdict, row),
        _sentences(corpus, kind, row, verdict, field, says), (of_cell(row, field),), code_of(row), plan=row.plan,
    )  # fmt: skip


def on_rows(
    corpus: Corpus,
    kind: str,
    field: str,
    holds: Callable[[Row], bool],
    say: Callable[[Row, Verdict], Finding],
    verdict: Callable[[Row], Verdict] | None = None,
) -> Iterator[Finding]:
    """One finding for every row for which a condition holds, and one about a plan where it holds for most."""
    for plan in corpus.plans:
        rows = corpus.rows(plan.id)
        hits = [(row, verdict(row) if verdict else about_presence(row, field)) for row in rows if holds(row)]
        yield from (say(row, found) for row, found in hits)
        yield from for_the_plan(corpus, kind, plan, hits, len(rows), field)


def finding_of_row(
    corpus: Corpus,
    kind: str,
    row: Row,
    verdict: Verdict,
    field: str,
    *,
    edges: Iterable[Edge] = (),
    metrics: Mapping[str, Any] | None = None,
    asked: Iterable[str] | None = None,
    key: str = "gap",
    **values: object,
) -> Finding:
    """The finding that something which does stand in a row is a gap; ``edges`` are the printed words it rests on.

    ``key`` is the sentence among those of the kind.
    """
    whom = ask_row(corpus, row) if asked is None else ask(corpus, row.plan, asked)
    said = Phrase(f"gap.{kind}.{key}", (("where", where_row(row)), *values.items()))
    return Finding(
        id=finding_id(kind, row.id), kind=kind, level="activity", subject=row.id, subject_name=row.node.name,
        verdict=verdict, severity=severity_of_row(kind, verdict, row),
        says=(said, fixed(f"gap.{kind}.why"), whom),
        evidence=(of_cell(row, field), *[of_edge(edge, field) for edge in edges]),
        metrics={**code_of(row), **(metrics or {})}, plan=row.plan,
    )  # fmt: skip


def code_of(row: Row) -> dict[str, Any]:
    """The code of a row among its metrics, so that a list of findings can name its rows shortly.

    With its chapter where the code alone does not tell which row is meant.
    """
    named = {"code": row.code, "chapter": row.chapter}
    return {name: value for name, value in named.items() if value}


def _sentences(
    corpus: Corpus, kind: str, row: Row, verdict: Verdict, field: str, says: Phrase | None
) -> tuple[Phrase, ...]:
    if verdict == "gap":
        # Built as a pair of values: this is made for every row of every kind.
        first = says or Phrase(f"gap.{kind}.gap", (("where", where_row(row)),))
        return first, fixed(f"gap.{kind}.why"), ask_row(corpus, row)
    key = f"gap.cell.{verdict_key(verdict)}"
    return (says or Phrase(key, (("where", where_row(row)), ("field", fixed(f"gap.field.{field}")))),)


def for_the_plan(
    corpus: Corpus, kind: str, plan: Node, found: Iterable[tuple[Row, Verdict]], total: int, field: str
) -> Iterator[Finding]:
    """One finding about the plan for every verdict that holds for more than half of its rows."""
    by_verdict: dict[Verdict, list[Row]] = {}
    for row, verdict in found:
        by_verdict.setdefault(verdict, []).append(row)
    for verdict, rows in by_verdict.items():
        # More than half: then the plan leaves it out, and not a single row.
        if 2 * len(rows) > total:
            yield _of_plan(corpus, kind, plan, verdict, rows, total, field)


def _of_plan(
    corpus: Corpus, kind: str, plan: Node, verdict: Verdict, rows: list[Row], total: int, field: str
) -> Finding:
    # Of mostly internal work the plan's own gap weighs as little as that of its rows.
    internal = sum(internal_work(row) for row in rows) * 2 > len(rows)
    says: tuple[Phrase, ...] = (
        Phrase.of(
            f"gap.plan.{verdict_key(verdict)}",
            plan=plan_name(plan), count=len(rows), total=total, kind=Phrase(f"gap.{kind}.name"),
            field=Phrase(f"gap.field.{field}"),
        ),
    )  # fmt: skip
    if verdict == "gap":
        # Only a claim needs a reason and somebody to ask.
        says = (*says, Phrase(f"gap.{kind}.why"), ask(corpus, plan.id))
    return Finding(
        id=finding_id(kind, plan.id, verdict_key(verdict)), kind=kind, level="plan", subject=plan.id,
        subject_name=plan.name, verdict=verdict, severity=severity(kind, verdict, internal), says=says,
        evidence=tuple(of_cell(row, field) for row in rows[:_SHOWN]),
        metrics={"rows": len(rows), "of": total, "field": field,
                 "states": dict(Counter(row.state(field) for row in rows))},
        plan=plan.id,
    )  # fmt: skip
