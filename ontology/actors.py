"""Classes of actors: words such as "ONG-uri" that name nobody who could be telephoned, told from names of bodies."""

from __future__ import annotations

from collections.abc import Iterable

from planatlas.ontology.concepts import Concept, Scheme, Stems
from planatlas.ontology.folding import fold, stems
from planatlas.ontology.gazetteers import gazetteer
from planatlas.ontology.turtle import LangText
from planatlas.ontology.wording import forms

__all__ = ["ActorClasses"]

_NAME_MARKS = '0123456789"„”“«»'
_ONE = ("ul", "ului", "ia", "iei", "ei", "ea", "ua", "οσ", "ου", "εα", "εασ", "ιασ", "ο")
"""Endings of one definite thing in Romanian and Greek: "primăria" is a body, "primării" are a class."""
_MANY = ("i", "e", "le", "lor", "uri")
"""Endings of many things in Romanian: "compartimente", never "compartiment"."""


class ActorClasses(Scheme):
    """A class may have words before it ("alte") and a qualifying phrase after it ("de la nivel local", "din județ").

    A phrase qualifies when it is written in small letters and has no number or quotation mark; the place "Harghita" in
    "ONG Harghita" does qualify, because a place does not make a class a body.
    """

    def __init__(self, name: str, concepts: Iterable[Concept]) -> None:
        super().__init__(name, concepts, contained=False)
        self._leading = frozenset(stems(one, particles=True) for one in forms("leading-qualifier"))
        self._open: dict[Stems, list[tuple[str, str, str]]] = {}
        for concept in self.concepts.values():
            for text in (*concept.alt, *(LangText(label, lang) for lang, label in concept.labels.items())):
                head = fold(text.value).split()[0]
                self._open.setdefault(stems(text.value, particles=True), []).append((concept.id, head, text.lang))

    def match(self, text: str, lang: str | None = None) -> Concept | None:
        """Return the class that ``text`` names, or None when it names a body or is unknown."""
        if hit := self.exactly(text, lang):
            return hit
        words = stems(text, particles=True)
        own = self._without_leading(words)
        skipped = len(words) - len(own)
        for length in range(min(max(self._longest.values(), default=1), len(own)), 0, -1):
            for found, head, spoken in self._open.get(own[:length], ()):
                if _as_many(_printed(text)[skipped], head, spoken) and _qualifies(text, skipped + length):
                    return self.concepts[found]
        return None

    def _without_leading(self, words: Stems) -> Stems:
        """Drop words such as "alte" from the front, as long as something is left."""
        for length in (4, 3, 2, 1):
            if len(words) > length and words[:length] in self._leading:
                return self._without_leading(words[length:])
        return words


def _printed(text: str) -> list[str]:
    return fold(text).split()


def _as_many(printed: str, head: str, lang: str) -> bool:
    """Tell whether a printed word is a plural where the class's own word is one."""
    if lang in ("en", "fr"):
        return printed.endswith(("s", "x")) or not head.endswith(("s", "x"))
    if lang == "ro" and head.endswith(_MANY) and not printed.endswith(_MANY):
        return False
    return head.endswith(_ONE) or not printed.endswith(_ONE)


def _qualifies(text: str, skipped: int) -> bool:
    """Tell whether what stands behind the first ``skipped`` words is a qualifying phrase and no proper name."""
    spaced = "".join(" " if ch in "-–/," else ch for ch in text)
    rest = spaced.split()[skipped:]
    if any(mark in word for word in rest for mark in _NAME_MARKS):
        return False
    names = [word for word in rest if word[:1].isupper()]
    return not names or gazetteer().place(" ".join(names)) is not None
