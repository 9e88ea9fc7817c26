"""How alike two bodies of different documents are, within one county and one kind: a score with its reasons.

No similarity is looked at across blocks. Only equal names of one place are joined without asking; everything else that
is alike is a doubt for people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from planatlas.graph.institutions.institution import Institution
from planatlas.graph.institutions.variants import contained, same_spelling

__all__ = ["Likeness", "alike", "likenesses"]

_LEAST = 82
_WIDE = ("ngo", "faith", "international", "company", "")
"""Kinds whose bodies may work in several counties: there an equal name is a doubt, never a join."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two bodies, how alike they are (0 to 1), and why."""

    one: str
    other: str
    score: float
    reason: str


def likenesses(bodies: Iterable[Institution]) -> Iterator[Likeness]:
    """Yield every two bodies that are or may be one, most alike first within a block."""
    blocks: defaultdict[tuple[str, str], list[Institution]] = defaultdict(list)
    names: defaultdict[tuple[str, ...], list[Institution]] = defaultdict(list)
    for body in bodies:
        # A class is nobody, and a body without words of its own is told by kind and place.
        if body.key and not body.cls:
            blocks[_block(body)].append(body)
            # One word is no name that could only be one body's in two counties.
            if (body.kind or "") in _WIDE and len(body.key) > 1:
                names[body.key].append(body)
    for _, block in sorted(blocks.items()):
        yield from _within(sorted(block, key=lambda body: body.id))
    for _, same in sorted(names.items()):
        yield from _across(sorted(same, key=lambda body: body.id))


def _block(body: Institution) -> tuple[str, str]:
    # Of no known kind, the head of the name stands for it.
    return body.block.split("/")[0], body.key[0] if body.kind is None else body.kind


def _within(block: list[Institution]) -> Iterator[Likeness]:
    """The pairs of a block, found by their words; a big block is looked at head by head."""
    by_key = [" ".join(body.key) for body in block]
    for index, body in enumerate(block):
        # Words sorted, since long names are printed in several orders; twenty a body keep big blocks quick.
        near = process.extract(
            by_key[index], by_key[index + 1 :], scorer=fuzz.token_sort_ratio, score_cutoff=_LEAST, limit=20
        )
        for _, _, at in near:
            if found := alike(body, block[index + 1 + at]):
                yield found
    yield from _short_forms(block)


def _short_forms(block: list[Institution]) -> Iterator[Likeness]:
    heads: defaultdict[tuple[str, ...], list[Institution]] = defaultdict(list)
    for body in block:
        heads[body.key[:2]].append(body)
    for group in heads.values():
        # A head that so many share tells nothing, and the pairs would be thousands.
        for body in group if len(group) <= 60 else ():
            for other in group:
                if len(body.key) < len(other.key) and len(body.key) > 1 and set(body.key) < set(other.key):
                    yield Likeness(body.id, other.id, 0.7 if contained(body.key, other.key) else 0.6, "short form")


def alike(one: Institution, other: Institution) -> Likeness | None:
    """Compare two bodies of one block; None when a number, a place or a stated owner tells them apart."""
    # What tells two apart goes first: number, place, owner. No likeness of letters outweighs one of them.
    if _numbers(one.key) != _numbers(other.key):
        return None
    here = _place(one) == _place(other)
    if not here and one.named_place and other.named_place:
        return None
    stated = one.basis == other.basis == "text" and bool(one.unit_of and other.unit_of)
    if stated and one.unit_of != other.unit_of:
        return None
    if one.key == other.key:
        # An equal name is one body only in one place, with no owner or the same one on both sides.
        certain = here and (stated or ("/of/" in one.id) == ("/of/" in other.id))
        return Likeness(one.id, other.id, 0.97 if certain else 0.75, "same name")
    if same_spelling(one.key, other.key):
        # Two words leave too little beside the misread one.
        return Likeness(one.id, other.id, 0.92 if here and len(one.key) > 2 else 0.72, "spelling")
    score = fuzz.token_sort_ratio(" ".join(one.key), " ".join(other.key)) / 100
    # Below the mark from which bodies are joined, however alike: people decide.
    return Likeness(one.id, other.id, round(0.8 * score, 2), "words alike")


def _across(same: list[Institution]) -> Iterator[Likeness]:
    for index, body in enumerate(same):
        for other in same[index + 1 :]:
            if body.block.split("/")[0] != other.block.split("/")[0] and not (body.named_place and other.named_place):
                yield Likeness(body.id, other.id, 0.5, "same name, another county")


def _place(body: Institution) -> str:
    return body.id.split("/")[1] if body.id.count("/") else ""


def _numbers(key: tuple[str, ...]) -> list[str]:
    return sorted(word for word in key if any(ch.isdigit() for ch in word))
