"""Objectives of the strategies a plan is held to that nothing in it seems to serve.

Definition: for every objective a plan is held to (see ``addressed``) and every piece of work in it - measures,
campaigns, trainings, services - the cosine of their TF-IDF vectors over word stems; an objective whose best score is
under 0.15, and whose target groups no row and no service of the plan is for, is unserved as far as words go. One
finding about each plan lists them. Nobody has reviewed the scores, so the verdict is never more than ``unsure``.
Formula: tf-idf with 1 + ln(n / df), vectors of length one, score = their dot product. Source: Salton and Buckley 1988;
UNDP RIA and Galsurkar et al. 2018 for the alignment of local measures with national objectives.
Needs: objectives of the strategy in the document itself (cited ones), of two words with a meaning and more; work of the
plan to compare them with.
Cannot tell: meaning behind different words.
Evidence: the objectives as printed, each with its nearest piece of work, score and review state in the metrics.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from planatlas.graph.gaps.alignment.addressed import addressed_objectives, cited_objectives
from planatlas.graph.gaps.alignment.work import Work, groups_served, groups_spoken_of, work_of
from planatlas.graph.gaps.corpus import Corpus
from planatlas.graph.gaps.evidence import of_node
from planatlas.graph.gaps.finding import Finding, Phrase, finding_id
from planatlas.graph.gaps.wording import ask, plan_name, shortened
from planatlas.graph.model import Node

__all__ = ["KIND", "Alignment", "aligned", "find"]

KIND = "objectives-unserved"
SERVED = 0.15
_FEWEST_STEMS, _LONG = 2, 2
_LISTED = 4


@dataclass(slots=True, frozen=True)
class Alignment:
    """A piece of work, the objective it comes nearest to, and the score; ``words`` are the stems they share."""

    measure: str
    objective: str
    score: float
    words: tuple[str, ...]
    reviewed: bool = False


def find(corpus: Corpus) -> Iterator[Finding]:
    """Plans held to objectives that nothing in them comes near."""
    for plan in corpus.plans:
        objectives = [one for one in addressed_objectives(corpus, plan) if len(_stems(one.name)) >= _FEWEST_STEMS]
        work = work_of(corpus, plan) if objectives else []
        if not work:
            continue
        best = {one.objective: one for one in _aligned(objectives, work)}
        groups = groups_served(corpus, work)
        unserved = [one for one in objectives if not _is_served(one, best.get(one.id), groups)]
        if unserved:
            yield _finding(corpus, plan, objectives, unserved, best)


def aligned(corpus: Corpus, plan: Node) -> list[Alignment]:
    """For every objective of a strategy the plan names, the piece of its work that comes nearest to it in words."""
    return _aligned(cited_objectives(corpus, plan), work_of(corpus, plan))


def _is_served(objective: Node, near: Alignment | None, groups: set[str]) -> bool:
    if near is not None and near.score >= SERVED:
        return True
    return bool(groups_spoken_of(objective.name) & groups)


def _aligned(objectives: Sequence[Node], work: Sequence[Work]) -> list[Alignment]:
    vectors = _vectors([one.name for one in objectives] + [one.text for one in work])
    found = []
    for objective, vector in zip(objectives, vectors, strict=False):
        scored = [(_dot(vector, other), place) for place, other in enumerate(vectors[len(objectives) :])]
        score, place = max(scored, key=lambda one: (one[0], -one[1]), default=(0.0, 0))
        if score > 0:
            shared = sorted(vector.keys() & vectors[len(objectives) + place].keys())
            found.append(Alignment(work[place].id, objective.id, round(score, 4), tuple(shared)))
    return found


def _stems(text: str) -> list[str]:
    from planatlas.ontology.folding import stems

    return [word for word in stems(text) if len(word) > _LONG]


def _vectors(texts: Sequence[str]) -> list[dict[str, float]]:
    counts = [Counter(_stems(text)) for text in texts]
    seen = Counter(word for count in counts for word in count)
    return [_unit({w: n * (1 + math.log(len(texts) / seen[w])) for w, n in count.items()}) for count in counts]


def _unit(vector: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(value * value for value in vector.values()))
    return {word: value / length for word, value in vector.items()} if length else {}


def _dot(one: dict[str, float], other: dict[str, float]) -> float:
    return sum(value * other[word] for word, value in one.items() if word in other)


def _finding(
    corpus: Corpus, plan: Node, objectives: Sequence[Node], unserved: Sequence[Node], best: dict[str, Alignment]
) -> Finding:
    said = Phrase.of(
        f"gap.{KIND}.gap", plan=plan_name(plan), count=len(unserved), total=len(objectives), which=_which(unserved)
    )
    return Finding(
        id=finding_id(KIND, plan.id), kind=KIND, level="plan", subject=plan.id, subject_name=plan.name,
        verdict="unsure", severity="low", says=(said, Phrase(f"gap.{KIND}.why"), ask(corpus, plan.id)),
        evidence=tuple(of_node(one, "objective", "value") for one in unserved),
        metrics={"objectives": len(objectives), "unserved": len(unserved), "nearest": _nearest(unserved, best)},
        plan=plan.id,
    )  # fmt: skip


def _which(unserved: Sequence[Node]) -> str:
    more = f" … (+{len(unserved) - _LISTED})" if len(unserved) > _LISTED else ""
    return "; ".join(f"„{shortened(one.name)}”" for one in unserved[:_LISTED]) + more


def _nearest(unserved: Iterable[Node], best: dict[str, Alignment]) -> list[dict[str, object]]:
    return [
        {"objective": one.id, "nearest": near.measure if near else None, "score": near.score if near else 0.0,
         "words": list(near.words) if near else [], "reviewed": False}
        for one in unserved
        for near in (best.get(one.id),)
    ]  # fmt: skip
