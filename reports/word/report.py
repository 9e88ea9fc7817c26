"""The report as a Word document: the same sections, tables and drawings as on the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from planatlas.graph.findings.phrases import listed
from planatlas.graph.model import Node, Value
from planatlas.graph.stored import StoredGraph
from planatlas.reports.chapter import Chapter, chapters
from planatlas.reports.figures.marks import caption
from planatlas.reports.parts.findings import FindingCard
from planatlas.reports.parts.load import EntityLoad
from planatlas.reports.parts.method import STATES
from planatlas.reports.plan_view import MeasureRow
from planatlas.reports.text import Text, clipped, shorten
from planatlas.reports.word.measure_tables import line_of, write_measures
from planatlas.reports.word.narrative_text import write_narrative, write_unread
from planatlas.reports.word.paper import Paper, place
from planatlas.reports.word.pictures import Pictures, pictures_of

__all__ = ["report_docx"]

_LOADS, _FIRST, _LINES = 30, 3, 6


def report_docx(atlas: StoredGraph, lang: str = "ro") -> bytes:
    """The report in Word, with every section of the page.

    The drawings need what a PNG needs; where this computer has it not, the document says so, and its tables give the
    same figures.
    """
    text = Text(lang)
    paper = Paper(text, text("title"))
    write_unread(paper, atlas.unread, atlas.account.documents(lang), text)
    made = chapters(atlas, text)
    drawings = pictures_of(made)
    for chapter in made:
        paper.heading(chapter.reading.plan.name, 1)
        _Writing(paper, chapter, text, drawings).write()
    paper.line("" if drawings or not made else text("word.no-pictures"))
    paper.line(text("footer"))
    return paper.content()


@dataclass(frozen=True, slots=True)
class _Writing:
    """One chapter on its way to paper."""

    paper: Paper
    chapter: Chapter
    text: Text
    drawings: Pictures

    def write(self) -> None:
        for section in (self._summary, self._narrative, self._findings, self._load, self._matrix, self._services,
                        self._strategies, self._statutory, self._network, self._measures, self._method):  # fmt: skip
            section()

    def _pictures(self, section: str) -> None:
        for drawn, pixels in self.drawings.get((self.chapter.key, section), ()):
            self.paper.picture(drawn, pixels)

    def _summary(self) -> None:
        text = self.text
        self.paper.heading(text("summary.title"), 2)
        whole = len(self.chapter.reading.counted)
        rows = []
        for name, value, of in self.chapter.summary.numbers:
            share = text("of", total=text.number(of)) if of is not None else ""
            asked = f" ({text('where-asked')})" if of not in (None, whole) else ""
            rows.append((text(f"number.{name}") + asked, f"{text.number(value)} {share}".strip()))
        self.paper.table((), rows, (2, 1))
        for card in self.chapter.summary.first:
            for said in card.says[:_FIRST]:
                self.paper.line(said.statement, style="List Bullet")
            if more := len(card.says) - len(card.says[:_FIRST]):
                self.paper.line(text("more", number=text.number(more)))
        if not self.chapter.reading.analysed:
            self.paper.line(text("genre.not-analysed"))

    def _findings(self) -> None:
        found, text = self.chapter.findings, self.text
        if not self.chapter.reading.analysed:
            return
        self.paper.heading(text("findings.title"), 2)
        self.paper.line(text("findings.lead") if found.cards else self.chapter.nothing_found)
        for card in found.cards:
            self._card(card)
        if found.beyond:
            self.paper.line(text("findings.beyond", number=text.number(found.beyond)))
        if found.not_asked:
            self.paper.heading(text("findings.not-asked"), 3)
        for statement in found.not_asked:
            self.paper.line(statement, style="List Bullet")
        if found.settled:
            self.paper.heading(text("findings.settled"), 3)
        for said in found.settled:
            self.paper.line(f"{said.statement} {text('findings.decision')} {said.decided}", style="List Bullet")

    def _card(self, card: FindingCard) -> None:
        text = self.text
        weight = text.word("severity", card.severity)
        verdict = f", {text.word('verdict', card.verdict)}" if card.verdict != "gap" else ""
        kind = text.kind(card.kind)
        self.paper.heading(f"{kind[:1].upper()}{kind[1:]} ({weight}{verdict})", 3)
        for said in card.says:
            self.paper.line(said.statement, bold=True)
            self.paper.line(said.ask)
            if said.decided:
                self.paper.line(f"{text('findings.decision')} {said.decided}")
            for where in said.places:
                about = f" · {where.about}" if where.about else ""
                self.paper.quote(where.quote, place(text, where.doc, where.line) + about)
        if card.why:
            self.paper.line(f"{text('findings.why')} {card.why}")
        if card.rows:
            self.paper.line(self._rows(card))

    def _rows(self, card: FindingCard) -> str:
        """The measures a card is about, by code or name, chapter and line; the rest is counted."""
        text, said = self.text, []
        for chapter, rows in groupby(card.shown, key=self.chapter.chapter_of):
            named = ", ".join(f"{_brief(row)} ({line_of(row.measure, text)})" for row in rows)
            said.append(f"„{chapter}”: {named}" if chapter else named)
        more = [text("more", number=text.number(card.rows_more)).lower()] if card.rows_more else []
        return f"{text('findings.rows', number=text.number(len(card.rows)))} {'; '.join([*said, *more])}"

    def _load(self) -> None:
        chapter, text = self.chapter, self.text
        if not chapter.loads or not chapter.reading.analysed:
            return
        self.paper.heading(text("load.title"), 2)
        self.paper.line(text("load.lead"))
        self._pictures("load")
        rows = [
            (_body(one, text), text.number(len(one.responsible)), text.number(len(one.only_partner)))
            for one in chapter.loads[:_LOADS]
        ]
        shown = {"shown": text.number(len(rows)), "total": text.number(len(chapter.loads))}
        self.paper.line(text("load.caption", **shown))
        heads = (text.label("Institution"), text("role.responsible"), text("load.only-partner"))
        self.paper.table(heads, rows, (4, 1, 1))
        if len(chapter.duties) > 3:
            self.paper.line(text("lorenz.alt", gini=text.number(chapter.gini, 2), n=text.number(len(chapter.duties))))

    def _matrix(self) -> None:
        columns = self.chapter.matrix.objectives
        if not self.chapter.reading.analysed or not columns or not self.chapter.matrix.bodies:
            return
        self.paper.heading(self.text("matrix.title"), 2)
        self.paper.line(self.text("matrix.lead"))
        self._pictures("matrix")
        heads = (self.text("services.code"), self.text.label("Objective"), self.text.label("Component"))
        rows = [(str(one.props.get("code") or "–"), one.name, str(one.props.get("component") or "")) for one in columns]
        self.paper.table(heads, rows, (1.3, 8, 4))

    def _services(self) -> None:
        text, here = self.text, self.chapter.reading.services
        if not here:
            return
        self.paper.heading(text("services.title"), 2)
        names = ("code", "status", "capacity", "occupancy", "waiting", "staff", "budget")
        heads = (text.label("SocialService"), *(text(f"services.{name}") for name in names), text("source"))
        self.paper.table(heads, [self._service(one) for one in here], (28, 14, 14, 15, 13, 15, 13, 14, 11))

    def _service(self, service: Node) -> tuple[str, ...]:
        text, props = self.text, service.props
        numbers = [self._figure(props, name) for name in ("capacity", "occupancy", "waiting", "staff")]
        status = text.status(props["service_status"]) if props.get("service_status") else ""
        rests = f", {text('services.suspended')}" if props.get("suspended") else ""
        money = self.chapter.money_of(service) or self._figure(props, "budget")
        return (service.name, str(props.get("code") or ""), status + rests, *numbers, money, line_of(service, text))

    def _figure(self, props: Mapping[str, Value], name: str) -> str:
        value, state = props.get(name), props.get(f"{name}_cell")
        if isinstance(value, int | float):
            return self.text.number(value, 1)
        return self.text.brief_state(state) if state in STATES and state != "value" else ""

    def _strategies(self) -> None:
        text, reading = self.text, self.chapter.reading
        if not self.chapter.aligned:
            return
        self.paper.heading(text("alignment.title"), 2)
        if reading.analysed and not reading.strategies:
            self.paper.line(text("alignment.none"))
        for tie in reading.strategies:
            self.paper.line(f"{shorten(tie.node.name, 300)} ({text.label(tie.edge.type)})", style="List Bullet")
            where = place(text, tie.edge.props.get("doc"), tie.edge.props.get("line"))
            self.paper.quote(clipped(str(tie.edge.props.get("quote") or "")), where)
        if reading.acts:
            self.paper.heading(text("acts.title"), 3)
        for tie in reading.acts:
            line = tie.edge.props.get("line")
            self.paper.line(f"{shorten(tie.node.name, 300)} ({text('line')} {line or '–'})", style="List Bullet")

    def _statutory(self) -> None:
        text, elements = self.text, self.chapter.statutory
        if not elements:
            return
        self.paper.heading(text("statutory.title"), 2)
        self.paper.line(text("statutory.lead"))
        rows = []
        for one in elements:
            lines = listed([str(where.line) for where in one.evidence], _LINES)
            name = one.shape.names.get(text.lang) or one.shape.names["en"]
            state = text("statutory.found" if one.found else "statutory.not-found")
            rows.append((one.shape.section or "", name, state, lines if one.found else ""))
        heads = [text(f"statutory.{name}") for name in ("section", "element", "state")]
        self.paper.table((*heads, text("source")), rows, (1, 3, 1.3, 2))

    def _network(self) -> None:
        if (self.chapter.key, "network") not in self.drawings:
            return
        self.paper.heading(self.chapter.words("network.title"), 2)
        self.paper.line(self.text("network.paper", number=self.text.number(len(self.chapter.sheets))))
        self._pictures("network")

    def _narrative(self) -> None:
        write_narrative(self.paper, self.chapter, self.text)

    def _measures(self) -> None:
        write_measures(self.paper, self.chapter, self.text)

    def _method(self) -> None:
        text = self.text
        self.paper.heading(text("method.title"), 2)
        plan = self.chapter.reading.analysed
        for key in ("tie", "absence", "limits") if plan else ("tie", "limits"):
            self.paper.line(self.chapter.words(f"method.{key}"))
        if not plan or not self.chapter.reading.counted:
            return
        heads = (text("method.field"), *(text.word("state", state) for state in STATES))
        counted = self.chapter.method.states
        rows = [(text(f"cell.{name}"), *(text.number(value) for value in counts)) for name, counts in counted]
        self.paper.table(heads, rows)
        if self.chapter.method.doubtful:
            self.paper.heading(text("method.doubtful"), 3)
        for row in self.chapter.method.doubtful:
            self.paper.line(f"{shorten(caption(row.measure), 140)} ({line_of(row.measure, text)})", style="List Bullet")
        if more := self.chapter.method.doubtful_more:
            self.paper.line(text("more", number=text.number(more)))


def _brief(row: MeasureRow) -> str:
    return str(row.measure.props.get("code") or shorten(row.measure.name, 28))


def _body(load: EntityLoad, text: Text) -> str:
    through = text("load.through", units=listed(load.through, _FIRST)) if load.through else ""
    return f"{load.body.name} ({through})" if through else load.body.name
