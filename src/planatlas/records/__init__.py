"""The records a plan yields: what the source says, nothing inferred across documents.

Every class below is one ``kind`` of the line-per-record format that ``planatlas extract`` prints. Field order here is
the field order there, so equal input gives equal bytes. ``as_json`` gives the plain dictionary, ``from_json`` reads it
back.
"""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, ClassVar, Literal

__all__ = [
    "CELL_FIELDS",
    "NAME_ALONE",
    "SHARED_COLUMN",
    "Abbreviation",
    "Activity",
    "Actor",
    "Agreement",
    "Budget",
    "CellState",
    "Figure",
    "FundingMention",
    "InstitutionRecord",
    "JoinedPiece",
    "LegalAct",
    "Locator",
    "Mention",
    "Objective",
    "Party",
    "Plan",
    "Record",
    "Service",
    "Statement",
    "Strategy",
    "Target",
    "TargetGroup",
    "TargetGroupMention",
    "as_json",
    "from_json",
    "names_work",
    "read_jsonl",
]

CellState = Literal["value", "empty", "dash", "no_column", "lost"]
"""``value`` something stands there; ``empty`` the plan left it blank; ``dash`` it says there is none; ``no_column`` the
document does not ask; ``lost`` a page break or a bad scan took it. Only ``empty`` is a gap."""

CELL_FIELDS = ("responsible", "partners", "funding", "budget", "indicators", "targets", "deadline", "target_groups")
NAME_ALONE = "nothing but its name stands in the row"
"""The note of a row of a list of trainings that is a heading of the form nobody filled in."""
SHARED_COLUMN = "one column for responsible bodies and partners"
"""The note of a row whose table does not tell those who act from those they work with."""


@dataclass(slots=True)
class Locator:
    """Where a paged or tabular source has the cell: page and box (points, from the top left) or sheet and cell."""

    page: int | None = None
    sheet: str | None = None
    cell: str | None = None
    box: tuple[float, float, float, float] | None = None


@dataclass(slots=True)
class Mention:
    """One institution as printed. ``institution`` is the id it resolves to within this document, if any.

    ``quote`` is the cell text around it, ``line`` its source line.
    """

    mention: str
    institution: str | None = None
    line: int | None = None
    quote: str | None = None


@dataclass(slots=True)
class Actor:
    """A body inside a wording that is neither responsible nor partner: contractor, recipient, media."""

    mention: str
    role: str
    institution: str | None = None


@dataclass(slots=True)
class FundingMention:
    """One source of money as printed; ``source`` is its concept in the scheme of funding sources, if recognised."""

    mention: str
    source: str | None = None


@dataclass(slots=True)
class Target:
    """A numeric target value. ``per`` is "an" where a year is said; ``unit`` the counted noun or "%"."""

    value: float | int
    unit: str | None = None
    per: str | None = None
    text: str | None = None


@dataclass(slots=True)
class Budget:
    """An amount of money in whole currency units, as a decimal string."""

    amount: str | None
    amount_max: str | None = None
    currency: str | None = None
    unit: str | None = None
    year: int | None = None
    source: str | None = None
    qualifier: str | None = None
    text: str | None = None


@dataclass(slots=True)
class TargetGroupMention:
    """A group the row is for. ``basis`` says where it was read: column, text, section, service."""

    mention: str
    group: str | None = None
    basis: str | None = None


@dataclass(slots=True)
class Party:
    """One side of an agreement."""

    mention: str
    role: str | None = None
    institution: str | None = None


@dataclass(slots=True, kw_only=True)
class Record:
    """What every record carries: its place in the source and how sure the reading is (0 to 1, a rank)."""

    kind: ClassVar[str] = ""

    id: str = ""
    doc: str = ""
    line: int | None = None
    lines: list[int] = field(default_factory=list)
    page: int | None = None
    sheet: str | None = None
    cell: str | None = None
    box: tuple[float, float, float, float] | None = None
    lang: str | None = None
    section: str | None = None
    quote: str | None = None
    confidence: float = 1.0
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Plan(Record):
    """The document itself. ``genre`` is plan, strategy, report, news or web."""

    kind: ClassVar[str] = "plan"

    name: str = ""
    genre: str = "plan"
    issuer: str | None = None
    issuer_institution: str | None = None
    place: str | None = None
    country: str | None = None
    subject: str | None = None
    starts: str | None = None
    ends: str | None = None
    adopting_act: str | None = None
    adopted_on: str | None = None
    adopted_by: str | None = None
    responsible_for_whole: str | None = None
    consultation: str | None = None
    chapters: list[str] = field(default_factory=list)


@dataclass(slots=True)
class JoinedPiece:
    """A printed row that was joined to the one above: its line, how sure that is (a rank from 0 to 1), and why."""

    line: int
    confidence: float
    reason: str


@dataclass(slots=True, kw_only=True)
class Activity(Record):
    """One row of work."""

    kind: ClassVar[str] = "activity"

    component: str | None = None
    general_objective: str | None = None
    specific_objective: str | None = None
    measure_code: str | None = None
    measure_text: str = ""
    activity_text: str = ""
    measure_inherited_from: int | None = None
    actions: list[str] = field(default_factory=list)
    activity_type: str = "measure"
    indicators: list[str] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    deadline: str | None = None
    deadline_kind: str | None = None
    period: str | None = None
    starts: str | None = None
    ends: str | None = None
    responsible: list[Mention] = field(default_factory=list)
    partners: list[Mention] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    funding: list[FundingMention] = field(default_factory=list)
    budget: list[Budget] = field(default_factory=list)
    target_groups: list[TargetGroupMention] = field(default_factory=list)
    legal_basis: list[str] = field(default_factory=list)
    origin: str | None = None
    status: str = "planned"
    cells: dict[str, CellState] = field(default_factory=dict)
    quotes: dict[str, str] = field(default_factory=dict)
    joins: list[JoinedPiece] = field(default_factory=list)


def names_work(record: Activity) -> bool:
    """Tell whether a row says what is to be done: a deadline or a body alone is no work, and no node."""
    return any(char.isalnum() for char in f"{record.measure_text}{record.activity_text}")


@dataclass(slots=True, kw_only=True)
class Objective(Record):
    """A general, specific, operational objective or a direction of action. ``origin`` names a cited strategy."""

    kind: ClassVar[str] = "objective"

    level: str = "specific"
    code: str | None = None
    name: str = ""
    parent: str | None = None
    component: str | None = None
    origin: str | None = None


@dataclass(slots=True, kw_only=True)
class Service(Record):
    """A social service, existing or proposed."""

    kind: ClassVar[str] = "service"

    name: str = ""
    code: str | None = None
    status: str = "existing"
    provider: str | None = None
    provider_institution: str | None = None
    delivered_by: str | None = None
    delivered_by_institution: str | None = None
    capacity: float | int | None = None
    capacity_unit: str | None = None
    occupancy: float | int | None = None
    occupancy_text: str | None = None
    waiting: int | None = None
    staff: int | None = None
    staff_text: str | None = None
    space: str | None = None
    suspended: bool = False
    beneficiaries: list[str] = field(default_factory=list)
    budgets: list[Budget] = field(default_factory=list)
    justification: str | None = None
    cells: dict[str, CellState] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class LegalAct(Record):
    """An act the document names. ``relation`` is cites, based_on, adopts, approves or amends."""

    kind: ClassVar[str] = "legal_act"

    type: str = ""
    number: str | None = None
    year: int | None = None
    date: str | None = None
    annex: str | None = None
    article: str | None = None
    name: str | None = None
    relation: str = "cites"


@dataclass(slots=True, kw_only=True)
class Strategy(Record):
    """A strategy or programme the document names. ``wording`` is cites, in line with or implements."""

    kind: ClassVar[str] = "strategy"

    name: str = ""
    act: str | None = None
    level: str | None = None
    starts: int | None = None
    ends: int | None = None
    wording: str = "cites"


@dataclass(slots=True, kw_only=True)
class Agreement(Record):
    """An agreement, memorandum or partnership contract. ``status`` is in_force, ended or announced."""

    kind: ClassVar[str] = "agreement"

    parties: list[Party] = field(default_factory=list)
    subject: str = ""
    starts: str | None = None
    ends: str | None = None
    status: str | None = None


@dataclass(slots=True, kw_only=True)
class TargetGroup(Record):
    """A group of people the document names."""

    kind: ClassVar[str] = "target_group"

    mention: str = ""
    group: str | None = None
    basis: str | None = None


@dataclass(slots=True, kw_only=True)
class Figure(Record):
    """A number the document states as a fact."""

    kind: ClassVar[str] = "figure"

    value: float | int = 0
    unit: str | None = None
    what: str | None = None
    subject: str | None = None
    when: str | None = None


@dataclass(slots=True, kw_only=True)
class Abbreviation(Record):
    """An entry of the document's own list of abbreviations."""

    kind: ClassVar[str] = "abbreviation"

    short: str = ""
    long: str = ""


@dataclass(slots=True, kw_only=True)
class Statement(Record):
    """Something said to have happened between bodies: visited, met, signed with."""

    kind: ClassVar[str] = "statement"

    subject: str = ""
    predicate: str = ""
    object: str | None = None
    when: str | None = None


@dataclass(slots=True, kw_only=True)
class InstitutionRecord(Record):
    """A body named in prose of a page or a news item, with the role it has there.

    ``place`` is the one its paragraph speaks of, where the name says its level only ("Comité populaire provincial").
    """

    kind: ClassVar[str] = "institution"

    mention: str = ""
    institution: str | None = None
    role: str | None = None
    place: str | None = None

    @property
    def naming(self) -> str:
        """The mention with its place instead of its level: what tells the body apart from the same one elsewhere."""
        return f"{self.mention.rpartition(' ')[0]} {self.place}" if self.place else self.mention


KINDS: dict[str, type[Record]] = {cls.kind: cls for cls in (
    Plan, Activity, Objective, Service, LegalAct, Strategy, Agreement, TargetGroup, Figure, Abbreviation, Statement,
    InstitutionRecord,
)}  # fmt: skip

_PAGED = ("page", "sheet", "cell", "box")


def as_json(record: Record) -> dict[str, Any]:
    """Return the record as a plain dictionary, ``kind`` first; unused page, sheet, cell and box are left out."""
    out: dict[str, Any] = {"kind": record.kind}
    out.update(_plain_fields(record))
    for name in _PAGED:
        if out[name] is None:
            del out[name]
    return out


def _plain_fields(one: Any) -> dict[str, Any]:
    """The fields of a dataclass as plain values; ``dataclasses.asdict`` takes several times as long."""
    return {name: _plain(getattr(one, name)) for name in _hints(type(one))}


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int | float | tuple):
        return value
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return dict(value) if isinstance(value, dict) else _plain_fields(value)


def from_json(row: dict[str, Any]) -> Record:
    """Read a record back from its dictionary; unknown fields are ignored so that newer files can be read.

    Raises KeyError when ``kind`` is unknown.
    """
    cls = KINDS[row["kind"]]
    return cls(**_revived(cls, row))


def read_jsonl(lines: Iterable[str]) -> Iterator[Record]:
    """Read records from JSON lines, one at a time; empty lines are passed over."""
    import json

    for line in lines:
        if line.strip():
            yield from_json(json.loads(line))


_HINTS: dict[type, dict[str, Any]] = {}


def _hints(cls: type) -> dict[str, Any]:
    if cls not in _HINTS:
        every = typing.get_type_hints(cls)
        _HINTS[cls] = {f.name: every[f.name] for f in dataclasses.fields(cls)}
    return _HINTS[cls]


@cache
def _shapes(cls: type) -> dict[str, tuple[type | None, bool]]:
    """For each field the dataclass its list holds, if any, and whether it may be a tuple."""
    shapes: dict[str, tuple[type | None, bool]] = {}
    for name, hint in _hints(cls).items():
        (item,) = typing.get_args(hint) if typing.get_origin(hint) is list else (None,)
        is_tuple = tuple in [typing.get_origin(one) for one in typing.get_args(hint)]
        shapes[name] = item if dataclasses.is_dataclass(item) else None, is_tuple  # type: ignore[assignment]
    return shapes


def _revived(cls: type, row: dict[str, Any]) -> dict[str, Any]:
    """The fields of a dataclass that a row has, nested dictionaries turned into the dataclass they stand for."""
    shapes = _shapes(cls)
    found = {name: value for name, value in row.items() if name in shapes}
    for name, value in found.items():
        if isinstance(value, list) and value:
            item, is_tuple = shapes[name]
            if item is not None:
                found[name] = [item(**_revived(item, one)) for one in value]
            elif is_tuple:
                found[name] = tuple(value)
    return found
