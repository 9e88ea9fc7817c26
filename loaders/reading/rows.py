"""The records of a plan: its tables and lists of work, joined with what its frame says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property

from planatlas.loaders.document import Document, TableRow
from planatlas.loaders.structure.outline import Outline
from planatlas.loaders.structure.path import part_of
from planatlas.loaders.tables.columns import WORK
from planatlas.loaders.tables.layout import Layout
from planatlas.loaders.tables.row_boundaries import RowBoundaries
from planatlas.loaders.tables.totals import Total, figures_of
from planatlas.loaders.tables.walk import Walker, WorkRow
from planatlas.loaders.values.forms_of_text import WORD
from planatlas.loaders.values.mentions import Lexicon, lexicon
from planatlas.loaders.work.activity import activities_of
from planatlas.loaders.work.by_heading import take_from_headings
from planatlas.loaders.work.lists import ListReader
from planatlas.loaders.work.row_context import RowContext
from planatlas.loaders.work.rows import fields_of_row
from planatlas.records import Abbreviation, Activity, Plan, StatedFigure

__all__ = ["Words", "work_records"]

_PAGES = ("web", "news")
_HEADED = 160


class Words(Mapping[str, int]):
    """How often each word stands in the document, counted when first asked; a word met once counts as unknown."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def _counts(self) -> dict[str, int]:
        texts: list[str] = []
        for block in self._document.blocks:
            if isinstance(block, TableRow):
                texts.extend(cell.text for cell in block.cells)
            else:
                texts.append(getattr(block, "text", ""))
        return Counter(WORD.findall("\n".join(texts).casefold()))

    def __getitem__(self, word: str) -> int:
        return self._counts[word]

    def __contains__(self, word: object) -> bool:
        return self._counts.get(str(word), 0) > 1

    def __iter__(self) -> Iterator[str]:
        return iter(self._counts)

    def __len__(self) -> int:
        return len(self._counts)


def work_records(
    outline: Outline,
    plan: Plan,
    abbreviations: list[Abbreviation],
    boundaries: RowBoundaries | None = None,
    heard: list[WorkRow] | None = None,
) -> Iterator[Activity | StatedFigure]:
    """Yield the activities of a plan in reading order, and the totals its tables of work state.

    ``abbreviations`` are the document's own list, ``boundaries`` hears of every two rows that meet, and knows
    what people decided about them. ``heard`` is filled with the rows of all tables, of work or not, for the account.
    The lists of a page or a news item are part of its running text.
    """
    document = outline.document
    words = _lexicon(document, abbreviations, plan.lang)
    year = int(plan.starts[:4]) if plan.starts and plan.starts[:4] == (plan.ends or "")[:4] else None
    reading, known = RowContext(words, year), Words(document)
    lists = ListReader(document.blocks, RowContext(words, year))
    for found in Walker(outline, boundaries).walk():
        if isinstance(found, WorkRow):
            if heard is not None:
                heard.append(found)
            yield from _rows(found, reading, known)
        elif isinstance(found, Total):
            yield from _totals(found, plan)
        elif plan.genre not in _PAGES:
            yield from lists.read(found)
    yield from lists.close()


def _totals(total: Total, plan: Plan) -> Iterator[StatedFigure]:
    """Totals of work; those of services are the frame's."""
    if _kind(total.layout, total.part) not in (None, "proposed_service"):
        yield from figures_of(total, "RON" if plan.country in ("RO", None) else None, plan.lang)


def _rows(row: WorkRow, reading: RowContext, known: Words) -> Iterator[Activity]:
    kind = _kind_of(row)
    if kind is None:
        return
    for activity in activities_of(fields_of_row(row, known, kind), reading):
        _from_heading(activity, row, reading.lexicon)
        yield activity


def _kind_of(row: WorkRow) -> str | None:
    """Return the type of a row, or None where it is no work.

    Outside the model plan the heading right above says that services are proposed, since no chapter holds them.
    """
    above = part_of(row.path.heading[:_HEADED]) if row.path.heading and row.path.part is None else None
    return _kind(row.group.layout, above if above == "proposed-services" else row.path.part)


def _kind(layout: Layout, part: str | None) -> str | None:
    """Return the type of the rows of a table with this layout in this part, or None where it is no table of work."""
    if layout.has("abbreviation", "meaning"):
        return None
    if layout.has("service_name", "service_code", "provider") or layout.has("capacity"):
        proposed = part == "proposed-services" or (layout.has("justification", "staff") and not layout.has("occupancy"))
        return "proposed_service" if proposed else None
    if layout.has("campaign"):
        return "campaign"
    if layout.has("training", "qualification", "instruction", "persons") or part in ("training", "peer-review"):
        return "training"
    if layout.has("information", "participants") or (layout.has("theme") and part in ("information", "campaigns")):
        return "information"
    return "measure" if _is_work(layout) else None


def _is_work(layout: Layout) -> bool:
    """A table of work names the work and at least one thing about it."""
    what = layout.has("measure", "activity", "theme", "description")
    about = layout.has("responsible", "partners", "deadline", "period", "indicators", "funding", "budget", "targets")
    if any(layout.fields[at] in WORK for at in layout.decided):
        return True
    about = about or layout.bare or bool(layout.money)
    return what and about or (layout.has("specific_objective") and layout.has("responsible"))


def _from_heading(activity: Activity, row: WorkRow, words: Lexicon) -> None:
    """Where the table asks for no responsible, a heading above may name one ("realizate prin ...")."""
    layout, path = row.group.layout, row.path
    if not layout.has("responsible"):
        headings = ((path.title, path.title_line), (path.heading, path.heading_line))
        take_from_headings(activity, headings, words, not layout.has("partners", "participants"))


def _lexicon(document: Document, abbreviations: list[Abbreviation], lang: str | None) -> Lexicon:
    cells = (cell.text for row in document.rows() for cell in row.cells if 0 < len(cell.text) < 300)
    return lexicon({one.short: one.long for one in abbreviations}, cells, lang)
