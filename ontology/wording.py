"""Word lists that tell where one name ends and the next begins, read from ``wording.ttl``."""

from __future__ import annotations

from functools import cache

from planatlas.errors import OntologyError
from planatlas.ontology.folding import fold
from planatlas.ontology.turtle import SKOS, read

__all__ = ["words"]

_WORD = "https://w3id.org/planatlas/wording/"


@cache
def words(name: str, lang: str | None = None) -> frozenset[str]:
    """Return the folded forms of the list ``name``, of one language only where ``lang`` is given.

    Raises OntologyError when there is no such list.
    """
    texts = read("wording.ttl").texts(_WORD + name, SKOS + "hiddenLabel")
    if not texts:
        raise OntologyError(f"wording.ttl has no list called {name}.")
    return frozenset(fold(text.value) or text.value for text in texts if lang in (None, text.lang))
