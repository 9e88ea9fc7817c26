"""What a report says about one document; each part is worked out when it is first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from planatlas.graph.atlas import Atlas
from planatlas.graph.gaps.finding import Finding, Phrase
from planatlas.graph.gaps.load.shares import gini, lorenz
from planatlas.graph.gaps.services.services import budget, in_words
from planatlas.graph.model import Node
from planatlas.graph.validation.elements import Element, statutory_elements
from planatlas.reports.figures.lanes import PAPER, Layout, lay_out
from planatlas.reports.parts.findings import Findings, findings_of
from planatlas.reports.parts.load import Load, loads, quarters
from planatlas.reports.parts.matrix import Matrix, matrix
from planatlas.reports.parts.method import Method, method_of
from planatlas.reports.parts.network import Picture, picture, sheets
from planatlas.reports.parts.summary import Summary, summary_of
from planatlas.reports.pyvis_adapter import pyvis_page, to_pyvis
from planatlas.reports.reading import Index, PlanReading, read_plans
from planatlas.reports.text import Text

__all__ = ["Chapter", "chapters"]

_COLUMNS = ("responsible", "partners", "funding", "deadline")


@dataclass
class Chapter:
    """One document of an atlas in one language.

    ``key`` is its name within the page, ``found`` the findings of the whole atlas, ``statutory`` what the model of an
    annual plan asks of this one (empty where no model applies), ``interactive`` whether it gets a network to move,
    ``paper`` whether it is for paper, where nothing moves and a page ends.
    """

    key: str
    index: Index
    reading: PlanReading
    text: Text
    found: Sequence[Finding] = field(default=(), repr=False)
    statutory: Sequence[Element] = field(default=(), repr=False)
    interactive: bool = True
    paper: bool = False

    @property
    def lang(self) -> str:
        """Language of the document itself, for the words quoted from it."""
        return str(self.reading.plan.props.get("lang") or self.text.lang)

    @property
    def doc(self) -> str:
        """Name of its source file."""
        return str(self.reading.plan.props.get("doc") or "")

    @cached_property
    def loads(self) -> list[Load]:
        """What each institution is named for."""
        return loads(self.index, self.reading)

    @cached_property
    def findings(self) -> Findings:
        """The findings about this document."""
        return findings_of(self.index, self.reading, self.found, self.text.lang)

    @cached_property
    def summary(self) -> Summary:
        """The numbers to begin with."""
        return summary_of(self.reading, self.loads, self.findings)

    @cached_property
    def matrix(self) -> Matrix:
        """Institutions against objectives."""
        return matrix(self.index, self.reading, self.loads)

    @cached_property
    def method(self) -> Method:
        """What the reading rests on."""
        return method_of(self.reading)

    @cached_property
    def picture(self) -> Picture:
        """The nodes and ties of the drawing."""
        return picture(self.index, self.reading)

    @cached_property
    def layout(self) -> Layout:
        """Where they stand."""
        return lay_out(self.picture)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns of the table of measures that the document has for any of them."""
        rows = self.reading.rows
        return tuple(one for one in _COLUMNS if any(row.holds(one) or row.asks(one) for row in rows))

    @property
    def columns_absent(self) -> str:
        """Names of those it has for none, which is said once instead of in every row."""
        return ", ".join(self.text(f"cell.{one}").lower() for one in _COLUMNS if one not in self.columns)

    def money_of(self, service: Node) -> str:
        """The sum of a service's amounts with its currency; empty where the plan gives none."""
        if not budget(self.index.corpus, service):
            return ""
        amount = in_words(self.index.corpus, service)
        return amount.text(self.text.lang) if isinstance(amount, Phrase) else self.text.number(float(amount))

    @cached_property
    def sheets(self) -> list[tuple[Picture, Layout]]:
        """The drawing in pages of paper."""
        return [(one, lay_out(one, PAPER)) for one in sheets(self.index, self.reading)]

    @cached_property
    def duties(self) -> list[int]:
        """Measures each institution is responsible for, where it is for any."""
        return [len(one.responsible) for one in self.loads if one.responsible]

    @property
    def gini(self) -> float:
        """How unequally the duties are spread."""
        return gini(self.duties)

    @property
    def lorenz(self) -> list[tuple[float, float]]:
        """Points of the Lorenz curve of the duties."""
        return lorenz(self.duties)

    @cached_property
    def quarters(self) -> tuple[int, int, int, int] | None:
        """Measures under way in each quarter, where it differs."""
        return quarters(self.reading.counted)

    @cached_property
    def pyvis(self) -> str:
        """The page of the interactive network, empty where none is wanted."""
        if not self.interactive or not self.picture.edges:
            return ""
        return pyvis_page(to_pyvis(self.picture, lang=self.text.lang, heading=self.reading.plan.name), self.text)


def chapters(atlas: Atlas, text: Text, paper: bool = False) -> list[Chapter]:
    """One chapter for each document that has measures or services.

    On screen the largest gets the interactive network; ``paper`` has none.
    """
    index = Index(atlas)
    found = atlas.gaps()
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
