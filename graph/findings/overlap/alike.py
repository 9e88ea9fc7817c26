"""Pairs of measures whose texts are nearly the same.

Two texts are alike when they share a run of three words and their edit similarity (rapidfuzz ``ratio`` on folded text,
that is 1 - indel distance / total length) is at least 90 of 100; or when their folded texts are equal and have at least
four words. Runs of words that occur more often than ``_COMMON`` times open no block, since a phrase that everybody uses
tells nothing and would compare all with all.
Source: Levenshtein 1966 in the indel form; blocking by word n-grams as in record linkage (Christen 2012).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.fuzz import ratio

from planatlas.graph.findings.corpus import Corpus, Row
from planatlas.graph.findings.load.loads import measures
from planatlas.ontology.folding import fold

__all__ = ["ALIKE", "Measure", "Pair", "alike_pairs", "measures_of"]

ALIKE = 90.0
_RUN = 3
_FEWEST_WORDS = 4
_COMMON = 200


@dataclass(slots=True, frozen=True)
class Measure:
    """A measure with its folded words and the rows under it."""

    id: str
    name: str
    words: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def plan(self) -> str:
        """The plan it stands in."""
        return self.rows[0].plan


@dataclass(slots=True, frozen=True)
class Pair:
    """Two measures, the earlier one first, and how alike their texts are (0 to 100)."""

    one: Measure
    other: Measure
    score: float


def measures_of(corpus: Corpus, plans: Iterable[str], types: Iterable[str] = ("measure", "campaign")) -> list[Measure]:
    """The measures of these plans, in reading order; trainings and lists of services are no texts to compare."""
    wanted, found = frozenset(types), []
    for plan in plans:
        for rows in measures(row for row in corpus.rows(plan) if row.get("activity_type") in wanted):
            words = tuple(fold(rows[0].title).split())
            found.append(
                Measure(rows[0].measure.id if rows[0].measure else rows[0].id, rows[0].title, words, tuple(rows))
            )
    return found


def alike_pairs(measures: Iterable[Measure]) -> Iterator[Pair]:
    """All pairs that are alike, in order."""
    listed = list(measures)
    texts = [" ".join(one.words) for one in listed]
    for first, second in sorted(_candidates(listed)):
        score = ratio(texts[first], texts[second], score_cutoff=ALIKE)
        if score >= ALIKE:
            yield Pair(listed[first], listed[second], round(score, 1))


def _candidates(listed: list[Measure]) -> set[tuple[int, int]]:
    blocks: dict[tuple[str, ...], list[int]] = {}
    for place, one in enumerate(listed):
        if len(one.words) >= _FEWEST_WORDS:
            for run in set(zip(*(one.words[start:] for start in range(_RUN)), strict=False)):
                blocks.setdefault(run, []).append(place)
            blocks.setdefault(("", *one.words), []).append(place)
    kept = {tuple(block) for block in blocks.values() if 1 < len(block) <= _COMMON}  # many runs stand in the same texts
    return {pair for block in kept for pair in combinations(block, 2)}
