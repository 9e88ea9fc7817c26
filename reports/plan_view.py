"""One plan as a report reads it: its measures with who answers for them, under which objective, with which money."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from planatlas.graph.findings.corpus import ANALYSED, Corpus
from planatlas.graph.findings.load.loads import carriers
from planatlas.graph.index import Tie
from planatlas.graph.model import Node
from planatlas.graph.stored import StoredGraph

__all__ = ["AtlasReading", "PlanReading", "MeasureRow", "Tie", "read_plans"]

_SAME = 60
"""Characters by which a quote is known to be the text of the measure over again."""

BODIES = ("Institution", "ActorClass")


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure and everything the plan prints about it."""

    measure: Node
    objective: Node | None
    responsible: tuple[Tie, ...]
    partners: tuple[Tie, ...]
    funding: tuple[Node, ...]
    groups: tuple[Node, ...]
    deadlines: tuple[str, ...]
    counted: bool = True
    """Whether the measure puts a duty on anybody this year, as the findings count it."""

    def quote_for(self, body: str, index: AtlasReading) -> str:
        """The printed words that name ``body`` or a unit of it in this row.

        Empty where the source kept none, and where they are the words of the measure itself.
        """
        for tie in (*self.responsible, *self.partners):
            if tie.node.id == body or index.graph.legal_entity(tie.node.id) == body:
                quote = str(tie.edge.props.get("quote") or "")
                return "" if quote and self.measure.name.startswith(quote[:_SAME]) else quote
        return ""

    def holds(self, field: str) -> bool:
        """Whether something is printed for ``field``: responsible, partners, funding or deadline."""
        return bool(self.deadlines if field == "deadline" else getattr(self, field))

    def asks(self, field: str) -> bool:
        """Whether the table this row stands in has a column for ``field``."""
        return self.measure.props.get(f"{field}_cell") not in ("no_column", None)


@dataclass(frozen=True, slots=True)
class PlanReading:
    """A document of the atlas with its measures in reading order."""

    plan: Node
    rows: tuple[MeasureRow, ...]
    services: tuple[Node, ...]
    strategies: tuple[Tie, ...]
    acts: tuple[Tie, ...]
    agreements: tuple[Node, ...]
    issuers: frozenset[str] = field(default_factory=frozenset)

    @property
    def analysed(self) -> bool:
        """Whether duties and gaps may be counted in this kind of document."""
        return self.plan.props.get("genre", "plan") in ANALYSED

    @property
    def counted(self) -> tuple[MeasureRow, ...]:
        """The measures that put a duty on somebody."""
        return tuple(row for row in self.rows if row.counted)


class AtlasReading:
    """An atlas as its reports read it: its graph, its rows of work, and the bodies in them."""

    def __init__(self, atlas: StoredGraph) -> None:
        self.corpus = Corpus.of(atlas)
        self.graph = self.corpus.index

    def legal_entity(self, body: Node) -> Node:
        """The body with legal personality that ``body`` is a unit of; itself if it is none's unit."""
        return self.graph.node(self.graph.legal_entity(body.id))

    def bodies_of(self, row: MeasureRow) -> set[str]:
        """Ids of the bodies named in a row, and of the legal entities they are units of."""
        named = {tie.node.id for tie in (*row.responsible, *row.partners)}
        return named | {self.graph.legal_entity(body) for body in named}

    def entities(self, ties: Iterable[Tie]) -> dict[str, Node]:
        """The legal entities of the institutions among ``ties``, each once; classes of actors are none."""
        found = (self.legal_entity(tie.node) for tie in ties if tie.node.label == "Institution")
        return {body.id: body for body in found}

    def belongs(self, node: Node, body: Node) -> bool:
        """Whether ``node`` is ``body`` or one of its units."""
        return node.id == body.id or self.graph.legal_entity(node.id) == body.id

    def codes_above(self, row: MeasureRow) -> set[str]:
        """Codes of the objective a row stands under and of those above it."""
        return {str(node.props["code"]) for node in self.objectives_above(row) if node.props.get("code")}

    def objectives_above(self, row: MeasureRow) -> list[Node]:
        """The objectives above a measure, the nearest first."""
        path: list[Node] = []
        above = row.objective
        while above is not None and above not in path:
            path.append(above)
            above = self.graph.above(above.id, "Objective")
        return path

    def measure_of(self, subject: str) -> str:
        """Id of the measure a subject is or belongs to; the subject itself if it is neither measure nor activity."""
        node = self.graph.get(subject)
        above = self.graph.above(subject, "Measure") if node is not None and node.label == "Activity" else None
        return above.id if above is not None else subject


def read_plans(index: AtlasReading) -> list[PlanReading]:
    """Every document of the atlas, sorted by name and id; those that assign duties first."""
    measures: dict[object, list[Node]] = defaultdict(list)
    for node in (*index.graph.labelled("Measure"), *index.graph.labelled("Entry")):
        if index.graph.above(node.id, "Measure") is None:  # an entry under a measure is a row of it
            measures[node.props.get("plan")].append(node)
    read = [_read(index, plan, measures[plan.id]) for plan in index.graph.labelled("Plan")]
    return sorted(read, key=lambda one: (not one.analysed, one.plan.name, one.plan.id))


def _read(index: AtlasReading, plan: Node, measures: Iterable[Node]) -> PlanReading:
    works = _work(index, plan)
    ordered = sorted(measures, key=lambda node: (number(node.props.get("line")), node.id))
    here = [node for node in index.graph.labelled("SocialService") if node.props.get("plan") == plan.id]
    return PlanReading(
        plan=plan,
        rows=tuple(_row(index, node, works(node)) for node in ordered),
        services=tuple(sorted(here, key=lambda node: (number(node.props.get("line")), node.id))),
        strategies=tuple(_distinct(_claims(index, plan, "CITES", "IN_LINE_WITH", "IMPLEMENTS"))),
        acts=tuple(_distinct(_claims(index, plan, "BASED_ON"))),
        agreements=tuple(
            tie.node for tie in index.graph.ties_into(plan.id, "STATED_IN") if tie.node.label == "Agreement"
        ),
        issuers=frozenset(carriers(index.corpus, plan)),
    )


def _work(index: AtlasReading, plan: Node) -> Callable[[Node], bool]:
    """Tell which measures count: those the findings count, or, where there are no rows to ask, all that are told."""
    analysed = plan.props.get("genre", "plan") in ANALYSED
    counted = {row.measure.id for row in index.corpus.rows(plan.id) if row.measure}

    def works(measure: Node) -> bool:
        if analysed and index.graph.ties_into(measure.id, "PART_OF"):
            return measure.id in counted
        return measure.label == "Measure"

    return works


def _row(index: AtlasReading, measure: Node, counted: bool) -> MeasureRow:
    parts = [tie for tie in index.graph.ties_into(measure.id, "PART_OF") if tie.node.label == "Activity"]
    works = [measure, *(tie.node for tie in parts)]
    responsible, partners, money, groups = _TIES[measure.label]
    deadlines = [node.props.get("deadline") or node.props.get("period") for node in works]
    return MeasureRow(
        measure=measure,
        objective=index.graph.above(measure.id, "Objective"),
        responsible=tuple(_distinct(index.graph.ties_into(measure.id, responsible))),
        partners=tuple(_distinct(index.graph.ties_into(measure.id, partners))),
        funding=_named(index, measure, money),
        groups=_named(index, measure, groups),
        deadlines=tuple(dict.fromkeys(str(one) for one in deadlines if one)),
        counted=counted,
    )


_TIES = {
    "Measure": ("RESPONSIBLE_FOR", "PARTNER_IN", "FUNDING_NAMED", "AIMED_AT"),
    "Entry": ("RESPONSIBLE_FOR_ACTIVITY", "PARTNER_IN_ACTIVITY", "ACTIVITY_FUNDING_NAMED", "ACTIVITY_AIMED_AT"),
}
"""Who answers, who helps, the money and the groups of a measure, and of a row that is none."""


def _named(index: AtlasReading, measure: Node, relationship: str) -> tuple[Node, ...]:
    found = {tie.node.id: tie.node for tie in index.graph.ties_out(measure.id, relationship)}
    return tuple(found[key] for key in sorted(found))


def _claims(index: AtlasReading, plan: Node, *types: str) -> list[Tie]:
    """What the plan as a whole or a row of it names."""
    edges = (edge for type in types for edge in index.graph.typed(type) if edge.props.get("plan") == plan.id)
    return [Tie(index.graph.node(edge.target), edge) for edge in edges]


def _distinct(ties: Iterable[Tie]) -> list[Tie]:
    """One tie for each other end, in name order."""
    first: dict[str, Tie] = {}
    for tie in ties:
        first.setdefault(tie.node.id, tie)
    return sorted(first.values(), key=lambda tie: (tie.node.label, tie.node.name, tie.node.id))


def number(value: object) -> float:
    """A line number as something that sorts; a missing one comes last."""
    return float(value) if isinstance(value, int | float) else float("inf")
