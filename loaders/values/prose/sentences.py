"""Sentences of a paragraph, each with its place."""

from __future__ import annotations

import re

from planatlas.ontology.languages import Template

__all__ = ["sentences"]

# The next sentence begins with a capital or digit, unless a quotation closes before it.
_END = re.compile(r"(?<=[.!?;])[\"”»’)]*\s+(?=[\"“«(]?[A-ZÀ-ÞĂÂÎȘȚŞŢΆ-ΏΑ-ΩĐ0-9])|(?<=[.!?])[\"”»]\s+")
_NO_END = Template(r"\b(?:<<no-sentence-end>>|[A-ZΑ-Ω])\.\s*$", re.I)


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the characters of every sentence, in order; an abbreviation's dot ends none."""
    out, start = [], 0
    for match in _END.finditer(text):
        # Abbreviations and initials are short: the last letters tell, and long sentences are not searched.
        if _NO_END.search(text[start : match.start()][-8:]):
            continue
        out.append((start, match.start()))
        start = match.end()
    if start < len(text):
        out.append((start, len(text)))
    return out
