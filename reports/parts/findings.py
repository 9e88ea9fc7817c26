"""Findings as a coordinator reads them: few, by weight, each with where it stands, why it matters and whom to ask."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from planatlas.graph.findings.finding import Evidence, Finding, Phrase
from planatlas.graph.findings.phrases import shortened
from planatlas.graph.findings.views import Entry, coordinator_view, settled
from planatlas.ontology import message
from planatlas.reports.plan_view import AtlasReading, MeasureRow, PlanReading
from planatlas.reports.text import clipped

__all__ = ["FindingCard", "Findings", "Said", "EvidencePlace", "findings_of"]

_PLACES = 3
_ROWS = 12
_SEVERAL = frozenset(f"gap.several.{what}" for what in ("gap", "unsure", "services", "bodies", "objectives"))
"""What the coordinator's view says of several findings of one kind, with the kind in the sentence."""

_BRIEF = 30
"""Characters under which a quote, alone, does not say what it is about."""

_VERDICTS = ("gap", "stated none", "not recorded", "unsure")


@dataclass(frozen=True, slots=True)
class EvidencePlace:
    """Where to look it up: the words that stand there, and what they are about where they do not say so themselves."""

    quote: str
    doc: str | None
    line: int | None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of a card, whom to ask about it (a sentence or empty), and where it can be looked up.

    ``decided`` is what people decided about it, in words; empty where nobody has.
    """

    statement: str
    ask: str
    places: tuple[EvidencePlace, ...]
    decided: str = ""


@dataclass(frozen=True, slots=True)
class FindingCard:
    """Entries of the coordinator's view of one kind and weight, ready to be laid out.

    ``rows`` are the measures it covers: ``shown`` the first of them, ``rows_more`` counts the others.
    """

    kind: str
    severity: str
    verdict: str
    why: str
    says: tuple[Said, ...]
    rows: tuple[MeasureRow, ...]

    @property
    def shown(self) -> tuple[MeasureRow, ...]:
        """The measures that are named."""
        return self.rows[:_ROWS]

    @property
    def rows_more(self) -> int:
        """How many are not."""
        return len(self.rows) - len(self.shown)


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings of one plan. ``counts``: (kind, verdict, number) of single ones; ``marked``: gaps of a measure.

    ``not_asked`` says which columns the document does not have, which is nobody's gap; ``settled`` what people found
    justified, each with their decision, which is counted nowhere else.
    """

    cards: tuple[FindingCard, ...]
    not_asked: tuple[str, ...]
    counts: tuple[tuple[str, str, int], ...]
    marked: Mapping[str, tuple[str, ...]]
    settled: tuple[Said, ...] = ()
    beyond: int = 0
    """Entries that are not shown, being of less weight than those that are."""

    @property
    def verdicts(self) -> tuple[str, ...]:
        """The verdicts there are, the gaps first."""
        return tuple(one for one in _VERDICTS if any(one == verdict for _, verdict, _ in self.counts))

    @property
    def kinds(self) -> list[tuple[str, tuple[int, ...]]]:
        """Each kind with the number of findings of each of ``verdicts``."""
        numbers = {(kind, verdict): number for kind, verdict, number in self.counts}
        every = dict.fromkeys(kind for kind, _, _ in self.counts)
        return [(kind, tuple(numbers.get((kind, one), 0) for one in self.verdicts)) for kind in every]

    @property
    def gaps(self) -> int:
        """How many single findings say that something is missing."""
        return sum(number for _, verdict, number in self.counts if verdict == "gap")


def findings_of(index: AtlasReading, reading: PlanReading, found: Iterable[Finding], lang: str) -> Findings:
    """The findings about ``reading``, folded and ordered as the coordinator's view does it."""
    rows = {row.measure.id: row for row in reading.rows}
    mine = [one for one in found if one.plan == reading.plan.id]
    still = [one for one in mine if not settled(one)]
    counted = Counter((one.kind, one.verdict) for one in still if one.level != "plan")
    here = _here(reading, lang)
    entries = coordinator_view(mine)
    unasked = [entry for entry in entries if entry.finding.verdict == "not recorded"]
    cards = [_card(index, rows, entry, here, lang) for entry in entries if entry not in unasked]
    return Findings(
        cards=tuple(_together(cards)),
        not_asked=tuple(_said(one.says or one.finding.says, here, lang)[0] for one in unasked),
        counts=tuple((kind, verdict, number) for (kind, verdict), number in sorted(counted.items())),
        marked=_marked(index, still),
        settled=tuple(_settled(one, here, lang) for one in mine if settled(one)),
        beyond=len(coordinator_view(mine, len(mine))) - len(entries),
    )


def _settled(finding: Finding, here: Callable[[Phrase], str], lang: str) -> Said:
    statement, _, _ = _said(finding.says, here, lang)
    decided = finding.decision.text(lang) if finding.decision else ""
    return Said(_capital(statement), "", _places([finding])[:1], decided)


def _card(
    index: AtlasReading, rows: Mapping[str, MeasureRow], entry: Entry, here: Callable[[Phrase], str], lang: str
) -> FindingCard:
    first = entry.finding
    covered = list(dict.fromkeys(index.measure_of(one.subject) for one in entry.covers))
    known = [rows[measure] for measure in covered if measure in rows]
    says = tuple(_plainer(one, len(known)) for one in entry.whole)
    statement, why, ask = _said(says or first.says, here, lang)
    said = Said(
        statement=_capital(statement),
        ask=ask,
        places=_places(entry.covers) if entry.says or first.level == "plan" else _places([first]),
        decided=entry.decided(lang),
    )
    return FindingCard(first.kind, first.severity, first.verdict, why, (said,), tuple(known))


def _together(cards: Iterable[FindingCard]) -> list[FindingCard]:
    """Cards of one kind and weight as one, where the first of them stands; why it matters is said once."""
    groups: dict[tuple[str, str, str], list[FindingCard]] = {}
    for card in cards:
        groups.setdefault((card.kind, card.severity, card.verdict), []).append(card)
    return [_joined(group) for group in groups.values()]


def _joined(group: Sequence[FindingCard]) -> FindingCard:
    rows = list({row.measure.id: row for card in group for row in card.rows}.values())
    says = tuple(said for card in group for said in card.says)
    return replace(group[0], says=says, rows=tuple(rows))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _plainer(phrase: Phrase, linked: int) -> Phrase:
    """What an entry about several things says under a heading that names its kind.

    More than a few measures are not listed where ``linked`` of them are named below; of rows it is told of how many
    measures they are, since those are what is named.
    """
    if phrase.key == "gap.several.rows" and linked:
        return Phrase("report.several.rows", (*phrase.values, ("measures", linked)))
    if phrase.key not in _SEVERAL:
        return phrase
    if phrase.key == "gap.several.gap" and linked:
        few = dict(phrase.values)["count"] in range(_ROWS // 2 + 1)
        return Phrase("report.several.gap" if few else "report.several.linked", phrase.values)
    return Phrase(phrase.key.replace("gap.", "report."), phrase.values)


def _here(reading: PlanReading, lang: str) -> Callable[[Phrase], str]:
    """Words for a phrase within the chapter of its plan, where nobody needs its long name."""
    this, name = message("report.this-plan", lang), shortened(reading.plan.name, 40).rstrip("…")
    opening = re.compile(rf"^{re.escape(this)}\s?:\s*")

    def words(phrase: Phrase) -> str:
        values = tuple(
            (key, this if key == "plan" and str(value).startswith(name) else value) for key, value in phrase.values
        )
        return _capital(opening.sub("", Phrase(phrase.key, values).text(lang)))

    return words


def _said(
    says: tuple[Phrase, ...] | Mapping[str, str], here: Callable[[Phrase], str], lang: str
) -> tuple[str, str, str]:
    """What a finding says, taken apart: the statement, why it matters, whom to ask."""
    if isinstance(says, Mapping):
        return says[lang], "", ""
    parts: dict[str, list[str]] = {"": [], "why": [], "ask": []}
    for phrase in says:
        parts[_part(phrase)].append(here(phrase))
    return _joint(parts[""]), " ".join(parts["why"]), " ".join(parts["ask"])


def _joint(sentences: Sequence[str]) -> str:
    """Sentences as one text; what they are about, said before a colon, is said once."""
    text = ""
    for sentence in sentences:
        about, colon, rest = sentence.rpartition(": ")
        again = colon and text.startswith(about + colon)
        text = f"{text.rstrip('.')}; {rest}" if again else f"{text} {sentence}".strip()
    return text


def _part(phrase: Phrase) -> str:
    if phrase.key.startswith("gap.ask"):
        return "ask"
    return "why" if phrase.key.endswith(".why") else ""


def _places(covered: Sequence[Finding]) -> tuple[EvidencePlace, ...]:
    """The first places where the source can be looked up, each once, those with words to quote."""
    single = [one for one in covered if one.level != "plan"] or covered
    each = 1 if len(single) > 1 else _PLACES
    spots = (_spot(place, one, len(single) > 1) for one in single for place in _telling(one)[:each])
    return tuple(list(dict.fromkeys(spots))[:_PLACES])


def _telling(finding: Finding) -> list[Evidence]:
    """The evidence with words to look up; amounts only where the finding is about money."""
    money = "budget" in finding.kind or finding.evidence[:1] and finding.evidence[0].field == "budget"
    return [
        place
        for rank, place in enumerate(finding.evidence)
        if place.quote and (rank == 0 or place.field != "budget" or (money and any(map(str.isdigit, place.quote))))
    ]


def _spot(place: Evidence, finding: Finding, several: bool) -> EvidencePlace:
    quote = clipped(place.quote or "") if place.field == "legal_basis" else place.quote or ""
    brief = several and len(quote) < _BRIEF and finding.subject_name not in quote
    return EvidencePlace(quote, place.doc, place.line, finding.subject_name if brief else "")


def _marked(index: AtlasReading, found: Sequence[Finding]) -> dict[str, tuple[str, ...]]:
    """Kinds of gap of each measure, for the table; one that most rows have is said of the plan instead."""
    everywhere = {one.kind for one in found if one.level == "plan" and one.verdict == "gap"}
    marks: dict[str, set[str]] = {}
    for one in found:
        if one.verdict == "gap" and one.level in ("measure", "activity") and one.kind not in everywhere:
            marks.setdefault(index.measure_of(one.subject), set()).add(one.kind)
    return {measure: tuple(sorted(kinds)) for measure, kinds in marks.items()}
