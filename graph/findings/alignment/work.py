"""All that a plan provides for, as texts: its measures with what is done under them, its services, its agreements.

A row and a service serve the groups they are aimed at, those their words name, and those the services' own list states.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planatlas.graph.findings.corpus import Corpus, text_of
from planatlas.graph.findings.load.loads import measures_of
from planatlas.graph.model import Node
from planatlas.ontology.schemes import scheme

__all__ = ["Work", "groups_served", "groups_spoken_of", "work_of"]

_PREFIX = "target-group/"


@dataclass(slots=True, frozen=True)
class Work:
    """One measure, service or agreement: its id, the text it is compared by, the nodes that may be aimed at groups."""

    id: str
    text: str


def work_of(corpus: Corpus, plan: Node) -> list[Work]:
    """The measures, services and agreements of a plan, each in reading order."""
    found = []
    for rows in measures_of(corpus, plan.id):
        home = rows[0].measure or rows[0].node
        parts = (rows[0].title, *(row.node.name for row in rows), *(str(row.get("section") or "") for row in rows[:1]))
        found.append(Work(home.id, _joined(parts)))
    for service in corpus.index.of_plan("SocialService", plan.id):
        centres = (corpus.index.name(edge.target) for edge in corpus.index.out(service.id, "DELIVERED_BY"))
        why = text_of(service.props.get("justification")) or ""
        found.append(Work(service.id, _joined((service.name, *centres, why))))
    for agreement in corpus.index.of_plan("Agreement", plan.id):
        said = text_of(agreement.props.get("quote")) or agreement.name
        found.append(Work(agreement.id, _joined((agreement.name, said))))
    return found


def groups_served(corpus: Corpus, work: Iterable[Work]) -> set[str]:
    """The groups of the scheme that some work is aimed at or speaks of."""
    found: set[str] = set()
    for one in work:
        found |= {edge.target for edge in corpus.index.out(one.id, "AIMED_AT")}
        found |= groups_spoken_of(one.text)
    return found


def groups_spoken_of(text: str) -> set[str]:
    """The groups of the scheme that a text names."""
    return {f"{_PREFIX}{one.id}" for one in scheme("target-groups").matches(text)}


def _joined(parts: Iterable[str]) -> str:
    # A title repeated in every row would weigh as often.
    return " ".join(dict.fromkeys(part for part in parts if part))
