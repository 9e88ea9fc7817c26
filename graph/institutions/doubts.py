"""Pairs of bodies that people should look at, those first that would change the findings most."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from planatlas.graph.institutions.compare import Likeness
from planatlas.graph.institutions.decided import SPELLING
from planatlas.graph.institutions.disjoint_sets import DisjointSets
from planatlas.graph.institutions.institution import Institution

__all__ = ["IdentityDoubt", "doubts"]


@dataclass(frozen=True, slots=True)
class IdentityDoubt:
    """Two bodies that may be one. ``impact`` is the number of assignments that would move if they were.

    ``other`` may be a spelling that was joined to ``one`` on weak grounds ("spelling:CZNS"). ``asked`` tells that
    somebody has looked and was unsure.
    """

    one: str
    other: str
    score: float
    reason: str
    impact: int
    asked: bool = False


def doubts(
    likenesses: Iterable[Likeness],
    bodies: dict[str, Institution],
    union: DisjointSets,
    held: Callable[[str, str], str | None],
) -> list[IdentityDoubt]:
    """The pairs that nobody has decided, heaviest first; each two bodies once, with their best reason.

    ``held`` gives the decision that holds about a pair, if any.
    """
    best: dict[tuple[str, str], IdentityDoubt] = {}
    for like in likenesses:
        a, b = sorted((union.find(like.one), union.find(like.other)))
        # Decided or joined meanwhile.
        if a == b or union.apart(a, b):
            continue
        doubt = IdentityDoubt(
            a, b, like.score, like.reason, _impact(bodies[a], bodies[b], bodies), held(a, b) == "unsure"
        )
        # Joined bodies may be alike in several ways: people are asked once.
        if (a, b) not in best or doubt.score > best[a, b].score:
            best[a, b] = doubt
    return sorted([*best.values(), *_weak_joins(bodies, held)], key=_weight)


def _weight(one: IdentityDoubt) -> tuple[bool, int, float, str, str]:
    # What somebody has looked at comes last; then what would move most; ids settle the rest.
    return one.asked, -one.impact, -one.score, one.one, one.other


def _weak_joins(bodies: dict[str, Institution], held: Callable[[str, str], str | None]) -> Iterator[IdentityDoubt]:
    """Spellings that were joined on weak grounds and that nobody has confirmed."""
    for body in bodies.values():
        for text, (score, reason) in body.weak.items():
            decided = held(body.id, SPELLING + text)
            if decided in (None, "unsure"):
                count = sum(mention.mention == text for mention in body.mentions)
                yield IdentityDoubt(body.id, SPELLING + text, score, reason, count, decided == "unsure")


def _impact(one: Institution, other: Institution, bodies: dict[str, Institution]) -> int:
    """The lighter body's assignments would move; within one legal entity only the view by units changes."""
    lighter = min(len(one.mentions), len(other.mentions))
    return lighter if _entity(one, bodies) != _entity(other, bodies) else (lighter + 1) // 2


def _entity(body: Institution, bodies: dict[str, Institution]) -> str:
    seen: set[str] = set()
    # A circle of parents would never end.
    while body.unit_of and body.unit_of in bodies and body.id not in seen:
        seen.add(body.id)
        body = bodies[body.unit_of]
    return body.id
