"""The measures in Word: the table of those that put a duty on somebody, then the rows that are only cited."""

from __future__ import annotations

from planatlas.graph.model import Node
from planatlas.reports.chapter import Chapter
from planatlas.reports.figures.marks import caption
from planatlas.reports.plan_view import MeasureRow
from planatlas.reports.text import Text, shorten
from planatlas.reports.word.paper import Paper

__all__ = ["line_of", "write_measures"]

_HEADS = {
    "responsible": "role.responsible",
    "partners": "role.partner",
    "funding": "measures.funding",
    "deadline": "measures.deadline",
}
_SHARES = {"responsible": 24, "partners": 22, "funding": 14, "deadline": 12}


def write_measures(paper: Paper, chapter: Chapter, text: Text) -> None:
    """Put the measures of a document on ``paper``, each under the headings it is printed under."""
    if not chapter.reading.rows:
        return
    paper.heading(chapter.words("measures.title"), 2)
    if chapter.reading.analysed and chapter.columns_absent:
        paper.line(text("measures.no-column", names=chapter.columns_absent))
    heads = (chapter.words("measure"), *(text(_HEADS[name]) for name in chapter.columns), text("source"))
    rows: list[tuple[str, ...]] = []
    for one in chapter.measures:
        rows += [(head.words,) for head in one.heads]
        rows.append(_row(chapter, one.row, text))
    paper.table(heads, rows, (36, *(_SHARES[name] for name in chapter.columns), 10))
    _write_idle(paper, chapter, text)


def line_of(node: Node, text: Text) -> str:
    """Where a node stands in its source; empty for a source without lines."""
    line = node.props.get("line")
    return f"{text('line')} {line}" if line else ""


def _row(chapter: Chapter, row: MeasureRow, text: Text) -> tuple[str, ...]:
    said = ("; ".join(chapter.printed(row, name)) for name in chapter.columns)
    return (shorten(caption(row.measure), 400), *said, line_of(row.measure, text))


def _write_idle(paper: Paper, chapter: Chapter, text: Text) -> None:
    if not chapter.idle:
        return
    paper.heading(text("measures.idle"), 3)
    paper.line(text("measures.idle-lead", number=text.number(len(chapter.idle))))
    for one in chapter.idle:
        for head in one.heads:
            paper.line(head.words, bold=True)
        measure = one.row.measure
        status = text.status(measure.props.get("status"))
        paper.line(f"{shorten(caption(measure), 400)} ({status}; {line_of(measure, text)})", style="List Bullet")
