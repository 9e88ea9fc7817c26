"""Verbs that say something is, was or will be done: the ontology's lists and perfect tenses."""

from __future__ import annotations

import re

from planatlas.loaders.values.cues import cue
from planatlas.loaders.values.plain import plain

__all__ = ["acts", "has_past"]

_PERFECT = re.compile(
    r"\b(?:a|au|am|s-a|s-au)\s+(?:fost\s+|mai\s+)?\w{2,}(?:at|it|ut|ât|ns|rs|is|us)\b"
    r"|\b(?:a|ont|avons|est|sont)\s+(?:\w+ment\s+|aussi\s+|été\s+)?\w{2,}(?:é|ée|és|ées|ert|erte|erts|uit|uite|uits|"
    r"enu|enue|enus|ris|rise|is|ise)\b"
)
_SIMPLE_FUTURE = re.compile(r"\b(?!sera\b|opera\b|camera\b)[a-zéèêïç]{2,}(?:er|ir|dr|ttr)(?:a|ont)\b")
_AORIST = re.compile(r"\b[α-ω]{3,}(?:ησε|ησαν|ισε|ισαν|ωσε|ωσαν|θηκε|θηκαν|εψε|εψαν|αψε|αψαν|αξε|αξαν|εξε|εξαν)\b")


def has_past(text: str) -> bool:
    """Tell whether a text says that something has been done."""
    return bool(_PERFECT.search(text) or cue("past").search(plain(text)) or _AORIST.search(plain(text)))


def acts(text: str, lang: str | None = None) -> bool:
    """Tell whether a text has a verb of doing, in whatever tense; the French future is told by its endings."""
    flat = plain(text)
    if lang == "fr" and _SIMPLE_FUTURE.search(text.lower()):
        return True
    return bool(cue("doing").search(flat) or cue("future").search(flat) or has_past(text))
