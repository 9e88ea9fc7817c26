"""Names of persons in a text: where they stand, and the text without them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from planatlas.loaders.values.persons.contacts import contacts
from planatlas.loaders.values.persons.words import (
    STRONG,
    NameWord,
    bears_names,
    begins_office,
    is_body_word,
    is_given,
    is_initial,
    is_like_name,
    is_office_head,
    is_office_word,
    is_title,
    may_name,
    split,
    tells_person,
)
from planatlas.ontology import fold, gazetteer
from planatlas.ontology.wording import words

__all__ = ["MARK", "KnownNames", "Person", "known_forms", "persons", "redacted", "suspected", "without_persons"]

MARK = "[…]"
"""What stands where a name was."""

_MARKS = re.compile(rf"{re.escape(MARK)}(?:[ ,;]*{re.escape(MARK)})+")
_QUOTED = re.compile(r"„[^„”“\"]{2,80}[”“\"]|“[^“”]{2,80}”|«[^«»]{2,80}»|\"[^\"]{2,80}\"")
_LETTERS = re.compile(r"\w+")
_JOINS = re.compile(r"[ \u00a0]+")
_BESIDE_OFFICE = re.compile(r"[ \u00a0]*[,:–—(-]?[ \u00a0]*")
_ENDS_PHRASE = re.compile(r"[.,;:!?()\n|/–—\[\]]")
# Two given names and two surnames; longer runs of capitals are titles of things.
_LONGEST = 4
# Words back from a name within which an office or body still speaks of it.
_SEEN = 6
# "Dr.", "Ing.": short ranks stand before names only; longer ones are offices as well.
_DOTTED_RANK = 4
_MOST_INITIALS = 2
# Told in a cell of bodies only: in running text endings and ordinary words would hide half a sentence.
_WEAK = ("given-name", "surname", "given-name-or-word")


@dataclass(frozen=True, slots=True)
class Person:
    """A name of a person: its place in the text. ``sure`` tells that a title or an office stands beside it."""

    start: int
    end: int
    sure: bool


def persons(text: str, cell: bool = False, own: frozenset[str] = frozenset()) -> tuple[Person, ...]:
    """The names of persons in a text, in order. ``cell`` tells that it is one of the names in a cell of bodies.

    There a surname by its ending, initials, or a given name that is an ordinary word too tell a person as well.
    ``own`` are the names, folded, of places that the document itself tells as such: no person is called by them.
    """
    # One look over the words spares the walk for most texts.
    if not cell and not may_name(text):
        return ()
    every = split(text)
    # A name in quotation marks is that of a school, a project or a foundation.
    held = [match.span() for match in _QUOTED.finditer(text)]
    out: list[Person] = []
    at = 0
    while at < len(every):
        run = _run(every, at)
        found = _person(every, at, run, cell, own) if run and not _within(every[at], held) else None
        if found:
            first, last, sure = found
            out.append(Person(every[first].start, every[last].end, sure))
        # The whole run is passed over: a name within a name would be cut in two.
        at += max(1, run)
    return tuple(out)


def _within(word: NameWord, held: Sequence[tuple[int, int]]) -> bool:
    return any(start <= word.start < end for start, end in held)


def _run(every: Sequence[NameWord], at: int) -> int:
    """How many words from here on may be one name."""
    size = 0
    while at + size < len(every) and size < _LONGEST:
        word = every[at + size]
        # A comma or line between two words parts two people.
        if size and not _JOINS.fullmatch(word.gap):
            break
        if not (is_like_name(word) or is_initial(word) or size and _behind_surname(word, every[at])):
            break
        size += 1
    return size


def _behind_surname(word: NameWord, first: NameWord) -> bool:
    return word.text.istitle() and first.key in words("surname")


def _person(
    every: Sequence[NameWord], at: int, size: int, cell: bool, own: frozenset[str]
) -> tuple[int, int, bool] | None:
    """The first and last word of the name in a run, and whether it is sure."""
    run = every[at : at + size]
    # Initials alone are an acronym with dots.
    found = None if all(map(is_initial, run)) else _told(every, at, run, cell)
    # Places last, as the look into the gazetteer is the dearest.
    return None if found and _is_place(run, cell, own) else found


def _told(every: Sequence[NameWord], at: int, run: Sequence[NameWord], cell: bool) -> tuple[int, int, bool] | None:
    """What tells that a run is a name, places not yet considered: a title, an office, the words themselves."""
    size = len(run)
    title = _title_before(every, at)
    # "Dl", "Mme" stand before persons and nothing else, so they go before what a body may bear.
    if title and is_title(title, ("address-title",)):
        return at, at + size - 1, True
    told = [word for word in run if _tells(word, cell)]
    # Before ranks and offices: a body bears the name of its patron with his title ("Spitalul Dr. X").
    if _is_held(every, at, size) or not told and _of_body(every, at):
        return None
    # A long rank before one unknown word is an office with its field ("inspector Sanitar").
    ranked = title is not None and (bool(told) or size > 1 or len(title) <= _DOTTED_RANK)
    # One word behind an office is its field; two are a person where one of them tells so.
    office = size > 1 and _office_before(every, at) and (bool(told) or cell or any(map(is_initial, run)))
    if ranked or office:
        return at, at + size - 1, True
    # What fills a mention and has the initials of a person has nothing else to be.
    alone = cell and size == len(every) - sum(is_title(word.text) for word in every)
    if size < 2 or not (told or (cell and (alone and _initials(run)))):
        return None
    first, last = _bounds(run, cell)
    return at + first, at + last, False


def _bounds(run: Sequence[NameWord], cell: bool) -> tuple[int, int]:
    """Of a long run the given name and what goes with it: the words behind it, or the surname before it."""
    given = next((i for i, word in enumerate(run) if _tells(word, cell)), 0)
    behind = [word for word in run[given + 1 :] if not is_given(word.text, _WEAK)]
    # In running text a capital before the given name begins the sentence, unless the surname stands nowhere else.
    first = given if behind and not cell else max(0, given - 1)
    return (0, len(run) - 1) if cell or len(run) == 2 else (first, len(run) - 1)


def _tells(word: NameWord, cell: bool) -> bool:
    """Whether a word tells that its run is a person's name."""
    return tells_person(word.text, _WEAK if cell else STRONG)


def _initials(run: Sequence[NameWord]) -> bool:
    others = [word for word in run if not is_initial(word)]
    return 1 <= len(run) - len(others) <= _MOST_INITIALS and len(others) == 1 and not _is_place(others)


def _title_before(every: Sequence[NameWord], at: int) -> str | None:
    if not at or not _JOINS.fullmatch(every[at].gap):
        return None
    return every[at - 1].text if is_title(every[at - 1].text) else None


def _office_before(every: Sequence[NameWord], at: int) -> bool:
    """An office or occupation stands before the name, with its domain in small letters perhaps."""
    if not at or not _BESIDE_OFFICE.fullmatch(every[at].gap):
        return False
    for back in range(at - 1, max(-1, at - 1 - _SEEN), -1):
        # The nearest first: an office further back is that of another person.
        if begins_office([word.key for word in every[back:at]]):
            return True
        if (
            # A capital that is no office's belongs to another name.
            every[back].text[:1].isupper()
            and not is_office_word(every[back].key)
            or _ENDS_PHRASE.search(every[back].gap)
        ):
            return False
    return False


def _is_place(run: Sequence[NameWord], cell: bool = False, own: frozenset[str] = frozenset()) -> bool:
    """The run is a place, or ends with one that the given name in it belongs to: "Caritas Alba Iulia"."""
    # The document's own places go before what tells a person: villages are called by given names.
    if fold(" ".join(word.text for word in run)) in own:
        return True
    # From the whole run down to its last two words.
    for start in range(max(1, len(run) - 1)):
        said = " ".join(word.text for word in run[start:])
        known = gazetteer().places.all(said) or fold(said) in {*gazetteer().places.communes, *own}
        # A given name before it makes the place a surname.
        if known and not any(_tells(word, cell) for word in run[:start]):
            return True
    return False


def _is_held(every: Sequence[NameWord], at: int, size: int) -> bool:
    """A body bears the name: its head stands before it in the same phrase, its tail right behind, or a saint's word."""
    # A tail right behind decides by itself, whatever stands before.
    if _tail_behind(every, at + size):
        return True
    # Behind an agent's word ("led by") a body before it acts through this person.
    if not at or _acts(every, at):
        return False
    for back in range(at - 1, max(-1, at - 1 - _SEEN * 2), -1):
        if _ENDS_PHRASE.search(every[back + 1].gap) and not _dot_of_number(every, back):
            return False
        # An office between the body and the name: the person holds it there.
        if is_office_head(every[back].key):
            return False
        # A saint's word must stand right before; a head may have its adjectives between.
        if every[back].key in words("saint") and back == at - 1 or bears_names(every[back].text):
            return True
    return False


def _of_body(every: Sequence[NameWord], at: int) -> bool:
    """A body is named before the run, its field an office's word perhaps: "Direcția de Asistență Socială" and a place.

    Only where no word of the run tells a person.
    """
    for back in range(at - 1, max(-1, at - 1 - _SEEN * 2), -1):
        if not _JOINS.fullmatch(every[back + 1].gap):
            return False
        if every[back].text[:1].isupper() and every[back].key in words("name-head"):
            return True
    return False


def _acts(every: Sequence[NameWord], at: int) -> bool:
    """ "condus de" before the name; "Liceul de" goes on with the name of a body."""
    return every[at - 1].key in words("agent") and not (at > 1 and bears_names(every[at - 2].text))


def _tail_behind(every: Sequence[NameWord], at: int) -> bool:
    """A word for a body follows, with other words of bodies before it perhaps: "High School"."""
    for word in every[at : at + _LONGEST]:
        if not _JOINS.fullmatch(word.gap) or not word.text[:1].isupper() or not is_body_word(word.key):
            return False
        if _ends_name(word):
            return True
    return False


def _dot_of_number(every: Sequence[NameWord], back: int) -> bool:
    """ "Școala nr. 3 Ion": the dot of a number ends no phrase."""
    return every[back].key in words("number-word") and every[back + 1].gap.strip() == "."


def _ends_name(word: NameWord) -> bool:
    tail = any(word.key in words(name, "en") for name in ("bears-name", "named-after")) or word.key in words(
        "name-tail"
    )
    return tail and word.text[:1].isupper()


def suspected(text: str, cell: bool = False) -> Iterator[tuple[int, int, bool]]:
    """What may be a person's name though nobody can be sure, and whether a body bears it or quotation marks hold it.

    A given name beside another word with a capital; in a cell also two or three such words that no name of a body is
    made of, and a given name alone.
    """
    every = split(text)
    held = [match.span() for match in _QUOTED.finditer(text)]
    at = 0
    while at < len(every):
        size = _run(every, at)
        run = every[at : at + size]
        # Only suspected, so the plain list of given names is enough.
        told = any(is_given(word.text) or _tells(word, False) for word in run)
        alone = cell and size == len(every) and (told or size in (2, 3))
        if size and not _is_place(run) and (size > 1 and told or alone):
            yield run[0].start, run[-1].end, _within(run[0], held) or _is_held(every, at, size)
        at += max(1, size)


class KnownNames:
    """The names that a document prints as persons', each looked for only where a text has its first word."""

    def __init__(self, ways: Iterable[tuple[str, re.Pattern[str]]] = ()) -> None:
        self._by_word: defaultdict[str, list[re.Pattern[str]]] = defaultdict(list)
        for first, pattern in ways:
            self._by_word[first].append(pattern)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where they stand in a text."""
        if not self._by_word:
            return []
        words = {word.casefold() for word in _LETTERS.findall(text)}
        patterns = dict.fromkeys(one for word in words for one in self._by_word.get(word, ()))
        return [match.span() for pattern in patterns for match in pattern.finditer(text)]


_NOBODY = KnownNames()


def known_forms(names: Iterable[str]) -> KnownNames:
    """The names that a document prints as persons' in full: in both orders, in capitals too, cut at the end."""
    out: list[tuple[str, re.Pattern[str]]] = []
    for name in sorted(set(names)):
        parts = [re.escape(word.text) for word in split(name)]
        # A single word that a document prints as a name is too often an ordinary word elsewhere.
        if len(parts) > 1:
            ways = [r"[\s,]+".join(order) for order in (parts, [*parts[1:], parts[0]], parts[::-1])]
            # A quote cut at its length may end within the name.
            cut = r"[\s,]+".join(parts[:-1]) + r"(?=\s*…?$)"
            pattern = re.compile(rf"(?<!\w)(?:{'|'.join(dict.fromkeys((*ways, cut)))})(?!\w)", re.I)
            # Any of its words may be printed first; the index must have each.
            firsts = {_LETTERS.findall(word.text)[0].casefold() for word in split(name)}
            out.extend((first, pattern) for first in sorted(firsts))
    return KnownNames(out)


@lru_cache(maxsize=100_000)
def redacted(text: str, known: KnownNames = _NOBODY, cell: bool = False, own: frozenset[str] = frozenset()) -> str:
    """Return a text without persons' names, telephone numbers and addresses, a mark in their place.

    ``known`` are the names that this document prints as persons'; a body that bears one of them keeps it. ``own`` are
    its places, as for ``persons``.
    """
    spans = [(one.start, one.end) for one in persons(text, cell, own)] + _known(text, known) + contacts(text)
    if not spans:
        return text
    out, position = "", 0
    for start, end in sorted(spans):
        # Two patterns may find the same words; what is gone is not taken twice.
        if start >= position:
            out += text[position:start] + MARK
        position = max(position, end)
    # Several names in a row leave one mark, so that their number is not told.
    return _MARKS.sub(MARK, out + text[position:])


def _known(text: str, known: KnownNames) -> list[tuple[int, int]]:
    found = known.spans(text)
    held = [match.span() for match in _QUOTED.finditer(text)] if found else []
    return [
        (at, end)
        for at, end in found
        if not any(start <= at < stop for start, stop in held) and not _borne(text, at, end)
    ]


def _borne(text: str, start: int, end: int) -> bool:
    every = split(text)
    at = next((i for i, word in enumerate(every) if word.start >= start), len(every))
    size = sum(start <= word.start < end for word in every)
    return bool(size) and _is_held(every, at, size)


def without_persons(text: str) -> str:
    """Return a text without names of persons and without titles before them; the office stays."""
    out, position = "", 0
    for one in persons(text):
        before = text[position : one.start]
        # Titles and articles go with the name they stood before; an office says something by itself.
        while before.split() and (is_title(before.split()[-1]) or before.split()[-1].casefold() in words("article")):
            before = before.rstrip()[: -len(before.split()[-1])]
        out, position = out + before, one.end
    return _tidy(out + text[position:]) if position else " ".join(text.split())


def _tidy(text: str) -> str:
    whole = re.sub(r"\s+([,;.)])", r"\1", re.sub(r"\(\s*\)", "", text))
    whole = re.sub(r"([,;])(?:\s*[,;])+", r"\1", whole)
    return " ".join(whole.split()).strip(" ,;–-")
