"""What people taught about headings: the field a column or label holds, whatever the vocabulary makes of it.

The rules that hold for one document are set while it is read, so that every reader of headings and labels obeys them;
what was asked of them is kept, so that a reading is known to be the same under other rules that it never asked for.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field

from planatlas.ontology.folding import fold

__all__ = [
    "BETWEEN", "EVERYWHERE", "NO_WORK", "OTHER", "SCOPES", "ColumnRule", "Taught", "clashes", "holding", "in_trace",
    "joined", "lettered", "taught", "teaching",
]  # fmt: skip

SCOPES = ("document", "issuer", "everywhere")
"""For which documents a rule holds: the first goes before the second, the second before the third."""
EVERYWHERE = SCOPES[-1]
OTHER, NO_WORK = "other", "no work"
"""What a rule says in place of a field: the column is none, or the table holds no work."""
BETWEEN = " | "
"""Stands between the headings of a table in ``neighbours``."""
# Longer text is no heading, and its digest would only make the trace longer.
_LONGEST = 1000
# Eight of a hash: two texts that share them only make a document be read again.
_DIGITS = 8
_LETTERS = 26
_HEADING, _TABLE = "", "table: "
"""What a rule is about, as it stands before the folded text in its key."""


@dataclass(frozen=True, slots=True)
class ColumnRule:
    """One answer. ``about`` is the document or issuer of the scope; ``heading_path`` the printed heading or label.

    ``neighbours`` (all headings of the table) and ``column`` (from 1) stand where the heading alone does not tell the
    column, and ``neighbours`` alone where the answer is about the whole table. ``who`` is an office.
    """

    scope: str
    about: str
    heading_path: str
    neighbours: str
    column: str
    field: str
    who: str = ""
    at: str = ""
    why: str = ""

    @property
    def key(self) -> str:
        """What is asked to find it."""
        # An answer about a whole table has all its headings as its key, and none of its own.
        if self.field == NO_WORK or not (self.heading_path or self.column):
            return _TABLE + fold(self.neighbours)
        return _column(self.column) + fold(self.neighbours) if self.column else fold(self.heading_path)

    @property
    def place(self) -> tuple[str, str, str]:
        """What it is about, and for which documents: two answers with one place are a clash unless they agree."""
        return self.scope, fold(self.about), self.key

    def holds_for(self, doc: str, issuer: str | None) -> bool:
        """Whether it is about the columns of a document."""
        of = {"document": doc, "issuer": issuer or ""}.get(self.scope)
        # A document without an issuer is about none, and must not match an answer whose issuer is empty.
        return of is None or bool(of) and fold(of) == fold(self.about)


def joined(headings: Iterable[str]) -> str:
    """All headings of a table as they stand in ``neighbours``."""
    return BETWEEN.join([" ".join(text.split()) for text in headings])


def _column(number: str) -> str:
    return f"{number}: "


def lettered(width: int) -> list[str]:
    """What the columns of a table without headings are called: A, B, C and so on; after Z come numbers."""
    return [chr(ord("A") + at) if at < _LETTERS else str(at + 1) for at in range(width)]


def clashes(rules: Iterable[ColumnRule]) -> list[tuple[ColumnRule, ...]]:
    """The answers that contradict each other: about the same columns of the same documents, with different fields."""
    found: dict[tuple[str, str, str], dict[str, ColumnRule]] = {}
    for one in rules:
        found.setdefault(one.place, {}).setdefault(one.field, one)
    return [tuple(answers.values()) for answers in found.values() if len(answers) > 1]


def holding(rules: Collection[ColumnRule], doc: str, issuer: str | None) -> dict[str, ColumnRule]:
    """The rules for one document by what is asked: of several the nearest; of those that contradict each other none."""
    # Which of two contradicting answers is right nobody can tell here; people are asked again.
    unclear = {one.place for answers in clashes(rules) for one in answers}
    sound = [one for one in rules if one.place not in unclear and one.holds_for(doc, issuer)]
    # The nearest scope is put in last, and so stays.
    return {one.key: one for one in sorted(sound, key=lambda one: -SCOPES.index(one.scope))}


@dataclass(slots=True)
class Taught:
    """The rules that hold for one document, and everything that was asked of them."""

    rules: dict[str, ColumnRule] = field(default_factory=dict)
    asked: set[tuple[str, str]] = field(default_factory=set)
    """What was asked about, and the text of it as printed."""
    fields: dict[str, str | None] = field(default_factory=dict)
    """The headings met so far, each with the field it means under these rules."""

    def heading(self, *path: str) -> ColumnRule | None:
        """The rule about a heading, or about a path of headings from the top."""
        return self._found(_HEADING, path[0] if len(path) == 1 else " ".join(path))

    def column(self, path: Sequence[str], number: int, headings: Sequence[str]) -> ColumnRule | None:
        """The rule about a column of a table: about its place, else about its headings, the whole path first."""
        found = self._found(_column(str(number)), joined(headings))
        # The place in the table is the most exact; the last heading alone the least.
        return found or self.heading(*path) or (self.heading(path[-1]) if len(path) > 1 else None)

    def without_work(self, headings: Sequence[str]) -> bool:
        """Whether people saw that the table with these headings holds no work."""
        # A table without headings has no key of its own: one answer would hold for all of them.
        rule = self._found(_TABLE, joined(headings)) if any(headings) else None
        return rule is not None and rule.field == NO_WORK

    def used(self) -> list[ColumnRule]:
        """The rules that were found when something was asked, in a fixed order."""
        asked = self._keys()
        return [self.rules[key] for key in sorted(self.rules) if key in asked]

    def trace(self) -> str:
        """All that was asked, as digests one after the other."""
        return "".join(sorted(map(_digest, self._keys())))

    def _keys(self) -> set[str]:
        # Folded here, once a document, and not with every question.
        return {key for about, text in self.asked if 0 < len(key := about + fold(text)) <= _LONGEST}

    def _found(self, about: str, text: str) -> ColumnRule | None:
        # Nearly every cell is asked about and few people teach: the key of a text is made once, where it is needed.
        self.asked.add((about, text))
        if not self.rules or not (key := about + fold(text)) or len(key) > _LONGEST:
            return None
        return self.rules.get(key)


def in_trace(rules: Iterable[ColumnRule], trace: str) -> list[ColumnRule]:
    """Those of the rules that a reading with this trace asked for."""
    asked = {trace[at : at + _DIGITS] for at in range(0, len(trace), _DIGITS)}
    return sorted((one for one in rules if _digest(one.key) in asked), key=lambda one: one.key)


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:_DIGITS]


_TAUGHT: ContextVar[Taught | None] = ContextVar("taught", default=None)


@contextlib.contextmanager
def teaching(rules: Taught) -> Iterator[Taught]:
    """Let these rules hold for what is read meanwhile."""
    token = _TAUGHT.set(rules)
    try:
        yield rules
    finally:
        _TAUGHT.reset(token)


def taught() -> Taught:
    """The rules that hold here; none outside of a reading."""
    # A new one each time: what is asked outside of a reading must not gather.
    return _TAUGHT.get() or Taught()
