"""Cards from the stream of fields: where one begins, which lines go on a field, what is a card at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from planatlas.loaders.structure.labelled import Event
from planatlas.loaders.structure.passages import Passage
from planatlas.loaders.values.structure_lines import component_line, objective_line

__all__ = ["DETAILS", "Card", "cards"]

DETAILS = frozenset(
    (
        "responsible",
        "partners",
        "funding",
        "budget",
        "deadline",
        "period",
        "indicators",
        "targets",
        "target_groups",
        "observations",
        "budget_local",
        "budget_county",
        "budget_state",
        "budget_contributions",
        "budget_other",
    )
)
_NAMES = frozenset(("title", "measure", "activity", "campaign", "theme"))
_ENOUGH, _ENOUGH_ALONE = 2, 3


@dataclass(slots=True)
class Card:
    """One card: its fields in order, the printed labels, the lines it is made of, and where it stands."""

    title: str = ""
    code: str | None = None
    values: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    places: dict[str, Passage] = field(default_factory=dict)
    passages: list[Passage] = field(default_factory=list)
    component: str | None = None
    general: str | None = None
    specific: str | None = None
    heading: str | None = None
    form: bool = False
    numbered: bool = False

    @property
    def details(self) -> int:
        """How many fields of work it prints, filled or blank."""
        return len(DETAILS & self.values.keys())

    def put(self, event: Event) -> None:
        """Take in a field; a second value of one field is a further line of it."""
        name = event.field
        self.labels.setdefault(name, event.label)
        self.places.setdefault(name, event.passage)
        before = self.values.get(name, "")
        self.values[name] = f"{before}\n{event.value}" if before and event.value else before or event.value
        self.passages.append(event.passage)


class _Grouper:
    """Builds cards event by event."""

    def __init__(self) -> None:
        self.card: Card | None = None
        self.pending: Event | None = None
        self.wrapped: list[Passage] = []
        self.last: Event | None = None
        self.component: str | None = None
        self.general: str | None = None
        self.specific: str | None = None
        self.heading: str | None = None
        self.opening: str | None = None

    def take(self, event: Event) -> Iterator[Card]:
        if event.kind == "break" or (event.doubtful and self.card is None):
            yield from self.flush()
            self.pending = None
        elif event.kind == "opener":
            yield from self.flush()
            self._open(event)
        elif event.kind == "field":
            yield from self._field(event)
        elif event.kind == "other" and self.card is not None:
            self.card.passages.append(event.passage)
            self.last = None
        else:
            yield from self._text(event)

    def flush(self) -> Iterator[Card]:
        if self.card is not None:
            yield self.card
        self.card = self.last = None

    def _new(self) -> Card:
        self.card = Card(component=self.component, general=self.general, specific=self.specific, heading=self.heading)
        return self.card

    def _open(self, event: Event) -> None:
        card = self._new()
        card.title, card.code, card.form = event.value, event.code, event.form
        card.passages.append(event.passage)
        self.last = event

    def _field(self, event: Event) -> Iterator[Card]:
        if event.field == "general_objective" and self._heads_cards():
            yield from self.flush()
            self.general, self.specific = event.value or None, None
            return
        if self.card is not None and self._starts_anew(self.card, event):
            yield from self.flush()
        if self.card is None:
            card = self._new()
            self.opening = self.opening or event.field
            if self.pending is not None and event.field not in _NAMES:
                card.title = self.pending.value
                card.numbered = self.pending.passage.kind == "item" and self.pending.passage.mark[:1].isdigit()
                card.passages.extend((self.pending.passage, *self.wrapped))
            self.pending = None
        if self.card is not None:
            self.card.put(event)
        self.last = event

    def _heads_cards(self) -> bool:
        """An objective above the first field of a card, or below the last of a whole one, heads what follows."""
        return self.card is None or (self.card.details >= _ENOUGH and "general_objective" not in self.card.values)

    def _starts_anew(self, card: Card, event: Event) -> bool:
        """A field comes a second time: a new card, unless it repeats right away as lists in XML do."""
        if event.field not in card.values:
            return event.field in ("title", "code") and card.details > 0 and event.field == self.opening
        return not (self.last is not None and self.last.kind == "field" and self.last.field == event.field)

    def _text(self, event: Event) -> Iterator[Card]:
        if self._goes_on(event):
            return
        text = event.value
        if line := objective_line(text):
            yield from self.flush()
            if line.level == "general":
                self.general, self.specific = line.code or line.name, None
            else:
                self.specific = line.code or line.name
                self.general = line.code.split(".")[0] if line.code and "." in line.code else self.general
        elif self._ends_title(event):
            return
        elif name := component_line(text):
            yield from self.flush()
            self.component, self.general, self.specific = name, None, None
        else:
            yield from self.flush()
            if event.passage.kind == "heading":
                self.heading = text
            self.pending, self.wrapped = event, []

    def _ends_title(self, event: Event) -> bool:
        """The line below the name of a card goes on with it in small letters."""
        above, part = self.pending, event.passage
        if self.card is not None or above is None or part.kind == "heading" or not event.value[:1].islower():
            return False
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
        gap = event.passage.line - card.passages[-1].lines[-1]
        if _next_number(card, event.passage, gap):
            return False
        if _counts_on(card, event):
            return False
        near = gap <= 1 or (event.passage.kind == "item" and gap <= 2) or _tells_of(card, last)
        if not near or objective_line(event.value) or component_line(event.value):
            return False
        name = last.field if last.kind == "field" else "description"
        if last.kind == "opener" and (not card.title or event.value[:1].islower()):
            card.title = f"{card.title} {event.value}".strip()
            card.passages.append(event.passage)
            return True
        value = event.value
        before = card.values.get(name, "")
        glue = "\n" if event.passage.kind == "item" or not before else " "
        card.values[name] = f"{before}{glue}{value}".strip()
        card.places.setdefault(name, event.passage)
        card.passages.append(event.passage)
        return True


def _next_number(card: Card, passage: Passage, gap: int) -> bool:
    """A numbered item below a card that a numbered item opened, and that is complete, opens the next one."""
    opened = card.passages[0]
    numbered = opened.kind == passage.kind == "item" and opened.mark[:1].isdigit() and passage.mark[:1].isdigit()
    return numbered and gap > 1 and card.details >= _ENOUGH


def _tells_of(card: Card, last: Event) -> bool:
    """Whether paragraphs stand between the numbered title of a card and its first label: they tell of it."""
    return last.kind == "opener" and bool(card.title and card.code) and not card.details


def _counts_on(card: Card, event: Event) -> bool:
    """Whether an item numbered "2." comes after the item "1." that named the card."""
    named, here = (getattr(part.block, "mark", "").strip("().") for part in (card.passages[0], event.passage))
    return named.isdigit() and here.isdigit() and int(here) == int(named) + 1


def cards(stream: Iterable[Event]) -> list[Card]:
    """Return the cards of a document, in order: at least two of them, or one with three fields of work."""
    grouper = _Grouper()
    found = [card for event in stream for card in grouper.take(event)]
    found.extend(grouper.flush())
    whole = [card for card in found if card.details >= _ENOUGH or (card.code and card.details) or _is_numbered(card)]
    if len(whole) > 1 or any(card.details >= _ENOUGH_ALONE or card.form for card in whole):
        return whole
    return []


def _is_numbered(card: Card) -> bool:
    """A numbered item with nothing but a line about who does it."""
    return card.numbered and "responsible" in card.values
