"""Group of people that the plan's services name and none of its measures.

Definition: a target group for which the plan lists a service, existing or proposed, while no row of work is aimed at
it and no measure, objective above it or part of the plan it stands in names it in words.
Source: GAO overlap logic and OCHA 6W "for whom", need against response.
Needs: the groups of services, and the groups of rows. Only where the plan has a column of target groups can a group be
called missing from it; elsewhere groups of rows are inferred from wording, and the verdict is ``unsure``.
Cannot tell: groups served under a wider or narrower name that the scheme does not link.
Evidence: the service that names the group.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planatlas.graph.findings.corpus import Corpus, Row, text_of
from planatlas.graph.findings.evidence import of_edge
from planatlas.graph.findings.finding import Finding, Phrase, Verdict, finding_id
from planatlas.graph.findings.phrases import ask
from planatlas.graph.findings.severity import severity
from planatlas.graph.model import Edge, Node
from planatlas.ontology.schemes import scheme

__all__ = ["KIND", "find"]

KIND = "groups-unserved"
_PREFIX = "target-group/"


def find(corpus: Corpus) -> Iterator[Finding]:
    """Groups with a service and without a measure."""
    for plan in corpus.plans:
        rows = corpus.rows(plan.id)
        named = _of_services(corpus, plan.id) if rows else {}
        served = _of_rows(corpus, rows) if named else set()
        asked = 2 * sum(row.state("target_groups") != "no_column" for row in rows) > len(rows)
        for group, edge in named.items():
            if not served & _with_wider(group):
                yield _finding(corpus, plan, group, edge, "gap" if asked else "unsure")


def _of_services(corpus: Corpus, plan: str) -> dict[str, Edge]:
    """Groups of the scheme that services of a plan are for, each with its first naming."""
    found: dict[str, Edge] = {}
    for service in corpus.index.of_plan("SocialService", plan):
        for edge in corpus.index.out(service.id, "AIMED_AT"):
            if edge.target.removeprefix(_PREFIX) in scheme("target-groups"):
                found.setdefault(edge.target, edge)
    return found


def _of_rows(corpus: Corpus, rows: Iterable[Row]) -> set[str]:
    """Groups that rows are aimed at or speak of, with everything wider than these."""
    found: set[str] = set()
    for row in rows:
        found |= {edge.target for edge in corpus.index.out(row.id, "ACTIVITY_AIMED_AT")}
        found |= _spoken_of(row)
    return {wider for group in found for wider in _with_wider(group)}


def _spoken_of(row: Row) -> set[str]:
    texts = (row.title, row.node.name, text_of(row.get("component")), text_of(row.get("section")))
    groups = scheme("target-groups")
    return {f"{_PREFIX}{one.id}" for text in texts if text for one in groups.matches(text)}


def _with_wider(group: str) -> set[str]:
    """A group and all that contain it."""
    groups, name = scheme("target-groups"), group.removeprefix(_PREFIX)
    return {group} | {f"{_PREFIX}{above}" for above in (groups.above(name) if name in groups else ())}


def _finding(corpus: Corpus, plan: Node, group: str, edge: Edge, verdict: Verdict) -> Finding:
    said = Phrase.of(f"gap.{KIND}.gap", group=corpus.index.name(group), service=corpus.index.name(edge.source))
    return Finding(
        id=finding_id(KIND, group, plan.id), kind=KIND, level="plan", subject=group,
        subject_name=corpus.index.name(group),
        verdict=verdict, severity=severity(KIND, verdict),
        says=(said, Phrase(f"gap.{KIND}.why"), ask(corpus, plan.id)),
        evidence=(of_edge(edge, "target_groups"),), metrics={"basis": edge.props.get("basis")}, plan=plan.id,
    )  # fmt: skip
