"""Who leads and who helps, where one cell says both: "Primăria, în colaborare cu Școala nr. 2", "Lead: A; partners: B".

What leads to a name ("se realizează de către", "prin", "delivered by") is no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from planatlas.loaders.values.cell_states import names_nobody
from planatlas.loaders.values.mentions.capitals import with_shouts
from planatlas.loaders.values.mentions.lexicon import Lexicon, fold
from planatlas.loaders.values.mentions.names import is_head, is_inflected_head, starts_name
from planatlas.loaders.values.mentions.split import split_mentions
from planatlas.loaders.values.mentions.tokens import tokens
from planatlas.loaders.values.pieces import pieces
from planatlas.ontology.plain import plain
from planatlas.ontology.vocabulary import vocabulary
from planatlas.ontology.wording import coded, cue, words

__all__ = ["NamedBodies", "begins_name", "named_bodies"]

# At most four words: longer text before a colon is a sentence.
_LABEL = re.compile(r"(?P<label>[^\W\d_]+(?:[ ][^\W\d_]+){0,3})\s*:\s*")
_ROLES = ("responsible", "partners")
_WORD = re.compile(r"[^\W_]+")
_ENDS = re.compile(r"[;\n()]")
# "by May 2031": what stands behind such a word is no name then.
_TIME = re.compile(r"(?:[^\W\d_]+\.?\s+)?(?:\d{4}(?!\d)|\d{1,2}[./]\d)")
_EDGES = " \t\n,;./(–—-"


class NamedBodies(NamedTuple):
    """The names of a cell, as printed, by what they are to the work."""

    lead: list[str]
    others: list[str]


def named_bodies(text: str, lexicon: Lexicon, role: str = "responsible") -> NamedBodies:
    """Return the bodies a cell names; ``role`` is the cell's, and holds where no wording in it says otherwise."""
    out: dict[str, list[str]] = {"responsible": [], "partners": []}
    for said, part in (one for piece in pieces(text) for one in _by_label(piece, role, lexicon.lang)):
        for helps, piece in _by_wording(part):
            # A dash or "to be confirmed" behind a label is nobody, although its words could be split.
            bare = "" if names_nobody(piece) else _without_agents(piece, lexicon)
            names = split_mentions(bare, lexicon)
            out["partners" if helps else said].extend(names)
    return NamedBodies(out["responsible"], out["partners"])


def _by_label(text: str, role: str, lang: str | None) -> Iterator[tuple[str, str]]:
    """The parts of a cell between labels of roles, each with its role."""
    marks = [(match, told) for match in _LABEL.finditer(text) if (told := _role(match, text, lang))]
    start, said = 0, role
    for match, (begin, other) in marks:
        yield said, text[start:begin].rstrip(_EDGES)
        start, said = match.end(), other
    yield said, text[start:]


def _role(match: re.Match[str], text: str, lang: str | None) -> tuple[int, str] | None:
    """Where the label of a role begins among the words before a colon, and the role; an office is none."""
    said = list(_WORD.finditer(match["label"]))
    # From behind: the label of the role stands right before the colon, and other words of the line before it.
    for word in reversed(said):
        role = vocabulary().field(match["label"][word.start() :])
        if role in _ROLES:
            return match.start() + word.start(), role
    key, begin = fold(said[-1].group()), match.start() + said[-1].start()
    # A single letter is a label only at the beginning of a part; elsewhere it ends a name ("Sector R: ...").
    apart = not text[:begin].strip() or text[:begin].rstrip()[-1:] in ";,./\n"
    # R: and P: stand before what one cell holds of both roles (L for the lead, Υ and Σ in Greek).
    told = coded("role-letter").get(key) or next((one for one in _ROLES if _tells(key, one, lang)), None)
    return (begin, told) if apart and told and len(said) == 1 else None


def _tells(key: str, role: str, lang: str | None) -> bool:
    return any(key.startswith(begin) for begin in words(f"role-{role}", lang))


def _by_wording(text: str) -> Iterator[tuple[bool, str]]:
    """The parts of a text, and whether each stands behind "in partnership with", up to its line's or bracket's end."""
    position = 0
    # Each wording holds to the end of its line or bracket; behind that the role of the cell holds again.
    while found := cue("with").search(plain(text), position):
        stop = _ENDS.search(text, found.end())
        yield False, text[position : found.start()].rstrip(_EDGES)
        yield True, _without_small(text[found.end() : stop.start() if stop else len(text)])
        position = stop.end() if stop else len(text)
    yield False, text[position:]


def _without_small(text: str) -> str:
    """A text without the small words it begins with: "de la CAF"."""
    out = text.strip(_EDGES)
    # Only in small letters: with a capital the same word begins a name ("La Maison").
    while (parts := out.split(None, 1)) and len(parts) == 2 and parts[0].islower() and _is_small(parts[0]):
        out = parts[1]
    return out


def _is_small(word: str) -> bool:
    return fold(word) in words("connective") or word.casefold() in words("article")


def _without_agents(text: str, lexicon: Lexicon) -> str:
    """A text without what leads to a name at the beginning of a part of it: "Primăria, prin Serviciul Drumuri"."""
    position = 0
    while found := cue("by-whom").search(plain(text), position):
        start, end = found.span()
        behind = _without_small(text[end:])
        # "by" leads to times as well as to bodies.
        if _TIME.match(behind):
            text, position = _without_time(text, start, end), start
            continue
        # What leads to a name is the part of the list it stands in, and never the name before a comma.
        line = max(text.rfind(mark, 0, start) for mark in "\n;,(") + 1
        # Both sides must agree: in "Primăria prin Serviciul X" a body stands before it, in "prin e-mail" none behind.
        if _is_verb(text[line:start], lexicon) and begins_name(behind, lexicon):
            text, position = text[:line] + behind, line
        else:
            position = end
    return text


def _without_time(text: str, start: int, end: int) -> str:
    """A text without the time that stands behind "by": "by May 2031"."""
    stop = _ENDS.search(text, end)
    return text[:start].rstrip() + (text[stop.start() :] if stop else "")


def begins_name(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a name begins here; an English one does not begin with its head."""
    first = next((token for token in with_shouts(tokens(text)) if token.kind == "word"), None)
    if first is None:
        return False
    # English names end with their head, so that any capital may begin one.
    capital = lexicon.lang == "en" and first.text[:1].isupper()
    known = starts_name(first, lexicon) or is_head(first.text, lexicon.lang)
    return capital or known or first.text[:1].isupper() and is_inflected_head(first.text, lexicon.lang)


def _is_verb(text: str, lexicon: Lexicon) -> bool:
    """Tell whether what stands before "by" names nobody: "se realizează", "to be carried out"."""
    said = [token for token in with_shouts(tokens(text)) if token.kind == "word"]
    # There the last word tells a name, as the first does elsewhere.
    tails = words("name-tail", "en") if lexicon.lang == "en" else frozenset()
    named = any(starts_name(token, lexicon) or fold(token.text) in tails for token in said)
    # The first word has its capital from the beginning of the sentence.
    return not named and not any(token.text[:1].isupper() for token in said[1:])
