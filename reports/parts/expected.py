"""What a row expects of an institution, as short facts: with whom, for whom, by when, from which money."""

from __future__ import annotations

from planatlas.graph.model import Node
from planatlas.reports.parts.bodies import named
from planatlas.reports.plan_view import AtlasReading, MeasureRow
from planatlas.reports.text import Text, shorten

__all__ = ["expected"]


def expected(row: MeasureRow, body: Node, index: AtlasReading, text: Text) -> list[tuple[str, str]]:
    """Names and words of the facts a row holds; absent ones and the institution itself are left out."""
    responsible = named((tie for tie in row.responsible if not index.belongs(tie.node, body)), index)
    partners = named((tie for tie in row.partners if not index.belongs(tie.node, body)), index)
    facts = [
        (text("letter.with-responsible"), responsible),
        (text("letter.with-partners"), partners),
        (text("measures.deadline"), list(row.deadlines)),
        (text("measures.funding"), [node.name for node in row.funding]),
        (text("cell.target_groups"), [node.name for node in row.groups]),
    ]
    return [(name, shorten("; ".join(words), 400)) for name, words in facts if words]
