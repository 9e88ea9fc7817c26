"""The letter to one institution as a Word document, to be signed and sent."""

from __future__ import annotations

from planatlas.graph.model import Node
from planatlas.reports.figures.marks import caption
from planatlas.reports.letter import Expectations, Letter
from planatlas.reports.parts.expected import expected
from planatlas.reports.plan_view import MeasureRow
from planatlas.reports.text import Text, shorten
from planatlas.reports.word.narrative_text import write_unread
from planatlas.reports.word.paper import Paper, place
from planatlas.reports.word.pictures import pictures_of

__all__ = ["letter_docx"]


def letter_docx(letter: Letter, text: Text) -> bytes:
    """The letter to one institution in Word."""
    paper = Paper(text, text("letter.title", name=letter.body.name))
    paper.line(letter.issuer)
    write_unread(paper, letter.unread, letter.account, text)
    paper.line(text("letter.lead"))
    if letter.units:
        paper.line(text("letter.units", names=shorten("; ".join(letter.units), 600)))
    drawings = pictures_of([plan.about for plan in letter.plans], ("network",))
    for plan in letter.plans:
        paper.heading(plan.chapter.reading.plan.name, 1)
        for role, rows in (("responsible", plan.responsible), ("partner", plan.partner)):
            if rows:
                paper.heading(text(f"letter.{role}", number=text.number(len(rows))), 2)
            for row in rows:
                _expected_row(paper, plan, row, letter.body, text)
        for drawn, pixels in drawings.get((plan.about.key, "network"), ()):
            paper.picture(drawn, pixels)
    paper.line(text("letter.close"))
    return paper.content()


def _expected_row(paper: Paper, plan: Expectations, row: MeasureRow, body: Node, text: Text) -> None:
    index = plan.chapter.index
    paper.line(caption(row.measure), style="List Number", bold=True)
    for name, words in expected(row, body, index, text):
        paper.line(f"{name}: {words}")
    where = place(text, row.measure.props.get("doc"), row.measure.props.get("line"))
    paper.quote(row.quote_for(body.id, index) or row.measure.name, where)
    if kinds := plan.open.get(row.measure.id):
        paper.line(f"{text('letter.open')} {'; '.join(text.kind(kind) for kind in kinds)}.")
