"""Cards from the stream of fields: where one begins, which lines go on a field, what is a card at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from planatlas.loaders.structure.labelled import Event
from planatlas.loaders.structure.passages import Passage, stands_over
from planatlas.loaders.structure.path import Path
from planatlas.loaders.values.codes import take_code
from planatlas.loaders.values.forms_of_text import WORD
from planatlas.ontology.plain import plain
from planatlas.records import OtherCell, fields_for

__all__ = ["DETAILS", "Card", "cards"]

DETAILS = frozenset(fields_for("detail", "remark", "source")) - {"start"}
_NAMES = frozenset(("title", "measure", "activity", "campaign", "theme"))
# One labelled line is in every letter; a single card needs more than cards that come in numbers.
_ENOUGH, _ENOUGH_ALONE = 2, 3
_SENTENCE_ENDS = (".", "!", "?", "…")


@dataclass(slots=True)
class Card:
    """One card: its fields in order, the printed labels, the lines it is made of, and where it stands.

    ``over`` is the heading or numbered line nearest above its first label, ``told`` the paragraphs between the two.
    """

    title: str = ""
    code: str | None = None
    values: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    pieces: dict[str, list[tuple[int | None, str]]] = field(default_factory=dict)
    other: list[OtherCell] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    component: str | None = None
    general: str | None = None
    specific: str | None = None
    heading: str | None = None
    form: bool = False
    listed: bool = False
    numbered: bool = False
    over: Passage | None = None
    told: list[Passage] = field(default_factory=list)

    @property
    def details(self) -> int:
        """How many fields of work it prints, filled or blank."""
        return len(DETAILS & self.values.keys())

    def put(self, event: Event) -> None:
        """Take in a field; a second value of one label is a further line of it, one of another label is kept apart."""
        self.passages.append(event.passage)
        # Two labels of one field say two things ("Buget", "Sursa bugetului"); joined they would contradict each
        # other.
        if not _is_same(event.label, self.labels.setdefault(event.field, event.label)):
            self.other.append(OtherCell(event.label, event.value, event.passage.line))
            return
        self.add(event.field, event.value, event.passage, "\n")

    def add(self, name: str, value: str, passage: Passage, glue: str) -> None:
        """Add a printed line to a field."""
        before = self.values.get(name, "")
        self.values[name] = f"{before}{glue}{value}" if before and value else before or value
        if value:
            self.pieces.setdefault(name, []).append((passage.line, value))


def _is_same(label: str, other: str) -> bool:
    """Labels that differ in a number, or in nothing but marks: "Partner 2" after "Partner 1"."""
    return _bare(label) == _bare(other)


def _bare(label: str) -> str:
    return " ".join(WORD.findall(plain(label)))


class _Grouper:
    """Builds cards event by event."""

    def __init__(self) -> None:
        self.card: Card | None = None
        self.pending: Event | None = None
        self.wrapped: list[Passage] = []
        self.last: Event | None = None
        self.path = Path()
        self.heading: str | None = None
        self.opening: str | None = None
        self.over: Passage | None = None
        self.told: list[Passage] = []

    def take(self, event: Event) -> Iterator[Card]:
        # A row of two labels is a field of a card that is open, else the heading of a table.
        if event.kind == "break" or (event.doubtful and self.card is None):
            yield from self.flush()
            self.pending = None
        elif event.kind == "opener":
            yield from self.flush()
            self._open(event)
        elif event.kind == "field":
            yield from self._field(event)
        # A label that is no field is kept only within a card: outside it is text.
        elif self.card is not None and (event.kind == "other" or self._is_beside(event)):
            self._put_other(self.card, event)
        else:
            yield from self._text(event)

    def _is_beside(self, event: Event) -> bool:
        """A label nobody knows, right below a field that has its value."""
        card, last = self.card, self.last
        if event.kind != "unknown" or card is None or last is None or not _is_near(card, event.passage):
            return False
        return last.kind == "other" or (last.kind == "field" and bool(card.values.get(last.field)))

    def _put_other(self, card: Card, event: Event) -> None:
        """A label that is no field ends no card: what it says stays with it."""
        card.passages.append(event.passage)
        card.other.append(OtherCell(event.label, event.value, event.passage.line))
        self.last = event

    def flush(self) -> Iterator[Card]:
        if self.card is not None:
            yield self.card
        self.card = self.last = None

    def _new(self) -> Card:
        path = self.path
        self.card = Card(component=path.component, general=path.general, specific=path.specific, heading=self.heading)
        return self.card

    def _open(self, event: Event) -> None:
        card = self._new()
        card.title, card.code = event.value, event.code
        card.form, card.listed = event.form, event.listed
        card.passages.append(event.passage)
        self.last = event

    def _field(self, event: Event) -> Iterator[Card]:
        # An objective as the first label of a page stands over all its cards; in a card it is that card's.
        if event.field == "general_objective" and self._heads_cards():
            yield from self.flush()
            self.path = replace(self.path, general=event.value or None, specific=None)
            return
        # Before the field is put in: the second "Responsabil" belongs to the next card.
        if self.card is not None and self._starts_anew(self.card, event):
            yield from self.flush()
        if self.card is None:
            card = self._new()
            self.opening = self.opening or event.field
            # A card that has a label for its name is not named by the line above.
            if self.pending is not None and event.field not in _NAMES:
                card.title = self.pending.value
                card.numbered = self.pending.passage.kind == "item" and self.pending.passage.mark[:1].isdigit()
                card.passages.extend((self.pending.passage, *self.wrapped))
                card.over, card.told = self.over, self.told
            self.pending, self.told = None, []
        if self.card is not None:
            self.card.put(event)
        self.last = event

    def _heads_cards(self) -> bool:
        """An objective above the first field of a card, or below the last of a whole one, heads what follows."""
        return self.card is None or (self.card.details >= _ENOUGH and "general_objective" not in self.card.values)

    def _starts_anew(self, card: Card, event: Event) -> bool:
        """A field comes a second time: a new card, unless it repeats right away as lists in XML do."""
        if event.field not in card.values:
            # Only the label that opened this card opens the next: elsewhere a title may come late in a card.
            return event.field in ("title", "code") and card.details > 0 and event.field == self.opening
        # Two different labels of one field belong to one card.
        if event.field in DETAILS and not _is_same(event.label, card.labels[event.field]):
            return False
        return not (self.last is not None and self.last.kind == "field" and self.last.field == event.field)

    def _text(self, event: Event) -> Iterator[Card]:
        if self._goes_on(event):
            return
        text = event.passage.text.strip() if event.kind == "unknown" else event.value
        if event.passage.heads:
            yield from self.flush()
            self.path, self.over, self.told = event.passage.path, None, []
        elif self._ends_title(event):
            return
        else:
            yield from self.flush()
            if event.passage.kind == "heading":
                self.heading = text
            if _stands_above(event.passage):
                self.over, self.told = event.passage, []
            else:
                self.told = [*self.told, event.passage]
            self.pending, self.wrapped = replace(event, value=text), []

    def _ends_title(self, event: Event) -> bool:
        """The line below the name of a card goes on with it in small letters."""
        above, part = self.pending, event.passage
        if self.card is not None or above is None or event.kind == "unknown" or part.kind == "heading":
            return False
        # A capital begins a line of its own.
        if not event.value[:1].islower():
            return False
        # Right below only: an empty line parts a title from the text.
        if part.line != (self.wrapped or [above.passage])[-1].lines[-1] + 1:
            return False
        self.pending = replace(above, value=f"{above.value} {event.value}")
        self.wrapped.append(part)
        return True

    def _goes_on(self, event: Event) -> bool:
        """An unlabelled item or next line below a field belongs to it; below the opener alone it is the description."""
        card, last = self.card, self.last
        if card is None or last is None or event.passage.kind == "heading" or event.passage.bold:
            return False
        value = event.passage.text.strip() if event.kind == "unknown" else event.value
        if (
            # A further number is a further card, however near it stands.
            _next_number(card, event.passage)
            or _counts_on(card, event)
            or not (_is_near(card, event.passage) or _tells_of(card, last))
        ):
            return False
        if event.passage.heads:
            return False
        card.passages.append(event.passage)
        # Items stay apart from each other; a broken line becomes whole.
        glue = "\n" if event.passage.kind == "item" else " "
        if last.kind == "other":
            card.other[-1].text = f"{card.other[-1].text}{glue}{value}".strip()
        # In small letters the line below goes on with the title; with a capital it describes the work.
        elif last.kind == "opener" and (not card.title or value[:1].islower()):
            card.title = f"{card.title} {value}".strip()
        else:
            card.add(last.field if last.kind == "field" else "description", value, event.passage, glue)
        return True


def _gap(card: Card, passage: Passage) -> int:
    return passage.line - card.passages[-1].lines[-1]


def _is_near(card: Card, passage: Passage) -> bool:
    # Lists are set off by an empty line, broken lines are not.
    return _gap(card, passage) <= (2 if passage.kind == "item" else 1)


def _next_number(card: Card, passage: Passage) -> bool:
    """A numbered item below a card that a numbered item opened, and that is complete, opens the next one."""
    opened = card.passages[0]
    numbered = opened.kind == passage.kind == "item" and opened.mark[:1].isdigit() and passage.mark[:1].isdigit()
    return numbered and _gap(card, passage) > 1 and card.details >= _ENOUGH


def _tells_of(card: Card, last: Event) -> bool:
    """Whether paragraphs stand between the numbered title of a card and its first label: they tell of it."""
    return last.kind == "opener" and bool(card.title and card.code) and not card.details


def _counts_on(card: Card, event: Event) -> bool:
    """Whether an item numbered "2." comes after the item "1." that named the card."""
    named, here = (getattr(part.block, "mark", "").strip("().") for part in (card.passages[0], event.passage))
    return named.isdigit() and here.isdigit() and int(here) == int(named) + 1


def cards(stream: Iterable[Event]) -> list[Card]:
    """Return the cards of a document, in order: at least two of them, or one with three fields of work or of a list."""
    grouper = _Grouper()
    found = [card for event in stream for card in grouper.take(event)]
    found.extend(grouper.flush())
    # Before the cards are counted: a heading with a code makes a whole card of one with a single field.
    _name_by_headings(found)
    whole = [card for card in found if _is_whole(card)]
    # One card of two fields is as likely an imprint or the head of a letter.
    if len(whole) > 1 or any(card.details >= _ENOUGH_ALONE or card.form or card.listed for card in whole):
        return whole
    return []


def _stands_above(passage: Passage) -> bool:
    """A heading, a line set in bold, a numbered item, a line with a code of its own: what a card may be named by."""
    numbered = passage.kind == "item" and passage.mark[:1].isdigit()
    return stands_over(passage) or numbered or bool(take_code(passage.text)[0])


def _name_by_headings(found: Sequence[Card]) -> None:
    """The heading names a card, and the paragraphs below tell of it, where each card has a heading of its own.

    A heading over several cards is that of a chapter: there the paragraph right above the labels names each.
    """
    counted = Counter(card.over.at for card in found if card.over is not None)
    # One heading with two cards under it makes all headings those of chapters.
    alone = len(counted) > 1 and set(counted.values()) == {1}
    for card in found:
        if card.over is None or not card.told:
            continue
        sentence = card.title.rstrip().endswith(_SENTENCE_ENDS)
        # A code of its own says that a heading is that of a measure, whatever the others are.
        coded = counted[card.over.at] == 1 and bool(take_code(card.over.text)[0])
        if coded or (alone and sentence):
            card.title = card.over.text
            card.numbered = card.over.kind == "item"
            # The heading and the paragraphs go first, each once.
            kept = {part.at for part in (card.over, *card.told)}
            card.passages = [card.over, *card.told, *(part for part in card.passages if part.at not in kept)]
            for part in card.told:
                card.add("description", part.text.strip(), part, " ")


def _is_whole(card: Card) -> bool:
    # A code makes up for a field; a list has said already that its items are work.
    return card.listed or card.details >= _ENOUGH or bool(card.code and card.details) or _is_numbered(card)


def _is_numbered(card: Card) -> bool:
    """A numbered item with nothing but a line about who does it."""
    return card.numbered and "responsible" in card.values
