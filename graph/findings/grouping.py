"""Folding findings into the entries people read: one line for what is one matter, whatever the number of findings.

A condition that holds for more than half of a plan's rows is one entry about the plan; more than a handful of rows with
the same gap are one entry that lists them; what one service lacks is one entry; the columns a plan does not have are
one entry. Names that would look alike in a list are told apart by who runs what they name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from planatlas.graph.findings.finding import Finding, Phrase
from planatlas.graph.findings.phrases import ask_together, shortened
from planatlas.graph.findings.severity import RANK

__all__ = ["Entry", "entries", "said_stronger"]

_HANDFUL = 2
"""Rows with the same gap in one plan that are still shown one by one."""

_LISTED = 12
"""Rows a folded entry names; the rest is counted."""

_NAME = 40
"""Characters of a name in a list."""

_STRONGER = {
    "no-partner": ("acts-alone",),
    "no-funding": ("proposed-without-means", "stated-unfunded"),
    "near-identical-measures": ("duplication",),
    "service-full": ("service-waiting-list",),
}
"""Kinds that say all that another says, and more, about the same line."""

_OF_BODIES = {"load-outlier": "concentration", "load-against-capacity": "concentration"}
"""Kinds about one body that a kind about the plan says already where it names the same body first."""

_OF_SERVICES = ("proposed-without-means",)
_ABOUT_CODES = ("service-unknown-code",)
_OF_OBJECTIVES = ("objectives-without-measures", "objectives-unserved")


@dataclass(slots=True, frozen=True)
class Entry:
    """One line of the view: the finding that stands for it, and all the findings it covers."""

    finding: Finding
    covers: tuple[Finding, ...]
    rows: int
    says: tuple[Phrase, ...] = ()

    def text(self, lang: str) -> str:
        """The entry in words."""
        if not self.says:
            return self.finding.text(lang)
        return " ".join(phrase.text(lang) for phrase in self.whole)

    @property
    def whole(self) -> tuple[Phrase, ...]:
        """All it says, whom to ask last; empty where the finding that stands for it says it in its own words."""
        return (*self.says, *self._ask()) if self.says else ()

    def _ask(self) -> list[Phrase]:
        """Whom to ask about what is covered."""
        asked = ask_together(one.says[-1] for one in self.covers if isinstance(one.says, tuple))
        return [asked] if asked else []

    def decided(self, lang: str) -> str:
        """What people decided about the findings covered; of several each decision once, with how many it is about."""
        said = Counter(one.decision.text(lang) for one in self.covers if one.decision)
        whole = len(self.covers) == 1
        return "; ".join(text if whole else f"{count}/{len(self.covers)}: {text}" for text, count in said.items())

    @property
    def place(self) -> str:
        """Where to look it up: document and lines of the first findings covered."""
        found = [evidence for finding in self.covers for evidence in finding.evidence[:1]]
        doc = next((one.doc for one in found if one.doc), "")
        lines = list(dict.fromkeys(str(one.line) for one in found if one.line is not None))
        more = f" … (+{len(lines) - _LISTED})" if len(lines) > _LISTED else ""
        return f"{doc}:{','.join(lines[:_LISTED])}{more}" if lines else doc


def entries(findings: Iterable[Finding]) -> list[Entry]:
    """The findings of one plan as entries, in no particular order."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.kind, finding.verdict), []).append(finding)
    return _not_asked(_by_service([entry for group in groups.values() for entry in _of_group(group)]))


def said_stronger(findings: Sequence[Finding]) -> list[Finding]:
    """The findings without those a stronger one about the same line, or the same body, says already."""
    # What the plan states or does not ask is no claim, and hides none.
    claims = [one for one in findings if one.verdict in ("gap", "unsure")]
    lines = {(one.kind, *_line(one)) for one in claims}
    bodies = {(one.kind, one.plan, body) for one in claims if (body := _first_body(one))}

    def said(one: Finding) -> bool:
        if (_OF_BODIES.get(one.kind), one.plan, one.subject) in bodies:
            return True
        return any((kind, *_line(one)) in lines for kind in _STRONGER.get(one.kind, ()))

    return [one for one in findings if not said(one)]


def _line(finding: Finding) -> tuple[str | None, int | None]:
    # The first line of a finding about a plan is only an example.
    first = finding.evidence[0] if finding.evidence and finding.level != "plan" else None
    return (first.doc, first.line) if first else (None, None)


def _first_body(finding: Finding) -> str | None:
    """The body a finding about how work is spread names first."""
    loads = finding.metrics.get("loads")
    return str(loads[0]["institution"]) if loads else None


def _of_group(group: Sequence[Finding]) -> list[Entry]:
    """Entries for the findings of one kind and verdict in one plan."""
    whole = [finding for finding in group if finding.level == "plan"]
    single = [finding for finding in group if finding.level != "plan"]
    # Where the rule is told of the plan, its rows are covered by it and not told again.
    if whole and single and "rows" in whole[0].metrics:
        return [Entry(whole[0], (*whole, *single), len(single)), *(Entry(one, (one,), 1) for one in whole[1:])]
    found = [Entry(finding, (finding,), 1) for finding in whole]
    # The plan's own word about single rows is no matter to be dealt with.
    if not single or single[0].verdict in ("stated none", "not recorded"):
        return found
    # Folded apart: a grave one must not vanish among many light ones.
    weighty = [one for one in single if one.severity != "low"]
    light = [one for one in single if one.severity == "low"]
    return [*found, *_folded(weighty), *_folded(light)]


def _folded(single: Sequence[Finding]) -> list[Entry]:
    if len(single) <= _HANDFUL:
        return [Entry(one, (one,), 1) for one in single]
    first = single[0]
    says = Phrase.of(
        f"gap.several.{_what(first)}", kind=Phrase(f"gap.{first.kind}.name"), count=len(single), which=_which(single)
    )
    return [Entry(first, tuple(single), len(single), (says, Phrase(f"gap.{first.kind}.why")))]


def _what(finding: Finding) -> str:
    """What several findings of this kind are about, as the catalogue has it."""
    # First, since doubt is what the entry is about, whatever its rows are.
    if finding.verdict == "unsure":
        return "unsure"
    if finding.level == "institution":
        return "bodies"
    if finding.kind in _OF_OBJECTIVES:
        return "objectives"
    if finding.level == "activity":
        return "rows"
    return "services" if "service" in finding.kind or finding.kind in _OF_SERVICES else "gap"


def _which(single: Sequence[Finding]) -> str:
    """The first things covered by name, and how many more there are; together they are as many as are covered."""
    named = list(_names(single).items())
    shown = named[:_LISTED]
    more = len(single) - sum(count for _, count in shown)
    parts: list[str] = []
    for chapter, group in groupby(shown, key=lambda one: one[0][0]):
        labels = [f"{label} ×{count}" if count > 1 else label for (_, label), count in group]
        parts += [f"„{chapter}”: {', '.join(labels)}"] if chapter else labels
    return "; ".join(parts) + (f" … (+{more})" if more else "")


def _names(single: Sequence[Finding]) -> Counter[tuple[str, str]]:
    """Chapter and short name of each, and how often; those that look alike once cut are told apart by who runs them."""
    short = [(str(one.metrics.get("chapter") or ""), _short(one)) for one in single]
    # Counted after the cut, which is what makes them look alike.
    often = Counter(short)
    told = (
        (chapter, _told_apart(name, one) if often[chapter, name] > 1 else name)
        for (chapter, name), one in zip(short, single, strict=True)
    )
    return Counter(told)


def _short(finding: Finding) -> str:
    code = finding.metrics.get("code")
    if code and (finding.level == "activity" or finding.kind in _ABOUT_CODES):
        return str(code)
    return f"„{shortened(finding.subject_name, _NAME)}”"


def _told_apart(name: str, finding: Finding) -> str:
    who = finding.metrics.get("run_by")
    return f"{name} ({shortened(str(who), _NAME)})" if who else name


def _by_service(found: list[Entry]) -> list[Entry]:
    """What several findings of one verdict say of one service is one entry."""
    services: dict[tuple[str, str], list[Entry]] = {}
    for entry in found:
        # A folded entry is about several services already.
        if len(entry.covers) == 1 and "service" in entry.finding.kind and entry.finding.level == "measure":
            services.setdefault((entry.finding.subject, entry.finding.verdict), []).append(entry)
    joined = {key: group for key, group in services.items() if len(group) > 1}
    taken = {id(entry) for group in joined.values() for entry in group}
    return [*(one for one in found if id(one) not in taken), *(_joined(group) for group in joined.values())]


def _joined(group: list[Entry]) -> Entry:
    # The gravest speaks first and gives the entry its weight.
    group.sort(key=lambda entry: (RANK[entry.finding.severity], entry.finding.kind))
    findings = tuple(entry.finding for entry in group)
    said = tuple(one.says[0] for one in findings if isinstance(one.says, tuple))
    return Entry(findings[0], findings, 1, (*said, Phrase(f"gap.{findings[0].kind}.why")))


def _not_asked(found: list[Entry]) -> list[Entry]:
    """The columns a plan does not have, in one entry."""
    asked = [entry for entry in found if entry.finding.verdict == "not recorded" and entry.finding.metrics.get("field")]
    # One column that is missing has a sentence of its own.
    if len(asked) < 2:
        return found
    fields = tuple(Phrase(f"gap.field.{entry.finding.metrics['field']}") for entry in asked)
    says = Phrase.of("gap.several.not-recorded", plan=shortened(asked[0].finding.subject_name), fields=fields)
    covers = tuple(one for entry in asked for one in entry.covers)
    rest = [entry for entry in found if entry not in asked]
    return [*rest, Entry(asked[0].finding, covers, max(entry.rows for entry in asked), (says,))]
