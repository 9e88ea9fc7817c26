"""Classes of actors: words such as "ONG-uri" that name nobody who could be telephoned, told from names of bodies."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from planatlas.ontology.folding import stems
from planatlas.ontology.schemes import Concept, Scheme, Stems
from planatlas.ontology.turtle import PA, read

__all__ = ["ActorClasses"]

_IRI = "https://w3id.org/planatlas/scheme/actor-classes"
_NAME_MARKS = '0123456789"„”“«»'


class ActorClasses(Scheme):
    """A class may have words before it ("alte") and a qualifying phrase after it ("de la nivel local", "din județ").

    A phrase qualifies when it is written in small letters, has no number or quotation mark, and is not a name; the
    place "Harghita" in "ONG Harghita" does qualify, because a place does not make a class a body.
    """

    def __init__(self, name: str, concepts: Iterable[Concept]) -> None:
        super().__init__(name, concepts, contained=False)
        self._open: dict[Stems, str] = {}
        for concept in self.concepts.values():
            for wording in (*(text.value for text in concept.alt), *concept.labels.values()):
                self._open.setdefault(stems(wording), concept.id)

    def match(self, text: str, lang: str | None = None) -> Concept | None:
        """Return the class that ``text`` names, or None when it names a body or is unknown."""
        if hit := super().match(text, lang):
            return hit
        words = _without_leading(stems(text))
        for length in range(min(self._longest, len(words)), 0, -1):
            hit_id = self._open.get(words[:length])
            if hit_id and _qualifies(text, len(stems(text)) - len(words) + length):
                return self.concepts[hit_id]
        return None


@cache
def _leading() -> frozenset[Stems]:
    return frozenset(stems(text.value) for text in read("schemes.ttl").texts(_IRI, PA + "leadingQualifier"))


def _without_leading(words: Stems) -> Stems:
    """Drop words such as "alte" from the front, as long as something is left."""
    for length in (5, 4, 3, 2, 1):
        if len(words) > length and words[:length] in _leading():
            return _without_leading(words[length:])
    return words


def _qualifies(text: str, skipped: int) -> bool:
    """Tell whether what stands behind the first ``skipped`` words is a qualifying phrase and no proper name."""
    from planatlas.ontology.gazetteers import gazetteer

    rest = text.replace("-", " ").replace("–", " ").replace("/", " ").split()[skipped:]
    if any(mark in word for word in rest for mark in _NAME_MARKS):
        return False
    names = [word for word in rest if word[:1].isupper()]
    return not names or gazetteer().place(" ".join(names)) is not None
