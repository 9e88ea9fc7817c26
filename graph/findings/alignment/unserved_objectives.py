"""Objectives of the strategies a plan is held to that nothing in it seems to serve.

Definition: for every objective a plan is held to (see ``addressed``) and every piece of work in it - measures,
campaigns, trainings, services, agreements - the cosine of their TF-IDF vectors over word stems; an objective whose best
score is under 0.15, under which the document prints no measure, and whose target groups no row and no service of the
plan is for, is unserved as far as words go. One
finding about each plan lists them. While nobody has reviewed an objective the verdict is never more than ``unsure``.
What people decide comes first: an alignment they accepted serves its objective, one they rejected counts for nothing,
and an objective of which they said that nothing in the plan serves it is a gap, one finding each.
Formula: tf-idf with 1 + ln(n / df), vectors of length one, score = their dot product. Source: Salton and Buckley 1988;
UNDP RIA and Galsurkar et al. 2018 for the alignment of local measures with national objectives.
Needs: objectives of the strategy in the document itself (cited ones), of two words with a meaning and more; work of the
plan to compare them with.
Cannot tell: meaning behind different words.
Evidence: the objectives as printed, each with its nearest piece of work, score and review state in the metrics.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from planatlas.graph.findings.alignment.addressed import addressed_objectives, cited_objectives
from planatlas.graph.findings.alignment.nearest import Alignment, nearest, told_apart
from planatlas.graph.findings.alignment.work import groups_served, groups_spoken_of, work_of
from planatlas.graph.findings.corpus import Corpus
from planatlas.graph.findings.evidence import of_node
from planatlas.graph.findings.finding import Finding, Phrase, finding_id
from planatlas.graph.findings.phrases import ask, plan_name, shortened
from planatlas.graph.model import Node
from planatlas.graph.review.log import Decision

__all__ = ["KIND", "Alignment", "aligned", "find", "proposals"]

KIND = "objectives-unserved"
SERVED = 0.15
_LISTED = 4
_PROPOSED = 3
"""Pieces of work proposed for one objective."""


def find(corpus: Corpus) -> Iterator[Finding]:
    """Plans held to objectives that nothing in them comes near, and objectives that nothing serves as people found."""
    for plan in corpus.plans:
        near = _proposed(corpus, plan)
        # Held to nothing, or without work to compare: then silence proves nothing.
        if not near:
            continue
        objectives = [corpus.index.node(id) for id in near]
        said = {one.id: held for one in objectives if (held := corpus.aligned.get((plan.id, one.id)))}
        groups = groups_served(corpus, work_of(corpus, plan))
        # What people decided goes before any score.
        seen = [one for one in objectives if not _accepted(corpus, plan, one)]
        missing = [one for one in seen if one.id in said and said[one.id].value == "rejected"]
        unserved = [one for one in seen if one not in missing and not _is_served(corpus, one, near[one.id], groups)]
        if unserved:
            yield _finding(corpus, plan, objectives, unserved, near)
        for one in missing:
            yield _reviewed(corpus, plan, one, said[one.id])


def aligned(corpus: Corpus, plan: Node) -> list[Alignment]:
    """For every objective of a strategy the plan names, the piece of its work that comes nearest to it in words."""
    near = nearest(cited_objectives(corpus, plan), work_of(corpus, plan))
    return [one for found in near.values() for one in found]


def proposals(corpus: Corpus, plan: Node) -> dict[str, list[Alignment]]:
    """For every objective the plan is held to the pieces of work that may serve it, the nearest first."""
    return {objective: found[:_PROPOSED] for objective, found in _proposed(corpus, plan).items()}


def _proposed(corpus: Corpus, plan: Node) -> dict[str, list[Alignment]]:
    """The nearest work to each objective, without what people rejected."""
    objectives = [one for one in addressed_objectives(corpus, plan) if told_apart(one)]
    work = work_of(corpus, plan) if objectives else []
    # So many more, as rejected ones are taken out afterwards.
    most = _PROPOSED + sum(held.value == "rejected" for held in corpus.aligned.values())
    near = nearest(objectives, work, most) if work else {}
    return {objective: [one for one in found if not _rejected(corpus, one)] for objective, found in near.items()}


def _rejected(corpus: Corpus, one: Alignment) -> bool:
    held = corpus.aligned.get((one.measure, one.objective))
    return held is not None and held.value == "rejected"


def _accepted(corpus: Corpus, plan: Node, objective: Node) -> bool:
    edges = corpus.index.into(objective.id, "ALIGNED_WITH")
    return any(edge.props.get("plan") == plan.id and edge.props.get("reviewed") for edge in edges)


def _is_served(corpus: Corpus, objective: Node, near: Sequence[Alignment], groups: set[str]) -> bool:
    # From the surest sign to the faintest: words, the place in the document, the people it is for.
    if near and near[0].score >= SERVED:
        return True
    below = (corpus.index.get(edge.source) for edge in corpus.index.into(objective.id, "PART_OF"))
    if any(node is not None and node.label in ("Measure", "Entry") for node in below):
        return True  # the strategy's own measure, restated right under it
    return bool(groups_spoken_of(objective.name) & groups)


def _finding(
    corpus: Corpus,
    plan: Node,
    objectives: Sequence[Node],
    unserved: Sequence[Node],
    near: Mapping[str, Sequence[Alignment]],
) -> Finding:
    said = Phrase.of(
        f"gap.{KIND}.gap", plan=plan_name(plan), count=len(unserved), total=len(objectives), which=_which(unserved)
    )
    return Finding(
        id=finding_id(KIND, plan.id), kind=KIND, level="plan", subject=plan.id, subject_name=plan.name,
        # Words alone never make a gap: nobody has read the objective yet.
        verdict="unsure", severity="low", says=(said, Phrase(f"gap.{KIND}.why"), ask(corpus, plan.id)),
        evidence=tuple(of_node(one, "objective", "value") for one in unserved),
        metrics={"objectives": len(objectives), "unserved": len(unserved), "nearest": _nearest(unserved, near)},
        plan=plan.id,
    )  # fmt: skip


def _reviewed(corpus: Corpus, plan: Node, objective: Node, held: Decision) -> Finding:
    """An objective of which a person said that nothing in the plan serves it."""
    said = Phrase.of(
        f"gap.{KIND}.reviewed", plan=plan_name(plan), objective=shortened(objective.name), who=held.who,
        when=held.at[:10],
    )  # fmt: skip
    return Finding(
        id=finding_id(KIND, plan.id, objective.id), kind=KIND, level="measure", subject=objective.id,
        subject_name=objective.name, verdict="gap", severity="medium", says=(said, ask(corpus, plan.id)),
        evidence=(of_node(objective, "objective", "value"),),
        metrics={"reviewed": True, "who": held.who, "at": held.at, "why": held.why}, plan=plan.id,
    )  # fmt: skip


def _which(unserved: Sequence[Node]) -> str:
    more = f" … (+{len(unserved) - _LISTED})" if len(unserved) > _LISTED else ""
    return "; ".join(f"„{shortened(one.name)}”" for one in unserved[:_LISTED]) + more


def _nearest(unserved: Iterable[Node], near: Mapping[str, Sequence[Alignment]]) -> list[dict[str, object]]:
    first = ((one, next(iter(near[one.id]), None)) for one in unserved)
    return [
        {"objective": one.id, "nearest": at.measure if at else None, "score": at.score if at else 0.0,
         "words": list(at.words) if at else [], "reviewed": False}
        for one, at in first
    ]  # fmt: skip
