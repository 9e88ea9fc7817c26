"""Activities from cards. A label without a value is empty; a field that the card has no label for is not asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planatlas.loaders.document import Document
from planatlas.loaders.structure.abbreviations import AbbreviationList
from planatlas.loaders.structure.cards import Card, cards
from planatlas.loaders.structure.labelled import KnownLabels, colon_labels, events
from planatlas.loaders.structure.outline import Outline, RegionForm
from planatlas.loaders.structure.provenance import place_in
from planatlas.loaders.tables.row_money import named_sources
from planatlas.loaders.values.cell_states import is_dash, is_not_applicable, names_nobody, state_of
from planatlas.loaders.values.codes import lettered, take_code, take_mark
from planatlas.loaders.values.deadline import deadline_kind, interval
from planatlas.loaders.values.indicators import items_of, split_indicators
from planatlas.loaders.values.mentions import Lexicon, lexicon, named_bodies, split_funding
from planatlas.loaders.values.money import cell_amounts, money_unit
from planatlas.loaders.values.persons import MARK, without_contacts
from planatlas.loaders.values.plain import plain
from planatlas.loaders.values.service_cells import beneficiaries
from planatlas.loaders.values.structure_lines import objective_line
from planatlas.loaders.values.targets import asks_target, targets_in
from planatlas.loaders.work.forms import form_events, told_labels
from planatlas.records import Activity, Budget, FundingMention, Mention, Plan, TargetGroupMention

__all__ = ["card_records", "cards_of"]

_STATES = ("responsible", "partners", "funding", "budget", "indicators", "targets", "deadline", "target_groups")
_DONE = re.compile(
    r"^\W*(?:completed?|done|achieved|finalizat\w*|realizat\w*|indeplinit\w*|acheve\w*|termine\w*|realise\w*|"
    r"ολοκληρωθηκε|ολοκληρωμεν\w*)\b"
)
_PART = re.compile(r"\s*(?:;|\n|(?<=\))\s*[,+]\s*|\s\+\s)\s*")


def cards_of(outline: Outline) -> tuple[Card, ...]:
    """The action cards of a document, in reading order; they are regions of their own from then on."""
    parts = outline.printed
    found = tuple(cards(events(parts, KnownLabels(form_events(parts), told_labels(colon_labels(parts))))))
    held = (part for card in found for part in card.passages)
    tags = (part for part in parts if found and part.raw.startswith("<"))
    outline.set_apart(RegionForm.CARDS, {number for part in (*held, *tags) for number in part.at})
    return found


def card_records(outline: Outline, plan: Plan, found: tuple[Card, ...]) -> Iterator[Activity]:
    """Yield one activity for each action card of a document."""
    if not found:
        return
    document, words = outline.document, _lexicon(outline, plan, found)
    year = int(plan.starts[:4]) if plan.starts and plan.starts[:4] == (plan.ends or "")[:4] else None
    for card in found:
        yield _CardReader(document, plan, card, words, year).record()


def _lexicon(outline: Outline, plan: Plan, found: tuple[Card, ...]) -> Lexicon:
    listed = AbbreviationList(outline.document, plan.lang)
    shorts = {one.short: one.long for passage in outline.passages for one in listed.read(passage)}
    cells = [card.values[name] for card in found for name in ("responsible", "partners") if card.values.get(name)]
    return lexicon(shorts, cells, plan.lang)


class _CardReader:
    """One card and what its fields are read with."""

    def __init__(self, document: Document, plan: Plan, card: Card, words: Lexicon, year: int | None) -> None:
        self.document, self.plan, self.card, self.words, self.year = document, plan, card, words, year
        self.asked = card.values.keys()

    def text(self, name: str) -> str:
        """The value of a field, or an empty string; "not applicable" and a dash are values of their own."""
        return self.card.values.get(name, "").strip()

    def record(self) -> Activity:
        """Return the activity."""
        place = place_in(self.document, self.card.passages[0], self.plan.lang)
        place["lines"] = sorted({line for passage in self.card.passages for line in passage.lines})
        place["section"] = self.card.heading
        out = Activity(**place)
        self._what(out)
        self._who(out)
        self._money(out)
        self._when(out)
        self._states(out)
        return out

    def _what(self, out: Activity) -> None:
        measure = (
            self.text("measure")
            or self.card.title
            or self.text("title")
            or self.text("activity")
            or self.text("theme")
            or self.text("description")
        )
        code, rest = take_code(measure)
        activity = next((t for name in ("activity", "description") if (t := self.text(name)) and t != measure), "")
        if self.text("title") and self.text("title") != measure and not activity:
            activity = self.text("title")
        printed = self.card.code or self.text("code") or self.text("number")
        out.measure_code = code or take_code(f"{printed} x")[0] or lettered(printed)
        out.measure_text = _clean(take_mark(rest if code else measure)[1])
        out.activity_text = _clean(activity) or out.measure_text
        found = items_of(activity)
        out.actions = [_clean(item) for item in found] if len(found) > 1 else []
        theme = self.text("theme")  # beside a name of the work it only heads it
        out.component = self.text("component") or self.card.component or (theme if theme != measure else None) or None
        self._objectives(out)
        out.quote = out.measure_text[:300]
        if _DONE.match(plain(self.text("observations"))):
            out.status = "achieved"
        elif is_not_applicable(out.activity_text):
            out.status = "not_applicable"

    def _objectives(self, out: Activity) -> None:
        out.general_objective, out.specific_objective = self.card.general, self.card.specific
        if general := self.text("general_objective"):
            out.general_objective = _objective_code(general)
        if specific := self.text("specific_objective"):
            out.specific_objective = _objective_code(specific.split("\n")[0])
            if not self.text("general_objective") and re.match(r"\d+\.\d", out.specific_objective):
                out.general_objective = out.specific_objective.split(".")[0]

    def _who(self, out: Activity) -> None:
        for name in ("responsible", "partners"):
            text = self.text(name)
            passage = self.card.places.get(name)
            named, line = named_bodies(text, self.words, name), passage.line if passage else None
            found = [[Mention(one, None, line, text[:300]) for one in names] for names in named]
            out.responsible.extend(found[0] if name == "responsible" else ())
            out.partners.extend([*found[0], *found[1]] if name == "partners" else found[1])
        groups = self.text("target_groups")
        if not is_dash(groups):
            parts = [one for item in items_of(groups) for one in item.split(";")]
            names = [name for part in parts for name in beneficiaries(part)]
            out.target_groups = [TargetGroupMention(name, None, "column") for name in names]
        for name in ("responsible", "partners", "funding", "indicators", "deadline"):
            if text := self.text(name):
                out.cell_of(name).quote = text.split("\n")[0][:300]

    def _money(self, out: Activity) -> None:
        funding, budget = self.text("funding"), self.text("budget")
        lang = self.plan.lang
        if not names_nobody(funding):
            out.funding = [FundingMention(name) for name in split_funding(funding)]
            out.budget.extend(self._amounts(funding, "funding", True))
        if not is_dash(budget) and not is_not_applicable(budget):
            out.budget.extend(self._amounts(budget, "budget", False))
            if "funding" not in self.asked:
                out.funding.extend(FundingMention(name) for name in named_sources(budget))
        for name in ("budget_local", "budget_county", "budget_state", "budget_contributions", "budget_other"):
            text = self.text(name)
            if text and not is_dash(text):
                label = self.card.labels[name]
                for one in cell_amounts(text, money_unit(label), lang):
                    one.source = one.source or label
                    out.budget.append(one)
                    out.funding.append(FundingMention(label))

    def _amounts(self, text: str, name: str, only_with_currency: bool) -> list[Budget]:
        unit = money_unit(self.card.labels.get(name, ""))
        found = [one for part in _PART.split(text) if part for one in cell_amounts(part, unit, self.plan.lang)]
        return [one for one in found if one.currency] if only_with_currency else found

    def _when(self, out: Activity) -> None:
        deadline, period = " ".join(self.text("deadline").split()), " ".join(self.text("period").split())
        if deadline and not is_dash(deadline):
            out.deadline, out.deadline_kind = deadline, deadline_kind(self.card.labels.get("deadline", ""))
        out.period = period if period and not is_dash(period) else None
        out.starts, out.ends = interval(out.deadline or "", self.year)
        if out.starts is None and out.ends is None and out.period:
            out.starts, out.ends = interval(out.period, self.year)

    def _states(self, out: Activity) -> None:
        indicators = self.text("indicators")
        out.indicators = split_indicators(indicators) if not is_dash(indicators) else []
        targets = self.text("targets")
        out.targets = targets_in([*out.indicators, *(split_indicators(targets) if targets else [])])
        asks = "targets" in self.asked or any(map(asks_target, items_of(indicators)))
        for name in _STATES:
            text = self.text(name)
            column = 0 if (asks if name == "targets" else name in self.asked) else None
            out.cell_of(name).state = state_of(text, column, bool(getattr(out, name)), False)


def _objective_code(text: str) -> str:
    line = objective_line(text)
    code = line.code if line else take_code(text)[0]
    return code or take_mark(text)[1] or text


def _clean(text: str) -> str:
    return without_contacts(" ".join(text.split()), MARK).strip(" *_;")
