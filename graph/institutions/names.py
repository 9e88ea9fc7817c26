"""The comparison key of a name: its head in one form, its other words without endings and small words."""

from __future__ import annotations

from functools import lru_cache

from planatlas.graph.institutions.printed import folded
from planatlas.ontology import stem
from planatlas.ontology.wording import words

__all__ = ["head_form", "name_key", "name_words"]

_HEADS = {
    "compartiment": (
        "compartiment",
        "compartimentul",
        "compartimentului",
        "compartim",
        "comp",
        "compart",
        "compartimente",
    ),
    "serviciu": ("serviciu", "serviciul", "serviciului", "serv", "servicul"),
    "birou": ("birou", "biroul", "biroului", "bir"),
    "directie": ("directia", "directie", "directiei", "dir"),
    "centru": ("centru", "centrul", "centrului", "centr"),
    "asociatie": ("asociatia", "asociatie", "asociatiei", "asoc", "as"),
    "fundatie": ("fundatia", "fundatie", "fundatiei", "fund"),
    "spital": ("spital", "spitalul", "spitalului"),
    "scoala": ("scoala", "scolii", "sc"),
    "liceu": ("liceul", "liceu", "liceului"),
    "camin": ("caminul", "camin", "caminului"),
}
"""Heads of names and the forms they are printed in; other heads are compared without their endings."""

_FORMS = {form: head for head, forms in _HEADS.items() for form in forms}
_SHORT = {
    "sf": "sfant", "sfantul": "sfant", "sfanta": "sfant", "sfintii": "sfant", "sfintei": "sfant", "sfantului": "sfant",
    "st": "saint", "ste": "saint", "sainte": "saint", "αγ": "αγι", "nr": "", "jud": "", "mun": "", "pt": "", "ptr": "",
}  # fmt: skip


def head_form(word: str) -> str:
    """The one form of the word a name begins with."""
    return _FORMS.get(word) or stem(word)


def name_words(text: str) -> list[str]:
    """The folded words of a name that carry meaning."""
    every = folded(text).split()
    kept = [word for word in every if word not in words("connective") and word not in words("article")]
    return kept or every


@lru_cache(maxsize=100_000)
def name_key(text: str) -> tuple[str, ...]:
    """The key names are compared by: head first, then the other words in order, without endings."""
    kept = name_words(text)
    if not kept:
        return ()
    rest = (_SHORT.get(word, stem(word)) for word in kept[1:])
    return (head_form(kept[0]), *(word for word in rest if word))
