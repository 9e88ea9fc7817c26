"""Scans misread letters: words of names set right by the words that names of bodies are made of.

Only a word that nobody knows is changed, only towards one known word, and only for comparing; nothing that people read
is altered. An acronym is never touched: one letter makes it another body.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from planatlas.graph.institutions.body_names import body_names
from planatlas.ontology import fold, stem
from planatlas.ontology.gazetteers import native_languages
from planatlas.ontology.wording import words

__all__ = ["corrected"]

# One letter in six may be misread, two in nine: in shorter words another word is as near.
_SHORTEST, _LONG = 6, 9
_CONFUSED = (
    ("j", "ti"), ("j", "t"), ("rn", "m"), ("m", "rn"), ("cl", "d"), ("vv", "w"), ("l", "i"), ("i", "l"), ("1", "l"),
    ("1", "i"), ("0", "o"), ("5", "s"), ("6", "b"), ("8", "b"), ("c", "e"), ("e", "c"), ("u", "ii"), ("ii", "u"),
    ("n", "u"), ("ri", "n"),
)  # fmt: skip
"""Letters that scans take for others: what is read, and what was printed."""


def corrected(text: str, country: str | None = None) -> str:
    """Return the text with unknown words set right and a torn first word mended; unchanged where there are none.

    ``country`` (ISO 3166) says in which languages the words are known; in all where it is None.
    """
    tokens = text.split()
    if len(tokens) > 1 and (whole := _mended(fold(tokens[0]), fold(tokens[1]))):
        tokens[:2] = [whole]
    langs = native_languages(country)
    return " ".join(_word(token, langs) for token in tokens)


def _mended(first: str, second: str) -> str | None:
    """A head torn in two, with letters of the one repeated in the other perhaps: "compartim artiment"."""
    # A known second word is whole, and joined to the first would be lost.
    if second in body_names().common or len(first) < 3 or len(second) < 2:
        return None
    # The most shared letters first: they are printed twice where a line was torn.
    for shared in range(min(len(first), len(second)), -1, -1):
        if first.endswith(second[:shared]) and first + second[shared:] in words("name-head"):
            return first + second[shared:]
    return None


def _word(token: str, langs: tuple[str, ...]) -> str:
    key = fold(token)
    # Capitals of up to seven letters may be an acronym, which one letter makes another body.
    if len(key) < _SHORTEST - 1 or not key.isalnum() or (token.isupper() and len(key) < 8):
        return token
    if key in body_names().common:
        return token
    return _nearest(key, langs) or token


def _nearest(word: str, langs: tuple[str, ...]) -> str | None:
    """The one known word that a scan may have made this of; None where two different ones are as near.

    Letters that scans take for each other come first, then one letter wrong, missing or too many
    or two that changed places, two such in a long word.
    """
    known_in = [known for lang in langs if (known := body_names().spellings.get(lang))]
    # What scans are known to confuse goes before any one letter.
    for swapped in _swaps(word):
        if any(swapped in known.words for known in known_in):
            return swapped
    allowed = 0 if len(word) < _SHORTEST else 2 if len(word) >= _LONG else 1
    best: dict[int, list[str]] = defaultdict(list)
    for near in (near for known in known_in if allowed for near in known.about(word, allowed)):
        distance = OSA.distance(near, word, score_cutoff=allowed)
        if distance <= allowed:
            best[distance].append(near)
    if not best:
        return None
    nearest = best[min(best)]
    # Forms of one word are as near as each other; two words are a guess.
    return min(nearest) if len(set(map(stem, nearest))) == 1 else None


def _swaps(word: str) -> Iterator[str]:
    """The word with letters put back that scans take for others, one place at a time."""
    for wrong, right in _CONFUSED:
        at = word.find(wrong)
        while at >= 0:
            yield word[:at] + right + word[at + len(wrong) :]
            at = word.find(wrong, at + 1)
