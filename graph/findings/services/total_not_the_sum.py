"""Total that is not the sum.

Definition: a total the plan states for its services or rows of work - of a source over all of them, of all sources, or
of the sources of one service - that differs from the sum of the amounts it covers by more than their rounding.
Formula: |stated - sum| > half the last printed digit of every amount and of the total, added up. A total below a table
covers the services or rows since the total before it; where any run of them that ends above it gives the sum, it fits.
Source: audit practice (casting of totals); GAO-23-105508. The allowance for rounding is this project's own.
Needs: totals printed in the table of services or of work, amounts and their units.
Cannot tell: which of the numbers is the slip. Where units may be mixed (a factor of a thousand), currencies differ, an
amount is a range or in words, or a row is doubtful, the verdict is ``unsure``.
Evidence: the total and each amount it covers, as printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from planatlas.graph.findings.corpus import Corpus, Row, text_of
from planatlas.graph.findings.evidence import of_edge, of_node
from planatlas.graph.findings.finding import Finding, Phrase, Verdict, finding_id
from planatlas.graph.findings.phrases import ask
from planatlas.graph.findings.services.amounts import Amount, amount_of_edge, amount_of_figure
from planatlas.graph.findings.services.work_totals import money_of_rows, rows_above
from planatlas.graph.findings.severity import severity
from planatlas.graph.findings.verdicts import is_doubtful
from planatlas.graph.model import Edge, Node
from planatlas.loaders.values.totals import begins_with_total
from planatlas.records import Doubt

__all__ = ["KIND", "find", "fits"]

KIND = "total-not-the-sum"
_THOUSAND = 1000


@dataclass(slots=True, frozen=True)
class _Total:
    """A stated total, what it covers, and the service it is about (None for a total below the table)."""

    figure: Node
    stated: Amount
    edges: tuple[Edge, ...]
    service: Node | None
    doubtful: bool


def find(corpus: Corpus) -> Iterator[Finding]:
    """Totals of services and of rows of work that do not add up."""
    for plan in corpus.plans:
        figures = [one for one in corpus.index.of_plan("Figure", plan.id) if _is_total(one)]
        listed = sorted(corpus.index.of_plan("SocialService", plan.id), key=_line) if figures else []
        lines = {_line(figure) for figure in figures} - {_line(one) for one in listed}
        for figure in sorted(figures, key=lambda one: (_line(one), one.id)):
            total = _total_of(corpus, figure, listed, sorted(lines))
            if total and not _adds_up(total):
                yield _finding(corpus, plan, total)


def _total_of(corpus: Corpus, figure: Node, listed: Sequence[Node], lines: Sequence[int]) -> _Total | None:
    """What a total covers: the sources of its own service, else the services or the rows of work right above it."""
    if own := _of_row(corpus, figure, listed):
        return own
    rows = [row for row in rows_above(corpus, figure) if row.get("activity_type") != "proposed_service"]
    service = max((_line(one) for one in listed if _line(one) < _line(figure)), default=0)
    if rows and _line(rows[-1].node) > service:
        return _of_work(corpus, figure, rows, lines)
    return _of_table(corpus, figure, listed, lines)


def _of_work(corpus: Corpus, figure: Node, rows: Sequence[Row], lines: Sequence[int]) -> _Total | None:
    """The total below rows of work since the total before it; a longer or shorter run that fits is the one meant."""
    stated = amount_of_figure(figure)
    if stated is None:
        return None
    before = max((line for line in lines if line < _line(figure)), default=0)
    usual = [row for row in rows if _line(row.node) > before] or rows
    made = []
    for run in (usual, *(rows[start:] for start in range(len(rows)))):
        doubtful = any(_money_in_doubt(row) for row in run)
        made.append(_Total(figure, stated, money_of_rows(corpus, figure, run), None, doubtful))
        if _adds_up(made[-1]):
            return made[-1]
    return made[0] if made[0].edges else None


def _is_total(figure: Node) -> bool:
    return begins_with_total(text_of(figure.props.get("what")) or "")


def _line(node: Node) -> int:
    return _whole(node.props.get("line"))


def _whole(line: object) -> int:
    return line if isinstance(line, int) else 0


def _of_row(corpus: Corpus, figure: Node, listed: Sequence[Node]) -> _Total | None:
    """The total in the row of one service."""
    service = next((one for one in listed if _line(one) == _line(figure)), None)
    stated = amount_of_figure(figure)
    if service is None or stated is None:
        return None
    edges = corpus.index.out(service.id, "FUNDING_NAMED")
    return _Total(figure, stated, tuple(edges), service, _is_doubtful(service))


def _of_table(corpus: Corpus, figure: Node, listed: Sequence[Node], totals: Sequence[int]) -> _Total | None:
    """The total below the services since the total before it; a longer or shorter run that fits is the one meant."""
    stated, here, source = amount_of_figure(figure), _line(figure), text_of(figure.props.get("subject"))
    above = [one for one in listed if _line(one) < here]
    if stated is None or not above:
        return None
    before = max((line for line in totals if line < here), default=0)
    status = above[-1].props.get("service_status")
    usual = [one for one in above if _line(one) > before and one.props.get("service_status") == status] or above
    runs = [usual, *(above[start:] for start in range(len(above)))]
    made = [_covering(corpus, figure, stated, run, source) for run in runs]
    return next((one for one in made if _adds_up(one)), made[0])


def _covering(corpus: Corpus, figure: Node, stated: Amount, run: Sequence[Node], source: str | None) -> _Total:
    edges = [edge for service in run for edge in corpus.index.out(service.id, "FUNDING_NAMED")]
    mine = tuple(edge for edge in edges if source in (None, edge.props.get("mention")))
    return _Total(figure, stated, mine, None, any(map(_is_doubtful, run)))


def _money_in_doubt(row: Row) -> bool:
    """Money of this row was lost or read from a column that was guessed, or the row was put together from pieces."""
    return row.state("budget") == "lost" or is_doubtful(row, "budget") or row.doubts(Doubt.JOINED)


def _is_doubtful(service: Node) -> bool:
    """A reading below its own certainty, or money of this service that was lost."""
    confidence = service.props.get("confidence")
    return service.props.get("budget_cell") == "lost" or (isinstance(confidence, float) and confidence < 1)


def fits(stated: Amount, parts: Sequence[Amount]) -> bool:
    """Tell whether a total is the sum of its parts, as far as their rounding allows."""
    allowed = (stated.step + sum((part.step for part in parts), Decimal(0))) / 2
    return abs(stated.value - sum((part.value for part in parts), Decimal(0))) <= allowed


def _parts(total: _Total) -> list[Amount]:
    return [amount for edge in total.edges if (amount := amount_of_edge(edge))]


def _adds_up(total: _Total) -> bool:
    return fits(total.stated, _parts(total))


def _verdict(total: _Total) -> Verdict:
    parts = _parts(total)
    whole = sum((part.value for part in parts), Decimal(0))
    mixed = len({part.currency for part in (*parts, total.stated) if part.currency}) > 1
    partly = len(parts) < len(total.edges) or any(part.is_range for part in parts) or not parts
    shifted = any(
        fits(total.stated, [replace(p, value=p.value * by, step=p.step * by) for p in parts]) for by in _SHIFTS
    )
    return "unsure" if total.doubtful or mixed or partly or shifted or not whole else "gap"


_SHIFTS = (Decimal(_THOUSAND), Decimal(1) / _THOUSAND)


def _finding(corpus: Corpus, plan: Node, total: _Total) -> Finding:
    parts, verdict = _parts(total), _verdict(total)
    whole = sum((part.value for part in parts), Decimal(0))
    about = total.service.name if total.service else text_of(total.figure.props.get("subject"))
    where = f"„{about}”" if about else Phrase(f"gap.{KIND}.all")
    said = Phrase.of(f"gap.{KIND}.{verdict}", where=where, stated=_money(total.stated.value), sum=_money(whole))
    return Finding(
        id=finding_id(KIND, total.figure.id), kind=KIND, level="measure" if total.service else "plan",
        subject=total.service.id if total.service else total.figure.id, subject_name=about or total.figure.name,
        verdict=verdict, severity=severity(KIND, verdict),
        says=(said, Phrase(f"gap.{KIND}.why"), ask(corpus, plan.id)),
        evidence=(of_node(total.figure, "budget", "value"),
                  *(replace(of_edge(edge, "budget"), quote=text_of(edge.props.get("text"))) for edge in total.edges)),
        metrics={"stated": str(total.stated.value), "sum": str(whole), "amounts": len(parts)}, plan=plan.id,
    )  # fmt: skip


def _money(value: Decimal) -> Decimal | str:
    """An amount in whole currency, as every language writes it; with its decimals where it has some."""
    return value if value == value.to_integral_value() else f"{value:,.2f}".replace(",", " ")
