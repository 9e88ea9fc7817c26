"""The account of a reading, region by region: what the census saw, what the readers made of it, and why not more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from planatlas.loaders.account.account_columns import CONTRADICTED, columns_of, labels_of
from planatlas.loaders.account.left_out import why_left_out
from planatlas.loaders.account.lost_cells import lost_cells, tokens_of
from planatlas.loaders.account.without_work import Heard, headings_of
from planatlas.loaders.census.cells import kind_of
from planatlas.loaders.census.grids import Count, CountedGrid, count
from planatlas.loaders.document import Document, DroppedTable, ListItem, Paragraph
from planatlas.loaders.tables.layout import Layout
from planatlas.loaders.values.persons import redacted
from planatlas.loaders.values.taught import taught
from planatlas.records import (
    Abbreviation,
    Activity,
    Agreement,
    Doubt,
    LeftOut,
    LegalAct,
    LostCell,
    Objective,
    Record,
    Service,
    Statement,
    Strategy,
    TableRecord,
    Why,
)

__all__ = ["Heard", "regions"]

_OTHER = (Service, Abbreviation, Agreement, Objective)
"""What tables hold that is no work, and was read as what it is."""
_CITED = (LegalAct, Strategy, Statement)
"""What lists hold that is no work, and was read as what it is."""
_LONGEST = 60
_LONG = 3
"""Sentences outside tables from which on a document is a text with tables in it."""
_TOKEN = re.compile(r"\w{3,}")
_ENOUGH = 0.6
"""Of the words of a sentence that must stand in the work that was read from its row."""


def regions(
    document: Document, counts: Iterable[Count], found: Iterable[Record], heard: Heard, labels: Mapping[str, str]
) -> Iterator[TableRecord]:
    """Yield the account of each region that could hold work, and of the work that was read outside all of them.

    ``counts`` is what the census counted, ``labels`` tells what the reader of cards took each label for.
    """
    read = _Read(list(found), heard, labels)
    seen: set[int] = set()
    for one in counts:
        seen.update(one.grid.lines)
        if (region := _region(one, read)) is not None:
            yield region
    yield from (_dropped(table, read) for table in document.dropped)
    yield from _elsewhere(read, seen)
    # With work read, running text beside it is the plan's prose.
    if not read.work:
        yield from _prose(document)


@dataclass(slots=True)
class _Read:
    """What was read, by source line."""

    records: list[Record]
    heard: Heard
    labels: Mapping[str, str]
    work: dict[int, list[Activity]] = field(default_factory=dict)
    other: set[int] = field(default_factory=set)
    cited: set[int] = field(default_factory=set)
    layouts: dict[int, Layout] = field(default_factory=dict)
    objectives: list[Objective] = field(default_factory=list)
    on: dict[int, list[Record]] = field(default_factory=dict)
    words: dict[int, set[str]] = field(default_factory=dict)
    """The words of records, by their identity, once they were asked for; ``named`` those of all objectives."""
    named: list[set[str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.objectives = [record for record in self.records if isinstance(record, Objective)]
        for record in self.records:
            for line in record.lines or [record.line or 0]:
                self.on.setdefault(line, []).append(record)
                if isinstance(record, Activity):
                    self.work.setdefault(line, []).append(record)
                elif isinstance(record, _OTHER):
                    self.other.add(line)
                elif isinstance(record, _CITED):
                    self.cited.add(line)
        for layout, rows in self.heard:
            self.layouts.update((row.span.line, layout) for row in rows)

    def holds(self, line: int, texts: Iterable[str]) -> bool:
        """Whether work was read from a line, and in it one of the sentences that stand there, if there are any."""
        if line not in self.work:
            return False
        wanted = [tokens for text in texts if (tokens := _tokens([text]))]
        known = _tokens(text for one in self.work[line] for text in _said_in(one)) if wanted else set()
        return not wanted or any(len(one & known) >= _ENOUGH * len(one) for one in wanted)

    def kept(self, line: int) -> list[set[str]]:
        """The words that the records of a line keep together, and those of each objective."""
        together: set[str] = set().union(*map(self._words_of, self.on[line]))
        self.named = self.named or [tokens_of(one) for one in self.objectives]
        return [together, *self.named]

    def _words_of(self, record: Record) -> set[str]:
        if id(record) not in self.words:
            self.words[id(record)] = tokens_of(record)
        return self.words[id(record)]

    def is_named(self, line: int, row: Sequence[str]) -> bool:
        """Whether work that was read from a line is called what stands in a cell of one of its rows."""
        cells = {" ".join(cell.casefold().split()) for cell in row} - {""}
        named = (one.measure_text or one.activity_text or "" for one in self.work.get(line, ()))
        return any(" ".join(text.casefold().split()) in cells for text in named)


def _said_in(one: Activity) -> Iterator[str | None]:
    yield from (one.measure_text, one.activity_text, *one.actions)


def _tokens(texts: Iterable[str | None]) -> set[str]:
    return {token.casefold() for text in texts if text for token in _TOKEN.findall(text)}


def _region(seen: Count, read: _Read) -> TableRecord | None:
    """The account of one region."""
    grid = seen.grid
    layout = next((read.layouts[line] for line in grid.lines if line in read.layouts), None)
    lines = list(dict.fromkeys(grid.lines))
    out = TableRecord(line=lines[0], lines=lines, page=grid.page, sheet=grid.sheet, shape=seen.shape)
    out.headings = headings_of(layout, seen)
    if seen.shape == "grid":
        rows = _upright(out, seen, read)
        out.lost_cells.extend(_cells(seen, rows, out.headings, read))
        out.columns = columns_of(seen, layout, out.headings)
    else:
        _sideways(out, seen, read)
        out.columns = labels_of(seen, read.labels) if seen.shape == "cards" else []
    _judge(out, seen)
    # What people saw goes after what was counted, which it replaces.
    if seen.shape != "list" and taught().without_work(out.headings):
        _decided(out)
    if layout and out.understood == "yes" and any(one.doubt in CONTRADICTED for one in layout.caveats):
        out.understood, out.why = "partly", Why.UNKNOWN
    return None if seen.shape == "list" and not out.rows_seen else out


def _upright(out: TableRecord, seen: Count, read: _Read) -> list[int]:
    """Row by row: read, or left out and why; return the rows that were read."""
    rows: list[int] = []
    rows_of = Counter(seen.grid.lines)
    first = next((at for at, line in enumerate(seen.grid.lines) if line in read.work), len(seen.grid.lines))
    first = 0 if seen.grid.left and seen.headings else first  # which was read in the table beside it
    for at, (row, line) in enumerate(zip(seen.grid.rows, seen.grid.lines, strict=True)):
        sentences = _untaken(row, read.layouts.get(line)) if at in seen.work else []
        if rows_of[line] > 1 and not sentences:  # a page in one line of its source: the line alone tells no row
            sentences = [text for text in row if " " in text.strip()] or list(row)
        # Work that is called as a heading was invented: this is told before all else.
        if at in seen.below and read.is_named(line, row):
            out.left_out.append(LeftOut(line, Why.HEADING))
            out.understood, out.why = "partly", Why.HEADING
        # Beside another table the line is both tables', so the row must name its work.
        elif read.holds(line, sentences) and (not seen.grid.left or read.is_named(line, row)):
            out.rows_seen += 1
            out.rows_read += 1
            rows.append(at)
        # Work by its form, and nothing read from it.
        elif at in seen.work and line not in read.other:
            out.rows_seen += 1
            out.left_out.append(LeftOut(line, Why.UNKNOWN))
        else:
            why = why_left_out(row, out.headings, line in read.other)
            doubtful = why == Why.NOT_WORK and not seen.work and line not in read.other
            # Below a row of work another one is work too, though nothing in it shows that by its form.
            out.rows_seen += doubtful and at > first
            doubtful = doubtful and (at > first or seen.evidence is None)
            out.left_out.append(LeftOut(line, Why.UNKNOWN if doubtful else why))
    return rows


def _cells(seen: Count, rows: Iterable[int], headings: Sequence[str], read: _Read) -> Iterator[LostCell]:
    """The cells of rows that were read of which no record keeps anything.

    Only of a table that its columns told: cards and matrices have cells that say what others are.
    """
    printed, left = {*headings, *seen.headings}, seen.grid.left
    for number in rows:
        row, line = seen.grid.rows[number], seen.grid.lines[number]
        layout = read.layouts.get(line)
        if layout is None or layout.printed or any(one.has_doubt(Doubt.BEGINS_TORN) for one in read.work[line]):
            continue  # of a torn row it is told already that something of it is lost
        known = partial(read.kept, line)
        for at in lost_cells(row, layout.fields[left:], printed, read.on[line], known):
            yield LostCell(line, left + at + 1, redacted(" ".join(row[at].split())[:_LONGEST]))


def _untaken(row: Sequence[str], layout: Layout | None) -> list[str]:
    """The sentences of a row that must stand in its work: none where a column of the reader's took one of them."""
    at = [number for number, cell in enumerate(row) if kind_of(cell) == "sentence"]
    # A sentence that went into another field was read.
    if layout and any(number < len(layout.fields) and layout.fields[number] for number in at):
        return []
    return [row[number] for number in at]


def _sideways(out: TableRecord, seen: Count, read: _Read) -> None:
    """Pieces of work that are no rows: each is read where its sentence stands in work that was read here."""
    out.rows_seen = len(seen.work)
    lines = seen.grid.lines
    if seen.shape == "list":
        pairs = [(lines[at], said) for at, said in seen.work.items() if lines[at] not in read.cited]
        out.rows_seen = len(pairs)
        held = [line for line, said in pairs if read.holds(line, [said])]
        # One work that holds the sentences of several is not several: a paragraph of four promises, read as one.
        out.rows_read = min(len(held), len({id(one) for line in held for one in read.work[line]}))
        out.left_out = [LeftOut(line, Why.UNKNOWN) for line, said in pairs if not read.holds(line, [said])]
        return
    out.rows_read = sum(any(read.holds(line, [said]) for line in lines) for said in seen.work.values())
    if not seen.work:  # names too short for the census to take them for work, which were read as work nevertheless
        out.rows_seen = out.rows_read = len({id(one) for line in lines for one in read.work.get(line, ())})
    out.rows_read = max(out.rows_read, min(out.rows_seen, len(_named_above(lines, read))))
    if out.rows_read < out.rows_seen:
        out.left_out = [LeftOut(lines[0], Why.UNKNOWN)]


def _named_above(lines: Sequence[int], read: _Read) -> set[int]:
    """Work that was read from these lines and is named in a heading above them, as cards are."""
    return {one.line for at in lines for one in read.work.get(at, ()) if one.line and one.line not in lines}


def _judge(out: TableRecord, seen: Count) -> None:
    """Whether the region was understood."""
    if out.rows_seen == 0:
        either = seen.evidence is None and not out.rows_read and not _all_other(out)
        out.understood = "no" if either else "yes"
        out.why = Why.UNKNOWN if either else Why.BLANK if seen.evidence == Why.BLANK else Why.NOT_WORK
        out.evidence = None if either else seen.evidence or "read as something else"
        return
    if out.rows_read < out.rows_seen:
        out.understood, out.why = ("partly" if out.rows_read else "no"), Why.UNKNOWN
    elif out.understood == "yes" and out.lost_cells:
        out.understood, out.why = "partly", Why.UNKNOWN


def _decided(out: TableRecord) -> None:
    """People saw that it holds no work."""
    out.rows_seen = out.rows_read = 0
    out.understood, out.why, out.evidence = "yes", Why.NOT_WORK, "decided"
    for one in out.left_out:
        one.why = Why.NOT_WORK if one.why == Why.UNKNOWN else one.why


def _all_other(out: TableRecord) -> bool:
    return any(one.why == Why.NOT_WORK for one in out.left_out)


def _dropped(table: DroppedTable, read: _Read) -> TableRecord:
    """A table that no block holds: read only where its sentences stand in work that was read elsewhere."""
    seen = count(CountedGrid(table.rows, [table.line] * len(table.rows), sheet=table.sheet))
    out = TableRecord(
        line=table.line,
        sheet=table.sheet,
        shape=seen.shape,
        headings=[redacted(text) for text in seen.headings],
        census=True,
    )
    said = list(seen.work.values())
    out.rows_seen, out.columns = len(said), columns_of(seen, None, seen.headings) if seen.shape == "grid" else []
    out.rows_read = sum(any(read.holds(line, [one]) for line in read.work) for one in said)
    _judge(out, seen)
    return out


def _prose(document: Document) -> Iterator[TableRecord]:
    """Running text of some length in a document without any work: its tables alone do not show that it holds none."""
    texts = (block for block in document.blocks if isinstance(block, Paragraph | ListItem))
    lines = [block.span.line for block in texts if kind_of(block.text) == "sentence"]
    if len(lines) >= _LONG:
        yield TableRecord(line=lines[0], lines=lines, shape="prose", why=Why.NOT_WORK, evidence="running text")


def _elsewhere(read: _Read, seen: set[int]) -> Iterator[TableRecord]:
    """Work that was read from lists, cards and paragraphs that the census does not count."""
    apart = [one for one in read.records if isinstance(one, Activity) and seen.isdisjoint(one.lines or [one.line or 0])]
    if apart:
        lines = sorted({line for one in apart for line in one.lines or [one.line or 0]})
        first = apart[0]
        yield TableRecord(
            line=lines[0], lines=lines, page=first.page, sheet=first.sheet, shape="list",
            rows_seen=len(apart), rows_read=len(apart),
        )  # fmt: skip
