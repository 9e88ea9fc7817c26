"""A finding: what an analysis says about one subject of a plan, with the place where it can be looked up.

Findings are data. What they say is kept as phrases of the message catalogue and put into words only when somebody
reads them, so that a hundred thousand findings cost no text.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from planatlas.ontology.catalogue import message
from planatlas.ontology.turtle import LANGS

__all__ = ["Evidence", "Finding", "FindingDecision", "Level", "Phrase", "Severity", "Verdict", "finding_id"]

Verdict = Literal["gap", "stated none", "not recorded", "unsure"]
"""``gap`` the plan leaves it blank; ``stated none`` it says there is none; ``not recorded`` the document does not ask;
``unsure`` the reading is lost or doubtful. Only the first is a claim that something is missing."""

Severity = Literal["high", "medium", "low"]
Level = Literal["activity", "measure", "institution", "plan"]
"""What the subject is; objectives, services, agreements and target groups are reported at the level of their plan's
parts: an objective or service as ``measure``, everything wider as ``plan``."""


@dataclass(
    slots=True, unsafe_hash=True
)  # not frozen: a frozen one takes three times as long to make, and they are many
class Phrase:
    """A sentence of the catalogue with its values; phrases and labels among them follow its language."""

    key: str
    values: tuple[tuple[str, object], ...] = ()

    @classmethod
    def of(cls, key: str, **values: object) -> Phrase:
        """Build a phrase from keyword values."""
        return cls(key, tuple(values.items()))

    def text(self, lang: str) -> str:
        """The sentence in one language. Raises OntologyError when the catalogue lacks it."""
        return message(self.key, lang, **{name: _worded(value, lang) for name, value in self.values})


_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# English writes the month as a word: 03/04 is read in two ways.
_DAYS = {"ro": "%d.%m.%Y", "el": "%d/%m/%Y", "fr": "%d/%m/%Y"}


def _worded(value: object, lang: str) -> object:
    match value:
        case str() if _ISO_DAY.fullmatch(value):
            return _day(value, lang)
        case Phrase():
            return value.text(lang)
        # Labels of the vocabulary end with a dot where they are sentences.
        case Mapping():
            return str(value.get(lang) or value.get("en") or "").rstrip(".")
        case float():
            return _decimal(value, lang)
        case Decimal():
            return _amount(value, lang)
        case tuple() | list():
            return ", ".join(str(_worded(one, lang)) for one in value)
        case _:
            return value


_THOUSANDS = {"ro": ".", "el": ".", "fr": "\u202f"}


def _amount(value: Decimal, lang: str) -> str:
    """Money as people read it, in whole currency."""
    return f"{value:,.0f}".replace(",", _THOUSANDS.get(lang, ","))


def _decimal(value: float, lang: str) -> str:
    """A number with the decimal sign of the language."""
    # Four digits: more would claim what no reading can hold.
    return f"{value:.4g}".replace(".", "." if lang == "en" else ",")


def _day(iso: str, lang: str) -> str:
    """A date as people write it; what only looks like one stays as it is."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return day.strftime(_DAYS[lang]) if lang in _DAYS else f"{day.day} {month_name[day.month]} {day.year}"


@dataclass(slots=True, unsafe_hash=True)  # not frozen, as above; nothing changes one once it is made
class Evidence:
    """Where a claim comes from: the source and its line, text that stands there, the field it is about and its state.

    ``page``, ``sheet`` and ``cell`` are given for sources that have them instead of lines.
    """

    doc: str | None
    line: int | None
    lines: tuple[int, ...] = ()
    quote: str | None = None
    field: str | None = None
    state: str | None = None
    page: int | None = None
    sheet: str | None = None
    cell: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Plain dictionary; page, sheet and cell only where the source has them."""
        places = {"page": self.page, "sheet": self.sheet, "cell": self.cell}
        return {
            "doc": self.doc, "line": self.line, "lines": list(self.lines), "quote": self.quote, "field": self.field,
            "state": self.state, **{name: value for name, value in places.items() if value is not None},
        }  # fmt: skip


@dataclass(slots=True, frozen=True)
class FindingDecision:
    """What people decided about a finding: justified, to fix or fixed; why, by whom and when (an ISO time).

    ``answer`` is what the institution concerned said.
    """

    status: str
    why: str = ""
    answer: str = ""
    who: str = ""
    at: str = ""

    @property
    def open(self) -> bool:
        """Tell whether the matter is still to be dealt with; one that is justified is not."""
        return self.status != "justified"

    def as_json(self) -> dict[str, str]:
        """Plain dictionary, every field a text."""
        return {"status": self.status, "why": self.why, "answer": self.answer, "who": self.who, "at": self.at}

    def text(self, lang: str) -> str:
        """The decision in words: status, who and when, why, and the institution's answer."""
        # The day is enough: the time of day of a decision tells nothing.
        by = ", ".join(str(_worded(part, lang)) for part in (self.who, self.at[:10]) if part)
        said = Phrase(f"decision.{self.status.replace(' ', '-')}").text(lang) + (f" ({by})" if by else "")
        said += f": {self.why}" if self.why else ""
        return f"{said}. {Phrase.of('decision.answer', answer=self.answer).text(lang)}" if self.answer else said


@dataclass(slots=True)
class Finding:
    """One answer of one analysis. ``subject`` is a node id of the graph, ``plan`` the plan it stands in.

    ``metrics`` holds the numbers behind it; ``stability`` the share of resamples in which a finding on a network holds;
    ``decision`` what people decided about it, if anything.
    """

    id: str
    kind: str
    level: Level
    subject: str
    subject_name: str
    verdict: Verdict
    severity: Severity
    says: tuple[Phrase, ...] | Mapping[str, str]
    evidence: tuple[Evidence, ...] = ()
    metrics: dict[str, Any] = field(default_factory=dict)
    stability: float | None = None
    decision: FindingDecision | None = None
    plan: str | None = None

    @property
    def statement(self) -> dict[str, str]:
        """What is missing, where, why it matters and whom to ask, in four languages."""
        return {lang: self.text(lang) for lang in LANGS}

    def text(self, lang: str) -> str:
        """The statement in one language."""
        if isinstance(self.says, Mapping):
            return self.says[lang]
        return " ".join(phrase.text(lang) for phrase in self.says)

    def as_json(self) -> dict[str, Any]:
        """The finding as a plain dictionary, in the order of the published form."""
        return {
            "id": self.id, "kind": self.kind, "level": self.level, "subject": self.subject,
            "subject_name": self.subject_name, "verdict": self.verdict, "severity": self.severity,
            "statement": self.statement, "evidence": [one.as_json() for one in self.evidence],
            "metrics": self.metrics, "stability": self.stability,
            "decision": self.decision.as_json() if self.decision else None, "plan": self.plan,
        }  # fmt: skip

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> Finding:
        """Read a finding back. Raises KeyError when a field of the published form is missing."""
        evidence = tuple(Evidence(**{**one, "lines": tuple(one.get("lines") or ())}) for one in row["evidence"])
        decision = FindingDecision(**row["decision"]) if row["decision"] else None
        return cls(
            row["id"], row["kind"], row["level"], row["subject"], row["subject_name"], row["verdict"], row["severity"],
            dict(row["statement"]), evidence, dict(row["metrics"]), row["stability"], decision, row.get("plan"),
        )  # fmt: skip


def finding_id(kind: str, subject: str, *others: str) -> str:
    """Id from the kind and the nodes concerned, so that the same finding keeps its id from build to build."""
    return "/".join(("finding", kind, subject, *others))


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Sort by plan, place in the document, kind and id: the same findings always come in the same order."""
    return sorted(findings, key=_place)


def _place(finding: Finding) -> tuple[str, bool, str, int, str, str]:
    first = finding.evidence[0] if finding.evidence else None
    doc = (first.doc if first else None) or ""
    line = (first.line if first else None) or 0
    # What is said of the whole plan stands before its rows; the id settles equals.
    return finding.plan or "", finding.level != "plan", doc, line, finding.kind, finding.id
