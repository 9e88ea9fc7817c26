"""Which measure of one atlas is which measure of another.

Two measures are candidates when they share a run of three words or stand under one code. The score of a candidate is
0.7 · text + 0.15 · position + 0.15 · actors: text is the edit similarity of the folded texts (rapidfuzz ``ratio``, or
0.85 of ``partial_ratio`` where that is 0.9 or more and the texts have five words and more, so that a text cut short is
found and one that only shares an ending is not), position 1 for the same code under the same objective, 0.5 for either,
actors the Jaccard index of the bodies named. Pairs are taken one to one, best first, from a score of 0.6 and a text of
0.5 on: text decides, the rest breaks ties.
Source: greedy one-to-one linkage (Christen 2012); weights are this project's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import partial_ratio, ratio

from planatlas.graph.findings.corpus import Corpus
from planatlas.graph.findings.overlap.alike import Measure, measures_of

__all__ = ["Match", "actors", "every_measure", "match_measures"]

_TEXT, _POSITION, _ACTORS = 0.7, 0.15, 0.15
_ENOUGH, _TEXT_ENOUGH = 0.6, 0.5
# A key that makes more pairs than this is a phrase of the form, and tells no measure.
_RUN, _COMMON = 3, 400
_PART, _PHRASE, _CONTAINED = 0.85, 5, 0.9


@dataclass(slots=True, frozen=True)
class Match:
    """A measure before and after, with the parts of the score and the whole (0 to 1)."""

    before: Measure
    after: Measure
    text: float
    position: float
    actors: float

    @property
    def score(self) -> float:
        """The weighted sum."""
        return _TEXT * self.text + _POSITION * self.position + _ACTORS * self.actors


def every_measure(corpus: Corpus) -> list[Measure]:
    """All measures of all plans, whatever their type."""
    types = {str(row.get("activity_type") or "") for row in corpus.every_row()}
    return measures_of(corpus, [plan.id for plan in corpus.plans], types)


def actors(corpus: Corpus, measure: Measure, role: str) -> frozenset[str]:
    """Legal entities and classes named in a role (responsible or partners) over the rows of a measure."""
    return frozenset(corpus.index.legal_entity(edge.source) for row in measure.rows for edge in getattr(row, role))


def match_measures(before: Corpus, after: Corpus) -> list[Match]:
    """One-to-one matches, in reading order of the first atlas."""
    old, new = every_measure(before), every_measure(after)
    matches = [_match(before, after, old[i], new[j]) for i, j in sorted(_candidates(old, new))]
    good = [one for one in matches if one.text >= _TEXT_ENOUGH and one.score >= _ENOUGH]
    taken_old: set[str] = set()
    taken_new: set[str] = set()
    found: dict[str, Match] = {}
    # Best first, so that a good match is not taken by a middling one; ids settle equals.
    for one in sorted(good, key=lambda one: (-one.score, one.before.id, one.after.id)):
        if one.before.id not in taken_old and one.after.id not in taken_new:
            taken_old.add(one.before.id)
            taken_new.add(one.after.id)
            found[one.before.id] = one
    return [found[one.id] for one in old if one.id in found]


def _match(before: Corpus, after: Corpus, old: Measure, new: Measure) -> Match:
    text = _alike(old.words, new.words)
    same_code = old.rows[0].code is not None and old.rows[0].code == new.rows[0].code
    same_place = _place(old) == _place(new)
    sides = [actors(c, m, "responsible") | actors(c, m, "partners") for c, m in ((before, old), (after, new))]
    together = len(sides[0] | sides[1])
    # Nobody named on both sides is no difference.
    shared = len(sides[0] & sides[1]) / together if together else 1.0
    return Match(old, new, text, (same_code + same_place) / 2, shared)


def _alike(old: Sequence[str], new: Sequence[str]) -> float:
    """Edit similarity of two texts; one that is contained in the other, and is no mere phrase, counts as 0.85."""
    one, other = " ".join(old), " ".join(new)
    whole = ratio(one, other) / 100
    # A short phrase stands within many longer texts.
    part = partial_ratio(one, other) / 100 if min(len(old), len(new)) >= _PHRASE else 0.0
    return max(whole, _PART * part) if part >= _CONTAINED else whole


def _place(measure: Measure) -> tuple[object, object]:
    return measure.rows[0].get("component"), measure.rows[0].get("objective")


def _candidates(old: Sequence[Measure], new: Sequence[Measure]) -> set[tuple[int, int]]:
    blocks: dict[object, tuple[list[int], list[int]]] = {}
    for side, measures in enumerate((old, new)):
        for place, one in enumerate(measures):
            for key in _keys(one):
                blocks.setdefault(key, ([], []))[side].append(place)
    small = (block for block in blocks.values() if len(block[0]) * len(block[1]) <= _COMMON)
    return {(i, j) for ours, theirs in small for i in ours for j in theirs}


def _keys(measure: Measure) -> Iterable[object]:
    # Equal texts meet even if they are shorter than a run.
    yield measure.words
    if measure.rows[0].code:
        yield ("code", measure.rows[0].code)
    yield from {measure.words[start : start + _RUN] for start in range(len(measure.words) - _RUN + 1)}
