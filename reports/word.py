"""The report and the letter as Word documents, which coordinators edit, sign and pass on."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from planatlas.errors import ToolMissing
from planatlas.graph.atlas import Atlas
from planatlas.graph.gaps.finding import Evidence
from planatlas.graph.model import Node
from planatlas.reports.chapter import Chapter, chapters
from planatlas.reports.figures.marks import caption
from planatlas.reports.parts.expected import expected
from planatlas.reports.parts.findings import Card
from planatlas.reports.parts.method import STATES
from planatlas.reports.text import Text, shorten

if TYPE_CHECKING:
    from planatlas.reports.letter import Expectations, Letter
    from planatlas.reports.reading import Row

__all__ = ["letter_docx", "report_docx"]

_LANGUAGES = {"ro": "ro-RO", "en": "en-GB", "el": "el-GR", "fr": "fr-FR"}
_LOADS = 30
_DATE = (1980, 1, 1, 0, 0, 0)


def report_docx(atlas: Atlas, lang: str = "ro") -> bytes:
    """The report in Word: summary, findings with their sources, loads, strategies, measures, method.

    Raises ToolMissing when python-docx is not installed.
    """
    text = Text(lang)
    paper = _Paper(text, text("title"))
    for chapter in chapters(atlas, text):
        paper.heading(chapter.reading.plan.name, 1)
        for part in (_summary, _findings, _load, _strategies, _measures, _method):
            part(paper, chapter, text)
    paper.line(text("footer"))
    return paper.content()


def letter_docx(letter: Letter, text: Text) -> bytes:
    """The letter to one institution in Word. Raises ToolMissing when python-docx is not installed."""
    paper = _Paper(text, text("letter.title", name=letter.body.name))
    paper.line(letter.issuer)
    paper.line(text("letter.lead"))
    if letter.units:
        paper.line(text("letter.units", names=shorten("; ".join(letter.units), 600)))
    for plan in letter.plans:
        paper.heading(plan.chapter.reading.plan.name, 1)
        for role, rows in (("responsible", plan.responsible), ("partner", plan.partner)):
            if rows:
                paper.heading(text(f"letter.{role}", number=text.number(len(rows))), 2)
            for row in rows:
                _expected_row(paper, plan, row, letter.body, text)
    paper.line(text("letter.close"))
    return paper.content()


def _expected_row(paper: _Paper, plan: Expectations, row: Row, body: Node, text: Text) -> None:
    index = plan.chapter.index
    paper.line(caption(row.measure), style="List Number", bold=True)
    for name, words in expected(row, body, index, text):
        paper.line(f"{name}: {words}")
    place = _place(text, row.measure.props.get("doc"), row.measure.props.get("line"))
    paper.quote(row.quote_for(body.id, index) or row.measure.name, place)
    if kinds := plan.open.get(row.measure.id):
        paper.line(f"{text('letter.open')} {'; '.join(text.kind(kind) for kind in kinds)}.")


def _summary(paper: _Paper, chapter: Chapter, text: Text) -> None:
    paper.heading(text("summary.title"), 2)
    rows = [
        (
            text(f"number.{name}"),
            text.number(value) + (f" {text('of', total=text.number(of))}" if of is not None else ""),
        )
        for name, value, of in chapter.summary.numbers
    ]
    paper.table((), rows)
    for card in chapter.summary.first:
        for said in card.says[:3]:
            paper.line(said.statement, style="List Bullet")
    if not chapter.reading.analysed:
        paper.line(text("genre.not-analysed"))


def _findings(paper: _Paper, chapter: Chapter, text: Text) -> None:
    if not chapter.reading.analysed:
        return
    paper.heading(text("findings.title"), 2)
    paper.line(text("findings.lead") if chapter.findings.cards else text("findings.none"))
    for card in chapter.findings.cards:
        _card(paper, card, text)
    if chapter.findings.not_asked:
        paper.heading(text("findings.not-asked"), 3)
        for statement in chapter.findings.not_asked:
            paper.line(statement, style="List Bullet")


def _card(paper: _Paper, card: Card, text: Text) -> None:
    paper.heading(
        f"{text.kind(card.kind)} ({text.word('severity', card.severity)}, {text.word('verdict', card.verdict)})", 3
    )
    if card.why:
        paper.line(f"{text('findings.why')} {card.why}")
    for said in card.says:
        paper.line(said.statement)
        paper.line(said.ask)
        for place in said.places:
            paper.quote(place.quote or "", _evidence(text, place))


def _load(paper: _Paper, chapter: Chapter, text: Text) -> None:
    if not chapter.loads:
        return
    paper.heading(text("load.title"), 2)
    paper.line(text("load.lead"))
    rows = [
        (one.body.name, text.number(len(one.responsible)), text.number(len(one.partner)))
        for one in chapter.loads[:_LOADS]
    ]
    paper.table((text.label("Institution"), text("role.responsible"), text("role.partner")), rows)
    if len(chapter.duties) > 1:
        paper.line(text("lorenz.alt", gini=text.number(chapter.gini, 2), n=text.number(len(chapter.duties))))


def _strategies(paper: _Paper, chapter: Chapter, text: Text) -> None:
    paper.heading(text("alignment.title"), 2)
    if not chapter.reading.strategies:
        paper.line(text("alignment.none"))
    for tie in (*chapter.reading.strategies, *chapter.reading.acts):
        place = _place(text, tie.edge.props.get("doc"), tie.edge.props.get("line"))
        paper.line(f"{shorten(tie.node.name, 300)} ({text.label(tie.edge.type)}; {place})", style="List Bullet")


def _measures(paper: _Paper, chapter: Chapter, text: Text) -> None:
    if not chapter.reading.rows:
        return
    paper.heading(text("measures.title"), 2)
    heads = (
        text.label("Measure"),
        text("role.responsible"),
        text("role.partner"),
        text("measures.deadline"),
        text("source"),
    )
    rows = [
        (
            shorten(caption(row.measure), 400),
            "; ".join(tie.node.name for tie in row.responsible),
            "; ".join(tie.node.name for tie in row.partners),
            "; ".join(row.deadlines),
            _place(text, row.measure.props.get("doc"), row.measure.props.get("line")),
        )
        for row in chapter.reading.rows
    ]
    paper.table(heads, rows)


def _method(paper: _Paper, chapter: Chapter, text: Text) -> None:
    paper.heading(text("method.title"), 2)
    for key in ("tie", "absence", "limits"):
        paper.line(text(f"method.{key}"))
    if not chapter.reading.counted:
        return
    heads = (text("method.field"), *(text.word("state", state) for state in STATES))
    rows = [(text(f"cell.{name}"), *(text.number(value) for value in counts)) for name, counts in chapter.method.states]
    paper.table(heads, rows)


def _place(text: Text, doc: object, line: object) -> str:
    return f"{doc or ''}, {text('line')} {line}" if line else str(doc or "")


def _evidence(text: Text, place: Evidence) -> str:
    return _place(text, place.doc, place.line)


class _Paper:
    """A Word document being written; every word goes in as text that XML can hold."""

    def __init__(self, text: Text, title: str) -> None:
        try:
            import docx
        except ImportError as problem:
            raise ToolMissing("a Word document needs python-docx; pip install 'planatlas[office]'") from problem
        self._document: Any = docx.Document()
        self._label(text, title)
        self.heading(title, 0)

    def _label(self, text: Text, title: str) -> None:
        """Title and language for screen readers and spelling; no time, so that the same atlas gives the same bytes."""
        from datetime import datetime

        from docx.oxml.ns import qn

        facts = self._document.core_properties
        facts.title, facts.author, facts.comments = shorten(title, 200), "Planatlas", ""
        facts.created = facts.modified = datetime(*_DATE)
        facts.language = _LANGUAGES[text.lang]
        fonts = self._document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
        if fonts is not None:
            fonts.set(qn("w:val"), _LANGUAGES[text.lang])

    def heading(self, words: str, level: int) -> None:
        self._document.add_heading(shorten(words, 300), level)

    def line(self, words: str, style: str | None = None, bold: bool = False) -> None:
        if words:
            self._document.add_paragraph(style=style).add_run(shorten(words, 1500)).bold = bold or None

    def quote(self, words: str, place: str) -> None:
        paragraph = self._document.add_paragraph(style="Quote")
        paragraph.add_run(shorten(words, 420))
        paragraph.add_run(f" ({shorten(place, 200)})").italic = False

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """A table with its head repeated on every page."""
        every = list(rows)
        if not every:
            return
        lines = [heads, *every] if heads else every
        grid = self._document.add_table(len(lines), len(every[0]), style="Table Grid")
        for place, (row, words) in enumerate(zip(grid.rows, lines, strict=True)):
            for cell, word in zip(row.cells, words, strict=True):
                cell.text = shorten(word, 500)
            if heads and place == 0:
                _repeat(row)

    def content(self) -> bytes:
        """The finished document, its parts dated alike whenever it is written."""
        written, out = io.BytesIO(), io.BytesIO()
        self._document.save(written)
        with zipfile.ZipFile(written) as loose, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
            for name in loose.namelist():
                kept.writestr(zipfile.ZipInfo(name, _DATE), loose.read(name), zipfile.ZIP_DEFLATED)
        return out.getvalue()


def _repeat(row: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)
    for cell in row.cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True
