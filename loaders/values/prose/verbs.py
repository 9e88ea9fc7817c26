"""Verbs that say something is, was or will be done: the ontology's lists and perfect tenses."""

from __future__ import annotations

from planatlas.ontology.languages import Template, has_trait
from planatlas.ontology.plain import plain
from planatlas.ontology.wording import cue

__all__ = ["acts", "has_past"]

_PERFECT = Template(r"\b<<perfect-tense>>\b")
_FUTURE = Template(r"\b<<future-form>>\b")
_PAST = Template(r"\b<<past-form>>\b")


def has_past(text: str) -> bool:
    """Tell whether a text says that something has been done."""
    flat = plain(text)
    # Perfect tenses are told by accents too, so the text is asked before it is plain.
    return bool(_PERFECT.search(text) or cue("past").search(flat) or _PAST.search(flat))


def acts(text: str, lang: str | None = None) -> bool:
    """Tell whether a text has a verb of doing, in whatever tense, some of which are told by their endings."""
    flat = plain(text)
    # Only there: the ending is that of nouns in other languages.
    if has_trait(lang, "future-by-ending") and _FUTURE.search(text.lower()):
        return True
    return bool(cue("doing").search(flat) or cue("future").search(flat) or has_past(text))
