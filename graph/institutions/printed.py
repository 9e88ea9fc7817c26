"""The printed form of a mention, made ready to be read: marks, articles, clauses of belonging, bracketed acronyms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from planatlas.graph.institutions.damage import undamaged
from planatlas.loaders.values.mentions.lexicon import abbreviates, is_acronym_shape
from planatlas.ontology import fold
from planatlas.ontology.wording import words

__all__ = ["Printed", "acronym_key", "is_acronym", "is_plural_acronym", "printed"]

_EDGES = " \t\n,;:.-–—•▪*/|"
_PLURAL = re.compile(r"\s?[-–]\s?(?:uri|urile|urilor)\.?$", re.I)
_SUFFIX = re.compile(r"\s?[-–]\s?(?:uri|urile|urilor|ul|ului|lor)\.?$", re.I)
_DASH = re.compile(r"\s+[-–—]\s+")
_BRACKET = re.compile(r"\s*\((?P<inside>[^()]{2,24})\)\s*")


@dataclass(frozen=True, slots=True)
class Printed:
    """A mention taken apart: ``text`` without marks, the acronym in brackets, and the body it is said to belong to.

    ``joint`` is what stands between the text and its owner ("din cadrul").
    """

    text: str
    short: str | None = None
    owner: str | None = None
    joint: str = ""


# Most mentions of a corpus come again, and every document is taken apart twice: as it is read, and with all others.
@lru_cache(maxsize=50_000)
def printed(mention: str) -> Printed:
    """Take a printed mention apart."""
    # Damage first, as torn words hide the clause; the clause before brackets, which stand on either side of it.
    text, joint, owner = _split_owner(undamaged(_tidy(mention)))
    text, short = _bracket(text)
    # A bracket says it outright; beside a dash the letters must be spelled out.
    if short is None:
        text, short = _beside_dash(text)
    if owner:
        owner, inside = _bracket(owner)
        short = short or inside
    return Printed(_tidy(text) or mention.strip(), short, owner or None, joint)


def _split_owner(text: str) -> tuple[str, str, str | None]:
    """Part a text before words such as "din cadrul"."""
    tokens = text.split()
    for start in range(1, len(tokens) - 1):
        # The longer clause first: "din cadrul" ends in a word that a longer one goes on from.
        for size in (3, 2):
            joint = " ".join(tokens[start : start + size])
            if fold(joint) in words("belonging") and tokens[start + size :]:
                return " ".join(tokens[:start]), joint, _tidy(" ".join(tokens[start + size :]))
    return text, "", None


def _tidy(text: str) -> str:
    spaced = re.sub(r"\s+", " ", text.replace("\u00ad", "")).strip(_EDGES)
    spaced = _without_lead(spaced)
    first, _, rest = spaced.partition(" ")
    # "LA" or "LE" in capitals may be letters of a body.
    if rest and fold(first) in words("article") and not is_acronym_shape(first):
        return rest
    return spaced


def _without_lead(text: str) -> str:
    """An acronym without the small words before it: "de la CAF"."""
    tokens = text.split(" ")
    at = next((at for at, token in enumerate(tokens) if not _is_small(token)), 0)
    # A Greek name has its article and preposition before it in small letters, acronym or not.
    greek = "Α" <= tokens[at][:1] <= "Ω"
    return " ".join(tokens[at:]) if at and (greek or is_acronym_shape(tokens[at])) else text


def _is_small(token: str) -> bool:
    return token.islower() and (fold(token) in words("connective") or fold(token) in words("article"))


def _bracket(text: str) -> tuple[str, str | None]:
    """Take out an acronym in brackets; other brackets are part of the name."""
    found = _BRACKET.search(text)
    # A bracket at the beginning, or one with words in it, is part of the name.
    if not found or not found.start() or not is_acronym_shape(found.group("inside").strip()):
        return text, None
    return (text[: found.start()] + " " + text[found.end() :]).strip(), found.group("inside").strip()


def _beside_dash(text: str) -> tuple[str, str | None]:
    """Take off an acronym behind or before a dash that the name beside it spells out."""
    parts = _DASH.split(text)
    for name, short in (parts, parts[::-1]) if len(parts) == 2 else ():
        key = acronym_key(short)
        if is_acronym_shape(short) and len(name.split()) > 1 and len(key) > 1 and abbreviates(key, fold(name)):
            return name, short
    return text, None


def is_acronym(text: str) -> bool:
    """Tell whether a mention is one acronym, of one or two words ("CZ CD"), with digits or a plus perhaps."""
    bare = re.sub(r"[0-9+]", "", text)
    tokens = bare.split()
    return 0 < len(tokens) <= 2 and all(is_acronym_shape(token) for token in tokens)


def is_plural_acronym(text: str) -> bool:
    """Tell whether a mention is an acronym in the plural ("DAS-uri"): a class, never a body."""
    return bool(_PLURAL.search(text)) and is_acronym_shape(_PLURAL.sub("", text))


def acronym_key(text: str) -> str:
    """An acronym without dots, spaces, endings and case."""
    return fold(_SUFFIX.sub("", text.strip())).replace(" ", "")
