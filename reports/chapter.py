"""What a report says about one document: its parts are worked out once, when the chapter is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from planatlas.graph.account import holds_no_work, wholly_read
from planatlas.graph.findings.corpus import text_of, told_apart
from planatlas.graph.findings.decided import decided_findings
from planatlas.graph.findings.finding import Finding, Phrase
from planatlas.graph.findings.load.shares import gini, lorenz
from planatlas.graph.findings.services.services import budget, in_words
from planatlas.graph.model import Node
from planatlas.graph.stored import StoredGraph
from planatlas.graph.validation.elements import Element, statutory_elements
from planatlas.ontology import fold
from planatlas.reports.figures.lanes import PAPER, lay_out
from planatlas.reports.parts.bodies import named
from planatlas.reports.parts.captions import network_shown, shown
from planatlas.reports.parts.findings import findings_of
from planatlas.reports.parts.load import dated, loads, most_named, quarters
from planatlas.reports.parts.matrix import matrix
from planatlas.reports.parts.measures import listed
from planatlas.reports.parts.method import method_of
from planatlas.reports.parts.narrative import narrative_of
from planatlas.reports.parts.network import picture, sheets
from planatlas.reports.parts.summary import summary_of
from planatlas.reports.plan_view import AtlasReading, MeasureRow, PlanReading, read_plans
from planatlas.reports.text import Text, shorten

__all__ = ["Chapter", "chapters"]

_TOLD = frozenset({"measures.title", "measures.lead", "measures.caption", "measure", "network.title", "network.lead",
                   "lane.measure", "lane.plan", "method.tie"})  # fmt: skip
"""What is said in other words of a document that tells what was done and assigns no duties."""

_ASKED = ("value", "empty", "dash", "lost")
_SERVICE = ("capacity", "occupancy", "waiting", "staff")

_COLUMNS = ("responsible", "partners", "funding", "deadline")


@dataclass
class Chapter:
    """One document of an atlas in one language.

    ``key`` is its name within the page, ``found`` the findings of the whole atlas, ``statutory`` what the model of an
    annual plan asks of this one (empty where no model applies), ``interactive`` whether it gets a network to move,
    ``paper`` whether it is for paper, where nothing moves and a page ends.
    """

    key: str
    index: AtlasReading
    reading: PlanReading
    text: Text
    found: Sequence[Finding] = field(default=(), repr=False)
    statutory: Sequence[Element] = field(default=(), repr=False)
    interactive: bool = True
    paper: bool = False

    def __post_init__(self) -> None:
        index, reading = self.index, self.reading
        self.narrative = narrative_of(index, reading)
        """What the document says beside its measures."""
        self.loads = loads(index, reading)
        """What each institution is named for."""
        self.duties = [len(one.responsible) for one in self.loads if one.responsible]
        """Measures each institution is responsible for, where it is for any."""
        self.findings = findings_of(index, reading, self.found, self.text.lang)
        """The findings about this document."""
        self.summary = summary_of(reading, self.loads, self.findings, self.narrative, most_named(index, reading))
        """The numbers to begin with."""
        self.matrix = matrix(index, reading, self.loads)
        """Institutions against objectives."""
        self.method = method_of(reading)
        """What the reading rests on."""
        self.measures = listed(reading.counted)
        """The measures that put a duty on somebody, with their headings."""
        self.idle = listed(row for row in reading.rows if not row.counted)
        """The measures that are only cited from elsewhere, or that the plan itself says do not apply."""
        self.columns = tuple(one for one in _COLUMNS if any(row.holds(one) or row.asks(one) for row in reading.counted))
        """The columns of the table of measures that the document has for any of them."""
        self.partners_asked = "partners" in self.columns
        """Whether the document names partners, or asks for them, anywhere."""
        self.service_columns = _service_columns(reading.services)
        """The numbers the document has a column for, for any of its services."""
        self.quarters = quarters(reading.counted)
        """Measures under way in each quarter, where it differs."""
        self.picture = picture(index, reading)
        """The nodes and ties of the drawing."""
        self.layout = lay_out(self.picture)
        """Where they stand."""
        self.sheets = [(one, lay_out(one, PAPER)) for one in sheets(index, reading)]
        """The drawing in pages of paper."""
        self._chapters = _chapters(reading.rows)

    @property
    def lang(self) -> str:
        """Language of the document itself, for the words quoted from it."""
        return str(self.reading.plan.props.get("lang") or self.text.lang)

    @property
    def doc(self) -> str:
        """Name of its source file."""
        return str(self.reading.plan.props.get("doc") or "")

    def words(self, key: str, **values: object) -> str:
        """The message ``report.<key>``, or the one for documents that assign no duties where this is one."""
        return self.text(f"told.{key}" if key in _TOLD and not self.reading.analysed else key, **values)

    @property
    def aligned(self) -> bool:
        """Whether to speak of strategies, acts and agreements: always of a plan, else if it names any."""
        here = self.reading
        return here.analysed or bool(here.strategies or here.acts or here.agreements)

    @property
    def nothing_found(self) -> str:
        """What stands where there is no finding: that there is no gap may only be said of what was read."""
        plan = self.reading.plan
        if holds_no_work(plan):
            return self.text("nothing")
        if self.reading.rows:
            return self.text("findings.none" if wholly_read(plan) else "none-rows")
        return self.text("unread", plan=shorten(plan.name, 200), doc=str(plan.props.get("doc") or "–"))

    def chapter_of(self, row: MeasureRow) -> str | None:
        """The chapter a measure stands in, where the plan uses its code, or others', in several chapters."""
        return self._chapters.get(row.measure.id)

    @property
    def half_asked(self) -> bool:
        """Whether some rows stand in tables without a column that others have."""
        return any(
            not row.holds(one) and not row.asks(one) and row.measure.props.get(f"{one}_cell") is not None
            for row in self.reading.counted
            for one in self.columns
        )

    @property
    def columns_absent(self) -> str:
        """Names of those it has for none, which is said once instead of in every row."""
        return ", ".join(self.text(f"cell.{one}").lower() for one in _COLUMNS if one not in self.columns)

    def run_by(self, service: Node) -> str:
        """Who runs a service, where it is told and its name does not say so."""
        names = (tie.node.name for tie in self.index.graph.ties_out(service.id, "DELIVERED_BY"))
        return ", ".join(sorted(name for name in names if fold(name) not in fold(service.name)))

    def printed(self, row: MeasureRow, column: str) -> list[str]:
        """What a row holds in a column, one thing each."""
        match column:
            case "responsible" | "partners":
                return named(getattr(row, column), self.index, self.reading.issuers)
            case "funding":
                return [node.name for node in row.funding]
            case _:
                return list(row.deadlines)

    def money_of(self, service: Node) -> str:
        """The sum of a service's amounts with its currency; empty where the plan gives none."""
        if not budget(self.index.corpus, service):
            return ""
        amount = in_words(self.index.corpus, service)
        return amount.text(self.text.lang) if isinstance(amount, Phrase) else self.text.number(float(amount))

    def shown(self, name: str) -> str:
        """What the drawing ``name`` shows in numbers, and what it leaves out."""
        return shown(self, name)

    def shown_on(self, place: int) -> str:
        """The same of one of the pages the network is cut into; the last one tells what stands on none of them."""
        drawn = {node.id for picture, _ in self.sheets for node in picture.nodes}
        last = place == len(self.sheets) - 1
        left = [row.measure for row in self.reading.counted if last and row.measure.id not in drawn]
        return network_shown(self, self.sheets[place][0], left)

    @property
    def gini(self) -> float:
        """How unequally the duties are spread."""
        return gini(self.duties)

    @property
    def lorenz(self) -> list[tuple[float, float]]:
        """Points of the Lorenz curve of the duties."""
        return lorenz(self.duties)

    @property
    def dated(self) -> int:
        """How many measures that count rests on."""
        return dated(self.reading.counted)

    @property
    def drawn(self) -> frozenset[str]:
        """Kinds of node in the drawing, and kinds of tie."""
        here = [self.picture, *(one for one, _ in (self.sheets if self.paper else ()))]
        return frozenset(one.label for each in here for one in each.nodes) | {
            one.type for each in here for one in each.edges
        }

    @property
    def pyvis(self) -> str:
        """The page of the interactive network, empty where none is wanted: half a second, so ask for it once."""
        if not self.interactive or not self.picture.edges:
            return ""
        # Brings pyvis and networkx, 0.2 s, for the one chapter of a page on screen that has a network to move.
        from planatlas.reports.pyvis_adapter import pyvis_page, to_pyvis

        heading = f"{self.reading.plan.name}. {self.shown('network')}"
        return pyvis_page(to_pyvis(self.picture, lang=self.text.lang, heading=heading), self.text)


def _service_columns(services: Sequence[Node]) -> tuple[str, ...]:
    here = [one.props for one in services]
    return tuple(
        name for name in _SERVICE if any(name in props or props.get(f"{name}_cell") in _ASKED for props in here)
    )


def _chapters(rows: Sequence[MeasureRow]) -> dict[str, str | None]:
    """Where each measure stands, where its code alone does not tell it; by id."""
    coded = [(text_of(row.measure.props.get("code")), row.measure) for row in rows]
    return {node.id: chapter for (_, node), chapter in zip(coded, told_apart(coded), strict=True)}


def chapters(atlas: StoredGraph, text: Text, paper: bool = False) -> list[Chapter]:
    """One chapter for each document that has measures or services.

    On screen the largest gets the interactive network; ``paper`` has none.
    """
    index = AtlasReading(atlas)
    found = decided_findings(atlas)
    readings = [one for one in read_plans(index) if one.rows or one.services]
    largest = max(readings, key=lambda one: len(one.rows), default=None)
    asked = statutory_elements(atlas)
    return [
        Chapter(
            f"p{place}",
            index,
            one,
            text,
            found,
            [element for element in asked if element.plan == one.plan.id],
            interactive=not paper and one is largest,
            paper=paper,
        )
        for place, one in enumerate(readings, start=1)
    ]
