"""Words in capitals: acronyms stand beside one another, a name that is shouted goes on word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from planatlas.loaders.values.mentions.lexicon import Lexicon, acronym_key, fold, is_acronym_shape, is_shouted
from planatlas.loaders.values.mentions.tokens import CellToken
from planatlas.ontology import gazetteer
from planatlas.ontology.wording import words

__all__ = ["is_known_acronym", "with_shouts"]

# Names of places have at most three words; an acronym without vowels at least three letters, as fewer are numerals
# and units.
_LONGEST_PLACE, _LETTERS = 3, 3
_VOWELS = frozenset("aeiouy")


def with_shouts(found: Sequence[CellToken]) -> list[CellToken]:
    """Mark the words of a cell that are in capitals because the name is, or the place in it.

    Where all of a cell is in capitals and a name is among them, its other words are no acronyms by their shape either.
    """
    segments = list(_segments(found))
    capitals = " ".join(token.text for token in found).isupper()
    every = capitals and any(is_shouted([token.text for token in segment]) for segment in segments)
    return [token for segment in segments for token in _marked(segment, every)]


def _segments(found: Sequence[CellToken]) -> Iterator[list[CellToken]]:
    """Runs of words, each separator and bracket a run of its own."""
    run: list[CellToken] = []
    for token in found:
        if token.kind != "word":
            yield run
            run = []
            yield [token]
        else:
            run.append(token)
    yield run


def _marked(segment: list[CellToken], every: bool) -> list[CellToken]:
    # A cell in capitals says nothing by them: its short words are then names, not acronyms.
    if every or is_shouted([token.text for token in segment]):
        return [replace(token, shouted=True) for token in segment]
    start = next((i for i, token in enumerate(segment) if token.text.isupper()), len(segment))
    # Only behind a word in ordinary letters: a cell that begins with capitals begins with an acronym.
    size = _place(segment, start) if start else 0
    return [replace(token, shouted=True) if start <= i < start + size else token for i, token in enumerate(segment)]


def _place(segment: Sequence[CellToken], start: int) -> int:
    """How many words in capitals from here on name a place: "Primăria VALEA MARE"."""
    # The longest first: the first word of a place is often a place too.
    for size in range(min(_LONGEST_PLACE, len(segment) - start), 0, -1):
        run = [token.text for token in segment[start : start + size]]
        # Three letters in capitals are an acronym even where a village is called so.
        known = " ".join(run).isupper() and len(run[0]) > _LONGEST_PLACE
        if known and (gazetteer().places.all(" ".join(run)) or fold(" ".join(run)) in gazetteer().places.communes):
            return size
    return 0


def is_known_acronym(token: str, lexicon: Lexicon) -> bool:
    """Tell whether a word among others in capitals is an acronym all the same: of the document, or that all know."""
    key = acronym_key(token)
    if not is_acronym_shape(token) or key in words("and") or key in words("connective"):
        return False
    known = key in lexicon.shorts or key in gazetteer().acronyms or token.count(".") > 1
    # Words of these languages have vowels; what has none and is in capitals is an acronym.
    return known or len(key) >= _LETTERS and key.isascii() and not _VOWELS.intersection(key)
