"""What a plan says of a measure, field by field, and how that differs between two atlases.

A field is compared as printed, row by row: two cells are the same when the same things stand in them. Words are folded
(case, accents and punctuation make no difference); bodies, sources of money, target groups and acts are those the
graph resolved. A cell without a value is blank, dashed, not asked for or not read, and each of these is told apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from planatlas.graph.findings.corpus import Corpus, Row, text_of
from planatlas.graph.findings.overlap.alike import Measure
from planatlas.graph.model import Edge, Value
from planatlas.ontology.folding import fold
from planatlas.records import CELL_FIELDS

__all__ = ["FIELDS", "TRANSITIONS", "FieldChange", "field_changes"]

TRANSITIONS = ("changed", "added", "removed", "not asked", "lost", "blank otherwise", "divided otherwise", "next year")
"""What can become of a field; see ``_transition``."""


@dataclass(slots=True, frozen=True)
class Item:
    """One thing that stands in a field: what it is compared by, and how people read it."""

    key: object
    text: str


@dataclass(slots=True, frozen=True)
class FieldChange:
    """One field of a measure that is not what it was; ``before`` and ``after`` are what stood there, as people read it.

    ``state_before`` and ``state_after`` say what a cell without a value looked like (empty, dash, no_column, lost).
    """

    field: str
    change: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    state_before: str | None = None
    state_after: str | None = None

    def as_json(self) -> dict[str, object]:
        """Plain dictionary."""
        return {
            "field": self.field, "change": self.change, "before": list(self.before), "after": list(self.after),
            "state_before": self.state_before, "state_after": self.state_after,
        }  # fmt: skip


@dataclass(slots=True, frozen=True)
class _Side:
    """A field of a measure in one atlas: the items of each row, and the state of its cells where it has such."""

    rows: tuple[tuple[Item, ...], ...]
    state: str | None

    @property
    def keys(self) -> frozenset[object]:
        return frozenset(item.key for row in self.rows for item in row)

    @property
    def division(self) -> frozenset[frozenset[object]]:
        return frozenset(frozenset(item.key for item in row) for row in self.rows if row)

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(item.text for row in self.rows for item in row))

    @property
    def in_full(self) -> tuple[str, ...]:
        every = dict.fromkeys(item for row in self.rows for item in row)
        return tuple(f"{item.text} ({_parts(item.key)})" for item in every)

    @property
    def holds(self) -> bool:
        return any(self.rows)


def field_changes(old: Corpus, new: Corpus, before: Measure, after: Measure) -> Iterator[FieldChange]:
    """The fields that differ, in the order of ``FIELDS``."""
    years = _year(old, before), _year(new, after)
    for field, items in FIELDS.items():
        was, now = _side(old, before, field, items), _side(new, after, field, items)
        change = _transition(was, now)
        # A deadline that moved with the plan's own year is the same deadline.
        if change and field == "deadline" and _a_year_on(was, now, years):
            change = "" if was.texts == now.texts else "next year"
        if change:
            yield FieldChange(field, change, *_told(was, now), was.state, now.state)


def _told(was: _Side, now: _Side) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What stood there; where it reads the same on both sides, with what it was compared by, as dates of a deadline."""
    # Reading the same, they would look unchanged to people: then the keys are shown beside.
    if was.texts != now.texts or was.keys == now.keys:
        return was.texts, now.texts
    return was.in_full, now.in_full


def _side(corpus: Corpus, measure: Measure, field: str, items: Callable[[Corpus, Row], Iterable[Item]]) -> _Side:
    found = tuple(tuple(items(corpus, row)) for row in measure.rows)
    return _Side(found, _state(measure, field) if field in CELL_FIELDS and not any(found) else None)


def _state(measure: Measure, field: str) -> str:
    """What the cells of a field without a value look like; lost where any is, since a value may have stood there."""
    states = [row.state(field) for row in measure.rows]
    # The state that says least for sure goes first.
    return next((one for one in ("lost", "value", "empty", "dash") if one in states), "no_column")


def _transition(was: _Side, now: _Side) -> str:
    """What became of a field; nothing where it is as it was.

    A cell that was not read, or holds something the reader could make nothing of, is not compared.
    """
    # Something stood there that nobody could read: any change told of it would be a guess.
    if {"lost", "value"} & {was.state, now.state}:
        return "lost"
    if was.holds and now.holds:
        # The same things divided otherwise over the rows of a measure.
        moved = was.division != now.division
        return "changed" if was.keys != now.keys else "divided otherwise" if moved else ""
    if was.holds:
        return "not asked" if now.state == "no_column" else "removed"
    if now.holds:
        return "added"
    return "blank otherwise" if was.state != now.state else ""


def _year(corpus: Corpus, measure: Measure) -> int | None:
    plan = corpus.index.get(measure.plan)
    year = plan.props.get("year") if plan else None
    return year if isinstance(year, int) else None


def _a_year_on(was: _Side, now: _Side, years: tuple[int | None, int | None]) -> bool:
    """Tell whether the deadlines are the same but for the year, which moved as the plan's own did."""
    old, new = years
    # Without both years nothing can have moved with them.
    if old is None or new is None or old == new or not (was.holds and now.holds):
        return False
    moved = {tuple(_moved(part, old, new) for part in key) for key in was.keys if isinstance(key, tuple)}
    return moved == now.keys


def _moved(part: object, old: int, new: int) -> object:
    return part.replace(str(old), str(new)) if isinstance(part, str) else part


def _wording(corpus: Corpus, row: Row) -> Iterator[Item]:
    """The measure, and what is done for it: its actions one by one where they are, else the text of the activity."""
    listed = row.get("actions")
    for text in dict.fromkeys((row.title, *(listed if isinstance(listed, list) and listed else [row.node.name]))):
        yield _words(text)


def _code(corpus: Corpus, row: Row) -> Iterator[Item]:
    if row.code:
        yield Item(row.code, row.code)


def _objective(corpus: Corpus, row: Row) -> Iterator[Item]:
    """The objectives and components a row stands under, up to the plan."""
    below = row.measure.id if row.measure else row.id
    # A circle in the source would never end.
    seen = {below}
    while above := next((edge.target for edge in corpus.index.out(below, "PART_OF") if edge.target not in seen), None):
        node = corpus.index.get(above)
        if node is not None and node.label in ("Objective", "Component"):
            code = text_of(node.props.get("code"))
            yield _words(f"{code} {node.name}" if code and not node.name.startswith(code) else node.name)
        seen.add(above)
        below = above


def _status(corpus: Corpus, row: Row) -> Iterator[Item]:
    status = text_of(row.get("status"))
    if status:
        yield Item(status, status)


def _deadline(corpus: Corpus, row: Row) -> Iterator[Item]:
    printed = [text for name in ("deadline", "period") if (text := text_of(row.get(name)))]
    starts, ends = text_of(row.get("starts")), text_of(row.get("ends"))
    if printed or starts or ends:
        text = ", ".join(dict.fromkeys(printed)) or " – ".join(day for day in (starts, ends) if day)
        yield Item((_same(text), starts, ends), text)


def _bodies(role: str) -> Callable[[Corpus, Row], Iterator[Item]]:
    def items(corpus: Corpus, row: Row) -> Iterator[Item]:
        for edge in getattr(row, role):
            yield Item(edge.source, corpus.index.name(edge.source))

    return items


def _indicators(corpus: Corpus, row: Row) -> Iterator[Item]:
    for edge in corpus.index.out(row.id, "ACTIVITY_MEASURED_BY"):
        yield _words(corpus.index.name(edge.target))


def _targets(corpus: Corpus, row: Row) -> Iterator[Item]:
    for edge in corpus.index.out(row.id, "ACTIVITY_MEASURED_BY"):
        node = corpus.index.get(edge.target)
        values = [node.props.get(name) for name in ("target", "target_max", "actual")] if node else []
        # An indicator without a value is told by the field of indicators.
        if node is not None and any(value is not None for value in values):
            unit, per = text_of(node.props.get("unit")), text_of(node.props.get("per"))
            many = "–".join(_number(value) for value in values if value is not None)
            yield Item((*values, _same(unit), _same(per)), " ".join(part for part in (many, unit, per) if part))


def _funding(corpus: Corpus, row: Row) -> Iterator[Item]:
    for edge in corpus.money(row):
        yield Item(edge.target, corpus.index.name(edge.target))


_AMOUNT = ("amount_text", "amount_max_text", "currency", "unit", "budget_year", "qualifier")


def _budget(corpus: Corpus, row: Row) -> Iterator[Item]:
    for edge in corpus.money(row):
        amount = tuple(edge.props.get(name) for name in _AMOUNT)
        if edge.props.get("kind") == "budget":
            yield Item((edge.target, *amount), _sum(edge))
    listed = row.get("budget")
    for text in listed if isinstance(listed, list) else ():
        yield _words(str(text))


def _sum(edge: Edge) -> str:
    """An amount as printed, else in its parts."""
    printed = text_of(edge.props.get("text"))
    return printed or " ".join(str(edge.props[name]) for name in _AMOUNT if edge.props.get(name) is not None)


def _groups(corpus: Corpus, row: Row) -> Iterator[Item]:
    for edge in corpus.index.out(row.id, "ACTIVITY_AIMED_AT"):
        yield Item(edge.target, corpus.index.name(edge.target))


def _acts(corpus: Corpus, row: Row) -> Iterator[Item]:
    for edge in corpus.index.out((row.measure or row.node).id, "BASED_ON"):
        where = [str(edge.props[name]) for name in ("article", "annex") if edge.props.get(name)]
        yield Item((edge.target, *where), ", ".join((corpus.index.name(edge.target), *where)))


def _words(text: str) -> Item:
    return Item(fold(text), text)


def _parts(key: object) -> str:
    return ", ".join(str(part) for part in key if part) if isinstance(key, tuple) else str(key)


def _same(text: str | None) -> str:
    return " ".join(text.split()).casefold() if text else ""


def _number(value: Value) -> str:
    return f"{value:.10g}" if isinstance(value, int | float) else str(value)


FIELDS: dict[str, Callable[[Corpus, Row], Iterable[Item]]] = {
    "wording": _wording,
    "code": _code,
    "objective": _objective,
    "responsible": _bodies("responsible"),
    "partners": _bodies("partners"),
    "deadline": _deadline,
    "indicators": _indicators,
    "targets": _targets,
    "funding": _funding,
    "budget": _budget,
    "target_groups": _groups,
    "legal_basis": _acts,
    "status": _status,
}
"""Every field that is compared, with what stands in it."""
