"""What a coordinator sees: at most twenty entries in plain words. Researchers and machines get every finding.

Folding is for people only. A condition that holds for more than half of a plan's rows is one entry about the plan;
more than a handful of rows with the same gap are one entry that lists them. What the plan states itself and what the
document does not ask are left to the entries about plans, and come last.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planatlas.graph.gaps.finding import Finding, Phrase
from planatlas.graph.gaps.severity import RANK
from planatlas.graph.gaps.wording import shortened

__all__ = ["MOST_ENTRIES", "Entry", "coordinator_view"]

MOST_ENTRIES = 20
_HANDFUL = 2
"""Rows with the same gap in one plan that are still shown one by one."""

_STRONGER = {
    "no-partner": ("acts-alone",),
    "no-funding": ("proposed-without-means", "stated-unfunded"),
    "near-identical-measures": ("duplication",),
    "service-full": ("service-waiting-list",),
}
"""Kinds that say all that another says, and more, about the same line."""

_OF_SERVICES = ("proposed-without-means",)
_OF_OBJECTIVES = ("objectives-without-measures",)

_LISTED = 12
"""Rows a folded entry names; the rest is counted."""

_VERDICTS = ("gap", "unsure", "stated none", "not recorded")


@dataclass(slots=True, frozen=True)
class Entry:
    """One line of the view: the finding that stands for it, and all the findings it covers."""

    finding: Finding
    covers: tuple[Finding, ...]
    rows: int
    says: Phrase | None = None

    def text(self, lang: str) -> str:
        """The entry in words."""
        if self.says is None:
            return self.finding.text(lang)
        said = [self.says, Phrase(f"gap.{self.finding.kind}.why"), *self._ask()]
        return " ".join(phrase.text(lang) for phrase in said)

    def _ask(self) -> list[Phrase]:
        """Whom to ask, where it is the same for every finding covered."""
        asked = {one.says[-1] for one in self.covers if isinstance(one.says, tuple)}
        return [phrase for phrase in asked if len(asked) == 1 and phrase.key.startswith("gap.ask")]

    @property
    def place(self) -> str:
        """Where to look it up: document and lines of the first findings covered."""
        found = [evidence for finding in self.covers for evidence in finding.evidence[:1]]
        doc = next((one.doc for one in found if one.doc), "")
        lines = list(dict.fromkeys(str(one.line) for one in found if one.line is not None))
        more = "…" if len(lines) > _LISTED else ""
        return f"{doc}:{','.join(lines[:_LISTED])}{more}" if lines else doc


def coordinator_view(findings: Iterable[Finding], most: int = MOST_ENTRIES) -> list[Entry]:
    """At most ``most`` entries, the weightiest first; with several plans each has its turn."""
    by_plan: dict[str, list[Entry]] = {}
    for entry in _entries(_said_stronger(list(findings))):
        by_plan.setdefault(entry.finding.plan or "", []).append(entry)
    for entries in by_plan.values():
        entries.sort(key=_weight)
    return _in_turn(list(by_plan.values()), most)


def _entries(findings: Iterable[Finding]) -> list[Entry]:
    groups: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.plan or "", finding.kind, finding.verdict), []).append(finding)
    return [entry for group in groups.values() for entry in _of_group(group)]


def _of_group(group: Sequence[Finding]) -> list[Entry]:
    """Entries for the findings of one kind and verdict in one plan."""
    whole = [finding for finding in group if finding.level == "plan"]
    single = [finding for finding in group if finding.level != "plan"]
    if whole and single and "rows" in whole[0].metrics:
        return [Entry(whole[0], (*whole, *single), len(single)), *(Entry(one, (one,), 1) for one in whole[1:])]
    entries = [Entry(finding, (finding,), 1) for finding in whole]
    if not single or single[0].verdict in ("stated none", "not recorded"):
        return entries
    weighty = [one for one in single if one.severity != "low"]
    light = [one for one in single if one.severity == "low"]
    return [*entries, *_folded(weighty), *_folded(light)]


def _folded(single: Sequence[Finding]) -> list[Entry]:
    if len(single) <= _HANDFUL:
        return [Entry(one, (one,), 1) for one in single]
    first = single[0]
    names = [_short(one) for one in single[:_LISTED]]
    more = f" … (+{len(single) - _LISTED})" if len(single) > _LISTED else ""
    says = Phrase.of(
        f"gap.several.{_what(first)}", kind=Phrase(f"gap.{first.kind}.name"), count=len(single),
        which="; ".join(names) + more,
    )  # fmt: skip
    return [Entry(first, tuple(single), len(single), says)]


def _what(finding: Finding) -> str:
    """What several findings of this kind are about, as the catalogue has it."""
    if finding.verdict == "unsure":
        return "unsure"
    if finding.level == "institution":
        return "bodies"
    if finding.kind in _OF_OBJECTIVES:
        return "objectives"
    return "services" if "service" in finding.kind or finding.kind in _OF_SERVICES else "gap"


def _short(finding: Finding) -> str:
    code = finding.metrics.get("code")
    if code and finding.level == "activity":
        return str(code)
    return f"„{shortened(finding.subject_name, 40)}”"


def _said_stronger(findings: Sequence[Finding]) -> list[Finding]:
    """The findings without those a stronger one about the same line says already."""
    lines = {(one.kind, *_line(one)) for one in findings if one.verdict in ("gap", "unsure")}
    return [one for one in findings if not any((kind, *_line(one)) in lines for kind in _STRONGER.get(one.kind, ()))]


def _line(finding: Finding) -> tuple[str | None, int | None]:
    first = finding.evidence[0] if finding.evidence and finding.level != "plan" else None
    return (first.doc, first.line) if first else (None, None)


def _weight(entry: Entry) -> tuple[int, int, int, str, str]:
    first = entry.finding
    return _VERDICTS.index(first.verdict), RANK[first.severity], -entry.rows, first.kind, first.id


def _in_turn(queues: list[list[Entry]], most: int) -> list[Entry]:
    """Take from each plan in turn until there are enough; then order the whole by weight within each plan."""
    share = _shares([len(queue) for queue in queues], most)
    return [entry for queue, count in zip(queues, share, strict=True) for entry in queue[:count]]


def _shares(sizes: Sequence[int], most: int) -> list[int]:
    given = [0] * len(sizes)
    while sum(given) < most and any(given[i] < size for i, size in enumerate(sizes)):
        for place, size in enumerate(sizes):
            if given[place] < size and sum(given) < most:
                given[place] += 1
    return given
