"""Word lists that tell where one name ends and the next begins, read from ``wording.ttl`` and ``persons.ttl``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from planatlas.errors import OntologyError
from planatlas.ontology.folding import fold
from planatlas.ontology.turtle import PA, SKOS, Facts, LangText, read

__all__ = ["contractions", "forms", "words"]

_WORD = "https://w3id.org/planatlas/wording/"


@cache
def words(name: str, lang: str | None = None) -> frozenset[str]:
    """Return the folded forms of the list ``name``, of one language only where ``lang`` is given.

    Raises OntologyError when there is no such list.
    """
    return frozenset(fold(text.value) or text.value for text in _texts(name) if lang in (None, text.lang))


@cache
def forms(name: str) -> frozenset[str]:
    """Return the forms of the list ``name`` as they are written there, dots and capitals kept.

    Raises OntologyError when there is no such list.
    """
    return frozenset(text.value for text in _texts(name))


def _texts(name: str) -> Sequence[LangText]:
    texts = _facts().texts(_WORD + name, SKOS + "hiddenLabel")
    if not texts:
        raise OntologyError(f"wording.ttl and persons.ttl have no list called {name}.")
    return texts


@cache
def _facts() -> Facts:
    return read("wording.ttl", "persons.ttl")


@cache
def contractions(lang: str) -> dict[str, str]:
    """Return the words cut short in a way of their own, as printed, each with what it stands for, of one language."""
    facts = read("wording.ttl")
    out: dict[str, str] = {}
    for iri in facts.of_type(PA + "Contraction"):
        for long in facts.texts(iri, PA + "writtenOut"):
            shorts = (text.value for text in facts.texts(iri, SKOS + "hiddenLabel") if text.lang == long.lang == lang)
            out.update(dict.fromkeys(shorts, long.value))
    return out
