"""Lines that a label leads without a colon: "**Responsabil** Serviciul X", "Termen – mai 2031", "Pilote Service Y".

One such line alone proves nothing, since a sentence may begin with the same word. Lines are told where several labels
stand right below one another and the same ones come again under the next measure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planatlas.loaders.structure.labelled import Event, event_of, field_label, is_detail
from planatlas.loaders.structure.passages import Passage
from planatlas.loaders.values.cell_states import is_dash
from planatlas.loaders.values.deadline import is_rhythm, looks_timed
from planatlas.ontology.folding import fold
from planatlas.ontology.plain import plain
from planatlas.ontology.vocabulary import vocabulary

__all__ = ["led_events"]

_MARKED = re.compile(
    r"^\W{0,2}(?P<label>[^\W\d_][\w ./’'()-]{0,50}?)\s*(?:\*\*|\t|\s[–—-]+(?=\s|$))\s*(?P<value>.*)$", re.S
)
_WORD = re.compile(r"[^\W\d_][\w./’'-]*")
_MOST_WORDS, _LONGEST_VALUE, _LONGEST_LINE = 4, 160, 600
# Money and indicators are spoken of in sentences too; who and when make a card.
_TELLING = frozenset(("responsible", "partners", "deadline"))
_ENOUGH = 2


@dataclass(slots=True)
class _Led:
    """A line as label and value; ``field`` is none where the label is known by its form alone."""

    part: Passage
    label: str
    value: str
    field: str | None


def led_events(parts: Sequence[Passage]) -> dict[tuple[int, ...], list[Event]]:
    """Return the event of every line that a label leads, by the numbers of its blocks."""
    runs = [run for run in _runs(parts) if _asks(run)]
    # Counted once a run: a label that comes twice in one run does not prove that cards recur.
    printed = Counter(label for run in runs for label in {plain(one.label) for one in run if one.field})
    out: dict[tuple[int, ...], list[Event]] = {}
    for run in runs:
        # One label that comes again is enough, as cards leave out what does not apply.
        if any(printed[plain(one.label)] > 1 for one in run if one.field):
            out.update((one.part.at, [_event(one)]) for one in run)
    return out


def _runs(parts: Sequence[Passage]) -> Iterator[list[_Led]]:
    """Led lines with nothing but page furniture between them; an unknown label may stand between two known ones."""
    run: list[_Led] = []
    for part in parts:
        if part.furniture:
            continue
        led = _led(part)
        # An unknown label may stand between known ones, but opens no run: any bold word would.
        if led is None or (not run and led.field is None):
            if run:
                yield run
            run = []
        else:
            run.append(led)
    if run:
        yield run


def _asks(run: Sequence[_Led]) -> bool:
    asked = [one.field for one in run if one.field]
    return len(set(asked)) >= _ENOUGH and not _TELLING.isdisjoint(asked)


def _led(part: Passage) -> _Led | None:
    text = part.text.strip()
    if part.kind not in ("text", "item") or part.heads or len(text) > _LONGEST_LINE:
        return None
    # Bold type is seen in the source only, where the stars still stand.
    marked = _MARKED.match(part.raw.strip() if part.raw.lstrip().startswith("**") else text)
    if marked and len(marked["label"].split()) <= _MOST_WORDS:
        label = marked["label"].strip()
        name = field_label(label)
        if name is not None and is_detail(name):
            return _Led(part, label, marked["value"], name)
        # In small letters emphasis is that of a word in a sentence.
        return _Led(part, label, marked["value"], None) if label[0].isupper() else None
    return _by_words(part, text)


def _by_words(part: Passage, text: str) -> _Led | None:
    """The longest beginning that is a known label, with a name, a time, a number or nothing behind it."""
    # A label begins its line with a capital.
    words = list(_WORD.finditer(text))[:_MOST_WORDS] if text[:1].isupper() else []
    for last in reversed(words):
        label, value = text[: last.end()], text[last.end() :].strip()
        name = vocabulary().headings.get(fold(label))
        if name is not None and is_detail(name):
            # The longest known label decides, also against: a shorter one would take a part of it as the value.
            return _Led(part, label, value, name) if _is_value(name, value) else None
    return None


def _is_value(name: str, value: str) -> bool:
    """A sentence that begins with the word of a label is none: it ends with a full stop or goes on in small letters."""
    if not value or is_dash(value) or value[0].isdigit():
        return True
    # A full stop at the end makes it a sentence; a colon, a label of another kind.
    if len(value) > _LONGEST_VALUE or value.endswith((".", ":")) or ":" in value:
        return False
    if name in ("responsible", "partners"):
        return value[0].isupper()
    # Other fields have values of every form.
    return name != "deadline" or looks_timed(value) or is_rhythm(value)


def _event(one: _Led) -> Event:
    if one.field is None:
        return Event("other", one.part, label=one.label, value=one.value.strip())
    return event_of(one.part, one.field, one.label, one.value)
