"""Verbs that say something is, was or will be done: the ontology's lists and perfect tenses."""

from __future__ import annotations

import re

from planatlas.loaders.grammar.plain import plain
from planatlas.loaders.prose.cues import cue

__all__ = ["acts", "has_past"]

_PERFECT = re.compile(
    r"\b(?:a|au|am|s-a|s-au)\s+(?:fost\s+|mai\s+)?\w{2,}(?:at|it|ut|ât|ns|rs|is|us)\b"
    r"|\b(?:a|ont|avons|est|sont)\s+(?:\w+ment\s+|aussi\s+|été\s+)?\w{2,}(?:é|ée|és|ées|ert|erte|erts|uit|uite|uits|"
    r"enu|enue|enus|ris|rise|is|ise)\b"
)


def has_past(text: str) -> bool:
    """Tell whether a text says that something has been done."""
    return bool(_PERFECT.search(text) or cue("past").search(plain(text)))


def acts(text: str) -> bool:
    """Tell whether a text has a verb of doing, in whatever tense."""
    flat = plain(text)
    return bool(cue("doing").search(flat) or cue("future").search(flat) or has_past(text))
