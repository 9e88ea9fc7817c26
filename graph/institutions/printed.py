"""The printed form of a mention, made ready to be read: marks, articles, clauses of belonging, bracketed acronyms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from planatlas.loaders.mentions.lexicon import is_acronym_shape
from planatlas.ontology import fold
from planatlas.ontology.wording import words

__all__ = ["Printed", "acronym_key", "folded", "is_plural_acronym", "printed"]

folded = lru_cache(maxsize=200_000)(fold)

_EDGES = " \t\n,;:.-–—•▪*/|"
_PLURAL = re.compile(r"\s?[-–]\s?(?:uri|urile|urilor|ur)\.?$", re.I)
_SUFFIX = re.compile(r"\s?[-–]\s?(?:uri|urile|urilor|ul|ului|lor)\.?$", re.I)
_BELONGS = re.compile(
    r"\s(?:din cadrul|din structura|din subordinea|aflat[ăa]? [îi]n subordinea|de pe l[âa]ng[ăa]|relevant (?:du|de)"
    r"|du ressort (?:du|de)|part of)\s+(?P<owner>.+)$",
    re.I,
)
_BRACKET = re.compile(r"\s*\((?P<inside>[^()]{2,24})\)\s*")


@dataclass(frozen=True, slots=True)
class Printed:
    """A mention taken apart: ``text`` without marks, the acronym in brackets, and the body it is said to belong to."""

    text: str
    short: str | None = None
    owner: str | None = None


def printed(mention: str) -> Printed:
    """Take a printed mention apart."""
    text, owner = _tidy(mention), None
    if found := _BELONGS.search(text):
        text, owner = text[: found.start()], _tidy(found.group("owner"))
    text, short = _bracket(text)
    if owner and not short:
        owner, short = _bracket(owner)
    return Printed(_tidy(text), short, owner)


def _tidy(text: str) -> str:
    spaced = re.sub(r"\s+", " ", text.replace("\u00ad", "")).strip(_EDGES)
    first, _, rest = spaced.partition(" ")
    if rest and folded(first) in words("article") and not is_acronym_shape(first):
        return rest
    return spaced


def _bracket(text: str) -> tuple[str, str | None]:
    """Take out an acronym in brackets; other brackets are part of the name."""
    found = _BRACKET.search(text)
    if not found or not is_acronym_shape(found.group("inside").strip()):
        return text, None
    return (text[: found.start()] + " " + text[found.end() :]).strip(), found.group("inside").strip()


def is_plural_acronym(text: str) -> bool:
    """Tell whether a mention is an acronym in the plural ("DAS-uri"): a class, never a body."""
    return bool(_PLURAL.search(text)) and is_acronym_shape(_PLURAL.sub("", text))


def acronym_key(text: str) -> str:
    """An acronym without dots, spaces, endings and case."""
    return folded(_SUFFIX.sub("", text.strip())).replace(" ", "")
