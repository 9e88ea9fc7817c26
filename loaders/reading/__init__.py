"""From a document to its records: the plan first, then everything it says in reading order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from planatlas.loaders.account.regions import regions
from planatlas.loaders.account.without_work import lines_without_work
from planatlas.loaders.census.blocks import counted
from planatlas.loaders.document import Document
from planatlas.loaders.plan import plan_record
from planatlas.loaders.reading.front_matter import frame_records
from planatlas.loaders.reading.rows import work_records
from planatlas.loaders.structure.outline import Outline, outline_of
from planatlas.loaders.tables.footnotes import tie_footnotes
from planatlas.loaders.tables.row_boundaries import RowBoundaries
from planatlas.loaders.tables.walk import WorkRow
from planatlas.loaders.values.mentions.lexicon import acronym_key
from planatlas.loaders.values.mentions.own_name import own_acronyms
from planatlas.loaders.values.persons import MARK, without_contacts
from planatlas.loaders.values.taught import ColumnRule, Taught, holding, teaching
from planatlas.loaders.work.cards import card_records, cards_of
from planatlas.loaders.work.prose import prose_records
from planatlas.ontology.plain import plain
from planatlas.records import Abbreviation, Activity, InstitutionRecord, Mention, Plan, Record, names_work

__all__ = ["records"]

_PROSE = ("web", "news", "report")
_TEXTS = ("measure_text", "activity_text", "deadline", "period", "quote", "status_printed")


def records(
    document: Document,
    boundaries: RowBoundaries | None = None,
    columns: Collection[ColumnRule] = (),
    trace: Taught | None = None,
) -> Iterator[Record]:
    """Yield the records of a document: a ``Plan`` first, then the rest by source line.

    ``boundaries`` knows what people decided about rows that a page break may have torn, so that a wrong join can be
    undone and a missing one made, and hears of every two rows that meet. ``columns`` is what people taught about
    headings; ``trace`` is filled with what was asked of it.
    A pure function of the document: the same document gives the same records, whatever else is read with it.
    Institutions are mentions here; who they are is decided by ``planatlas.graph.identify``.
    """
    rows = RowBoundaries(document.doc) if boundaries is None else boundaries
    outline = outline_of(document)
    plan = plan_record(outline)
    yield _finished(plan, document, plan, 0)
    rules = Taught() if trace is None else trace
    rules.rules = holding(columns, document.doc, plan.issuer)
    # The plan is read before: rules may be about its issuer.
    with teaching(rules):
        # Readers take turns over the document; people read its records from the top.
        found = sorted(_all(outline, plan, rows), key=_place)
    counts: dict[str, int] = {}
    for record in found:
        key = f"{record.kind}-{record.line or 0}"
        counts[key] = counts.get(key, 0) + 1
        yield _finished(record, document, plan, counts[key])


def _all(outline: Outline, plan: Plan, boundaries: RowBoundaries) -> Iterable[Record]:
    document = outline.document
    frame = list(frame_records(outline, plan, boundaries))
    abbreviations = [one for one in frame if isinstance(one, Abbreviation)]
    heard: list[WorkRow] = []
    cards = cards_of(outline, plan.lang)  # before the rows and lists are read, which then are without them
    work = list(_worded(work_records(outline, plan, abbreviations, boundaries, heard)))
    work.extend(_worded(card_records(outline, plan, cards)))
    # A plan without a table or list tells its work in paragraphs.
    if plan.genre in _PROSE or not work:
        taken = {line for one in work if isinstance(one, Activity) for line in one.lines}
        work.extend(_worded(prose_records(outline, plan, taken)))
    read = [(row.group.layout, row.group.rows) for row in heard]
    counts = list(counted(document))
    decided = lines_without_work(counts, read)
    # People saw that these lines hold no work, whatever was read from them.
    work = [one for one in work if decided.isdisjoint(one.lines)]
    named = (plan.name, plan.quote, *(f"{one.long} ({one.short})" for one in abbreviations))
    work = _without_plan(work, own_acronyms(named))
    # After all work is there, as a footnote stands below its rows.
    tie_footnotes(document, work)
    found = [*frame, *work]
    labels = {plain(label): name for card in cards for name, label in card.labels.items()}
    return [*found, *regions(document, counts, found, read, labels)]


def _worded(found: Iterable[Record]) -> Iterator[Record]:
    """A row without a word of what is to be done is no work, whoever read it."""
    return (one for one in found if not isinstance(one, Activity) or names_work(one))


def _without_plan(work: Iterable[Record], own: Collection[str]) -> list[Record]:
    """The plan itself is no body: "AAP" beside "Alder Action Plan (AAP)"."""
    for one in work:
        if isinstance(one, Activity) and own:
            one.responsible = _bodies_of(one, "responsible", own)
            one.partners = _bodies_of(one, "partners", own)
    return [one for one in work if not (isinstance(one, InstitutionRecord) and acronym_key(one.mention) in own)]


def _bodies_of(activity: Activity, role: str, own: Collection[str]) -> list[Mention]:
    named: list[Mention] = getattr(activity, role)
    kept = [one for one in named if acronym_key(one.mention) not in own]
    cell = activity.cell_of(role)
    if named and not kept and cell.quote is None:  # running text asks for nobody
        cell.state = "no_column"
    return kept


def _place(record: Record) -> tuple[int, int, str]:
    return (record.page or 0, record.line or 0, "" if isinstance(record, Activity) else record.kind)


def _finished(record: Record, document: Document, plan: Plan, number: int) -> Record:
    """Give a record its document, language and id, and take contact data out of what it quotes."""
    record.doc = document.doc
    record.lang = record.lang or plan.lang
    suffix = f"-{number}" if number > 1 else ""
    record.id = record.id or f"{document.doc}#{record.kind}-{record.line or 1}{suffix}"
    record.lines = record.lines or ([record.line] if record.line else [])
    for name in _TEXTS:
        text = getattr(record, name, None)
        if text:
            setattr(record, name, without_contacts(text, MARK))
    if isinstance(record, Activity):
        record.actions = [without_contacts(text, MARK) for text in record.actions]
        for one in record.other:
            one.text = without_contacts(one.text, MARK)
        for cell in record.cells.values():
            cell.quote = without_contacts(cell.quote, MARK) if cell.quote else cell.quote
            cell.item_quotes = {number: without_contacts(text, MARK) for number, text in cell.item_quotes.items()}
    return record
