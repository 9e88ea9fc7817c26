"""The services of a plan as the analyses see them: states of their cells, their money, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from planatlas.graph.assembly.verdicts import LOW_CONFIDENCE
from planatlas.graph.findings.corpus import Corpus, text_of
from planatlas.graph.findings.evidence import of_edge, of_node
from planatlas.graph.findings.finding import Evidence, Finding, Phrase, Verdict, finding_id
from planatlas.graph.findings.phrases import ask, verdict_key, where_node
from planatlas.graph.findings.severity import severity
from planatlas.graph.model import Edge, Node

__all__ = ["budget", "in_words", "missing_cell", "money", "number", "of_service", "services", "state"]

_BODIES = ("DELIVERED_BY", "PROVIDED_BY")
_TEXTS = {"occupancy": "occupancy_text", "waiting": "occupancy_text", "staff": "staff_text"}
"""Where the text of a cell is kept. How many wait is printed in the cell of occupancy where there is no other."""

_BY_STATE: dict[str, Verdict] = {"empty": "gap", "dash": "stated none", "no_column": "not recorded", "lost": "unsure"}

_CURRENCIES = ("ron", "eur")


def services(corpus: Corpus, status: str | None = None) -> Iterator[Node]:
    """The services of the plans analysed, in the order of the graph; ``status`` is existing or proposed."""
    plans = {plan.id for plan in corpus.plans}
    for node in corpus.index.labelled("SocialService"):
        if node.props.get("plan") in plans and status in (None, node.props.get("service_status")):
            yield node


def number(service: Node, name: str) -> float | None:
    """A numeric property, or None."""
    value = service.props.get(name)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def state(service: Node, field: str) -> str:
    """State of one cell of a service; a property that is there without a cell state is a value."""
    said = text_of(service.props.get(f"{field}_cell"))
    return said or ("value" if service.props.get(field) is not None else "no_column")


def money(corpus: Corpus, service: Node) -> list[Edge]:
    """The amounts of a service: its funding edges that carry one."""
    return [edge for edge in corpus.index.out(service.id, "FUNDING_NAMED") if _amount(edge)]


def budget(corpus: Corpus, service: Node) -> Decimal:
    """The sum of all amounts of a service, in whole currency; ranges count with their lower end."""
    return sum((_amount(edge) for edge in money(corpus, service)), Decimal(0))


def in_words(corpus: Corpus, service: Node) -> Phrase | Decimal:
    """The sum of all amounts with its currency, where it is one of those plans use; else the bare number."""
    amount, told = budget(corpus, service), {edge.props.get("currency") for edge in money(corpus, service)}
    code = str(told.pop()).lower() if len(told) == 1 else ""
    return Phrase.of(f"gap.money.{code}", amount=amount) if code in _CURRENCIES else amount


def _amount(edge: Edge) -> Decimal:
    try:
        return Decimal(str(edge.props.get("amount_text") or 0))
    except InvalidOperation:
        return Decimal(0)


def missing_cell(service: Node, fields: Sequence[str]) -> Verdict | None:
    """Verdict when none of these cells holds a value; None when one does. What was lost may have been one."""
    states = {state(service, field) for field in fields}
    if "value" in states:
        return None
    found = next(one for one in ("lost", "empty", "dash", "no_column") if one in states or one == "no_column")
    return "unsure" if found == "empty" and not _sure(service) else _BY_STATE[found]


def _sure(service: Node) -> bool:
    confidence = service.props.get("confidence")
    return not isinstance(confidence, float) or confidence >= LOW_CONFIDENCE


def of_service(
    corpus: Corpus,
    kind: str,
    service: Node,
    field: str,
    verdict: Verdict | None = None,
    why: Phrase | None = None,
    **values: object,
) -> Finding:
    """The finding about one service; ``verdict`` defaults to a gap, or unsure where the reading is doubtful.

    ``why`` says why it matters where the usual sentence of the kind does not fit.
    """
    said: Verdict = verdict or ("gap" if _sure(service) else "unsure")
    plan = text_of(service.props.get("plan")) or ""
    code = text_of(service.props.get("code"))
    metrics: dict[str, Any] = {"code": code} if code else {}
    if who := _run_by(corpus, service):
        metrics["run_by"] = who
    return Finding(
        id=finding_id(kind, service.id), kind=kind, level="measure", subject=service.id, subject_name=service.name,
        verdict=said, severity=severity(kind, said), says=_says(corpus, kind, service, said, field, plan, why, values),
        evidence=_evidence(corpus, service, field),
        metrics=metrics, plan=plan,
    )  # fmt: skip


def _run_by(corpus: Corpus, service: Node) -> str | None:
    """The centre that delivers a service, else the body that provides it: what tells services of one name apart."""
    bodies = (edge.target for type in _BODIES for edge in corpus.index.out(service.id, type))
    return next((corpus.index.name(body) for body in bodies), None)


def _evidence(corpus: Corpus, service: Node, field: str) -> tuple[Evidence, ...]:
    """The cell a finding is about, then the amounts; for an empty cell the name of the service as printed."""
    cell = of_node(service, field, state(service, field))
    amounts = [  # an amount may stand in any line of its service
        replace(of_edge(edge, "budget"), quote=text_of(edge.props.get("text")), lines=cell.lines)
        for edge in money(corpus, service)
    ]
    if field == "budget" and amounts:
        return tuple(amounts)
    return (replace(cell, quote=_printed(service, field) or cell.quote), *amounts)


def _printed(service: Node, field: str) -> str | None:
    """What stands in a cell: its text where it was kept, else the number it gave."""
    said, value = text_of(service.props.get(_TEXTS.get(field, field))), number(service, field)
    figure = None if value is None else f"{value:g}"
    return said if said and (figure is None or figure in said) else figure


def _where(corpus: Corpus, service: Node) -> Phrase:
    """A service by its name, and by the centre that delivers it where the plan names one."""
    name = where_node(service.name, None).values[0][1]
    centre = next((edge.target for edge in corpus.index.out(service.id, _BODIES[0])), None)
    if centre is None:
        return Phrase.of("gap.where.service", name=name)
    return Phrase.of("gap.where.service-of", name=name, who=corpus.index.name(centre))


def _says(
    corpus: Corpus,
    kind: str,
    service: Node,
    verdict: Verdict,
    field: str,
    plan: str,
    why: Phrase | None,
    values: dict[str, object],
) -> tuple[Phrase, ...]:
    where = _where(corpus, service)
    if verdict in ("stated none", "not recorded"):
        key = f"gap.cell.{verdict_key(verdict)}"
        return (Phrase.of(key, where=where, field=Phrase(f"gap.field.{field}")),)
    provider = [edge.target for type in _BODIES for edge in corpus.index.out(service.id, type)]
    said = Phrase.of(f"gap.{kind}.gap", where=where, **values)
    return said, why or Phrase(f"gap.{kind}.why"), ask(corpus, plan, provider)
