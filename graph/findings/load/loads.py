"""Who answers for how much: the load of every body in a plan, raw and fractional.

Raw load of o: number of measures m with R[o, m] = 1. Fractional load: Σ over those of 1 / |R(m)|, so that the loads
of a plan add up to its measures that somebody answers for. A body together with its own units in one measure is one
responsibility; classes of actors carry no load, since nobody in particular can be asked.
Source: RACI vertical analysis; ORA workload measures; fractional counting as in bibliometrics.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from planatlas.graph.findings.corpus import Corpus, Row, text_of
from planatlas.graph.model import Edge, Node
from planatlas.ontology.folding import fold

__all__ = [
    "Duties",
    "Load",
    "carriers",
    "duties",
    "loads",
    "measures",
    "measures_of",
    "responsible_bodies",
    "responsible_entities",
]


@dataclass(slots=True)
class Duties:
    """What one body is named for: the first naming in each measure it answers for, and in each it is a partner in.

    A measure in which it is both is one it answers for; so the two numbers add up to its measures.
    """

    responsible: dict[str, Edge] = field(default_factory=dict)
    partner: dict[str, Edge] = field(default_factory=dict)

    @property
    def only_partner(self) -> list[str]:
        """The measures it is a partner in and does not answer for."""
        return [measure for measure in self.partner if measure not in self.responsible]


def duties(
    corpus: Corpus, named: Iterable[tuple[str, Iterable[Edge], Iterable[Edge]]], of: Callable[[str], str]
) -> dict[str, Duties]:
    """Duties of every body from the measures with their namings as responsible and as partner.

    The one place where it is said what counts: findings, reports, figures and letters all ask here. ``of`` rolls units
    up; classes of actors have no duties.
    """
    classes, found = corpus.classes, dict[str, Duties]()
    for measure, *roles in named:
        for role, edges in zip(("responsible", "partner"), roles, strict=True):
            for edge in edges:
                if edge.source not in classes:
                    getattr(found.setdefault(of(edge.source), Duties()), role).setdefault(measure, edge)
    return found


@dataclass(slots=True)
class Load:
    """What one body answers for in one plan. ``edges`` holds one printed naming a measure, in reading order."""

    body: str
    measures: int = 0
    fractional: float = 0.0
    edges: list[Edge] = field(default_factory=list)


def responsible_bodies(corpus: Corpus, rows: Iterable[Row], of: Callable[[str], str]) -> dict[str, Edge]:
    """Bodies that answer for a measure with these rows, each with its first naming; ``of`` rolls units up."""
    edges = [edge for row in rows for edge in row.responsible]
    return {body: held.responsible[""] for body, held in duties(corpus, [("", edges, ())], of).items()}


def responsible_entities(corpus: Corpus, row: Row) -> dict[str, Edge]:
    """Legal entities that answer for one row, each with its first naming; asked often, found once."""
    if "entities" not in row.memo:
        row.memo["entities"] = responsible_bodies(corpus, (row,), corpus.index.legal_entity)
    found: dict[str, Edge] = row.memo["entities"]
    return found


def loads(corpus: Corpus, plan: str, of: Callable[[str], str] | None = None) -> dict[str, Load]:
    """Load of every body in a plan, by legal entity unless ``of`` says otherwise."""
    roll = of or corpus.entity
    if not corpus.units and roll == corpus.entity:
        roll = corpus.index.legal_entity
    return corpus.once(("loads", plan, roll), lambda: _loads(corpus, plan, roll))


def _loads(corpus: Corpus, plan: str, of: Callable[[str], str]) -> dict[str, Load]:
    found: dict[str, Load] = {}
    for rows in measures_of(corpus, plan):
        bodies = responsible_bodies(corpus, rows, of)
        share = 1 / len(bodies) if bodies else 0.0
        for body, edge in bodies.items():
            load = found.get(body)
            if load is None:
                load = found[body] = Load(body)
            load.measures += 1
            load.fractional += share
            load.edges.append(edge)
    return found


def measures_of(corpus: Corpus, plan: str) -> list[list[Row]]:
    """The rows of each measure of a plan together, in reading order; gathered once."""
    return corpus.once(("measures", plan), lambda: list(measures(corpus.rows(plan))))


def measures(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """The rows of each measure together, in reading order."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.measure.id if row.measure else row.id, []).append(row)
    yield from found.values()


def carriers(corpus: Corpus, plan: Node) -> set[str]:
    """The bodies whose own plan this is, by legal entity and by themselves.

    These are its issuers, whoever is responsible for the whole of it, and a body under an issuer that answers for more
    than half of its measures: the directorate that carries out a council's plan. A plan is its issuer's ego network,
    so none of them is ever an outlier or a broker in it.
    """
    return corpus.once(("carriers", plan.id), lambda: _carriers(corpus, plan))


def _carriers(corpus: Corpus, plan: Node) -> set[str]:
    found = set(corpus.issuers(plan.id))
    whole = _folded(text_of(plan.props.get("responsible_for_whole")))
    if whole:
        named = corpus.once("bodies by name", lambda: _by_name(corpus))
        found |= {corpus.index.legal_entity(body) for body in named.get(whole, ())}
    return found | _carrying(corpus, plan, found)


def _carrying(corpus: Corpus, plan: Node, issuers: set[str]) -> set[str]:
    under = {edge.source for issuer in issuers for edge in corpus.index.into(issuer, "SUBORDINATE_TO")}
    if not under:
        return set()
    total = len(measures_of(corpus, plan.id))
    every = loads(corpus, plan.id, corpus.index.legal_entity)
    return {body for body in under if body in every and 2 * every[body].measures > total}


def _by_name(corpus: Corpus) -> dict[str, list[str]]:
    """Folded name or abbreviation to the institutions that go by it."""
    found: dict[str, list[str]] = {}
    for body in corpus.index.labelled("Institution"):
        for name in {_folded(body.name), _folded(text_of(body.props.get("abbreviation")))} - {""}:
            found.setdefault(name, []).append(body.id)
    return found


def _folded(text: str | None) -> str:
    return fold(text) if text else ""
