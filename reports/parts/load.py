"""How duties are spread over institutions: who is named for how many measures, in which role, and in which quarter.

A duty is one legal entity named as responsible for one measure; a body and its own units in one cell are one duty. What
counts is told in one place, ``planatlas.graph.findings.load.loads``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from planatlas.graph.findings.load.loads import Duties, duties
from planatlas.graph.model import Node
from planatlas.reports.plan_view import AtlasReading, MeasureRow, PlanReading

__all__ = ["EntityLoad", "dated", "loads", "most_named", "quarters"]


@dataclass(slots=True)
class EntityLoad:
    """What one legal entity is named for. ``issuer``: the plan is its own.

    ``printed`` are the nodes it is named by: itself, units of it, or both.
    """

    body: Node
    duties: Duties
    issuer: bool = False
    printed: dict[str, Node] = field(default_factory=dict)

    @property
    def responsible(self) -> frozenset[str]:
        """Ids of the measures it answers for."""
        return frozenset(self.duties.responsible)

    @property
    def only_partner(self) -> frozenset[str]:
        """Ids of the measures it is a partner in and does not answer for."""
        return frozenset(self.duties.only_partner)

    @property
    def measures(self) -> int:
        """Measures in either role, each counted once."""
        return len(self.responsible) + len(self.only_partner)

    @property
    def name(self) -> str:
        """Its name; where only one unit of it is ever printed, that unit first."""
        return f"{self.through[0]} ({self.body.name})" if len(self.through) == 1 else self.body.name

    @property
    def through(self) -> list[str]:
        """Names of the units it is named by where the plan never names itself."""
        return [] if self.body.id in self.printed else sorted(node.name for node in self.printed.values())


def loads(index: AtlasReading, reading: PlanReading) -> list[EntityLoad]:
    """Loads of every institution named in the plan, the heaviest first; classes of actors are no institutions."""
    named = [
        (row.measure.id, [tie.edge for tie in row.responsible], [tie.edge for tie in row.partners])
        for row in reading.counted
    ]
    found = {
        body: EntityLoad(index.graph.node(body), held, body in reading.issuers)
        for body, held in duties(index.corpus, named, index.corpus.index.legal_entity).items()
    }
    for row in reading.counted:
        for tie in (*row.responsible, *row.partners):
            if tie.node.label == "Institution":
                found[index.legal_entity(tie.node).id].printed[tie.node.id] = tie.node
    return sorted(
        found.values(), key=lambda one: (-len(one.responsible), -len(one.only_partner), one.body.name, one.body.id)
    )


def most_named(index: AtlasReading, reading: PlanReading) -> EntityLoad | None:
    """The body besides the issuer that rows name most, with its units; a body above that no row names is none."""
    ties = [tie for row in reading.counted for tie in (*row.responsible, *row.partners)]
    printed = {tie.node.id for tie in ties}
    named = [
        (row.measure.id, [tie.edge for tie in row.responsible], [tie.edge for tie in row.partners])
        for row in reading.counted
    ]

    def of(body: str) -> str:
        above = index.graph.legal_entity(body)
        return above if above in printed or above in reading.issuers else body

    found = [
        EntityLoad(index.graph.node(body), held, printed={body: index.graph.node(body)})
        for body, held in duties(index.corpus, named, of).items()
        if body not in reading.issuers
    ]
    return min(found, key=lambda one: (-one.measures, -len(one.responsible), one.body.name, one.body.id), default=None)


def quarters(rows: Sequence[MeasureRow]) -> tuple[int, int, int, int] | None:
    """Measures under way in each quarter of the plan's year; None where every quarter has the same or none is told."""
    counts = Counter(quarter for row in rows for quarter in _active(row))
    four = (counts[1], counts[2], counts[3], counts[4])
    return None if len(set(four)) == 1 else four


def dated(rows: Sequence[MeasureRow]) -> int:
    """How many of ``rows`` ``quarters`` counts: those whose dates lie within one year."""
    return sum(bool(_active(row)) for row in rows)


def _active(row: MeasureRow) -> range:
    starts, ends = row.measure.props.get("starts"), row.measure.props.get("ends")
    if not isinstance(starts, str) or not isinstance(ends, str) or starts[:4] != ends[:4]:
        return range(0)
    return range(_quarter(starts), _quarter(ends) + 1)


def _quarter(date: str) -> int:
    return (int(date[5:7]) + 2) // 3
