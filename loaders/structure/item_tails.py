"""What the end of a list item says of its work: "... – răspunde X, termen: 15.04.2031", "... (X, by March 2031)".

Only what a label, a word of a role, a word of time or the shape of a name says is a field; else the text stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from planatlas.loaders.structure.labelled import field_label, is_detail
from planatlas.loaders.values.cell_states import is_dash
from planatlas.loaders.values.deadline import is_rhythm, looks_timed
from planatlas.loaders.values.forms_of_text import WORD
from planatlas.loaders.values.mentions.names import is_head
from planatlas.ontology.folding import fold
from planatlas.ontology.plain import plain
from planatlas.ontology.vocabulary import vocabulary
from planatlas.ontology.wording import cue, words

__all__ = ["ItemTail", "TailField", "is_time", "item_tail"]

# From the strongest sign to the mere space, behind which only a known label with a colon begins a field.
_BOUNDARY = re.compile(r"\s+[–—-]+\s+|\s*[(\[]\s*|\s*[,;]\s+|(?<=[^\W\d_]{3})[.)]\s+(?=[^\W\d_])|\s+(?=[^\W\d_])")
_EDGE = re.compile(r"\s+[–—-]+\s+|[()\[\],;]|[.](?:\s|$)")
_LABEL = re.compile(r"(?P<label>[^\W\d_][^\W\d_.’'/-]*\.?(?:[ ’'/-]+[^\W\d_]+){0,3})\s*:\s*")
_YEAR = re.compile(r"(?:19|20)\d\d\.?")
_EDGES = " \t\n,;.–—-("
_NAMES = ("responsible", "partners")
# A head of fewer letters is no work, so that the whole text is a label and its value.
_MOST_WORDS, _MOST_TIME_WORDS, _LEAST_HEAD, _LONGEST_NAME = 3, 5, 8, 160
_TURNS = (
    ("deadline", "until", True),
    ("funding", "funded-by", True),
    ("partners", "with", True),
    ("responsible", "done-by", True),
    ("responsible", "by-whom", False),
    ("partners", "with-bare", False),
)
"""The turns that lead to a field, the more telling before the others, and whether they need no other field beside."""
_SMALL = 3
"""Letters of a word that may be small within a name."""


class TailField(NamedTuple):
    """A field of the tail: where it begins with what leads to it, the printed label or word, the value.

    ``sure`` tells that a label, a word of the role or a time says what it is; a name after a comma or a small word is
    one only beside such a field.
    """

    start: int
    field: str
    label: str
    value: str
    sure: bool


class ItemTail(NamedTuple):
    """An item as the wording of its work and the fields its tail states."""

    head: str
    fields: tuple[TailField, ...]

    @property
    def names(self) -> bool:
        """Whether it says who."""
        return any(one.field in _NAMES for one in self.fields)


class _Mark(NamedTuple):
    """A place where a field may begin: ``start`` with the punctuation before it, ``value`` behind what leads to it."""

    start: int
    field: str
    label: str
    value: int
    sure: bool
    said: bool


def item_tail(text: str) -> ItemTail:
    """Return an item with the fields that its tail states; none where it states none."""
    flat = plain(text)
    found: list[TailField] = []
    end = len(text)
    # From the end: a field reaches up to the next one, and what is no field belongs to the text before.
    for mark in reversed(list(_marks(text, flat))):
        value = _value(text[mark.value : end])
        value = _without_article(value) if mark.field in _NAMES else value
        if _holds(mark, value):
            found.insert(0, TailField(mark.start, mark.field, mark.label, value, mark.sure))
            end = mark.start
    # Names and dates alone are those that work is about; one sure field tells that the others are of the tail.
    fields = tuple(found) if any(one.sure for one in found) else ()
    head = text[: fields[0].start].strip(_EDGES) if fields else text
    # A labelled line is read as such, and not as an item with a tail.
    if len(head) < _LEAST_HEAD or ((match := _LABEL.match(head)) and field_label(match["label"])):
        return ItemTail(text, ())
    return ItemTail(head, fields)


def _marks(text: str, flat: str) -> Iterator[_Mark]:
    for match in _BOUNDARY.finditer(text):
        if match.start() and (mark := _mark(text, flat, match)):
            yield mark


def _mark(text: str, flat: str, edge: re.Match[str]) -> _Mark | None:
    """What begins at a boundary: a label; behind punctuation a word of a role or of time too, a name, a date."""
    at, apart = edge.end(), bool(edge.group().strip())
    # A label with its colon goes before turns and names.
    if label := _LABEL.match(text, at):
        name = field_label(label["label"]) if apart else _own_line(label["label"])
        if name and is_detail(name):
            return _Mark(edge.start(), name, label["label"], label.end(), True, True)
    if not apart:
        return None
    for name, turns, sure in _TURNS:
        if turn := cue(turns).match(flat, at):
            said = text[at : turn.end()].strip()
            # "until" leads to places and conditions too.
            if name != "deadline" or is_time(_value(_until_edge(text, turn.end()))):
                return _Mark(edge.start(), name, said, turn.end(), sure, True)
    return _by_word(text, edge) or _bare(text, edge)


def _own_line(label: str) -> str | None:
    """A label behind nothing but a space stood in a line of its own: it begins with a capital and is a known one."""
    return vocabulary().headings.get(fold(label)) if label[0].isupper() else None


def _by_word(text: str, edge: re.Match[str]) -> _Mark | None:
    """ "– răspunde Primăria", "(lead Age UK": the words of a label without a colon, with a name or a time behind."""
    found = list(WORD.finditer(text, edge.end()))[:_MOST_WORDS]
    # The longest label first: "lead partner" is more than "lead".
    for last in reversed(found):
        label = text[edge.end() : last.end()]
        name = vocabulary().headings.get(fold(label))
        rest = text[last.end() :]
        if name in (*_NAMES, "deadline") and rest[:1].isspace():
            named = rest.lstrip()[:1].isupper() if name != "deadline" else is_time(_value(_until_edge(rest, 0)))
            if named:
                return _Mark(edge.start(), name, label, last.end(), True, True)
    return None


def _bare(text: str, edge: re.Match[str]) -> _Mark | None:
    """A date or a name alone, behind a bracket or dash or between two fields."""
    part = _value(_until_edge(text, edge.end()))
    # Behind a full stop a name begins the next sentence.
    if edge.group().strip() in (".", ")"):
        return None
    if is_time(part):
        return _Mark(edge.start(), "deadline", "", edge.end(), False, False)
    return _Mark(edge.start(), "responsible", "", edge.end(), False, False) if _is_name(part) else None


def _until_edge(text: str, start: int) -> str:
    # Not at every comma's space: a field is bounded by the same signs that begin one.
    match = _EDGE.search(text, start)
    return text[start : match.start() if match else len(text)]


def _value(text: str) -> str:
    """What a field states, without the marks around it and the bracket that closes the tail."""
    value = text.strip(_EDGES)
    # The bracket that opened before the tail closes behind its last value.
    while value[-1:] in (")", "]") and value.count("(") + value.count("[") < value.count(")") + value.count("]"):
        value = value[:-1].rstrip(_EDGES)
    return value


def _holds(mark: _Mark, value: str) -> bool:
    """Whether what follows is a value of the field: names for who, a time for when."""
    # A bracket cut in two means that the boundary was within it.
    if value.count(")") != value.count("(") or len(value) > _LONGEST_NAME or (not value and not mark.label):
        return False
    if mark.field == "deadline":
        return is_time(value) or (mark.said and mark.sure and (is_dash(value) or not value))
    if mark.field not in _NAMES:
        return True
    # A sure label may stand before a dash or nothing: then nobody is named, which is told.
    return (mark.sure and (value[:1].isupper() or is_dash(value) or not value)) or _is_name(value)


def is_time(text: str) -> bool:
    """A date, month, quarter or rhythm and nothing else."""
    parts = text.split()
    if not parts or len(parts) > _MOST_TIME_WORDS:
        return False
    # A month without day or year stands in many a sentence.
    dated = any(char.isdigit() for char in parts[-1]) or bool(_YEAR.fullmatch(parts[0]))
    return is_rhythm(text) or (looks_timed(text) and dated)


def _is_name(text: str) -> bool:
    """Words with capitals, or a word that begins names of bodies with more behind it."""
    parts = text.split()
    # One word with a capital may be any noun at the beginning of a clause.
    if len(parts) < 2 or not text[0].isupper() or len(text) > _LONGEST_NAME:
        return False
    within = re.split(r"[\s’'-]+", text)
    return is_head(parts[0]) or all(part[:1].isupper() or len(part) <= _SMALL for part in within)


def _without_article(text: str) -> str:
    first = re.match(r"[^\W\d_]{1,3}(?:['’]\s*|\s+)", text)
    return text[first.end() :] if first and fold(first.group()) in {fold(one) for one in words("article")} else text
