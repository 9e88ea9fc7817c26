"""What people decided, kept in one append-only log for all kinds of decision and applied on every rebuild.

``decisions.csv`` holds one decision a line. Nothing in it is ever changed or taken out: who changes their mind adds a
line, and who takes a decision back adds an ``undo``. Lines are sorted by what they are about, so that the additions of
two people merge in git.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path

from planatlas.errors import AtlasDamaged, PlanatlasError
from planatlas.graph.stores.files import write_bytes
from planatlas.graph.stores.own_text import own_text

__all__ = ["KINDS", "STATUSES", "Decision", "Decisions", "family"]

KINDS = ("same", "different", "unsure", "parent", "kind", "name", "row", "alignment", "finding", "undo")
"""What a decision can be.

``same``, ``different``, ``unsure``: two bodies. ``parent``, ``kind``, ``name``: one body and what it gets. ``row``: a
printed row and the one above it. ``alignment``: a measure and an objective. ``finding``: a finding. ``undo``: takes
back the last decision of the family in ``value`` about the same thing.
"""

STATUSES = {
    "row": ("same", "different", "unsure"),
    "alignment": ("accepted", "rejected", "unsure"),
    "finding": ("justified", "to fix", "fixed"),
}
"""What can be decided about rows, alignments and findings: the ``value`` of the decision."""

_PAIR = ("same", "different", "unsure")


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. ``subject`` and ``object`` are ids; ``value`` is what was set: a kind, a name, a status.

    ``at`` is the ISO time it was taken; ``number`` counts the decisions about one thing; ``why`` is the reason of who
    decided, ``answer`` what the institution concerned said.
    """

    kind: str
    subject: str
    object: str = ""
    number: int = 1
    value: str = ""
    who: str = ""
    at: str = ""
    why: str = ""
    answer: str = ""

    @property
    def about(self) -> tuple[str, str, str]:
        """What it is about: of several decisions about one thing the last holds."""
        of = self.value if self.kind == "undo" else family(self.kind)
        first, second = self.subject, self.object if of in ("pair", "alignment") else ""
        if of == "pair" and second < first:
            # A pair has no order: whoever decides may name either first.
            first, second = second, first
        return of, first, second


def family(kind: str) -> str:
    """Decisions of one family about one thing replace each other."""
    return "pair" if kind in _PAIR else kind


_NAMES = [one.name for one in fields(Decision)]
_LATER = {"answer"}
"""Columns that older logs do not have."""


@dataclass(slots=True)
class Decisions:
    """The log of one atlas."""

    log: list[Decision] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path | None) -> Decisions:
        """Read ``decisions.csv``; empty where there is none. Raises AtlasDamaged, naming the line, if it is broken."""
        if path is None or not path.exists():
            return cls()
        text = own_text(path)
        return cls(sorted(_rows(csv.DictReader(io.StringIO(text, newline="")), path), key=_order))

    def write(self, path: Path) -> None:
        """Write the log in its order; the file is replaced as a whole or not at all."""
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, _NAMES, lineterminator="\n")
        writer.writeheader()
        writer.writerows(asdict(one) for one in sorted(set(self.log), key=_order))
        write_bytes(path, out.getvalue().encode(), own=True)

    def add(self, decision: Decision) -> Decision:
        """Append a decision with the next number for what it is about, and return it as it stands in the log.

        Raises PlanatlasError when the kind or status is unknown, or when there is nothing to undo.
        """
        if decision.kind not in KINDS:
            raise PlanatlasError(f"There is no decision {decision.kind}. There are: {', '.join(KINDS)}.")
        if decision.value not in STATUSES.get(decision.kind, (decision.value,)):
            known = ", ".join(STATUSES[decision.kind])
            raise PlanatlasError(f"There is no status {decision.value!r} of a {decision.kind}. There are: {known}.")
        if decision.kind == "undo" and decision.about not in self._stacks():
            raise PlanatlasError(f"No decision about {decision.subject} {decision.object} is in force to undo.")
        # The number orders decisions about one thing, as two people may decide in the same second.
        before = [one.number for one in self.log if one.about == decision.about]
        numbered = replace(decision, number=max(before, default=0) + 1)
        self.log.append(numbered)
        return numbered

    def in_force(self, *families: str) -> list[Decision]:
        """The decisions that hold, of the families given or of all; sorted by time."""
        held = (stack[-1] for about, stack in self._stacks().items() if not families or about[0] in families)
        return sorted(held, key=lambda one: (one.at, _order(one)))

    def on(self, of: str, subject: str, object: str = "") -> Decision | None:
        """The decision of a family that holds about one thing, or None."""
        probe = Decision("undo", subject, object, value=of)
        stack = self._stacks().get(probe.about)
        return stack[-1] if stack else None

    def _stacks(self) -> dict[tuple[str, str, str], list[Decision]]:
        out: defaultdict[tuple[str, str, str], list[Decision]] = defaultdict(list)
        for one in sorted(self.log, key=lambda one: (one.about, one.number, one.at, one.kind == "undo", _order(one))):
            if one.kind != "undo":
                out[one.about].append(one)
            elif out[one.about]:
                # An undo takes back the last one only; what it replaced holds again.
                out[one.about].pop()
        return {about: stack for about, stack in out.items() if stack}


def _order(one: Decision) -> tuple[str, ...]:
    return (family(one.kind) if one.kind != "undo" else one.value, *(str(part).zfill(6) for part in _sortable(one)))


def _sortable(one: Decision) -> Iterator[object]:
    yield from (*one.about[1:], one.number, one.at, one.kind, one.subject, one.object, one.value, one.who)
    yield from (one.why, one.answer)


def _rows(rows: csv.DictReader[str], path: Path) -> Iterator[Decision]:
    if missing := set(_NAMES) - _LATER - set(rows.fieldnames or ()):
        raise AtlasDamaged(f"{path}, line 1: the columns {', '.join(sorted(missing))} are missing. Restore the file.")
    for row in rows:
        if not _sound(row):
            raise AtlasDamaged(f"{path}, line {rows.line_num}: this is no decision. Restore the file from your copies.")
        yield Decision(**{name: row.get(name, "") for name in _NAMES if name != "number"}, number=int(row["number"]))


def _sound(row: dict[str, str]) -> bool:
    values: Iterable[str | None] = (row.get(name, "" if name in _LATER else None) for name in _NAMES)
    if None in list(values) or row["kind"] not in KINDS or not row["number"].isdigit():
        return False
    return bool(row["subject"]) and row["value"] in STATUSES.get(row["kind"], (row["value"],))
