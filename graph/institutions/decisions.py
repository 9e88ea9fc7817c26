"""What people decided, kept in one append-only log for all kinds of decision and applied on every rebuild."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, field, fields
from pathlib import Path

from planatlas.errors import AtlasDamaged

__all__ = ["DECISION_KINDS", "Decision", "Decisions"]

DECISION_KINDS = (
    "same", "different", "unsure", "parent", "kind", "name",  # who is who
    "join", "split", "alignment", "finding", "undo",
)  # fmt: skip
"""``same``, ``different`` and ``unsure`` are about two bodies; ``parent``, ``kind``, ``name`` about one; ``join`` and
``split`` about rows; ``alignment`` about a measure and an objective; ``finding`` gives a finding a status."""


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """One decision. ``subject`` and ``object`` are ids; ``value`` is what was set: a kind, a name, a status.

    ``at`` is the ISO time it was taken, ``number`` counts decisions about the same thing: the highest is in force.
    """

    kind: str
    subject: str
    object: str = ""
    number: int = 1
    value: str = ""
    who: str = ""
    at: str = ""
    why: str = ""


@dataclass(slots=True)
class Decisions:
    """The log. Lines are sorted by what they are about, so that two people's additions merge in git."""

    log: list[Decision] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path | None) -> Decisions:
        """Read ``decisions.csv``; empty where there is none. Raises AtlasDamaged, naming the line, if it is broken."""
        if path is None or not path.is_file():
            return cls()
        with path.open(encoding="utf-8-sig", newline="") as file:
            return cls(sorted(_rows(csv.DictReader(file), path)))

    def in_force(self) -> list[Decision]:
        """The decisions that hold: of several about the same thing the last, unless that one was undone."""
        last = {(one.kind, one.subject, one.object): one for one in sorted(self.log)}
        return list(last.values())


def _rows(rows: Iterable[dict[str, str]], path: Path) -> Iterator[Decision]:
    names = [one.name for one in fields(Decision)]
    for number, row in enumerate(rows, start=2):
        if set(names) - set(row) or row["kind"] not in DECISION_KINDS or not row["number"].isdigit():
            raise AtlasDamaged(f"{path}, line {number}: this is no decision. Restore the file from your copies.")
        yield Decision(**{name: row[name] for name in names if name != "number"}, number=int(row["number"]))


def _cells(one: Decision) -> list[str]:
    return [str(value) for value in astuple(one)]
