"""The lexicon of one document: its own abbreviations, the acronyms it prints, and the words its names begin with.

The document's list of abbreviations is the best dictionary there is; the gazetteer adds what everybody knows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from planatlas.ontology.folding import fold
from planatlas.ontology.languages import Template, languages
from planatlas.ontology.wording import words

__all__ = ["Lexicon", "abbreviates", "acronym_key", "fold", "is_acronym_shape", "is_shouted", "lexicon"]

_DOTTED = re.compile(r"^(?:[^\W\d_]\.){2,}[^\W\d_]?\.?$")
_CAPITALS = Template(r"^[^\W\d_]{2,}[0-9+]*(?:-<<acronym-ending>>)?$")
_SUFFIX = Template(r"\s?-\s?<<acronym-ending>>$", re.I)


@dataclass(slots=True)
class Lexicon:
    """What the mention splitter knows. All keys are folded.

    ``shorts`` maps an abbreviation without spaces to its long form, ``longs`` a long form to its abbreviation,
    ``seen`` counts the acronyms printed in the document's own cells, ``alone`` are its short cells, whole. ``memo``
    keeps the cells already split. ``lang`` is the document's language: names begin with their head in Romanian, Greek
    and French, and end with it in English.
    """

    lang: str | None = None
    shorts: dict[str, str] = field(default_factory=dict)
    longs: dict[str, str] = field(default_factory=dict)
    seen: dict[str, int] = field(default_factory=dict)
    alone: set[str] = field(default_factory=set)
    memo: dict[str, list[str]] = field(default_factory=dict)

    def knows(self, token: str) -> bool:
        """Tell whether a printed token is an acronym of this document or of the gazetteer."""
        key = acronym_key(token)
        return key in self.shorts or self.seen.get(key, 0) > 0

    def expands(self, short: str, long: str) -> bool:
        """Tell whether ``short`` is the abbreviation of the printed name ``long``."""
        key, name = acronym_key(short), fold(long)
        if not key or not name:
            return False
        known = self.shorts.get(key)
        # The document's own list goes first: letters left out at will fit too many names.
        return bool(known and _same_words(known, name)) or abbreviates(key, name)


def acronym_key(token: str) -> str:
    """Return an acronym without dots, spaces, plural ending and case."""
    return fold(_SUFFIX.sub("", token.strip())).replace(" ", "")


@lru_cache(maxsize=65536)
def is_acronym_shape(token: str) -> bool:
    """Tell whether a token looks like an acronym: dotted letters, or two to eight capitals."""
    bare = _SUFFIX.sub("", token)
    # Dots between letters make an acronym in small letters too.
    if _DOTTED.match(bare):
        return True
    letters = sum(ch.isalpha() for ch in bare)
    # One capital is an initial, more than eight are a word in capitals.
    return 2 <= letters <= 8 and bare.upper() == bare and bool(_CAPITALS.match(bare))


def lexicon(abbreviations: Mapping[str, str], cells: Iterable[str] = (), lang: str | None = None) -> Lexicon:
    """Return the lexicon of a document from its abbreviations (short to long) and the text of its cells of names."""
    out = Lexicon(lang if lang in languages() else None)
    for short, long in abbreviations.items():
        # "DGASPC (Direcția)" and "(DAS)" are printed in lists of abbreviations; each part is looked up alone.
        for one in re.split(r"[()]", short):
            if key := acronym_key(one):
                out.shorts[key] = fold(long)
                # The first of two abbreviations for one name is the one the list explains.
                out.longs.setdefault(fold(long), key)
    for cell, times in Counter(cells).items():
        _count(out, cell, times)
        # A short cell is one name, most often, and so proof that it stands alone.
        if len(cell) < _SHORT_CELL:
            out.alone.add(fold(cell))
    return out


_TOKEN = re.compile(r"[^\s,;/()|\u2013\u2014]+")
_APART = re.compile(r"[,;/()|\n\u2013\u2014]+")
# Longer than the shape allows: whoever prints such a word in capitals shouts.
_LONGEST_ACRONYM = 8
_SHORT_CELL = 40


def is_shouted(run: Sequence[str]) -> bool:
    """Tell whether words side by side are one name in capitals ("POLIȚIA LOCALĂ"), and not acronyms.

    One of them begins the names of bodies, or is longer than any acronym.
    """
    if len(run) < 2 or not " ".join(run).isupper():
        return False
    # Dotted and hyphened words are several acronyms, and long for that reason.
    letters = (sum(ch.isalpha() for ch in word) for word in run if "." not in word[:-1] and "-" not in word)
    return any(count > _LONGEST_ACRONYM for count in letters) or any(
        fold(word) in words("name-head") or fold(word) in words("class-head") for word in run
    )


def _count(out: Lexicon, cell: str, times: int) -> None:
    """Count acronym-shaped tokens; where capitals are shouted ("POLIȚIA LOCALĂ") their shape says nothing."""
    # A long cell in capitals is a heading or a shouted list.
    if cell.upper() == cell and len(cell) > 24:
        return
    for segment in _APART.split(cell):
        if not is_shouted(segment.split()):
            _count_run(out, segment, times)


def _count_run(out: Lexicon, segment: str, times: int) -> None:
    shouted = False
    for token in _TOKEN.findall(segment):
        if not is_acronym_shape(token):
            shouted = False
        elif fold(token) in words("name-head") or fold(token) in words("class-head"):
            # The words behind a head in capitals are the rest of its name, until one in ordinary letters.
            shouted = True
        elif not shouted:
            key = acronym_key(token)
            out.seen[key] = out.seen.get(key, 0) + times


def _same_words(known: str, name: str) -> bool:
    left, right = known.split(), name.split()
    short = min(len(left), len(right))
    # The first five letters, so that cases and articles do not part two forms; one word may differ.
    return short > 0 and sum(a[:5] == b[:5] for a, b in zip(left, right, strict=False)) >= max(1, short - 1)


def abbreviates(key: str, name: str) -> bool:
    """Tell whether the letters of an acronym are the initials of a folded name's words, words left out at will."""
    position = 0
    parts = name.split()
    for letter in key:
        while position < len(parts) and parts[position][0] != letter:
            position += 1
        if position == len(parts):
            return False
        position += 1
    # One letter fits any name, and words may be left out anywhere but at the beginning.
    return parts[0][0] == key[0] and len(key) >= 2
