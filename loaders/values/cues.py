"""Turns of phrase that tell what running text says, read from the ontology's ``prose.ttl``."""

from __future__ import annotations

import re
from functools import cache

from planatlas.errors import OntologyError
from planatlas.loaders.values.plain import plain
from planatlas.ontology.turtle import SKOS, read

__all__ = ["cue", "cue_words"]

_CUE = "https://w3id.org/planatlas/cue/"


def _phrases(name: str) -> tuple[str, ...]:
    texts = read("prose.ttl").texts(_CUE + name, SKOS + "hiddenLabel")
    if not texts:
        raise OntologyError(f"prose.ttl has no list called {name}.")
    return tuple(sorted({plain(text.value) for text in texts}, key=lambda phrase: (-len(phrase), phrase)))


@cache
def cue(name: str) -> re.Pattern[str]:
    """Return the pattern of a list of phrases, for plain text; longer ones win. Raises OntologyError if unknown."""
    return re.compile(r"(?<!\w)(?:" + "|".join(map(_pattern, _phrases(name))) + r")(?!\w)")


@cache
def cue_words(name: str) -> frozenset[str]:
    """Return the plain words of a list. Raises OntologyError if there is none."""
    return frozenset(_phrases(name))


def _pattern(phrase: str) -> str:
    escaped = re.escape(phrase).replace(r"\ ", r"\s+").replace(r"\*", r"\w*")
    return escaped + r"(?<=')" if phrase.endswith("'") else escaped
