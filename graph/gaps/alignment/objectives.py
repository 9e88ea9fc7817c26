"""Objectives of the strategies a plan names that none of its measures seems to serve.

Definition: for every measure and every objective of a strategy the plan names, the cosine of their TF-IDF vectors
over word stems; an objective whose best score is under 0.15 is unserved as far as words go. One finding about each
plan lists them. Nobody has reviewed the scores, so the verdict is never more than ``unsure``.
Formula: tf-idf with 1 + ln(n / df), vectors of length one, score = their dot product. Source: Salton and Buckley 1988;
UNDP RIA and Galsurkar et al. 2018 for the alignment of local measures with national objectives.
Needs: objectives of the strategy in the document itself (cited ones).
Cannot tell: meaning behind different words, or which objectives are for local authorities at all.
Evidence: the objectives as printed, each with its best measure and score in the metrics.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from planatlas.graph.gaps.corpus import Corpus
from planatlas.graph.gaps.evidence import of_node
from planatlas.graph.gaps.finding import Finding, Phrase, finding_id
from planatlas.graph.gaps.overlap.alike import measures_of
from planatlas.graph.gaps.wording import ask, plan_name
from planatlas.graph.model import Node

__all__ = ["KIND", "Alignment", "aligned", "find"]

KIND = "objectives-unserved"
SERVED = 0.15


@dataclass(slots=True, frozen=True)
class Alignment:
    """A measure, the objective it comes nearest to, and the score; ``words`` are the stems they share."""

    measure: str
    objective: str
    score: float
    words: tuple[str, ...]
    reviewed: bool = False


def find(corpus: Corpus) -> Iterator[Finding]:
    """Plans that name strategies with objectives no measure comes near."""
    for plan in corpus.plans:
        objectives = _cited(corpus, plan)
        if not objectives or not corpus.rows(plan.id):
            continue
        best = {one.objective: one for one in aligned(corpus, plan)}
        unserved = [one for one in objectives if one.id not in best or best[one.id].score < SERVED]
        if unserved:
            yield _finding(corpus, plan, objectives, unserved, best)


def aligned(corpus: Corpus, plan: Node) -> list[Alignment]:
    """For every objective of a strategy the plan names, the measure that comes nearest to it in words."""
    objectives, measures = _cited(corpus, plan), measures_of(corpus, [plan.id])
    vectors = _vectors([one.name for one in objectives] + [one.name for one in measures])
    found = []
    for objective, vector in zip(objectives, vectors, strict=False):
        scored = [(_dot(vector, other), place) for place, other in enumerate(vectors[len(objectives) :])]
        score, place = max(scored, key=lambda one: (one[0], -one[1]), default=(0.0, 0))
        if score > 0:
            shared = sorted(vector.keys() & vectors[len(objectives) + place].keys())
            found.append(Alignment(measures[place].id, objective.id, round(score, 4), tuple(shared)))
    return found


def _cited(corpus: Corpus, plan: Node) -> list[Node]:
    own = (one for one in corpus.labelled("Objective") if one.props.get("plan") == plan.id)
    return [one for one in own if one.props.get("origin")]


def _vectors(texts: Sequence[str]) -> list[dict[str, float]]:
    from planatlas.ontology.folding import stems

    counts = [Counter(word for word in stems(text) if len(word) > 2) for text in texts]
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
    said = Phrase.of(f"gap.{KIND}.gap", plan=plan_name(plan), count=len(unserved), total=len(objectives))
    return Finding(
        id=finding_id(KIND, plan.id), kind=KIND, level="plan", subject=plan.id, subject_name=plan.name,
        verdict="unsure", severity="low", says=(said, Phrase(f"gap.{KIND}.why"), ask(corpus, plan.id)),
        evidence=tuple(of_node(one, "objective", "value") for one in unserved),
        metrics={"objectives": len(objectives), "unserved": len(unserved), "nearest": _nearest(unserved, best)},
        plan=plan.id,
    )  # fmt: skip


def _nearest(unserved: Iterable[Node], best: dict[str, Alignment]) -> list[dict[str, object]]:
    return [
        {"objective": one.id, "measure": near.measure if near else None, "score": near.score if near else 0.0}
        for one in unserved
        for near in (best.get(one.id),)
    ]
