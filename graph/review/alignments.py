"""Alignments: which work of a plan serves which objective, as people decided; accepted ones are edges of the graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planatlas.errors import PlanatlasError
from planatlas.graph.findings.alignment.addressed import addressed_objectives, strategy_of
from planatlas.graph.findings.alignment.nearest import nearest
from planatlas.graph.findings.alignment.unserved_objectives import proposals
from planatlas.graph.findings.alignment.work import work_of
from planatlas.graph.findings.corpus import Corpus
from planatlas.graph.model import Edge, Node, Value
from planatlas.graph.review.log import Decision, Decisions

if TYPE_CHECKING:
    from planatlas.graph.stored import StoredGraph

__all__ = ["AlignmentDoubt", "about_alignment", "accepted_edges", "alignment_doubts"]

_SERVING = ("Measure", "Activity", "SocialService", "Agreement", "Plan")
_PLACE = ("plan", "year", "doc", "line", "page", "sheet", "cell")


@dataclass(frozen=True, slots=True)
class AlignmentDoubt:
    """A piece of work that may serve an objective, by how much they are alike in words.

    ``measure`` is a plan where the question is whether anything in it serves the objective at all; ``held`` is the
    status people gave it, empty where nobody has.
    """

    measure: str
    objective: str
    measure_name: str
    objective_name: str
    strategy: str
    score: float
    words: tuple[str, ...]
    held: str = ""

    @property
    def whole(self) -> bool:
        """Whether it asks about the plan as a whole."""
        return self.measure.startswith("plan/")


def accepted_edges(nodes: Iterable[Node], edges: Iterable[Edge], log: Decisions) -> tuple[list[Edge], list[str]]:
    """An ALIGNED_WITH edge for every alignment people accepted, and warnings of those whose ends are gone."""
    held = [one for one in log.in_force("alignment") if one.value != "unsure"]
    if not held:
        return [], []

    corpus, out, warnings = Corpus(nodes, edges), [], []
    for one in held:
        if problem := _problem(corpus, one.subject, one.object):
            warnings.append(f"decision alignment on {one.subject} and {one.object}: {problem}")
        elif one.value == "accepted":
            out.append(_edge(corpus, one))
    return out, warnings


def about_alignment(atlas: StoredGraph, measure: str, objective: str, status: str, why: str = "") -> Decision:
    """A decision about a piece of work and an objective, by their ids; ``measure`` may be a plan as a whole.

    Raises PlanatlasError when there are no such nodes in the atlas.
    """
    if problem := _problem(Corpus.of(atlas), measure, objective):
        raise PlanatlasError(f"{measure} and {objective}: {problem}. See: planatlas review ATLAS --open alignments")
    return Decision("alignment", measure, objective, value=status, why=why)


def alignment_doubts(atlas: StoredGraph) -> list[AlignmentDoubt]:
    """What to decide about alignments: for every objective a plan is held to the nearest work, and the plan itself."""
    corpus = Corpus.of(atlas)
    return [one for plan in corpus.plans for one in _of_plan(corpus, plan)]


def _of_plan(corpus: Corpus, plan: Node) -> Iterator[AlignmentDoubt]:
    for objective, near in proposals(corpus, plan).items():
        node = corpus.index.node(objective)
        strategy = strategy_of(corpus, node)
        known = strategy.name if strategy else ""
        for at in near:
            held = _held(corpus, at.measure, objective)
            yield AlignmentDoubt(
                at.measure, objective, corpus.index.name(at.measure), node.name, known, at.score, at.words, held
            )
        held = _held(corpus, plan.id, objective)
        yield AlignmentDoubt(plan.id, objective, plan.name, node.name, known, 0.0, (), held)


def _held(corpus: Corpus, measure: str, objective: str) -> str:
    one = corpus.aligned.get((measure, objective))
    return one.value if one else ""


def _problem(corpus: Corpus, measure: str, objective: str) -> str:
    if missing := [id for id in (measure, objective) if not corpus.index.has(id)]:
        return f"{', '.join(missing)} is in no document of this atlas"
    if corpus.index.node(measure).label not in _SERVING or corpus.index.node(objective).label != "Objective":
        return "an alignment is between a measure, activity, service, agreement or plan and an objective"
    return ""


def _edge(corpus: Corpus, one: Decision) -> Edge:
    """The edge, with the place of the work, how near it comes in words, and who decided, when and why."""
    work = corpus.index.node(one.subject)
    props: dict[str, Value] = {name: work.props[name] for name in _PLACE if work.props.get(name) is not None}
    if work.label == "Plan":
        props["plan"] = work.id
    props |= {"quote": str(work.props.get("quote") or work.name), "confidence": 1.0, "derived": True}
    props |= {"score": _score(corpus, one), "reviewed": True, "basis": "accepted", "decision": one.value}
    told = {"decision_why": one.why, "answer": one.answer, "decided_by": one.who, "decided_at": one.at}
    return Edge(one.subject, one.object, "ALIGNED_WITH", props | {name: value for name, value in told.items() if value})


def _score(corpus: Corpus, one: Decision) -> float:
    """How near the two come in words, among all the work of the plan; 0 where they share none."""
    plan = corpus.index.get(str(corpus.index.node(one.subject).props.get("plan") or one.subject))
    if plan is None or plan.label != "Plan":
        return 0.0
    objective = corpus.index.node(one.object)
    others = [other for other in addressed_objectives(corpus, plan) if other.id != objective.id]
    near = nearest([objective, *others], work_of(corpus, plan), most=None)[objective.id]
    return next((at.score for at in near if at.measure == one.subject), 0.0)
