"""The fields of action cards: each label asks for its own, and a title names the work where no label does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planatlas.loaders.document import Document
from planatlas.loaders.structure.abbreviations import AbbreviationList
from planatlas.loaders.structure.cards import Card, cards
from planatlas.loaders.structure.item_lists import item_events
from planatlas.loaders.structure.labelled import KnownLabels, colon_labels, events
from planatlas.loaders.structure.led_lines import led_events
from planatlas.loaders.structure.outline import Outline, RegionForm
from planatlas.loaders.structure.page_cuts import without_page_cuts
from planatlas.loaders.structure.provenance import place_in
from planatlas.loaders.values.mentions import Lexicon, lexicon
from planatlas.loaders.work.activity import activities_of
from planatlas.loaders.work.forms import form_events, told_labels
from planatlas.loaders.work.measure_prose import measure_events
from planatlas.loaders.work.row_context import RowContext
from planatlas.records import Activity, Cell, Fields, OtherCell, Plan, fields_for

__all__ = ["card_records", "cards_of", "fields_of_card"]

_EDGES = " *_;\n"
"""Marks of the form around a value."""


def cards_of(outline: Outline, lang: str | None = None) -> tuple[Card, ...]:
    """The action cards of a document in ``lang``, in reading order; they are regions of their own from then on."""
    # As printed: joined lines would hide labels in mid-passage.
    parts = without_page_cuts(outline.printed)
    # The later goes before the earlier for the same line: a form tells its labels together, which is surer.
    lines = {**led_events(parts), **item_events(parts), **form_events(parts)}
    # Last, as it takes only paragraphs that are nothing else.
    lines |= measure_events(parts, lines.keys(), lang)
    found = tuple(cards(events(parts, KnownLabels(lines, told_labels(colon_labels(parts))))))
    held = (part for card in found for part in card.passages)
    # Tags between the cards of a data file belong to no other region.
    tags = (part for part in parts if found and part.raw.startswith("<"))
    outline.set_apart(RegionForm.CARDS, {number for part in (*held, *tags) for number in part.at})
    return found


def card_records(outline: Outline, plan: Plan, found: tuple[Card, ...]) -> Iterator[Activity]:
    """Yield the activities of the action cards of a document."""
    if not found:
        return
    # A deadline without a year is of the plan's only if the plan is for one year.
    year = int(plan.starts[:4]) if plan.starts and plan.starts[:4] == (plan.ends or "")[:4] else None
    reading = RowContext(_lexicon(outline, plan, found), year)
    for card in found:
        yield from activities_of(fields_of_card(outline.document, card), reading)


def _lexicon(outline: Outline, plan: Plan, found: tuple[Card, ...]) -> Lexicon:
    listed = AbbreviationList(outline.document, plan.lang)
    shorts = {one.short: one.long for passage in outline.passages for one in listed.read(passage)}
    cells = [card.values[name] for card in found for name in ("responsible", "partners") if card.values.get(name)]
    return lexicon(shorts, cells, plan.lang)


def fields_of_card(document: Document, card: Card) -> Fields:
    """Return the fields of a card. A label that the card does not print asks for nothing."""
    out = Fields("card", place=_place(document, card), under=(card.component, card.general, card.specific))
    values = {name: text.strip(_EDGES) for name, text in card.values.items()}
    for name, text in values.items():
        out.put(name, Cell(text=text, heading=card.labels.get(name, ""), pieces=card.pieces.get(name, ())))
    out.other = list(card.other)
    # Before the title: what names the work may be looked for beside the objectives.
    _first_objective(out)
    _title(out, card)
    if "theme" in out.cells and any(out[name] for name in fields_for("work")) and not out.asks("component"):
        out.put("component", out.cells.pop("theme"))  # beside a name of the work it only heads it
    if card.code:
        out.put("code", Cell(text=card.code))
    return out


def _first_objective(out: Fields) -> None:
    """Of several objectives of a card, each on its line, the first is its own; the others stay beside it."""
    cell = out.cells.get("specific_objective")
    if cell is None or "\n" not in cell.text:
        return
    cell.text, *further = cell.text.split("\n")
    lines = [line for line, _ in cell.pieces][1:]
    for at, text in enumerate(further):
        out.other.append(OtherCell(cell.heading, text, lines[at] if at < len(lines) else None))


def _title(out: Fields, card: Card) -> None:
    """The title of a card names its work; below a label that does, it says what is done."""
    title = out.cells.pop("title", None)
    out.asked.discard("title")
    if card.title and not out["measure"]:
        out.put("measure", Cell(text=card.title.strip(_EDGES), pieces=[(card.passages[0].line, card.title)]))
    # A label for the title may be blank while the line above names the card.
    if title is None or not title.text:
        return
    if not out["measure"]:
        out.put("measure", title)
    # Twice the same words say nothing of how it is done.
    elif not (out["activity"] or out["description"]) and title.text != out["measure"]:
        out.put("activity", title)


def _place(document: Document, card: Card) -> dict[str, Any]:
    return place_in(document, card.passages[0], None) | {
        "lines": sorted({line for passage in card.passages for line in passage.lines}),
        "section": card.heading, "component": card.component, "quote": None,
        "general_objective": card.general, "specific_objective": card.specific,
    }  # fmt: skip
