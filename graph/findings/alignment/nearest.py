"""How near a piece of work comes to an objective in words: the score behind every proposed alignment.

Formula: tf-idf with 1 + ln(n / df) over word stems, vectors of length one, score = their dot product. Source: Salton
and Buckley 1988.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from planatlas.graph.findings.alignment.work import Work
from planatlas.graph.model import Node
from planatlas.ontology.folding import stems

__all__ = ["Alignment", "nearest", "told_apart"]

# Stems of two letters are endings and articles, and stand in every text.
_LONG = 2


@dataclass(slots=True, frozen=True)
class Alignment:
    """A piece of work and an objective it comes near to, with the score; ``words`` are the stems they share."""

    measure: str
    objective: str
    score: float
    words: tuple[str, ...]
    reviewed: bool = False


def nearest(objectives: Sequence[Node], work: Sequence[Work], most: int | None = 1) -> dict[str, list[Alignment]]:
    """For every objective at most ``most`` pieces of work that share words with it, the nearest first; None for all."""
    # All texts together, since the weight of a word depends on how many texts have it.
    vectors = _vectors([one.name for one in objectives] + [one.text for one in work])
    theirs = vectors[len(objectives) :]
    found: dict[str, list[Alignment]] = {}
    for objective, vector in zip(objectives, vectors, strict=False):
        # The place settles equals: the earlier one in the plan.
        scored = sorted((-_dot(vector, other), place) for place, other in enumerate(theirs))
        found[objective.id] = [
            Alignment(
                work[place].id, objective.id, round(-score, 4), tuple(sorted(vector.keys() & theirs[place].keys()))
            )
            for score, place in scored[:most]
            if score < 0
        ]
    return found


def told_apart(objective: Node, fewest: int = 2) -> bool:
    """Tell whether an objective has words enough to be compared by."""
    return len(_stems(objective.name)) >= fewest


def _stems(text: str) -> list[str]:
    return [word for word in stems(text) if len(word) > _LONG]


def _vectors(texts: Sequence[str]) -> list[dict[str, float]]:
    counts = [Counter(_stems(text)) for text in texts]
    seen = Counter(word for count in counts for word in count)
    return [_unit({w: n * (1 + math.log(len(texts) / seen[w])) for w, n in count.items()}) for count in counts]


def _unit(vector: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(value * value for value in vector.values()))
    # A text without a telling word is near to nothing.
    return {word: value / length for word, value in vector.items()} if length else {}


def _dot(one: dict[str, float], other: dict[str, float]) -> float:
    return sum(value * other[word] for word, value in one.items() if word in other)
